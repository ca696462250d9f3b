"""The line at the foot says how old the backup is, and hears of a new one at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.daily_copy import PLACES, DailyCopy
from ui.widgets.status import OfficeStatus


def test_a_backup_that_was_just_made_is_told(place: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    status = OfficeStatus(place)
    qtbot.addWidget(status)
    place.changed.connect(lambda changes, _who: status.refresh(changes))
    today = short_day(place.today)

    def said() -> str:
        return " ".join(label.text() for label in status.findChildren(QLabel))

    assert today not in said()
    (tmp_path / "stick").mkdir()
    place.memory.keep(PLACES, [str(tmp_path / "stick")])
    with qtbot.waitSignal(place.said):
        DailyCopy(place).begin()
    assert today in said()
