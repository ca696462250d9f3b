"""A paper seen without Word: its text as safe HTML, or its pages exactly as LibreOffice prints them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from reception.documents.pdf import SHOWING
from reception.documents.scan import scan
from reception.kernel.progress import Progress

MOST_PAGES = 60
PLAIN_TAGS = frozenset(
    {
        *("p", "br", "strong", "em", "u", "s", "sup", "sub", "ol", "ul", "li", "blockquote"),
        *("table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
"""What may stand in the text: no attributes, no links, no pictures, nothing that fetches or runs."""
EMPTY_TAGS = frozenset({"br"})


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
