"""A body of the State or an institution: one of the list, with its names and cases, or what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reception.documents.facts import body_of
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.suggest_line import Choice, SuggestLine

LIST = "institutions"
MOST = 12


class BodyEdit(QWidget):
    """Finds a body by part of its name in any language; a body that is in no list stays as it was typed."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Nothing is chosen."""
        super().__init__(parent)
        self._place = place
        self._held: Any = None
        self.line = SuggestLine(
            nothing=place.words(_("In no list: it is printed as it is typed")), parent=self
        )
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self.line.asked.connect(self._search)
        self.line.chose.connect(self._take)
        self.line.textEdited.connect(lambda _text: self._typed())

    def value(self) -> Any:
        """The body with its names and cases, the text that was typed, or None."""
        return self._held if self._held is not None else self.line.text().strip() or None

    def show_value(self, value: Any) -> None:
        """Show a body."""
        self._held = value if isinstance(value, Mapping) else None
        self.line.choose(None)
        self.line.setText(self._name(value) if isinstance(value, Mapping) else value or "")

    def _name(self, body: Mapping[str, Any]) -> str:
        names = body["names"]
        return str(next(names[code] for code in (self._place.words.language, "ru", *names) if code in names))

    def _search(self, typed: str) -> None:
        language = self._place.words.language
        found = self._place.catalogue.find(LIST, typed, language) if typed.strip() else ()
        choices = [Choice(item.code, item.labels[language]) for item in found]
        self.line.offer(choices[:MOST])

    def _take(self) -> None:
        choice = self.line.choice
        if choice is not None:
            self._held = body_of(self._place.catalogue.item(LIST, choice.key))["value"]
        self.changed.emit()

    def _typed(self) -> None:
        self._held = None
        self.changed.emit()
