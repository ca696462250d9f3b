"""A paper seen without Word: its text as safe HTML, or its pages exactly as LibreOffice prints them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from reception.documents.scan import scan
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress

FOLDER = "preview"
PATIENCE = 60.0
"""Seconds that LibreOffice is given; its first start on an old PC takes half of that."""
LOOK_EVERY = 0.1
MOST_PAGES = 60
PLAIN_TAGS = frozenset(
    {
        *("p", "br", "strong", "em", "u", "s", "sup", "sub", "ol", "ul", "li", "blockquote"),
        *("table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
"""What may stand in the text: no attributes, no links, no pictures, nothing that fetches or runs."""
EMPTY_TAGS = frozenset({"br"})
SHOWING = _("Laying out the pages…")


@dataclass(frozen=True)
class PageImage:
    """One page as a picture: four bytes a dot, red, green, blue and opacity."""

    width: int
    height: int
    dots: bytes


def text_preview(content: bytes) -> str:
    """The words of a paper as HTML without anything active; where its lines break and its borders are not shown."""
    import mammoth

    scan(content, name="paper.docx")
    found = mammoth.convert_to_html(io.BytesIO(content), convert_image=mammoth.images.img_element(_no_image))
    plain = _Plain()
    plain.feed(found.value)
    plain.close()
    return "".join(plain.pieces)


def libreoffice() -> Path | None:
    """The program that lays out pages, where it is installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
    places = [Path(root) / "LibreOffice" / "program" / "soffice.exe" for root in roots if root]
    return next((place for place in places if place.exists()), None)


def pdf_of(content: bytes, *, number: str, office: Path, progress: Progress) -> bytes:
    """The paper as a PDF; `Unable` where LibreOffice is not installed or gives none, `Cancelled` in between.

    The plain files stand for that time in a folder of their own, open to its owner alone, named by number.
    """
    program = libreoffice()
    if program is None:
        raise Unable(_("LibreOffice is not installed; the text is shown without its pages."))
    scan(content, name=f"{number}.docx")
    with _private_folder(office) as folder:
        paper = folder / f"{number}.docx"
        paper.write_bytes(content)
        _convert(program, paper, folder, progress)
        try:
            return paper.with_suffix(".pdf").read_bytes()
        except OSError as fault:
            raise Unable(_("LibreOffice could not lay out this paper.")) from fault


def pages_of(pdf: bytes, *, scale: float, progress: Progress) -> list[PageImage]:
    """The pages as pictures; `scale` 1 is 72 dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        count = min(len(document), MOST_PAGES)
        pages = []
        for number in range(count):
            progress.step(SHOWING, number, count)
            bitmap = document[number].render(scale=scale, force_bitmap_format=4, rev_byteorder=True)
            rows = bytes(bitmap.buffer)
            width = bitmap.width * 4
            # A row of the bitmap may be longer than its dots.
            dots = b"".join(rows[at : at + width] for at in range(0, len(rows), bitmap.stride))
            pages.append(PageImage(bitmap.width, bitmap.height, dots))
        return pages
    finally:
        document.close()


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


def _convert(program: Path, paper: Path, folder: Path, progress: Progress) -> None:
    profile = (folder / "profile").as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to"]
    command += ["pdf", "--outdir", str(folder), str(paper)]
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
    until = time.monotonic() + PATIENCE
    try:
        while process.poll() is None:
            progress.step(SHOWING, 0, 0)
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


def _no_image(_image: object) -> dict[str, str]:
    return {"src": ""}


class _Plain(HTMLParser):
    """Copies the plain tags without their attributes, and all text escaped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's signature
        if tag in PLAIN_TAGS:
            self.pieces.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in PLAIN_TAGS - EMPTY_TAGS:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(escape(data))
