"""A store that the first program wrote opens in this one: nothing in it is lost, and everything new works in it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from reception import schema
from reception.app import Office, Surroundings, open_office
from reception.attachments.actions import add_files
from reception.attachments.queries import files_of
from reception.attachments.taking import Source, Taking
from reception.desk.everywhere import find_everywhere
from reception.documents.model import Paper
from reception.drafts.keeping import drafts_of, keep_draft
from reception.kernel.clock import SetClock
from reception.kernel.ids import Id
from reception.people.actions import add_person
from reception.people.model import Person
from reception.security.keys import Cost
from reception.store import migrating
from reception.store.engine import open_file
from reception.store.migrating import HEAD, revision_of
from reception.store.store import Device, bring_up_to_date, create_store
from reception.store.undo import last_act, undo
from reception.visits.actions import add_visit
from reception.visits.model import Appointment
from tests.house.code import ROOT

FIRST = ROOT / "tests" / "vectors" / "stores" / "0001"
REVISIONS = ["0002", "0003", "0004", "0005", "0006"]
LOGIN, PASSPHRASE = "demo", "ak kalpak tunduk 2026"
NOON = datetime(2026, 11, 24, 6, tzinfo=UTC)

Rows = Mapping[str, list[tuple[Any, ...]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the first program's office."""
    return Path(shutil.copytree(FIRST, tmp_path / "office"))


def enter(folder: Path) -> Office:
    around = Surroundings(SetClock(NOON), random.Random(3).getrandbits, Cost(8 * 1024, 1, 1))
    return open_office(folder, login=LOGIN, passphrase=PASSPHRASE, around=around)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What opens the store's file."""
    with enter(Path(shutil.copytree(FIRST, tmp_path_factory.mktemp("first") / "office"))) as office:
        return office.store.key


def rows_of(store: Path, key: bytes) -> Rows:
    """All rows of all our tables as the file holds them."""
    engine = open_file(store, key, mode="read")
    try:
        with engine.connect() as connection:
            ours = [
                name for name in sa.inspect(connection).get_table_names() if name in schema.METADATA.tables
            ]
            return {
                name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1')]  # noqa: S608 - our own tables
                for name in ours
            }
    finally:
        engine.dispose()


def form_of(store: Path, key: bytes) -> set[tuple[str, str, str]]:
    """Every table, index and trigger with the sentence that made it, and the revision."""
    engine = open_file(store, key, mode="read")
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
            made = {(kind, name, " ".join(sentence.split())) for kind, name, sentence in found}
            return made | {("revision", revision_of(connection) or "", "")}
    finally:
        engine.dispose()


def test_each_revision_keeps_every_row(folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    store = folder / "store-1.db"
    before = rows_of(store, key)
    assert all(
        before[name] for name in ("person", "visit", "service", "matter", "paper", "tally", "entry", "act")
    )
    for revision in REVISIONS:
        monkeypatch.setattr(migrating, "HEAD", revision)
        assert bring_up_to_date(store, key)
        after = rows_of(store, key)
        assert {name: after[name] for name in before} == before
        assert not any(after[name] for name in after.keys() - before.keys())
    assert REVISIONS[-1] == HEAD


def test_a_migrated_store_has_the_form_of_a_fresh_one(folder: Path, key: bytes, tmp_path: Path) -> None:
    store, fresh = folder / "store-1.db", tmp_path / "fresh.db"
    bring_up_to_date(store, key)
    create_store(fresh, key, Device(Id(UUID(int=1)), "OSH", "A"))
    assert form_of(store, key) == form_of(fresh, key)


def test_it_is_sound_and_its_index_is_as_if_made_today(folder: Path) -> None:
    with enter(folder) as office:
        assert office.verify().sound
        store, key = office.store.path, office.store.key
        opened = rows_of(store, key)
        office.rebuild()
        anew = rows_of(store, key)
        assert opened["index_line"]
        for name in ("index_line", "index_order"):
            assert {row[1:] for row in anew[name]} == {row[1:] for row in opened[name]}


def test_its_people_are_found_and_its_papers_open(folder: Path) -> None:
    with enter(folder) as office, office.reading() as reading:
        surname = reading.connection.execute(sa.select(Person.surname)).scalars().first()
        assert surname is not None
        assert any(hit.kind == "person" for hit in find_everywhere(reading, surname))
        for paper in reading.connection.execute(sa.select(Paper.id, Paper.blob_key)):
            assert office.blobs.open(paper.id, paper.blob_key)


def test_all_that_came_later_works_in_it(folder: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("повестка", encoding="utf-8")
    with enter(folder) as office:
        with office.work() as work:
            person = add_person(work, values={"surname": "Токтоматова"})
        with office.work() as work:
            visit = {"person_id": person, "appointments": [{"day": date(2026, 12, 1)}]}
            add_visit(work, values=visit)
        taking = Taking(office.keeping(), office.around.ids, {})
        sealed = taking.take(Source.at(note))
        with office.work() as work:
            add_files(work, owner="person", row=person, sealed=[sealed])
        taking.keep()
        with office.store.whole() as connection:
            keep_draft(connection, user=office.standing.user, kind="desk", key="new", body={"a": 1}, at=NOON)
        with office.reading() as reading:
            assert [line.title for line in files_of(reading, [person])] == ["note"]
            assert [draft.body for draft in drafts_of(reading)] == [{"a": 1}]
            assert reading.connection.execute(sa.select(Appointment.day)).scalars().all() == [
                date(2026, 12, 1)
            ]
            act = last_act(reading)
        assert act is not None
        with office.work() as work:
            undo(work, act_id=act)
        with office.reading() as reading:
            assert files_of(reading, [person]) == []
        assert office.verify().sound
