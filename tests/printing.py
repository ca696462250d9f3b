"""Turns papers and workbooks into pages by LibreOffice: one start for as many files as one likes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SECONDS_TO_START = 60
SECONDS_A_FILE = 5


class Printer:
    """LibreOffice with a profile of its own, so that two workers of the suite do not wait for one another."""

    def __init__(self, folder: Path) -> None:
        """Keep profile and pages in a folder that nobody else uses."""
        self._folder = folder
        self._turns = 0

    def __call__(self, files: Sequence[Path]) -> list[Path]:
        """The PDF of each file, in their order; a file of which LibreOffice makes none fails the test by name."""
        self._turns += 1
        turn = self._folder / f"turn-{self._turns}"
        turn.mkdir()
        # Numbered: files of two folders may have one name, and all pages come into one folder.
        sources = [turn / f"{number}{path.suffix}" for number, path in enumerate(files)]
        for path, source in zip(files, sources, strict=True):
            shutil.copyfile(path, source)
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", turn, *sources],
            check=True,
            capture_output=True,
            timeout=SECONDS_TO_START + SECONDS_A_FILE * len(files),
        )
        pages = [source.with_suffix(".pdf") for source in sources]
        missing = [path.name for path, made in zip(files, pages, strict=True) if not made.is_file()]
        assert not missing, f"no pages of {', '.join(missing)}"
        return pages
