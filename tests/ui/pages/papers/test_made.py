"""What must be checked in a paper that was just made."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from reception.documents.actions import Made
from reception.documents.doubts import Doubt
from reception.kernel.ids import Id
from ui.pages.papers.made import MadeLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.tasks.workplace import Workplace

ID = Id(UUID(int=1))


def test_a_case_that_nobody_is_sure_of_is_shown_with_its_form(qtbot: QtBot, place: Workplace) -> None:
    line = MadeLine(place)
    qtbot.addWidget(line)
    doubts = (Doubt("victim", "Орозалиев Бакыт"),)
    line.tell(Made(ID, "D-OSH-2026-001", b"", (), (), (), doubts))
    assert "Орозалиев Бакыт" in line.text()
    assert not line.isHidden()
    line.tell(Made(ID, "D-OSH-2026-001", b"", (), (), ()))
    assert line.isHidden()
