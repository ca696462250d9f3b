"""The encrypted file opens with its key alone, keeps what is acknowledged, and is never made by accident."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.kernel.errors import Unable
from reception.security.model import Colleague
from reception.store import engine as engines
from reception.store.engine import assert_versions, check_file, create_file, export_file, open_file
from reception.store.store import Store, create_store, device_of
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import KEY, add

OTHER_KEY = bytes(32)


@pytest.fixture
def store_file(template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    return Path(shutil.copy(template, folder / "store-1.db"))


def folder_of(path: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in path.parent.iterdir()}


@pytest.mark.parametrize("mode", ["read", "write"])
def test_every_connection_is_set_to_lose_and_to_leak_nothing(store_file: Path, mode: str) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    engine = open_file(store_file, KEY, mode="write" if mode == "write" else "read")
    with engine.connect() as connection:
        for name, value in wanted.items():
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value, name
    engine.dispose()


def test_another_key_is_a_sentence_and_changes_no_file(store_file: Path) -> None:
    before = folder_of(store_file)
    for attempt in (
        lambda: check_file(store_file, OTHER_KEY),
        lambda: Store(store_file, OTHER_KEY, ()).faults(),
    ):
        with pytest.raises(Unable) as caught:
            attempt()
        assert "does not open with this key" in caught.value.message
    assert folder_of(store_file) == before


def test_a_missing_or_an_empty_store_is_never_made_anew(store_file: Path) -> None:
    store_file.unlink()
    for _attempt in range(2):
        with pytest.raises(Unable), Store(store_file, KEY, ()).whole() as connection:
            connection.execute(sa.select(Colleague))
    assert folder_of(store_file) == {}
    store_file.write_bytes(b"")
    with pytest.raises(Unable):
        check_file(store_file, KEY)
    assert store_file.read_bytes() == b""


@pytest.mark.parametrize("share", [0.0002, 0.01, 0.5, 0.99])
def test_a_store_that_was_cut_short_is_a_sentence_and_stays_as_it_is(store_file: Path, share: float) -> None:
    whole = store_file.read_bytes()
    store_file.write_bytes(whole[: int(len(whole) * share)])
    before = folder_of(store_file)
    with pytest.raises(Unable):
        check_file(store_file, KEY)
    assert folder_of(store_file) == before


def test_a_new_store_is_not_made_over_anything(store_file: Path) -> None:
    engine = open_file(store_file, KEY, mode="read")
    with engine.connect() as connection, connection.begin():
        device = device_of(connection)
    engine.dispose()
    before = folder_of(store_file)
    with pytest.raises(Unable):
        create_store(store_file, KEY, device)
    with pytest.raises(Unable):
        create_file(store_file, OTHER_KEY)
    assert folder_of(store_file) == before


def test_an_older_library_is_refused(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "OLDEST_CIPHER", (99, 0))
    with pytest.raises(Unable) as caught:
        check_file(store_file, KEY)
    assert "too old" in caught.value.message
    assert callable(assert_versions)


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(make_world: MakeWorld) -> None:
    world = make_world(pcs=1)
    pc = world.pcs[0]
    world.act(pc, add(Colleague, name="до"))
    before, lines = pc.rows(), pc.entries()
    with pc.store.whole() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
    with (
        pytest.raises(Unable) as caught,
        pc.store.work(pc.around()) as work,
        work.under("person.add"),
    ):
        work.add_many(Colleague, [{"name": "после" * 400} for _number in range(100)])
    assert "disk is full" in caught.value.message
    assert (pc.rows(), pc.entries()) == (before, lines)
    world.act(pc, add(Colleague, name="ещё"))
    pc.store.close()
    assert pc.store.faults() == []
    world.act(pc, add(Colleague, name="после того"))
    world.check_all()


def test_two_stores_on_one_file_do_not_write_at_once(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_BUSY_SECONDS", 0.05)
    pc = make_world(pcs=1).pcs[0]
    other = Store(pc.store.path, KEY, ())
    with other.whole(), pytest.raises(Unable) as caught, pc.store.whole():
        pass
    other.close()
    assert "Another program is writing" in caught.value.message


@pytest.mark.needs("chmod")
def test_a_new_file_and_a_copy_under_a_new_key_are_their_owners_alone(tmp_path: Path) -> None:
    first = create_file(tmp_path / "store-1.db", KEY)
    with first.begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("CREATE TABLE told (n INTEGER PRIMARY KEY)")
    export_file(first, tmp_path / "store-2.db", OTHER_KEY)
    first.dispose()
    rights = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.iterdir()}
    assert rights
    assert set(rights.values()) == {0}, rights
