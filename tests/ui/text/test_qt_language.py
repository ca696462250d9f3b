"""Qt's own buttons, dialogs and menus speak the language of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import LANGUAGES, Language, Translator
from ui.text.qt_language import QtLanguage
from ui.text.qt_words import QT_WORDS

# Names that are written in Latin letters everywhere.
NAMES = re.compile(r"\b(PDF|CUPS|A[0-9]|[A-Z]:|https?:\S*)\b|[\w.-]*/[\w/.-]*")
# Said by newer releases; Qt's own Russian does not have them yet.
NEW_IN_QT = {"&Look in:", "Files of &type:", "Page &Set:"}
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[QtLanguage]:
    language = QtLanguage(qapp)
    yield language
    language.fall_silent()


def texts_of(window: QWidget) -> list[str]:
    """What stands on a window's buttons, labels and boxes."""
    found = [button.text() for button in window.findChildren(QAbstractButton)]
    found += [label.text() for label in window.findChildren(QLabel)]
    found += [box.title() for box in window.findChildren(QGroupBox)]
    return [text.replace("&", "") for text in found if text]


def with_latin(texts: list[str]) -> list[str]:
    return [text for text in texts if LATIN.search(NAMES.sub("", text))]


def test_all_buttons_of_a_message_are_kyrgyz(speech: QtLanguage, qtbot: QtBot) -> None:
    speech.speak(Translator("ky"))
    box = QMessageBox()
    qtbot.addWidget(box)
    every = [button for button in QMessageBox.StandardButton if 0x400 <= button.value <= 0x8000000]
    for button in every:
        box.addButton(button)
    box.setDetailedText("24")
    assert len(box.buttons()) > len(QMessageBox.StandardButton.__members__) / 2
    assert with_latin([button.text() for button in box.buttons()]) == []


def test_a_dialog_for_choosing_a_file_is_kyrgyz(speech: QtLanguage, qtbot: QtBot) -> None:
    speech.speak(Translator("ky"))
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    said = texts_of(dialog)
    assert any("Файлдын аты" in text for text in said)
    assert with_latin(said) == []


def test_the_menus_of_fields_are_kyrgyz(speech: QtLanguage, qtbot: QtBot) -> None:
    speech.speak(Translator("ky"))
    for field in (QLineEdit("24"), QPlainTextEdit("24")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        said = [action.text().split("\t")[0].replace("&", "") for action in menu.actions()]
        assert "Көчүрүү" in said
        assert with_latin(said) == []


def test_printing_and_its_preview_are_kyrgyz(speech: QtLanguage, qtbot: QtBot) -> None:
    speech.speak(Translator("ky"))
    printer = QPrinter()
    preview = QPrintPreviewDialog(printer)
    qtbot.addWidget(preview)
    printing = QPrintDialog(printer)
    qtbot.addWidget(printing)
    said = [*texts_of(preview), *texts_of(printing), preview.windowTitle(), printing.windowTitle()]
    said += [action.toolTip() for action in preview.actions()]
    assert any("Басып чыгаруу" in text for text in said)
    assert with_latin(said) == []


@pytest.mark.parametrize(("language", "said"), [("ru", "Закрыть"), ("ky", "Жабуу"), ("en", "Close")])
def test_another_language_is_spoken_by_windows_made_from_then_on(
    speech: QtLanguage, qtbot: QtBot, language: Language, said: str
) -> None:
    for earlier in LANGUAGES:
        speech.speak(Translator(earlier))
    speech.speak(Translator(language))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == said


def test_what_we_do_not_word_is_russian_before_it_is_english(speech: QtLanguage) -> None:
    speech.speak(Translator("ky"))
    assert QCoreApplication.translate("QJsonParseError", "illegal number") == "некорректное число"
    speech.fall_silent()
    assert QCoreApplication.translate("QJsonParseError", "illegal number") == "illegal number"


def test_every_sentence_of_qt_that_we_word_is_one_that_qt_says() -> None:
    russian = QTranslator()
    assert russian.load("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    contexts = (
        *("QPlatformTheme", "QGnomeTheme", "QMessageBox", "QErrorMessage", "QInputDialog", "QMdiSubWindow"),
        *("QWizard", "QDialogButtonBox", "QDialog", "CloseButton", "QWidgetTextControl", "QLineEdit"),
        *("QAbstractSpinBox", "QComboBox", "QScrollBar", "QTabBar", "QFileDialog", "QFileSystemModel"),
        *("QPrintDialog", "QPrintPreviewDialog", "QPrintWidget", "QPrintSettingsOutput"),
        *("QPrintPropertiesWidget", "QPrintPropertiesDialog", "QPageSetupWidget"),
    )
    unknown = [
        said
        for said in QT_WORDS - NEW_IN_QT
        if not any(russian.translate(context, said) for context in contexts)
    ]
    assert sorted(unknown) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_access_keys_stay_in_qts_sentences(language: Language) -> None:
    words = Translator(language)
    wrong = [
        said
        for said in QT_WORDS
        if sorted(re.findall(r"%\d|\n", said)) != sorted(re.findall(r"%\d|\n", words(said)))  # type: ignore[arg-type]
        or said.count("&") != words(said).count("&")  # type: ignore[arg-type]
    ]
    assert wrong == []
