"""An idle PC, one that slept and one that is about to sleep all end in a lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.tasks import idle
from ui.tasks.idle import Idle
from ui.tasks.sleep import Sleep


class Hours:
    """A clock of seconds that a test turns."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_000.0
        monkeypatch.setattr(idle, "monotonic", lambda: self.now)
        monkeypatch.setattr(idle, "time", lambda: self.now)


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Hours:
    monkeypatch.setattr(idle, "system_idle", lambda: None)
    return Hours(monkeypatch)


def pass_by(watch: Idle, hours: Hours, seconds: int) -> None:
    for _second in range(0, seconds, 5):
        hours.now += 5
        watch.look()


def test_a_window_nobody_touches_is_idle_and_one_in_use_is_not(
    qapp: QApplication, qtbot: QtBot, hours: Hours
) -> None:
    watch, told = Idle(qapp, lambda: 2), []
    watch.too_long.connect(lambda: told.append(1))
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    pass_by(watch, hours, 100)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    pass_by(watch, hours, 100)
    assert told == []
    pass_by(watch, hours, 30)
    assert told == [1]
    watch.deleteLater()


def test_where_the_system_tells_of_the_whole_pc_that_counts(
    qapp: QApplication, hours: Hours, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, told = Idle(qapp, lambda: 2), []
    watch.too_long.connect(lambda: told.append(1))
    monkeypatch.setattr(idle, "system_idle", lambda: 3.0)
    pass_by(watch, hours, 600)
    assert told == []
    monkeypatch.setattr(idle, "system_idle", lambda: 121.0)
    pass_by(watch, hours, 5)
    assert told == [1]
    watch.deleteLater()


def test_a_pc_that_slept_is_locked_when_it_wakes_also_where_idleness_never_locks(
    qapp: QApplication, hours: Hours
) -> None:
    watch, told = Idle(qapp, lambda: 0), []
    watch.too_long.connect(lambda: told.append(1))
    pass_by(watch, hours, 3_600)
    assert told == []
    hours.now += 3_600
    watch.look()
    assert told == [1]
    watch.deleteLater()


def test_the_system_s_word_that_sleep_begins_is_passed_on_and_its_end_is_not(qapp: QApplication) -> None:
    watch, told = Sleep(qapp), []
    watch.coming.connect(lambda: told.append(1))
    watch.prepare(False)
    watch.prepare(True)
    assert told == [1]
    watch.deleteLater()
