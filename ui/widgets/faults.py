"""What is wrong with a field, said in words below it, to eyes and to screen readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class FaultLine(QLabel):
    """A sentence about one field; it takes no room while there is nothing to say."""

    def __init__(self, about: QWidget, parent: QWidget | None = None) -> None:
        """Say nothing yet; `about` is the widget that has the keyboard when the fault is mended."""
        super().__init__(parent)
        self._about = about
        self.setProperty("role", "fault")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, text: str) -> None:
        """Show this sentence; an empty one hides the line."""
        if text == self.text():
            return
        self.setText(text)
        self.setVisible(bool(text))
        self._about.setAccessibleDescription(text)
        self._about.setProperty("fault", "true" if text else "false")
        style = self._about.style()
        style.unpolish(self._about)
        style.polish(self._about)


class FieldBox(QWidget):
    """An editor with the place below it where its fault is said."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        """Put the editor into the box."""
        super().__init__(parent)
        self.editor = editor
        self.fault = FaultLine(keyboard_of(editor), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor)
        column.addWidget(self.fault)

    def say(self, text: str) -> None:
        """Show this sentence, unless the editor itself says already what is wrong with it."""
        if all(own.isHidden() for own in self.editor.findChildren(FaultLine)):
            self.fault.say(text)

    def showEvent(self, event: QShowEvent) -> None:
        """What the style sheet makes of the editor is known only now: its height is asked for once more."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
        self.updateGeometry()


def keyboard_of(editor: QWidget) -> QWidget:
    """The widget inside an editor that the keyboard goes to: the one that a label is a buddy of."""
    proxy = editor.focusProxy()
    return editor if proxy is None else keyboard_of(proxy)
