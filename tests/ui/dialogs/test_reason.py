"""Acts that want a written reason, and acts that want a second person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.kernel.errors import Refused, Trouble
from reception.kernel.i18n import Message
from reception.kernel.ids import Id
from reception.people.model import Person
from reception.store.work import Work
from tests.ui.conftest import PASSPHRASE
from tests.ui.dialogs.matter import client, window
from tests.ui.typing import type_text
from ui.dialogs.asking import Asking
from ui.dialogs.reason import ReasonDialog, act_with_reason
from ui.dialogs.second_person import ask_second_person
from ui.tasks.workplace import Workplace


def _open(kind: type[Asking]) -> Asking:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_an_act_that_wants_a_reason_is_done_with_the_one_that_is_written(
    qtbot: QtBot, place: Workplace
) -> None:
    row, owner = client(place), window(qtbot)
    done: list[str] = []

    def act(work: Work) -> str:
        with work.under("person.edit"):
            reason = work.demand_reason("проверка")
            work.change(Person, row, given="Нур")
        return reason

    act_with_reason(place, owner, act, then=done.append)
    dialog = _open(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert (done, bool(dialog.fault)) == ([], True)
    type_text(dialog.writing, "Просила сама")
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)

    assert done == ["Просила сама"]
    assert not dialog.isVisible()


def test_an_act_refused_for_something_else_asks_for_no_reason(qtbot: QtBot, place: Workplace) -> None:
    told: list[Trouble] = []

    def act(_work: Work) -> None:
        raise Refused(Message("No"))

    act_with_reason(place, window(qtbot), act, then=lambda _none: None, refused=told.append)

    assert len(told) == 1


def test_a_second_person_must_be_another_one(qtbot: QtBot, place: Workplace) -> None:
    known: list[Id] = []
    owner = window(qtbot)
    dialog = ask_second_person(
        place,
        owner,
        "Удаление",
        go=lambda second, _dialog: known.append(second),
        verb=Message("Erase"),
    )
    assert dialog.logins.currentText() == "aigul"
    type_text(dialog.passphrase, PASSPHRASE)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)

    assert not known
    assert dialog.fault
    assert dialog.passphrase.text() == ""
