"""Papers as PDF: many laid out by one LibreOffice, and several joined into one file."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reception.documents.scan import scan
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress

FOLDER = "preview"
PATIENCE = 60.0
"""Seconds that LibreOffice is given for the first paper; its first start on an old PC takes half of that."""
PATIENCE_EACH = 5.0
"""Seconds more for each further one."""
LOOK_EVERY = 0.1
SHOWING = _("Laying out the pages…")


def libreoffice() -> Path | None:
    """The program that lays out pages, where it is installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
    places = [Path(root) / "LibreOffice" / "program" / "soffice.exe" for root in roots if root]
    return next((place for place in places if place.exists()), None)


def pdf_of(content: bytes, *, number: str, office: Path, progress: Progress) -> bytes:
    """The paper as a PDF; `Unable` where LibreOffice is not installed or gives none, `Cancelled` in between."""
    name = f"{number}.docx"
    found = pdfs_of({name: content}, office=office, progress=progress)
    if name not in found:
        raise Unable(_("LibreOffice could not lay out this paper."))
    return found[name]


def pdfs_of(files: Mapping[str, bytes], *, office: Path, progress: Progress) -> dict[str, bytes]:
    """Word files and pictures as PDF by file name, laid out by one LibreOffice; what it could not is absent.

    No two names may differ in their ending alone. `Unable` where LibreOffice is not installed, `Cancelled` in
    between. The plain files stand for that time in a folder of their own, open to its owner alone.
    """
    program = libreoffice()
    if program is None:
        raise Unable(_("LibreOffice is not installed; the text is shown without its pages."))
    for name, content in files.items():
        if name.endswith(".docx"):
            scan(content, name=name)
    with _private_folder(office) as folder:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        _convert(program, [folder / name for name in files], folder, progress)
        made = {name: (folder / name).with_suffix(".pdf") for name in files}
        return {name: file.read_bytes() for name, file in made.items() if file.is_file()}


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Several PDFs as one, in their order; `Unable` where one of them cannot be read."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    try:
        for pdf in pdfs:
            part = pypdfium2.PdfDocument(pdf)
            try:
                whole.import_pages(part)
            finally:
                part.close()
        result = io.BytesIO()
        whole.save(result)
        return result.getvalue()
    except pypdfium2.PdfiumError as fault:
        raise Unable(_("One of the files is no PDF that can be read.")) from fault
    finally:
        whole.close()


def sweep_previews(office: Path) -> None:
    """Remove what a power cut left of a preview."""
    shutil.rmtree(office / FOLDER, ignore_errors=True)


@contextmanager
def _private_folder(office: Path) -> Iterator[Path]:
    above = office / FOLDER
    above.mkdir(mode=0o700, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=above))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # another preview is being made
            above.rmdir()


def _convert(program: Path, papers: Sequence[Path], folder: Path, progress: Progress) -> None:
    profile = (folder / "profile").as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to"]
    command += ["pdf", "--outdir", str(folder), *map(str, papers)]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    quiet = subprocess.DEVNULL
    # Pieces of the paper that it writes beside would outlive it in the system's folder, if it is killed.
    beside = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    process = subprocess.Popen(  # noqa: S603 - our own arguments
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        env=os.environ | beside,
        creationflags=hidden,
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE + PATIENCE_EACH * (len(papers) - 1)
    try:
        while process.poll() is None:
            laid_out = sum(1 for paper in papers if paper.with_suffix(".pdf").exists())
            progress.step(SHOWING, laid_out, len(papers) if len(papers) > 1 else 0)
            if time.monotonic() > until:
                raise Unable(_("LibreOffice took too long; the text is shown without its pages."))
            time.sleep(LOOK_EVERY)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with the programs that it started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, 9)
    process.kill()
    process.wait()
