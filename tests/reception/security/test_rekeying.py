"""Whoever leaves can open nothing that is written afterwards; a cut at any step leaves a store that opens."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.app import Office
from reception.kernel import atomic
from reception.kernel.errors import Refused, Unable
from reception.people.model import Person
from reception.security.keyfile import KeyFile
from reception.security.recovery import RecoveryCode
from reception.security.rekeying import left_behind, settle
from reception.security.users import remove_user, users
from reception.store.engine import check_file, open_file
from tests.reception.security.office import AROUND, MARKER, OTHER_PASSPHRASE, enter


class PowerCut(BaseException):
    """The PC went off: nothing tidies up after it."""


def leave(office: Office, login: str = "bakyt") -> None:
    """The journal says that a user has left; the key file does not know it yet."""
    with office.reading() as reading:
        slots = office.logins()
        colleague = next(user.id for user in users(reading) if user.slot and slots[user.slot] == login)
    with office.work() as work:
        remove_user(work, colleague_id=colleague)


def surname(folder: Path) -> str:
    with enter(folder) as office:
        assert office.verify().sound
        with office.reading() as reading:
            return str(reading.value(sa.select(Person.surname)))


def stores(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("store-*"))


def test_removing_a_user_moves_the_store_to_a_new_file_under_a_new_key(office_folder: Path) -> None:
    with enter(office_folder) as office:
        old_key = office.store.key
        leave(office)
        office.rekey()
        assert office.store.key != old_key
        with office.work() as work, work.under("person.add"):
            work.add(Person, surname="Кийинки", access="office", office="OSH")
    assert stores(office_folder) == ["store-2.db"]
    assert surname(office_folder) == MARKER
    with pytest.raises(Unable):
        check_file(office_folder / "store-2.db", old_key)
    with pytest.raises(Refused):
        enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE)


def test_a_key_file_that_was_copied_before_does_not_open_the_new_store(
    office_folder: Path, tmp_path: Path
) -> None:
    shutil.copy(office_folder / "keys.json", tmp_path / "kept.json")
    with enter(office_folder) as office:
        leave(office)
        office.rekey()
    key = KeyFile.read(tmp_path / "kept.json").unlock("bakyt", OTHER_PASSPHRASE, floor=AROUND.cost)
    with pytest.raises(Unable):
        check_file(office_folder / "store-2.db", key)


def test_the_recovery_code_and_the_others_open_it_as_before(office_folder: Path, code: RecoveryCode) -> None:
    with enter(office_folder) as office:
        leave(office)
        office.rekey()
        key = office.store.key
    assert KeyFile.read(office_folder / "keys.json").unlock_with_recovery(code) == key


def test_the_search_index_and_its_triggers_move_with_the_store(office_folder: Path) -> None:
    def shapes(office: Office) -> list[tuple[str, str, str]]:
        with office.store.outside() as driver:
            asked = "SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2"
            return [tuple(row) for row in driver.execute(asked)]

    with enter(office_folder) as office:
        before = shapes(office)
        office.rekey()
        assert shapes(office) == before
        assert any("fts5" in sql for _kind, _name, sql in before)
        with office.store.outside() as driver:
            for table in [name for _kind, name, sql in before if "USING fts5" in sql]:
                driver.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608


def test_re_keying_twice_counts_the_files_on(office_folder: Path) -> None:
    with enter(office_folder) as office:
        office.rekey()
        office.rekey()
    assert stores(office_folder) == ["store-3.db"]
    assert surname(office_folder) == MARKER


def test_a_removal_that_was_cut_off_before_the_new_key_is_ended_at_the_next_sign_in(
    office_folder: Path,
) -> None:
    with enter(office_folder) as office:
        leave(office)
        assert [slot.login for slot in left_behind(office.store, office.keys.path)] == ["bakyt"]
    with enter(office_folder) as office:
        assert left_behind(office.store, office.keys.path) == []
        assert list(office.logins().values()) == ["aigul"]
    assert stores(office_folder) == ["store-2.db"]


def test_the_last_who_can_open_the_store_is_not_dropped(office_folder: Path) -> None:
    with enter(office_folder) as office:
        leave(office)
        office.rekey()
        with office.store.whole() as connection:
            connection.execute(sa.text("DELETE FROM main.sign_in"))
        with pytest.raises(Refused):
            office.rekey()
    assert stores(office_folder) == ["store-2.db"]


Before = Callable[[pytest.MonkeyPatch], None]


def cut_in(place: str, *, after: bool) -> Before:
    """The power fails before, or just after, a step."""

    def arm(patch: pytest.MonkeyPatch) -> None:
        module, name = place.rsplit(".", 1)
        owner = {"engine": "reception.store.store", "rekeying": "reception.security.rekeying"}[module]
        true = getattr(__import__(owner, fromlist=[name]), name)

        def step(*given: object, **named: object) -> None:
            if after:
                true(*given, **named)
            raise PowerCut

        patch.setattr(f"{owner}.{name}", step)

    return arm


def cut_in_key_file(number: int, *, after: bool) -> Before:
    """The power fails around one of the two files that the key file is written to."""

    def arm(patch: pytest.MonkeyPatch) -> None:
        true, count = atomic.replace_file, 0

        def step(path: Path, content: bytes) -> None:
            nonlocal count
            count += 1
            if count == number and not after:
                raise PowerCut
            true(path, content)
            if count == number:
                raise PowerCut

        patch.setattr("reception.security.keyfile.replace_file", step)

    return arm


CUTS: dict[str, Before] = {
    "before the export": cut_in("engine.export_file", after=False),
    "after the export": cut_in("engine.export_file", after=True),
    "before the push": cut_in("rekeying.push", after=False),
    "after the push": cut_in("rekeying.push", after=True),
    "before the copy of the key file": cut_in_key_file(1, after=False),
    "after the copy of the key file": cut_in_key_file(1, after=True),
    "before the key file": cut_in_key_file(2, after=False),
    "after the key file": cut_in_key_file(2, after=True),
}


@pytest.mark.parametrize("name", CUTS)
def test_a_power_cut_at_any_step_leaves_a_store_that_opens(
    office_folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    office = enter(office_folder)
    leave(office)
    with monkeypatch.context() as patch:
        CUTS[name](patch)
        with pytest.raises(PowerCut):
            office.rekey()
    office.close()
    assert surname(office_folder) == MARKER
    keys = KeyFile.read(office_folder / "keys.json")
    assert stores(office_folder) == [keys.store]
    assert [slot.login for slot in keys.slots] == ["aigul"]
    assert keys.settled(office_folder / "keys.json")


@pytest.mark.parametrize("name", ["after the copy of the key file", "after the export"])
def test_a_key_file_lost_after_the_cut_still_opens_by_its_copy(
    office_folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    office = enter(office_folder)
    leave(office)
    with monkeypatch.context() as patch:
        CUTS[name](patch)
        with pytest.raises(PowerCut):
            office.rekey()
    office.close()
    (office_folder / "keys.json").write_bytes(b"worn out")
    assert surname(office_folder) == MARKER


@pytest.mark.parametrize("place", ["reception.store.store.export_file", "reception.security.rekeying.push"])
def test_a_fault_of_the_disk_changes_nothing_and_is_a_sentence(
    office_folder: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(*_given: object) -> None:
        raise Unable(atomic.unable_to_write("store-2.db", OSError(28, "full")).message, name="store-2.db")

    with enter(office_folder) as office:
        with monkeypatch.context() as patch:
            patch.setattr(place, full)
            with pytest.raises(Unable):
                office.rekey()
        assert office.store.path.name == "store-1.db"
        with office.work() as work, work.under("person.add"):
            work.add(Person, surname="Кийинки", access="office", office="OSH")
    assert stores(office_folder) == ["store-1.db"]
    assert surname(office_folder) == MARKER


def test_a_key_file_that_cannot_be_written_leaves_the_old_store(
    office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _content: bytes) -> None:
        raise atomic.unable_to_write(path.name, OSError(28, "full"))

    with enter(office_folder) as office, monkeypatch.context() as patch:
        patch.setattr("reception.security.keyfile.replace_file", refuse)
        with pytest.raises(Unable):
            office.rekey()
    assert stores(office_folder) == ["store-1.db"]
    assert surname(office_folder) == MARKER


def test_an_export_that_lost_a_row_is_not_taken(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reception.store import engine

    true = engine._demand_same_counts

    def after_losing_one(driver: object) -> None:
        driver.execute("DELETE FROM target.person")  # type: ignore[attr-defined]
        true(driver)

    monkeypatch.setattr(engine, "_demand_same_counts", after_losing_one)
    with enter(office_folder) as office, pytest.raises(Unable):
        office.rekey()
    assert stores(office_folder) == ["store-1.db"]


def test_settling_removes_only_other_stores(office_folder: Path) -> None:
    key = enter_key(office_folder)
    for name in ("store-2.db", "store-2.db-wal", "store-1.db.copy", "store-10.db", "notes.txt"):
        (office_folder / name).write_bytes(b"x")
    engine = open_file(office_folder / "store-1.db", key, mode="read")
    with engine.connect() as connection, connection.begin():
        connection.execute(sa.select(Person.n)).all()
        assert settle(office_folder / "keys.json") == 4
        assert connection.execute(sa.select(Person.surname)).scalar() == MARKER
    engine.dispose()
    assert (office_folder / "notes.txt").exists()


def enter_key(folder: Path) -> bytes:
    with enter(folder) as office:
        return office.store.key
