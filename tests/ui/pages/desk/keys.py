"""Works the desk as a person does: what the keyboard types goes where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.typing import press, type_text
from ui.pages.desk.page import DeskPage


class Keyboard:
    """The keyboard before a desk; it counts what is pressed."""

    def __init__(self, page: DeskPage) -> None:
        """Begin where the page puts the keyboard."""
        self.page = page
        self.pressed = 0
        page.first_field().setFocus()

    @property
    def at(self) -> QWidget:
        """The widget that has the keyboard."""
        focused = self.page.focusWidget()
        assert focused is not None
        return focused

    def type(self, text: str) -> None:
        """Type letters."""
        self.pressed += len(text)
        type_text(self.at, text)

    def press(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key."""
        for _time in range(times):
            self.pressed += 1
            press(self.at, key)

    def tab_to(self, wanted: QWidget) -> None:
        """Go on with Tab until this widget has the keyboard."""
        for _time in range(60):
            if wanted is self.at or wanted.focusProxy() is self.at or wanted.isAncestorOf(self.at):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {wanted}")

    def run(self, keys: str) -> None:
        """Press the keys of a command of the page."""
        self.pressed += 1
        command = next(one for one in self.page.commands() if one.keys == keys)
        command.run()


def line_of(widget: QWidget) -> QLineEdit:
    """The line inside a field."""
    line = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line
