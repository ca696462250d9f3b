"""Papers and their exhibits written out as the person asked: a folder, or one PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from reception.attachments.actions import check_target
from reception.documents.bundles.exhibits import LARGEST, Exhibit, content_of
from reception.documents.keeping import Keeping
from reception.documents.pdf import joined, pdfs_of
from reception.kernel.atomic import replace_file
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress

WRITING = _("Writing the files…")
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDEST = 150
"""Millimetres that a picture takes across its page."""
ENDINGS: Mapping[str, str] = {
    PDF: ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    WORD: ".docx",
}
"""Endings that a file written out gets: of any other type it keeps its own."""


def write_folder(
    folder: Path,
    *,
    papers: Mapping[str, bytes],
    listed: Sequence[Exhibit],
    keeping: Keeping,
    progress: Progress,
) -> list[Path]:
    """Write papers and exhibits into a new folder, named by number; `Refused` where something lies in it."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused(_("There are files in the folder {name} already. Choose a new one."), name=folder.name)
    folder.mkdir(parents=True, exist_ok=True)
    count, written = len(papers) + len(listed), []
    for place, (number, content) in enumerate(papers.items(), start=1):
        progress.step(WRITING, place - 1, count)
        written.append(folder / f"{place:02}_{number}.docx")
        replace_file(written[-1], content)
    for exhibit in listed:
        progress.step(WRITING, len(written), count)
        written.append(folder / f"{len(papers) + exhibit.number:02}_{exhibit.number}{_ending(exhibit)}")
        replace_file(written[-1], content_of(exhibit, keeping=keeping))
    return written


def one_pdf(
    *,
    papers: Mapping[str, bytes],
    listed: Sequence[Exhibit],
    keeping: Keeping,
    office: Path,
    progress: Progress,
) -> bytes:
    """Papers and exhibits as one PDF, in their order; `Unable` without LibreOffice.

    `Refused` names an exhibit that is no PDF, picture or Word file, or is too large.
    """
    for exhibit in listed:
        if exhibit.file.media_type not in ENDINGS or exhibit.file.size > LARGEST:
            raise Refused(
                _("Annex {number} cannot be put into the PDF: write the papers into a folder."),
                number=exhibit.number,
            )
    contents = {exhibit.number: content_of(exhibit, keeping=keeping) for exhibit in listed}
    files = {f"{number}.docx": content for number, content in papers.items()}
    others = [exhibit for exhibit in listed if exhibit.file.media_type != PDF]
    pages = {_named(exhibit): _as_word(exhibit, contents[exhibit.number]) for exhibit in others}
    laid_out = pdfs_of(files | pages, office=office, progress=progress)
    parts: list[bytes] = [_laid(laid_out, name) for name in files]
    for exhibit in listed:
        is_pdf = exhibit.file.media_type == PDF
        parts.append(contents[exhibit.number] if is_pdf else _laid(laid_out, _named(exhibit)))
    return joined(parts)


def write_pdf(target: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write the one PDF, whole or not at all; `Refused` where a file stands there already."""
    check_target(target, overwrite=overwrite)
    replace_file(target, content)


def _laid(laid_out: Mapping[str, bytes], name: str) -> bytes:
    if name not in laid_out:
        raise Refused(_("LibreOffice could not lay out {number}."), number=name)
    return laid_out[name]


def _named(exhibit: Exhibit) -> str:
    return f"annex-{exhibit.number}.docx"


def _as_word(exhibit: Exhibit, content: bytes) -> bytes:
    """A Word file as it is; a picture on a page of its own, since not every LibreOffice has the part that draws."""
    if exhibit.file.media_type == WORD:
        return content
    from docx import Document
    from docx.image.exceptions import UnrecognizedImageError
    from docx.shared import Mm

    page, result = Document(), io.BytesIO()
    try:
        page.add_picture(io.BytesIO(content), width=Mm(WIDEST))
    except UnrecognizedImageError as fault:
        raise Refused(
            _("Annex {number} cannot be put into the PDF: write the papers into a folder."),
            number=exhibit.number,
        ) from fault
    page.save(result)
    return result.getvalue()


def _ending(exhibit: Exhibit) -> str:
    """That of its type; of another type the one it came with, where it is a plain word."""
    own = Path(exhibit.file.original_name).suffix.casefold()
    plain = own if own[1:].isascii() and own[1:].isalnum() else ""
    return ENDINGS.get(exhibit.file.media_type, plain)
