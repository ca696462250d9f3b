"""Work on the window's own thread goes a piece a turn: what waits for the window comes in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.tasks.piecewise import Piecewise


def test_the_first_piece_is_done_at_once_and_the_window_answers_between_the_others(qtbot: QtBot) -> None:
    said: list[object] = []
    owner = QObject()
    work = Piecewise(owner)

    def pieces() -> Iterator[None]:
        for number in range(3):
            said.append(number)
            QTimer.singleShot(0, lambda: said.append("answer"))
            yield

    with qtbot.waitSignal(work.ended):
        work.begin(pieces())
        assert said == [0]
    assert said.index("answer") < said.index(2)


def test_work_begun_anew_leaves_the_rest_of_the_old(qtbot: QtBot) -> None:
    said: list[int] = []
    owner = QObject()
    work = Piecewise(owner)
    work.begin(map(said.append, range(5)))
    with qtbot.waitSignal(work.ended):
        work.begin(map(said.append, (10, 11)))
    assert said == [0, 10, 11]


def test_a_piece_that_fails_is_the_last(qtbot: QtBot) -> None:
    owner = QObject()
    work, ended = Piecewise(owner), list[int]()
    work.ended.connect(lambda: ended.append(1))
    with pytest.raises(ZeroDivisionError):
        work.begin(1 // number for number in (0, 1))
    qtbot.wait(20)
    assert ended == []
