"""The second and third step to a paper: its language, and what it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.papers_list import LANGUAGE_NAMES
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from reception.documents.wizard import Wizard
    from reception.kernel.i18n import Language

OWNERS = (("matter", _("&Matter")), ("visit", _("&Visit")), ("person", _("&Person")))


class LanguagePane(QWidget):
    """The languages a kind is made in."""

    chose = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """No language yet."""
        super().__init__(parent)
        self._place = place
        self._buttons: dict[Language, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        column.addStretch(1)

    def show_state(self, wizard: Wizard) -> None:
        """Show the languages of the chosen kind."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        if wizard.kind is None:
            return
        for at, language in enumerate(wizard.kind.languages):
            said = LANGUAGE_NAMES[language]
            if language in wizard.kind.reading_copies:
                said = self._place.words(_("{language}: a copy for reading, not for filing"), language=said)
            button = QRadioButton(said)
            button.setChecked(language == wizard.language)
            button.clicked.connect(lambda _on, code=language: self.chose.emit(code))
            self._column.insertWidget(at, button)
            self._buttons[language] = button
        self.setFocusProxy(self._buttons[wizard.language or wizard.kind.languages[0]])


class OwnerPane(QWidget):
    """What the paper belongs to: a matter, a visit or a person."""

    chose = Signal(str, str)
    """Which of the three, and the id."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Nothing is chosen."""
        super().__init__(parent)
        words = place.words
        hint = QLabel(
            words(_("Fill in one of the three; names, dates and addresses are taken from its record."))
        )
        hint.setProperty("role", "hint")
        hint.setWordWrap(True)
        self.pickers = {name: RecordPicker(place, name) for name, _label in OWNERS}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(hint)
        for name, text in OWNERS:
            label = QLabel(words(text))
            label.setBuddy(self.pickers[name].line)
            self.pickers[name].line.setAccessibleName(words(text).replace("&", ""))
            form.addRow(label, self.pickers[name])
            self.pickers[name].changed.connect(lambda name=name: self._picked(name))
        self.setFocusProxy(self.pickers["matter"])

    def show_state(self, wizard: Wizard) -> None:
        """Show what is chosen."""
        for name, picker in self.pickers.items():
            wanted = wizard.row if wizard.owner == name else None
            if picker.value() != wanted:
                picker.show_value(wanted)

    def _picked(self, name: str) -> None:
        choice = self.pickers[name].line.choice
        if choice is not None:
            self.chose.emit(name, choice.key)
