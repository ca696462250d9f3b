"""Backups make themselves where they are due, say honestly how old they are, and a rehearsal leaves nothing behind."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reception.app import Office
from reception.kernel.errors import Cancelled, Refused, Unable
from reception.kernel.i18n import Message
from reception.kernel.progress import Silent
from reception.security.copies import (
    KEPT,
    Made,
    Place,
    ThisPc,
    backup_state,
    due_copies,
    look_at,
    make_copies,
    rehearse,
    superseded,
    this_pc,
)
from reception.security.recovery import RecoveryCode, new_recovery
from tests.reception.security.office import AROUND, enter

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
PC = ThisPc("OSH", "A", None)
NAME = "reception-osh-a-2026-11-24.backup"


def copy_to(office: Office, *folders: Path, today: date = TODAY) -> tuple[Made, ...]:
    return make_copies(office, folders, pc=PC, today=today, progress=Silent())


def test_a_copy_is_named_by_office_pc_and_day() -> None:
    assert PC.copy_name(TODAY) == NAME


def test_a_place_is_due_once_a_day_and_only_where_it_is_present(tmp_path: Path) -> None:
    places = [
        Place(tmp_path / "new", present=True),
        Place(tmp_path / "yesterday", present=True, copies=(TODAY - timedelta(days=1),)),
        Place(tmp_path / "today", present=True, copies=(TODAY,)),
        Place(tmp_path / "away", present=False),
        Place(tmp_path / "clock ran ahead", present=True, copies=(TODAY + timedelta(days=30),)),
    ]
    due = due_copies(places, today=TODAY)
    assert [folder.name for folder in due] == ["new", "yesterday", "clock ran ahead"]


def test_a_place_tells_the_days_of_this_pcs_copies_and_of_no_other(tmp_path: Path) -> None:
    names = (
        NAME,
        "reception-osh-a-2026-11-20.backup",
        "reception-osh-b-2026-11-23.backup",
        "reception-jal-a-2026-11-22.backup",
        "reception-osh-a-2026-13-45.backup",
        "reception-osh-a-2026-11-24.backup.part",
        "photo.jpg",
    )
    for name in names:
        (tmp_path / name).touch()
    assert look_at(tmp_path, pc=PC) == Place(tmp_path, present=True, copies=(TODAY, date(2026, 11, 20)))


def test_a_stick_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    away = tmp_path / "stick" / "copies"
    assert look_at(away, pc=PC) == Place(away, present=False)
    assert not away.parent.exists()


def test_the_newest_ten_stay() -> None:
    days = [TODAY - timedelta(days=n) for n in range(12)]
    assert superseded(days) == (TODAY - timedelta(days=10), TODAY - timedelta(days=11))
    assert superseded(days[:KEPT]) == ()


def test_every_place_that_is_there_gets_a_copy_and_one_that_fails_stops_no_other(
    office_folder: Path, tmp_path: Path
) -> None:
    first, away, last = tmp_path / "first", tmp_path / "away", tmp_path / "last"
    first.mkdir()
    last.mkdir()
    with enter(office_folder) as office:
        made = copy_to(office, first, away, last)
        assert [one.trouble is None for one in made] == [True, False, True]
        assert (first / NAME).stat().st_size > 0 < (last / NAME).stat().st_size
        assert not away.exists()
        with office.reading() as reading:
            assert this_pc(reading) == ThisPc("OSH", "A", AROUND.clock.now())


def test_a_backup_that_was_not_written_is_not_counted_as_one(office_folder: Path, tmp_path: Path) -> None:
    with enter(office_folder) as office:
        assert copy_to(office, tmp_path / "away")[0].trouble is not None
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / (NAME + ".part")).mkdir()
        assert isinstance(copy_to(office, tmp_path / "full")[0].trouble, Unable)
        with office.reading() as reading:
            assert this_pc(reading).last is None


def test_older_copies_go_once_the_new_one_is_there(office_folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for n in range(1, KEPT + 3):
        (stick / PC.copy_name(TODAY - timedelta(days=n))).touch()
    (stick / "reception-osh-b-2020-01-01.backup").touch()
    with enter(office_folder) as office:
        copy_to(office, stick)
    assert look_at(stick, pc=PC).copies == tuple(TODAY - timedelta(days=n) for n in range(KEPT))
    assert (stick / "reception-osh-b-2020-01-01.backup").exists()


def test_copying_can_be_called_off_between_two_places(office_folder: Path, tmp_path: Path) -> None:
    class SecondThought:
        def step(self, what: Message, done: int, total: int) -> None:
            if done:
                raise Cancelled(what, total)

    with enter(office_folder) as office, pytest.raises(Cancelled):
        make_copies(office, [tmp_path, tmp_path / "other"], pc=PC, today=TODAY, progress=SecondThought())
    assert look_at(tmp_path, pc=PC).copies == (TODAY,)


@pytest.mark.parametrize(
    ("days", "level", "said"),
    [
        (0, "good", "Backup: 24.11.2026"),
        (7, "good", "Backup: 17.11.2026"),
        (8, "late", "No backup since 16.11.2026"),
    ],
)
def test_a_backup_is_late_after_seven_days(days: int, level: str, said: str) -> None:
    message, values, found = backup_state(NOW - timedelta(days=days), NOW)
    assert (message.format(**values), found) == (said, level)


def test_no_backup_at_all_is_said_as_such() -> None:
    assert backup_state(None, NOW) == ("No backup yet", {}, "never")


def test_a_rehearsal_tells_what_a_backup_holds_and_leaves_nothing(
    office_folder: Path, tmp_path: Path, code: RecoveryCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    with enter(office_folder) as office:
        copy_to(office, tmp_path)
        held = rehearse(tmp_path / NAME, code, device=office.around.ids.new())
        assert (held.rows["person"], len(held.files)) == (1, 3)
        with pytest.raises((Refused, Unable)):
            rehearse(tmp_path / NAME, new_recovery(), device=office.around.ids.new())
    assert list(room.iterdir()) == []
