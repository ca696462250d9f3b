"""Draws the lines of a chronology: the date on the left, what happened beside it, translations in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.text.formats import date_words, edtf_words

LINE = Qt.ItemDataRole.UserRole + 1
_PAD, _GAP = 8, 14
_DATE_LETTERS = 18
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Shown:
    """One line in words."""

    id: str
    date: str
    columns: tuple[tuple[str, str], ...]
    """Of each language its heading and the text: the original first."""
    beside: str
    """Where it was and how it is known."""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        texts = [text if place == 0 else f"{head}: {text}" for place, (head, text) in enumerate(self.columns)]
        return ". ".join(part for part in (self.date, *texts, self.beside) if part)


def shown_of(place: Workplace, row: Mapping[str, Any]) -> Shown:
    """A row of the chronology, as `records.reading` shows it, in words."""
    words = place.words
    at = PartialDate.parse(row["at"]) if row.get("at") else None
    text = row.get("text") or {}
    columns = [(_language(place, text.get("language")), str(text.get("text") or ""))]
    for one in text.get("translations") or ():
        head = _language(place, one["language"])
        stale = words(_("{language}, older than the text"), language=head)
        columns.append((stale if one.get("stale") else head, str(one["text"])))
    known = words(_("known from: {source}"), source=row["source"]) if row.get("source") else ""
    beside = " · ".join(part for part in (row.get("place") or "", known) if part)
    return Shown(str(row["id"]), _date(words, at), tuple(columns), beside)


def _date(words: Translator, at: PartialDate | None) -> str:
    """Figures, as lists have dates; an hour without its minutes is worded, for figures cannot say it."""
    points = [] if at is None else [point for point in (at.start, at.end) if point is not None]
    if at is not None and any(point.precision == "hour" for point in points):
        return date_words(words, at)
    return edtf_words(words, at)


def _language(place: Workplace, code: object) -> str:
    return place.catalogue.label("languages", str(code), place.words.language) if code else ""


class LineDelegate(QStyledItemDelegate):
    """Paints one line; its height is what its texts need at this width."""

    def __init__(self, parent: QWidget) -> None:
        """Without translations, until they are wanted."""
        super().__init__(parent)
        self.has_translations = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        shown = index.data(LINE)
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._lay(shown, option.rect, option.font, painter, option.palette)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as the texts."""
        widget = option.widget
        width = widget.viewport().width() if hasattr(widget, "viewport") else option.rect.width()
        height = self._lay(index.data(LINE), QRect(0, 0, width, 0), option.font, None, option.palette)
        return QSize(width, height)

    def _lay(
        self, shown: Shown, rect: QRect, font: QFont, painter: QPainter | None, palette: QPalette
    ) -> int:
        """Lay the texts out, and draw them where there is a painter; the height of all."""
        metrics = QFontMetrics(font)
        left, top = rect.left() + _PAD, rect.top() + _PAD
        dates = min(metrics.averageCharWidth() * _DATE_LETTERS, rect.width() // 3)
        bold = QFont(font)
        bold.setBold(True)
        height = _text(painter, shown.date, bold, QRect(left, top, dates, 0))
        columns = shown.columns if self.has_translations else shown.columns[:1]
        begin = left + dates + _GAP
        width = (rect.right() - _PAD - begin - _GAP * (len(columns) - 1)) // len(columns)
        for number, (head, text) in enumerate(columns):
            x, y = begin + number * (width + _GAP), top
            if self.has_translations:
                y += _muted(painter, head, font, QRect(x, y, width, 0), palette)
            y += _text(painter, text, font, QRect(x, y, width, 0))
            if number == 0 and shown.beside:
                y += _muted(painter, shown.beside, font, QRect(x, y + 2, width, 0), palette) + 2
            height = max(height, y - top)
        return height + 2 * _PAD


def _muted(painter: QPainter | None, text: str, font: QFont, rect: QRect, palette: QPalette) -> int:
    if painter is None:
        return _text(None, text, font, rect)
    painter.save()
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    height = _text(painter, text, font, rect)
    painter.restore()
    return height


def _text(painter: QPainter | None, text: str, font: QFont, rect: QRect) -> int:
    """Draw a text with its lines broken at the width; its height."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(rect.width(), 20))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    if painter is not None:
        layout.draw(painter, QPointF(rect.left(), rect.top()))
    return int(height + 0.5)


class LineList(QListWidget):
    """The lines; Enter changes one, Delete takes it out."""

    change_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        """An empty list of this name."""
        super().__init__()
        self.setAccessibleName(name)
        self._delegate = LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self._want(self.change_wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 change, Delete takes out."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self._want(self.change_wanted)
        elif event.key() == Qt.Key.Key_Delete:
            self._want(self.removal_wanted)
        else:
            super().keyPressEvent(event)

    def show_lines(self, lines: Iterable[Shown]) -> None:
        """Show these; the line that was marked stays marked where it is there still."""
        marked = self.marked()
        self.clear()
        for shown in lines:
            item = QListWidgetItem(shown.spoken)
            item.setData(LINE, shown)
            self.addItem(item)
            if shown.id == marked:
                self.setCurrentItem(item)

    def show_translations(self, *, is_on: bool) -> None:
        """Show translations beside the texts, or the texts alone."""
        self._delegate.has_translations = is_on
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts break elsewhere at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def marked(self) -> str | None:
        """The id of the line that is marked."""
        if self.currentRow() < 0:
            return None
        shown: Shown = self.currentItem().data(LINE)
        return shown.id

    def _want(self, signal: SignalInstance) -> None:
        if (row := self.marked()) is not None:
            signal.emit(row)
