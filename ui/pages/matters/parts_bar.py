"""The parts of a matter as a row of buttons that breaks where the room ends: no part is ever out of sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.widgets.command import shortcut
from ui.widgets.flow import FlowLayout


class PartsBar(QWidget):
    """One part at a time is shown; the arrows go from button to button, Ctrl+PageDown to the next part."""

    def __init__(self, name: str) -> None:
        """No part yet; a screen reader says `name`."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._bar = QWidget()
        self._bar.setAccessibleName(name)
        self._flow = FlowLayout(self._bar, gap=4)
        self._stack = QStackedWidget()
        self._names: list[str] = []
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut(self, "Ctrl+PgDown", lambda: self._step(1), within)
        shortcut(self, "Ctrl+PgUp", lambda: self._step(-1), within)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in their order."""
        return tuple(self._names)

    def add(self, name: str, title: str, part: QWidget) -> None:
        """Add a part under this name."""
        button = QToolButton()
        button.setText(title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button, len(self._names))
        self._flow.addWidget(button)
        self._names.append(name)
        self._stack.addWidget(part)
        button.setChecked(len(self._names) == 1)

    def show_title(self, name: str, title: str) -> None:
        """Word the button of a part anew."""
        self.button(name).setText(title)

    def button(self, name: str) -> QToolButton:
        """The button of a part."""
        found = self._group.button(self._names.index(name))
        assert isinstance(found, QToolButton)
        return found

    def show_part(self, name: str) -> None:
        """Show a part; one that is not there is not shown."""
        if name in self._names:
            self.button(name).setChecked(True)
            self._stack.setCurrentIndex(self._names.index(name))

    def current(self) -> str:
        """The name of the part shown."""
        return self._names[self._stack.currentIndex()]

    def part(self) -> QWidget:
        """The part shown."""
        shown = self._stack.currentWidget()
        assert shown is not None
        return shown

    def _step(self, by: int) -> None:
        self.show_part(self._names[(self._stack.currentIndex() + by) % len(self._names)])
        self.part().setFocus()
