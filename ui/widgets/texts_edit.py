"""A free text with its language and its translations side by side; a translation older than its original says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reception.kernel.i18n import LANGUAGES
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.writing import Writing

CODES = "languages"


class LanguageBox(QComboBox):
    """The language of a text."""

    def __init__(self, place: Workplace, language: str, parent: QWidget | None = None) -> None:
        """All languages of the list, this one chosen."""
        super().__init__(parent)
        for item in place.catalogue.valid(CODES, place.today):
            self.addItem(item.label(place.words.language), item.code)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(place.words(_("Language of the text")))
        self.choose(language)

    def code(self) -> str:
        """The language chosen."""
        return str(self.currentData())

    def choose(self, language: str) -> None:
        """Choose this language; one that is not in the list is added by its code."""
        if self.findData(language) < 0:
            self.addItem(language, language)
        self.setCurrentIndex(self.findData(language))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, and changes nothing."""
        event.ignore()


class OneText(QWidget):
    """A text in one language: the original, or a translation that may be stale."""

    changed = Signal()

    def __init__(self, place: Workplace, language: str, *, is_translation: bool) -> None:
        """An empty text."""
        super().__init__()
        self.language = LanguageBox(place, language)
        self.writing = Writing(least=3, most=14)
        self.setFocusProxy(self.writing)
        if is_translation:
            self.writing.setAccessibleName(place.words(_("Translation")))
        self._stale = QLabel(place.words(_("The original was changed after this translation.")))
        self._stale.setProperty("role", "warning")
        self._stale.setWordWrap(True)
        self._fresh = QPushButton(place.words(_("It still fits")))
        self._fresh.clicked.connect(lambda: self.show_stale(is_stale=False))
        for widget in (self._stale, self._fresh):
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.writing)
        column.addWidget(self.language)
        column.addWidget(self._stale)
        column.addWidget(self._fresh, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.writing.changed.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)

    @property
    def is_stale(self) -> bool:
        """Whether the original was changed after it."""
        return not self._stale.isHidden()

    def show_stale(self, *, is_stale: bool) -> None:
        """Say that the original was changed, or that it fits again."""
        self._stale.setVisible(is_stale)
        self._fresh.setVisible(is_stale)
        self.changed.emit()

    def value(self) -> dict[str, Any]:
        """Language and text."""
        return {"language": self.language.code(), "text": self.writing.value()}


class TextsEdit(QWidget):
    """A text and its translations, each beside the other."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """An empty text in the window's language, without translations."""
        super().__init__(parent)
        self._place = place
        self._original = OneText(place, place.words.language, is_translation=False)
        self._original.changed.connect(self.changed)
        self._translations: list[OneText] = []
        self.setFocusProxy(self._original)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._original, 1)
        self._add = QPushButton(place.words(_("Add a translation")))
        self._add.setProperty("role", "quiet")
        self._add.clicked.connect(self._add_empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> dict[str, Any] | None:
        """The text with its translations; None where nothing was written."""
        translations = [
            {**one.value(), "stale": one.is_stale}
            for one in self._translations
            if one.writing.value() is not None
        ]
        original = self._original.value()
        if original["text"] is None and not translations:
            return None
        return {**original, "translations": translations}

    def show_value(self, value: Mapping[str, Any] | str | None) -> None:
        """Show a text, as a record shown has it."""
        if isinstance(value, str):
            value = {"language": self._place.words.language, "text": value}
        told = value or {"language": self._place.words.language, "text": None}
        self._original.language.choose(told["language"])
        self._original.writing.show_value(told["text"])
        for old in self._translations:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._translations = []
        for one in told.get("translations") or ():
            self._show_one(one["language"], one["text"], is_stale=bool(one.get("stale")))
        self._offer_more()
        self.changed.emit()

    def _show_one(self, language: str, text: str | None, *, is_stale: bool) -> OneText:
        shown = OneText(self._place, language, is_translation=True)
        shown.writing.show_value(text)
        shown.show_stale(is_stale=is_stale)
        shown.changed.connect(self.changed)
        self._translations.append(shown)
        self._row.addWidget(shown, 1)
        return shown

    def _free_languages(self) -> list[str]:
        used = {one.language.code() for one in (self._original, *self._translations)}
        known = [item.code for item in self._place.catalogue.valid(CODES, self._place.today)]
        return [code for code in dict.fromkeys((*LANGUAGES, *known)) if code not in used]

    def _add_empty(self) -> None:
        free = self._free_languages()
        if free:
            shown = self._show_one(free[0], None, is_stale=False)
            self._offer_more()
            shown.setFocus()
            self.changed.emit()

    def _offer_more(self) -> None:
        self._add.setEnabled(bool(self._free_languages()))
