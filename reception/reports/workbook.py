"""Paints a workbook and reads one back; beside `rows_in` the only file that knows openpyxl."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from reception.kernel.atomic import replacing
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress, Silent
from reception.reports.book import Book, Chart, Look, Row, Sheet, Value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫")
"""A text that begins so could be taken for a formula, here or where it is pasted."""
LONGEST_CELL = 32_767
ACCENT, PALE, GREY, RULE = "1F5C7A", "E8F0F4", "6B7680", "C9D3D9"
FONT = "Arial"
COUNT = '#,##0;-#,##0;"–"'
DAY = "dd.mm.yyyy"
MOST_COLUMNS = 50
PIE = (ACCENT, "7FB2C8", "D9A441", "8FA876", "B5654A", "6E6A9A", "A9B4BB")
_CHART_WIDTH = 14.0
_ONE_LINE: frozenset[Look] = frozenset({"title", "subtitle", "table", "note"})
_LINE_POINTS, _AIR = 13.0, 2.0
_LETTER = 1.0
"""The width of a letter of a text in the unit of columns, which is that of a figure; Cyrillic ones are wide."""
_A4 = 9
_SIZES: dict[Look, int] = {"title": 16, "subtitle": 10, "table": 12, "note": 9, "apart": 9}
_HEIGHTS: dict[Look, int] = {"title": 26, "table": 22, "head": 20}


def write_book(book: Book, path: Path, *, progress: Progress | None = None) -> None:
    """Put the workbook at `path`, whole or not at all; `Unable` where the disk refuses."""
    with replacing(path) as stream:
        save_book(book, stream, progress=progress or Silent())


def save_book(book: Book, stream: BinaryIO, *, progress: Progress) -> None:
    """Write the workbook into a stream."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    made = Workbook()
    made.remove(made.worksheets[0])
    painter = _Painter()
    for number, sheet in enumerate(book.sheets, 1):
        progress.step(_("write the workbook"), number, len(book.sheets))
        page = made.create_sheet(sheet.title)
        painter.fill(page, sheet)
        _set_up(page, sheet, book)
        for chart in sheet.charts:
            page.add_chart(_chart(page, chart), f"{get_column_letter(len(sheet.widths) + 2)}{chart.at}")
    _describe(made, book)
    made.save(stream)


def safe_text(text: str) -> str:
    """The text without control characters, which a workbook cannot hold, and no longer than a cell."""
    if text.isprintable():
        return text[:LONGEST_CELL]
    kept = "".join(" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in text)
    return kept[:LONGEST_CELL]


class _Place(NamedTuple):
    """What decides how a cell looks: its row, whether it is the first there, and whether its column holds texts."""

    look: Look
    first: bool
    text: bool


class _Painter:
    """Gives cells their styles; a style is made once and shared, which openpyxl does not do by itself."""

    def __init__(self) -> None:
        self._styles: dict[tuple[_Place, str], Any] = {}

    def fill(self, page: Worksheet, sheet: Sheet) -> None:
        """Write the rows."""
        places = [(column, column == 1, column <= sheet.texts) for column in range(1, len(sheet.widths) + 1)]
        for number, row in enumerate(sheet.rows, 1):
            filled = row.look in {"head", "table", "total"}
            cells = (*row.cells, *[None] * (len(places) - len(row.cells)))
            for (column, first, text), value in zip(places, cells, strict=True):
                if value is not None or filled:
                    self._write(page.cell(number, column), value, _Place(row.look, first, text))
            height = max(_HEIGHTS.get(row.look, 0), _LINE_POINTS * _lines(row, sheet.widths) + _AIR)
            if height > _LINE_POINTS + _AIR:
                page.row_dimensions[number].height = height

    def _write(self, cell: Any, value: Value, place: _Place) -> None:
        kind = "n" if isinstance(value, int | float) else "d" if isinstance(value, date) else "s"
        if isinstance(value, str):
            cell.value = text = safe_text(value)
            cell.data_type = "s"
            if text[:1] in FORMULA_SIGNS or value[:1] in FORMULA_SIGNS:
                kind = "q"
        else:
            cell.value = value
        if place.look == "plain" and kind != "q":
            return
        key = (place, kind)
        if key not in self._styles:
            _dress(cell, *place, kind=kind)
            self._styles[key] = cell._style  # noqa: SLF001 - openpyxl has no other way to share a style
        else:
            cell._style = self._styles[key]  # noqa: SLF001


def _lines(row: Row, widths: Sequence[int]) -> int:
    """How many lines of letters the row takes; no program reckons it anew when the file is opened."""
    if row.look in _ONE_LINE or row.look == "plain":
        return 1
    texts = [
        (len(cell), width) for cell, width in zip(row.cells, widths, strict=False) if isinstance(cell, str)
    ]
    return max((ceil(length * _LETTER / width) for length, width in texts), default=1)


def _dress(cell: Any, look: Look, first: bool, text: bool, *, kind: str) -> None:  # noqa: FBT001 - a `_Place`
    """Give one cell the style of its row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    bold = look in {"title", "head", "table", "total"} or (look == "key" and first)
    bold = bold or (look == "figure" and not first)
    colour = {"head": "FFFFFF", "title": ACCENT, "table": ACCENT, "warning": "9C3B1B"}.get(look, "1E2A31")
    if look in {"quiet", "apart", "note", "subtitle"}:
        colour = GREY
    cell.font = Font(
        name=FONT,
        size=_SIZES.get(look, 10),
        bold=bold,
        italic=look in {"quiet", "apart", "note"},
        color=colour,
    )
    numbers = look != "figure" and (kind in {"n", "d"} or not text)
    wraps = look not in _ONE_LINE
    cell.alignment = Alignment(
        horizontal="right" if numbers else "left",
        vertical="center",
        wrap_text=wraps,
    )
    if look == "head":
        cell.fill = PatternFill("solid", fgColor=ACCENT)
    elif look == "total":
        cell.fill = PatternFill("solid", fgColor=PALE)
    if look in {"row", "quiet", "total", "table", "key", "figure", "warning"}:
        strong = look in {"total", "table"}
        line = Side(style="thin" if strong else "hair", color=ACCENT if strong else RULE)
        cell.border = Border(top=line) if look == "total" else Border(bottom=line)
    if kind in {"n", "d"}:
        cell.number_format = COUNT if kind == "n" else DAY
    cell.quotePrefix = kind == "q"


def _set_up(page: Worksheet, sheet: Sheet, book: Book) -> None:
    """Widths, what stays on the screen, and how the sheet is printed on A4."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.pagebreak import Break
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.sheet_view.showGridLines = False
    page.sheet_format.defaultRowHeight, page.sheet_format.customHeight = _LINE_POINTS + _AIR, True
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, int(sheet.one_page)
    page.page_margins.left = page.page_margins.right = 0.5
    page.page_margins.top, page.page_margins.bottom = 0.55, 0.65
    foot: Any = page.oddFooter
    foot.left.text, foot.right.text = safe_text(book.footer).replace("&", "&&"), "&P / &N"
    foot.left.size = foot.right.size = 8
    if sheet.frozen:
        page.freeze_panes = f"A{sheet.frozen + 1}"
        page.print_title_rows = f"1:{sheet.frozen}"
    if sheet.filtered and len(sheet.rows) > sheet.frozen:
        last = get_column_letter(len(sheet.widths))
        page.auto_filter.ref = f"A{sheet.frozen}:{last}{len(sheet.rows)}"
    if sheet.hidden:
        page.sheet_state = "hidden"
    for number, row in enumerate(sheet.rows, 1):
        if row.page_break:
            page.row_breaks.append(Break(id=number - 1))


def _describe(made: Workbook, book: Book) -> None:
    made.properties.title = safe_text(book.title)
    made.properties.creator = "reception"
    made.properties.created = datetime.combine(book.made_on, time())
    made.active = 0


def _chart(page: Worksheet, shown: Chart) -> Any:
    """A native chart that keeps the calm of the sheet: one colour, numbers at the bars, no zeros."""
    from openpyxl.chart import BarChart, PieChart, Reference
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.layout import Layout, ManualLayout

    def cells(column: int) -> Reference:
        return Reference(page, min_col=column, min_row=shown.first, max_row=shown.last)

    chart: Any = BarChart() if shown.kind == "bar" else PieChart()
    chart.add_data(cells(shown.column))
    chart.set_categories(cells(1))
    chart.title = _chart_title(shown.title)
    chart.width, chart.height = _CHART_WIDTH, shown.height
    labels = DataLabelList()
    labels.showVal, labels.numFmt = True, "#,##0;-#,##0;"
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.txPr = _text(8)
    chart.dataLabels = labels
    if shown.kind == "bar":
        _as_bars(chart)
    else:
        labels.dLblPos = "outEnd"
        _as_pie(chart, shown.last - shown.first + 1)
        chart.layout = Layout(
            manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.06, y=0.2, w=0.36, h=0.7)
        )
    return chart


