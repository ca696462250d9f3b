"""A backup is tried with the code from the paper, and nothing is left of the trial."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reception.app import Newcomer, begin_office, open_office
from reception.security.recovery import new_recovery
from tests.ui.conftest import PASSPHRASE, around
from tests.ui.typing import type_text
from ui.pages.settings.rehearsal import RehearsalSection
from ui.tasks.workplace import Workplace


@pytest.fixture
def section(
    place: Workplace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> RehearsalSection:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    made = RehearsalSection(place)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_backup_that_opens_tells_what_it_holds(section: RehearsalSection, tmp_path: Path) -> None:
    first = Newcomer("Эсенов Эмил", "emil", PASSPHRASE)
    code = begin_office(tmp_path / "other", office="JAL", letter="A", first=first, around=around())
    with open_office(tmp_path / "other", login="emil", passphrase=PASSPHRASE, around=around()) as office:
        office.back_up(tmp_path / "stick.backup")
    type_text(section.file, str(tmp_path / "stick.backup"))
    type_text(section.code, code.text)
    section.go.click()
    assert section.fault.isHidden()
    assert "24.11.2026" in section.found.text()
    assert section.code.text() == ""
    assert list((tmp_path / "room").iterdir()) == []
    type_text(section.code, new_recovery().text)
    section.go.click()
    assert section.fault.isVisible()
    assert section.found.text() == ""
    assert list((tmp_path / "room").iterdir()) == []


@pytest.mark.parametrize(("file", "code"), [("", "1"), ("nowhere.backup", "123"), ("nowhere.backup", "")])
def test_what_cannot_be_tried_is_said_beside_the_fields(
    section: RehearsalSection, file: str, code: str
) -> None:
    type_text(section.file, file)
    type_text(section.code, code)
    section.go.click()
    assert section.fault.isVisible()
    assert section.go.isEnabled()
