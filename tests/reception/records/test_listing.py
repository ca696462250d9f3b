"""A register as a list: all its numbers in order, lines by the page, under the reader's access."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from reception.app import Office, Surroundings, open_office
from reception.demo.office import LOGIN, PASSPHRASE
from reception.kernel.clock import SetClock
from reception.matters.listing import MATTERS
from reception.people.listing import PEOPLE
from reception.records.listing import Listing, Sort, lines, note_all_shown, numbers
from reception.security.keys import Cost
from reception.store.access_log import opened
from reception.store.reading import Reading
from reception.visits.listing import VISITS
from tests.reception.desk.office import NOON

ALL = pytest.mark.parametrize("listing", [PEOPLE, MATTERS, VISITS], ids=lambda one: one.table)


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    store = shutil.copytree(demo_office / "store", tmp_path_factory.mktemp("listing") / "store")
    around = Surroundings(SetClock(NOON), cost=Cost(19 * 1024, 2, 1))
    made = open_office(store, login=LOGIN, passphrase=PASSPHRASE, around=around)
    yield made
    made.close()


@contextmanager
def read(office: Office) -> Iterator[Reading]:
    with office.reading() as reading:
        yield reading


def column(reading: Reading, listing: Listing, name: str, wanted: object) -> list[object]:
    place = [one.name for one in listing.columns].index(name)
    rows = {row.n: row.values[place] for row in lines(reading, listing, wanted)}  # type: ignore[arg-type]
    return [rows[n] for n in wanted]  # type: ignore[attr-defined]


@ALL
def test_each_row_that_is_numbered_has_a_line(office: Office, listing: Listing) -> None:
    with read(office) as reading:
        wanted = numbers(reading, listing)
        found = lines(reading, listing, wanted)
    assert len(wanted) > 5
    assert sorted(row.n for row in found) == sorted(wanted)
    assert len(set(wanted)) == len(wanted)
    assert all(len(row.values) == len(listing.columns) for row in found)


@ALL
def test_a_list_is_sorted_by_any_column_that_has_an_order_with_what_is_empty_last(
    office: Office, listing: Listing
) -> None:
    with read(office) as reading:
        every = sorted(numbers(reading, listing))
        for name in listing.orders:
            for down in (False, True):
                sorted_ = numbers(reading, listing, sort=Sort(name, down=down))
                assert sorted(sorted_) == every
                values = column(reading, listing, name, sorted_)
                if name != "client":
                    said = [str(value) for value in values if value is not None]
                    assert said == sorted(said, reverse=down)
                    assert None not in values[: len(said)]


def test_people_are_listed_by_name_whatever_the_spelling(office: Office) -> None:
    with read(office) as reading:
        up = numbers(reading, PEOPLE)
        down = numbers(reading, PEOPLE, sort=Sort("name", down=True))
        names = [str(name) for name in column(reading, PEOPLE, "name", up)]
    assert list(down) == list(reversed(up))
    assert all(names)
    assert names[0][0] in "АБB"


def test_a_typed_name_narrows_the_list_and_filters_narrow_it_further(office: Office) -> None:
    with read(office) as reading:
        everyone = numbers(reading, PEOPLE)
        name = str(column(reading, PEOPLE, "name", everyone)[5])
        found = numbers(reading, PEOPLE, typed=name)
        assert everyone[5] in found
        assert len(found) < len(everyone)
        sexes = column(reading, PEOPLE, "speaks", everyone)
        kyrgyz = numbers(reading, PEOPLE, filters={"speaks": ["ky"], "place": None})
        assert set(kyrgyz) == {n for n, speaks in zip(everyone, sexes, strict=True) if speaks == "ky"}
        assert list(numbers(reading, PEOPLE, typed=name, filters={"speaks": []})) == []


def test_matters_are_found_by_their_clients_and_kept_by_stage_and_term(office: Office) -> None:
    with read(office) as reading:
        every = numbers(reading, MATTERS)
        client = str(column(reading, MATTERS, "client", every)[0])
        assert every[0] in numbers(reading, MATTERS, typed=client)
        is_open = numbers(reading, MATTERS, filters={"open": True})
        is_closed = numbers(reading, MATTERS, filters={"open": False})
        assert set(is_open) | set(is_closed) == set(every)
        assert not set(is_open) & set(is_closed)
        assert set(column(reading, MATTERS, "closed", is_open)) == {None}
        due = numbers(reading, MATTERS, filters={"due": date(2100, 1, 1)})
        assert None not in column(reading, MATTERS, "due", due)


def test_visits_are_kept_by_days(office: Office) -> None:
    with read(office) as reading:
        every = numbers(reading, VISITS)
        days = column(reading, VISITS, "day", every)
        middle = days[len(days) // 2]
        until = numbers(reading, VISITS, filters={"until": middle})
    assert set(until) == {n for n, day in zip(every, days, strict=True) if str(day) <= str(middle)}


def test_that_a_whole_register_was_shown_stays_in_the_log(office: Office) -> None:
    with office.work() as work:
        note_all_shown(work, table="person")
    with read(office) as reading:
        last = opened(reading, limit=1)[0]
    assert (last.what, last.about) == ("show_all", "person")