def _as_bars(chart: Any) -> None:
    from openpyxl.chart.shapes import GraphicalProperties

    chart.type, chart.gapWidth, chart.legend = "bar", 45, None
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill=ACCENT)
    chart.x_axis.scaling.orientation = "maxMin"  # the first line on top, as in the table
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.majorTickMark, chart.x_axis.tickLblSkip = "none", 1  # every line is named
    chart.x_axis.txPr = _text(8)
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0


def _as_pie(chart: Any, slices: int) -> None:
    from openpyxl.chart.marker import DataPoint
    from openpyxl.chart.shapes import GraphicalProperties

    for number in range(slices):
        colour = PIE[number % len(PIE)]
        chart.series[0].dPt.append(DataPoint(idx=number, spPr=GraphicalProperties(solidFill=colour)))
    chart.legend.position = "r"
    chart.legend.txPr = _text(8)


def _text(size: int, *, bold: bool = False) -> Any:
    """The letters of a chart, in points."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

    letters = CharacterProperties(sz=size * 100, b=bold, solidFill=GREY, latin=Font(typeface=FONT))
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _chart_title(text: str) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import (
        CharacterProperties,
        Font,
        Paragraph,
        ParagraphProperties,
        RegularTextRun,
    )

    letters = CharacterProperties(sz=1000, b=True, solidFill=ACCENT, latin=Font(typeface=FONT))
    line = Paragraph(
        pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=safe_text(text))]
    )
    return Title(tx=Text(rich=RichText(p=[line])), overlay=False)


def read_cells(stream: BinaryIO) -> dict[str, list[tuple[Value, ...]]]:
    """The values of every sheet of a workbook, row by row; formulas, styles and charts are not read.

    Give it only what `incoming` has looked through: it raises whatever a broken file makes openpyxl raise.
    """
    from openpyxl import load_workbook

    book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    try:
        return {
            page.title: [_trimmed(row) for row in page.iter_rows(values_only=True, max_col=MOST_COLUMNS)]
            for page in book.worksheets
        }
    finally:
        book.close()


def _trimmed(row: Sequence[Any]) -> tuple[Value, ...]:
    """The row up to its last cell that holds something."""
    last = max((at for at, value in enumerate(row, 1) if value is not None), default=0)
    return cast("tuple[Value, ...]", tuple(row[:last]))
