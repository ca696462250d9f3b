"""What a person sees and what a screen reader says of a window: texts that do not fit, controls without a name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QToolButton,
    QWidget,
)

SLACK = 2
TARGET = 28
_FRAMES = (QScrollArea, QSplitter)


def shown(window: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that are on the screen."""
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and not widget.isHidden():
            yield widget


def cut_texts(window: QWidget) -> list[str]:
    """The texts of labels, buttons and tabs that have less room than they need."""
    return [text for widget in shown(window) for text in _cut(widget)]


def _cut(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel):
        is_cut = _label_is_cut(widget)
        return [widget.text()] if is_cut else []
    if isinstance(widget, QTabBar):
        return [
            widget.tabText(tab)
            for tab in range(widget.count())
            if widget.tabRect(tab).width() < widget.fontMetrics().horizontalAdvance(widget.tabText(tab))
        ]
    if isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton) and widget.text():
        return [widget.text()] if _button_is_cut(widget) else []
    return []


def _label_is_cut(label: QLabel) -> bool:
    if not label.text() or label.textFormat() == Qt.TextFormat.RichText or label.width() == 0:
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + SLACK
    return label.sizeHint().width() > label.width() + SLACK


def _button_is_cut(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    return button.sizeHint().width() > button.width() + SLACK


def nameless(window: QWidget) -> list[str]:
    """The controls that the keyboard reaches and a screen reader has no name for."""
    found = []
    for widget in shown(window):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, _FRAMES):
            continue
        if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QAbstractItemView):
            widget_name = widget.accessibleName() or spoken(widget)
        else:
            widget_name = spoken(widget)
        inner = isinstance(widget.parent(), QAbstractScrollArea)
        if not widget_name and not inner:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def spoken(widget: QWidget) -> str:
    """The name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def too_small(window: QWidget) -> list[str]:
    """The buttons and fields that are lower than a finger or a tired hand wants."""
    return [
        f"{type(widget).__name__} {spoken(widget)!r}: {widget.height()}"
        for widget in shown(window)
        if isinstance(widget, QPushButton | QToolButton | QLineEdit | QCheckBox | QRadioButton)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.height() < TARGET
        and not isinstance(widget.parent(), QAbstractItemView | QLineEdit)
    ]


def traps(window: QWidget) -> list[str]:
    """The text fields that Tab does not leave."""
    return [
        spoken(widget) or type(widget).__name__
        for widget in shown(window)
        if getattr(widget, "tabChangesFocus", None) is not None
        and not widget.tabChangesFocus()  # type: ignore[attr-defined]
        and not getattr(widget, "isReadOnly", lambda: False)()
    ]
