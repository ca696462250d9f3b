"""The index holds what the tables show, whatever came in which order, and nothing of what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.app import followers
from reception.index.model import IndexLine
from reception.kernel.clock import SetClock
from reception.matters.model import Matter
from reception.people.model import Person, PersonName, Phone
from reception.store.apply import Follower, show_rows
from reception.store.arrivals import apply_foreign
from reception.store.erasing import erase_rows, scrub
from reception.store.journal import Entry, EntryRow
from tests.reception.index.office import Place, copied, dump, lines_of, words_in_full_text


class Undone(Exception):  # noqa: N818 - not an error: it takes a transaction back
    """Ends a transaction without keeping anything of it."""


@contextmanager
def tried(place: Place) -> Iterator[sa.Connection]:
    """A transaction of which nothing is kept."""
    with suppress(Undone), place.store.whole() as connection:
        yield connection
        raise Undone


def history(place: Place) -> list[Entry]:
    """A life of some rows: added, changed, retired, restored, erased."""
    one = place.add(surname="Үсөнова", given="Айгүл", pin="10101199012345", phones=[{"number": "0700123456"}])
    two = place.add(given="Бакыт", names=[{"text": "Бака"}], papers=[{"kind": "passport", "number": "AN 12"}])
    gone = place.add(surname="Өчкөн", phones=[{"number": "0555000111"}])
    with place.work() as work:
        work.change(Person, one, surname="Токтосунова", latin="Toktosunova")
        phone = work.reading.value(sa.select(Phone.id).where(Phone.person_id == one))
        work.change(Phone, phone, number="+996555111222")
        work.retire(PersonName, work.reading.value(sa.select(PersonName.id)))
    with place.work("matter.open") as work:
        matter = work.add(Matter, number="OSH-2026-001", client_id=one, access="office", office="OSH")
        work.change(Matter, matter, client_id=two)
    with place.work() as work:
        work.retire(Person, one)
    with place.work() as work:
        work.restore(Person, one)
        work.is_about(Person, two)
        phones = work.reading.rows(sa.select(Phone.id).where(Phone.person_id == gone))
        erase_rows(work, {"person": [gone], "phone": [row.id for row in phones]})
    with place.store.whole() as connection:
        asked = sa.select(EntryRow.device, EntryRow.seq, EntryRow.digest, EntryRow.body).order_by(EntryRow.n)
        return [Entry(*row) for row in connection.execute(asked)]


@pytest.fixture(scope="module")
def written(index_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = copied(index_template, tmp_path_factory.mktemp("written"))
    yield place
    place.store.close()


@pytest.fixture(scope="module")
def entries(written: Place) -> list[Entry]:
    return history(written)


@pytest.fixture(scope="module")
def elsewhere(index_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = copied(index_template, tmp_path_factory.mktemp("elsewhere"))
    yield place
    place.store.close()


@given(chance=st.randoms(use_true_random=False), portion=st.integers(1, 40))
@settings(max_examples=30, deadline=None)
def test_entries_in_any_order_and_portions_make_the_index_that_a_rebuild_makes(
    written: Place, elsewhere: Place, entries: list[Entry], chance: object, portion: int
) -> None:
    shuffled = [*entries, *entries[::3]]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    with written.store.whole() as connection:
        expected = dump(connection)
    clock = SetClock(written.clock.now())
    with tried(elsewhere) as connection:
        for start in range(0, len(shuffled), portion):
            some = shuffled[start : start + portion]
            apply_foreign(connection, some, clock=clock, followers=followers())
        assert dump(connection) == expected
        rebuild(followers(), connection)
        assert dump(connection) == expected


def rebuild(kept: tuple[Follower, ...], connection: sa.Connection) -> None:
    """Make everything anew that follows the tables."""
    for follower in kept:
        follower.rebuild(connection)


def test_a_rebuild_mends_lines_that_are_wrong_missing_or_of_nobody(
    written: Place, entries: list[Entry]
) -> None:
    assert entries
    with tried(written) as connection:
        expected = dump(connection)
        connection.exec_driver_sql("UPDATE index_line SET text = 'чужое' WHERE n = 1")
        connection.exec_driver_sql("DELETE FROM index_order")
        connection.exec_driver_sql(
            "INSERT INTO index_line (target, row, source_row, kind, text) VALUES ('person', x'00', x'00', 'name', 'а')"
        )
        rebuild(followers(), connection)
        assert dump(connection) == expected


def test_a_committed_rebuild_is_kept(place: Place) -> None:
    person = place.add(surname="Асанова")
    with place.store.whole() as connection:
        rebuild(followers(), connection)
    with place.store.whole() as connection:
        assert connection.execute(sa.select(IndexLine.row)).scalars().all() == [person]
        dump(connection)


def test_a_child_that_came_before_its_parent_finds_her_once_she_is_here(place: Place) -> None:
    person = place.add(surname="Асанова", phones=[{"number": "0700123456"}])
    with place.store.whole() as connection:
        connection.exec_driver_sql("DELETE FROM index_line")
        (index,) = followers()
        phones = connection.execute(sa.select(Phone.table().c.id)).scalars().all()
        index.applied(connection, {"phone": phones})
        index.applied(connection, {"person": [person]})
        rows = connection.execute(sa.select(IndexLine.row, IndexLine.kind)).all()
    assert sorted((row.kind, row.row) for row in rows) == [("digits", person), ("name", person)]


def test_a_retired_row_has_no_lines_and_gets_them_back(place: Place) -> None:
    place.add(surname="Асанова", phones=[{"number": "0700123456"}])
    before = lines_of(place)
    with place.work() as work:
        phone = work.reading.value(sa.select(Phone.id))
        work.retire(Phone, phone)
    assert lines_of(place) == [("name", "асанова")]
    with place.work() as work:
        work.restore(Phone, phone)
    assert lines_of(place) == before


def test_an_erased_person_is_in_no_table_of_the_index_and_in_no_byte_of_the_full_text(place: Place) -> None:
    kept = place.add(surname="Бекова")
    person = place.add(surname="Ыйсапырова", given="Өзгөчө", phones=[{"number": "0700987654"}])
    with place.work() as work:
        work.is_about(Person, kept)
        phone = work.reading.value(sa.select(Phone.id))
        erase_rows(work, {"person": [person], "phone": [phone]})
    scrub(place.store)
    assert lines_of(place) == [("name", "бекова")]
    with place.store.whole() as connection:
        left = words_in_full_text(connection)
    assert left
    assert not any(part in word for part in ("иис", "сап", "озг", "700", "876") for word in left)


def test_a_change_that_touches_no_name_writes_nothing_into_the_index(place: Place) -> None:
    person = place.add(surname="Асанова")
    with place.store.whole() as connection:
        before = connection.execute(sa.select(IndexLine.table())).all()
    with place.work() as work:
        work.change(Person, person, address="ул. Ленина")
    with place.store.whole() as connection:
        assert connection.execute(sa.select(IndexLine.table())).all() == before


def test_many_rows_at_once_are_indexed_as_one_by_one(place: Place) -> None:
    names = [
        {"surname": f"Асанов{letter}", "access": "office", "office": "OSH"} for letter in "абвгдеж" * 200
    ]
    with place.work("person.add") as work:
        made = work.add_many(Person, names)
    with place.store.whole() as connection:
        at_once = dump(connection)
        show_rows(connection, "person", made)
        rebuild(followers(), connection)
        assert dump(connection) == at_once
    assert len(at_once[0]) == len(at_once[1]) == len(names)
