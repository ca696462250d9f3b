"""Files to take in, and the steps that take them in as the window and the command line do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reception.attachments.actions import Added, Owner, add_files
from reception.attachments.sharing import kept_of_sizes
from reception.attachments.taking import Source, Taking, sizes_of
from reception.documents.keeping import Keeping
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from tests.reception.desk.office import Scene

ASSOCIATION = bytes(range(32))


@dataclass
class Shelf:
    """The files of an office, and how they are taken in."""

    scene: Scene
    folder: Path

    @property
    def keeping(self) -> Keeping:
        """Blobs and key."""
        return Keeping(self.scene.blobs, ASSOCIATION)

    def write(self, name: str, content: bytes) -> Path:
        """A file on the disk."""
        path = self.folder / name
        path.write_bytes(content)
        return path

    def taking(self, sources: list[Source], login: str = "aigul") -> Taking:
        """A portion that knows what is kept already."""
        with self.scene.reading(login) as reading:
            known = kept_of_sizes(reading, sizes_of(sources))
        return Taking(self.keeping, self.scene.ids, known)

    def add(
        self,
        row: Id,
        *paths: Path,
        owner: Owner = "person",
        login: str = "aigul",
        progress: Progress | None = None,
    ) -> list[Added]:
        """Take these files into a record."""
        sources = [Source.at(path) for path in paths]
        taking = self.taking(sources, login)
        try:
            sealed = [taking.take(source, progress=progress) for source in sources]
            with self.scene.work(login) as work:
                added = add_files(work, owner=owner, row=row, sealed=sealed, origin="от матери")
        except BaseException:
            taking.drop()
            raise
        taking.keep()
        return added

    @property
    def on_disk(self) -> list[Path]:
        """What lies in the folder of sealed files."""
        folder = self.scene.folder / "files"
        return sorted(folder.iterdir()) if folder.exists() else []


@pytest.fixture
def shelf(scene: Scene, tmp_path: Path) -> Shelf:
    """An office and a folder with plain originals."""
    folder = tmp_path / "originals"
    folder.mkdir()
    return Shelf(scene, folder)


@pytest.fixture
def pdf() -> Callable[[str], bytes]:
    """Makes a PDF of one page that says these Latin words."""

    def make(words: str) -> bytes:
        drawn = f"BT /F1 24 Tf 40 100 Td ({words}) Tj ET".encode()
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R"
        page += b" /Resources << /Font << /F1 5 0 R >> >> >>"
        parts = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        content, places = b"%PDF-1.4\n", []
        for number, part in enumerate(parts, start=1):
            places.append(len(content))
            content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
            len(parts) + 1,
            len(content),
        )
        return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + trailer

    return make
