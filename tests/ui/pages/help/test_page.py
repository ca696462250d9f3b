"""Help opens at the topic of the page one comes from, finds words, and follows its own links alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import LANGUAGES, Language
from tests.ui.typing import press, type_text
from ui.pages.help.page import HelpPage
from ui.tasks.workplace import Workplace

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> HelpPage:
    made = HelpPage(place)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_f1_opens_the_topic_of_a_page_in_the_windows_language(page: HelpPage, language: Language) -> None:
    page.open_at({"topic": "desk"})
    assert page.where() == {"topic": "desk"}
    heading = {"ru": "Приём", "ky": "Кабыл алуу", "en": "Reception"}[language]
    assert page.book.toPlainText().startswith(heading)
    assert page.list.currentItem().text() == heading


def test_an_unknown_topic_is_the_first_page_of_the_book(page: HelpPage) -> None:
    page.open_at({"topic": "nonsense"})
    assert page.where() == {"topic": "day"}


def test_help_opens_again_where_it_was_left(page: HelpPage) -> None:
    page.open_at({"topic": "lost"})
    page.book.moveCursor(QTextCursor.MoveOperation.End)
    read = page.book.textCursor().position()
    page.open_at({})
    assert page.where() == {"topic": "lost"}
    assert page.book.textCursor().position() == read > 0


def test_words_find_topics_and_enter_opens_the_first(page: HelpPage) -> None:
    page.open_at({})
    type_text(page.typed, "тревожная")
    assert page.list.count() >= 1
    press(page.typed, Qt.Key.Key_Return)
    assert page.where() == {"topic": "lock"}
    assert "тревожная" in page.book.textCursor().selectedText().casefold()
    page.typed.clear()
    assert page.list.count() > 10


def test_words_that_are_nowhere_are_said_to_be_nowhere(page: HelpPage) -> None:
    type_text(page.typed, "ъъъъ")
    assert page.list.count() == 1
    press(page.typed, Qt.Key.Key_Return)
    assert page.where() == {}


def test_a_link_leads_to_another_topic_and_never_out_of_the_program(page: HelpPage) -> None:
    page.open_at({"topic": "day"})
    page.book.anchorClicked.emit(QUrl("people"))
    assert page.where() == {"topic": "people"}
    page.book.anchorClicked.emit(QUrl("https://example.org/"))
    assert page.where() == {"topic": "people"}


def test_pictures_come_from_the_program_alone(page: HelpPage) -> None:
    assert page.book.loadResource(IMAGE, QUrl("pictures/today.png")) is not None
    for name in ("https://example.org/a.png", "file:///etc/hostname", "/etc/a.png", "other/today.png"):
        assert page.book.loadResource(IMAGE, QUrl(name)) is None


def test_arrows_turn_the_pages(page: HelpPage) -> None:
    page.open_at({"topic": "day"})
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Down)
    assert page.where() == {"topic": "today"}


def test_the_keyboard_begins_in_the_search(page: HelpPage) -> None:
    assert page.first_field() is page.typed
    (command,) = page.commands()
    command.run()
