"""Makes Qt speak the program's language: our catalogue above, Qt's own Russian below it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from reception.kernel.i18n import Message, Translator
from ui.text.qt_words import QT_WORDS

_BELOW: Literal["qtbase_ru"] = "qtbase_ru"
_LOCALES = {"ru": "ru_KG", "ky": "ky_KG", "en": "en_GB"}


class QtWords(QTranslator):
    """Answers Qt from the catalogue of the program; what is not there is left to the translator below."""

    def __init__(self, words: Translator, parent: QObject | None = None) -> None:
        """Keep the catalogue that answers."""
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        """Never: Qt asks an empty translator nothing."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt's signature; one word is said alike in all its windows
        sourceText: str,  # noqa: N803 - Qt's name of it
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """The words for what Qt wants to say; None, which Qt takes for no answer, where it is not ours."""
        return self._words(Message(sourceText)) if sourceText in QT_WORDS else None  # type: ignore[return-value]


class QtLanguage:
    """The language that Qt speaks in one application: its buttons, file and print dialogs, menus of fields."""

    def __init__(self, application: QCoreApplication) -> None:
        """Speak to this application; until `speak` is called Qt speaks English."""
        self._application = application
        self._installed: list[QTranslator] = []

    def speak(self, words: Translator) -> None:
        """Let Qt speak the language of `words` from here on; windows that stand already keep what they said."""
        self.fall_silent()
        if words.language != "en":
            below = QTranslator()
            if below.load(_BELOW, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._install(below)
            self._install(QtWords(words))
        QLocale.setDefault(QLocale(_LOCALES[words.language]))

    def fall_silent(self) -> None:
        """Take back what was installed."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()

    def _install(self, translator: QTranslator) -> None:
        if self._application.installTranslator(translator):
            self._installed.append(translator)
