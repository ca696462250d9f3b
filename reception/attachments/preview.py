"""The home of PDF: its pages as pixels and as text, from bytes in memory; and plain text in the writings used here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _

PDFIUM = Lock()
"""PDFium may be in the hands of one thread at a time: whoever else calls it takes this lock too."""
LARGEST_SHOWN = 200 * 1024 * 1024
"""A larger file is not opened inside the program."""
MOST_PIXELS = 16_000_000
"""Of one page so many are drawn, however large the page says it is."""
LONGEST_TEXT = 2_000_000
NOT_A_PDF = _("This PDF cannot be shown: it is damaged, or it has a password.")
NO_PAGE = _("There is no page {page} in this PDF.")


@dataclass(frozen=True)
class Page:
    """A drawn page: four bytes a pixel, red, green, blue and one that says nothing."""

    width: int
    height: int
    stride: int
    pixels: bytes


def count_pages(content: bytes) -> int:
    """How many pages a PDF has; `Unable` where it is none, is damaged or has a password."""
    with _opened(content) as document:
        return len(document)


def draw_page(content: bytes, number: int, *, width: int) -> Page:
    """A page, numbered from 0, drawn so many pixels wide."""
    with _page(content, number) as page:
        wide, high = page.get_size()
        scale = max(width, 1) / max(wide, 1)
        if wide * high * scale * scale > MOST_PIXELS:
            scale = (MOST_PIXELS / (wide * high)) ** 0.5
        bitmap = page.render(
            scale=scale, rev_byteorder=True, prefer_bgrx=True, fill_color=(255, 255, 255, 255)
        )
        try:
            return Page(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()


def page_text(content: bytes, number: int) -> str:
    """The text of a page, numbered from 0; empty of a scanned one."""
    with _page(content, number) as page:
        words = page.get_textpage()
        try:
            return str(words.get_text_bounded())[:LONGEST_TEXT]
        finally:
            words.close()


def plain_text(content: bytes) -> str:
    """A text file as text: UTF-8, UTF-16 with its mark, else the old Windows writing of Cyrillic."""
    some = content[: LONGEST_TEXT * 2]
    if some.startswith((b"\xff\xfe", b"\xfe\xff")):
        return some.decode("utf-16", errors="replace")
    try:
        return some.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        if fault.start >= len(some) - 3 and len(some) < len(content):
            return some.decode("utf-8-sig", errors="ignore")
        return some.decode("cp1251", errors="replace")


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            raise Unable(NOT_A_PDF) from fault
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _page(content: bytes, number: int) -> Iterator[Any]:
    import pypdfium2

    with _opened(content) as document:
        if not 0 <= number < len(document):
            raise Unable(NO_PAGE, page=number + 1)
        try:
            page = document[number]
        except pypdfium2.PdfiumError as fault:
            raise Unable(NOT_A_PDF) from fault
        try:
            yield page
        finally:
            page.close()
