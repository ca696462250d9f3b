"""Closing a matter, entering a consent, saying who may know."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from reception.desk.opening import access_of, model_named
from reception.kernel.ids import Id
from tests.ui.dialogs.matter import asked, client, matter, whole, window
from tests.ui.typing import type_text
from ui.dialogs.access import Access
from ui.dialogs.close_matter import CloseMatter
from ui.dialogs.consent import EnterConsent, withdraw
from ui.tasks.workplace import Notice, Workplace


def test_a_matter_is_closed_with_its_outcome_and_level(qtbot: QtBot, place: Workplace) -> None:
    row = matter(place, client(place))
    owner = window(qtbot)
    dialog = CloseMatter(place, owner, row, "OSH-2026-1")
    dialog.open()

    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert not whole(place, row).is_closed

    dialog.form.editor("level").show_value(place.catalogue.list("help_levels").items[0].code)
    dialog.form.editor("outcome").show_value(place.catalogue.list("outcomes").items[0].code)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)

    assert whole(place, row).is_closed


def test_a_consent_is_entered_for_this_matter_alone_and_withdrawn(qtbot: QtBot, place: Workplace) -> None:
    person = client(place)
    row = matter(place, person)
    dialog = EnterConsent(place, owner := window(qtbot), person, matter=row, kind="share")
    dialog.open()
    dialog.form.editor("by_whom").show_value("self")
    dialog.form.editor("how").show_value("signed")
    dialog.this_matter.setChecked(True)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)

    (consent,) = whole(place, row).consents
    assert (consent.kind, consent.matter_id) == ("share", row)

    withdraw(place, owner, consent.id)
    assert whole(place, row).consents[0].withdrawn_on == place.today


def test_fewer_may_know_at_once_and_more_only_with_a_reason(qtbot: QtBot, place: Workplace) -> None:
    row = matter(place, client(place))
    owner = window(qtbot)
    said: list[Notice] = []
    place.said.connect(said.append)

    narrow = Access(place, owner, "matter", row)
    narrow.open()
    narrow.levels["named"].setChecked(True)
    narrow.people[place.me.user].setChecked(True)
    QTest.mouseClick(narrow.verb, Qt.MouseButton.LeftButton)
    assert _level(place, row) == "named"
    assert said[-1].undo

    widen = Access(place, owner, "matter", row)
    widen.open()
    widen.levels["head"].setChecked(True)
    QTest.mouseClick(widen.verb, Qt.MouseButton.LeftButton)
    assert widen.fault
    assert _level(place, row) == "named"
    type_text(widen.reason, "Нужна помощь головного офиса")
    QTest.mouseClick(widen.verb, Qt.MouseButton.LeftButton)
    assert _level(place, row) == "head"


def _level(place: Workplace, row: Id) -> str:
    return asked(place, lambda reading: access_of(reading, model=model_named("matter"), row=row)).level


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_the_dialogs_are_whole_in_every_language(qtbot: QtBot, place: Workplace) -> None:
    row = matter(place, client(place))
    owner = window(qtbot)
    dialog = Access(place, owner, "matter", row)
    dialog.open()

    buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    assert len(buttons) > len(dialog.levels) - 1
    assert [one.text() for one in buttons if one.sizeHint().width() > one.width()] == []
