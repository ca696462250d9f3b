"""A chart of bars with a name and a number each: in the colours of the window on the screen, in black on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text.formats import number

_GAP = 8
_LEAST_BAR = 2
_ROUND = 3
_Flag = Qt.AlignmentFlag
_TITLE = int(_Flag.AlignVCenter | _Flag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_NAME = int(_Flag.AlignVCenter | _Flag.AlignRight) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Bar:
    """One bar."""

    name: str
    value: int


class BarChart(QWidget):
    """Bars one under another, the same scale for all; what they say is also its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty chart."""
        super().__init__(parent)
        self._title = ""
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_bars(self, title: str, bars: Sequence[Bar]) -> None:
        """Show these bars under this title."""
        self._title, self._bars = title, tuple(bars)
        said = "; ".join(f"{bar.name}: {bar.value}" for bar in bars)
        self.setAccessibleName(f"{title}. {said}" if said else title)
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        """As high as its bars need."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 48, self._height(metrics))

    def minimumSizeHint(self) -> QSize:
        """As high as its bars need, and as wide as a short name with a bar."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 28, self._height(metrics))

    def hasHeightForWidth(self) -> bool:
        """Long names take several lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the bars need at that width."""
        metrics = self.fontMetrics()
        names, _numbers = self._columns(metrics, width)
        rows = sum(_row_height(metrics, bar.name, names) for bar in self._bars)
        return _row_height(QFontMetrics(_bold(self.font())), self._title, width) + rows

    def _height(self, metrics: QFontMetrics) -> int:
        return self.heightForWidth(max(self.width(), metrics.averageCharWidth() * 28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint on the screen."""
        painter = QPainter(self)
        palette = self.palette()
        self.paint_on(
            painter,
            self.rect(),
            ink=palette.color(palette.ColorRole.Text),
            fill=palette.color(palette.ColorRole.Accent),
        )
        painter.end()

    def paint_on(self, painter: QPainter, room: QRect, *, ink: QColor, fill: QColor) -> int:
        """Paint into a room of a screen or of paper, and return the height that was used."""
        metrics = painter.fontMetrics()
        line = _line_height(metrics)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = painter.font()
        painter.setFont(_bold(plain))
        painter.setPen(ink)
        head = _row_height(painter.fontMetrics(), self._title, room.width())
        painter.drawText(QRect(room.topLeft(), QSize(room.width(), head)), _TITLE, self._title)
        painter.setFont(plain)
        names, numbers = self._columns(metrics, room.width())
        longest = max(room.width() - names - numbers - 2 * _GAP, _LEAST_BAR)
        most = max((bar.value for bar in self._bars), default=0) or 1
        top = room.top() + head
        for bar in self._bars:
            height = _row_height(metrics, bar.name, names)
            painter.setPen(ink)
            painter.drawText(QRect(room.left(), top, names, height), _NAME, bar.name)
            width = max(longest * bar.value // most, _LEAST_BAR if bar.value else 0)
            thick = line - line // 3
            body = QRect(room.left() + names + _GAP, top + (height - thick) // 2, width, thick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(body, _ROUND, _ROUND)
            painter.setPen(ink)
            told = QRect(body.right() + 1 + _GAP, top, numbers, height)
            painter.drawText(told, int(_Flag.AlignVCenter | _Flag.AlignLeft), number(bar.value))
            top += height
        return top - room.top()

    def _columns(self, metrics: QFontMetrics, width: int) -> tuple[int, int]:
        """How wide the names and the numbers are; names take no more than half."""
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        numbers = max((metrics.horizontalAdvance(number(bar.value)) for bar in self._bars), default=0)
        return min(names + 1, width // 2), numbers + _GAP


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _line_height(metrics: QFontMetrics) -> int:
    """A line with air above and below, on paper as on the screen."""
    return metrics.height() * 3 // 2


def _row_height(metrics: QFontMetrics, name: str, width: int) -> int:
    """As high as the name needs where it is broken into lines."""
    needed = metrics.boundingRect(QRect(0, 0, width, metrics.height() * 20), _NAME, name).height()
    return max(_line_height(metrics), needed + metrics.height() // 2)
