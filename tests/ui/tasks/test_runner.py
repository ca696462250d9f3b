"""A runner that was closed tells nobody anything more, and takes nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks.runner import Outcome, ThreadRunner


def test_what_ends_as_the_runner_is_closed_is_told_to_nobody_and_nothing_begins_after_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    runner = ThreadRunner()
    told: list[object] = []
    done: list[str] = []

    def next_one(outcome: Outcome) -> None:
        told.append(outcome.value)
        runner.submit("read", lambda: done.append("late"), told.append)

    runner.submit("write", lambda: done.append("first"), next_one)
    runner.close()
    qapp.processEvents()
    runner.submit("read", lambda: done.append("later"), told.append)
    qtbot.wait(20)
    assert (done, told) == (["first"], [])
