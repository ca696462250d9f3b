"""Tables of a template: with lines or without, rows that repeat, and the table of signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tools.typeset.runs import plain_run, runs

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
SIGNED = (3000, 3400, 2870)
SIGNATURE_WORDS = {"ru": "(подпись)", "ky": "(колу)", "en": "(signature)"}
AFTER = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'


def opening(widths: Sequence[int], *, lined: bool) -> str:
    """The beginning of a table whose columns have these widths, in twentieths of a point."""
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in SIDES)
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if lined else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="85" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def row(cells: Sequence[str], widths: Sequence[int], *, head: bool = False) -> str:
    """A row of texts; a head stands again on each page."""
    style = "TableHead" if head else "TableCell"
    rules = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    made = "".join(
        cell("".join(paragraph(line, style) for line in text.split(" ¶ ")), width)
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{rules}{made}</w:tr>"


def tag_row(tag: str, widths: Sequence[int]) -> str:
    """A row that holds a tag alone: docxtpl removes the row and keeps the tag."""
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    held = f'<w:p><w:pPr><w:pStyle w:val="TableCell"/></w:pPr>{plain_run(tag)}</w:p>'
    return f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}</w:tcPr>{held}</w:tc></w:tr>'


def cell(content: str, width: int, *, rules: str = "") -> str:
    """A cell around paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rules}</w:tcPr>{content}</w:tc>'


def paragraph(text: str, style: str, *, keep: bool = False) -> str:
    """A paragraph of a cell."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs(text)}</w:p>'


def signature(left: str, right: str, language: str, *, last: bool) -> Iterator[str]:
    """A line to sign on, between what stands left of it and the name; its caption below it."""
    bottom = '<w:vAlign w:val="bottom"/>'
    line = (
        '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>' + bottom
    )
    texts = (left, "", right)
    cells = "".join(
        cell(paragraph(text, "TableCell", keep=True), width, rules=line if place == 1 else bottom)
        for place, (text, width) in enumerate(zip(texts, SIGNED, strict=True))
    )
    yield f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="620" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'
    captions = ("", SIGNATURE_WORDS[language], "")
    under = "".join(
        cell(paragraph(text, "Caption10" if place == 1 else "TableCell", keep=not last), width, rules=bottom)
        for place, (text, width) in enumerate(zip(captions, SIGNED, strict=True))
    )
    yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{under}</w:tr>"
