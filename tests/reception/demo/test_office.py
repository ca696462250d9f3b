"""The demonstration office repeats itself for an equal seed and day, opens, and says that it is none of the real ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from reception import schema
from reception.app import DEMONSTRATION, Surroundings, open_office
from reception.demo.office import DemoMade, make_demo
from reception.documents.model import Paper
from reception.kernel.clock import SystemClock
from reception.kernel.errors import Cancelled, Refused
from reception.kernel.i18n import LANGUAGES, Message
from reception.kernel.progress import Silent
from reception.matters.model import Matter
from reception.people.model import Person
from reception.reference.queries import catalogue
from reception.store.base import Base, Journalled
from reception.store.settings import setting
from tests.reception.demo.conftest import CHEAP, TODAY

PAPERS = ("hrc_communication", "information_request", "torture_complaint")
"""The kinds of papers that the demonstration writes out."""
SECRET = {"template": {"blob_key"}, "paper": {"blob_key", "content"}, "entry": {"digest", "body"}}
"""Keys, salts and digests are never equal."""


def opened(made: DemoMade) -> Any:
    around = Surroundings(SystemClock(), cost=CHEAP)
    return open_office(made.store, login=made.login, passphrase=made.passphrase, around=around)


def rows_of(made: DemoMade) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every row of every journalled table, and of the journal, but for keys, salts and digests."""
    tables = [
        mapper.local_table
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Journalled) or mapper.class_.__tablename__ == "entry"
    ]
    assert len(tables) > 20
    assert {table.name for table in tables} <= set(schema.METADATA.tables)  # type: ignore[attr-defined]
    found = {}
    with opened(made) as office, office.store.whole() as connection:
        for table in tables:
            name = table.name  # type: ignore[attr-defined]
            columns = [column for column in table.columns if column.name not in SECRET.get(name, ())]
            found[name] = [tuple(row) for row in connection.execute(sa.select(*columns))]
    return found


def cells(file: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(file)
    return [(sheet.title, *row) for sheet in book for row in sheet.iter_rows(values_only=True)]


def test_rows_papers_and_figures_are_equal_for_an_equal_seed_and_day(
    demo: DemoMade, demo_again: DemoMade
) -> None:
    one, other = rows_of(demo), rows_of(demo_again)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one["visit"]) > 35
    for mine, theirs in zip(demo.papers, demo_again.papers, strict=True):
        assert (mine.name, mine.read_bytes()) == (theirs.name, theirs.read_bytes())
    for mine, theirs in zip(demo.reports, demo_again.reports, strict=True):
        assert cells(mine) == cells(theirs)


def test_keys_are_never_equal(demo: DemoMade, demo_again: DemoMade) -> None:
    assert demo.recovery != demo_again.recovery
    with opened(demo) as one, opened(demo_again) as other:
        assert one.keys.key != other.keys.key


def test_it_opens_by_the_printed_name_and_passphrase_and_says_that_it_is_a_demonstration(
    demo: DemoMade,
) -> None:
    with opened(demo) as office, office.reading() as reading:
        assert setting(reading.connection, DEMONSTRATION) == "1"
        assert len(reading.rows(sa.select(Person.id))) >= 5
        assert len(reading.rows(sa.select(Matter.id))) == 3
        assert catalogue(reading).label("offices", "osh", "ky") == "Ош кабылдамасы"
        assert catalogue(reading).has("projects", "without_torture")


def test_papers_lie_in_three_languages_and_are_kept_with_nothing_left_to_fill(demo: DemoMade) -> None:
    wanted = {f"{kind}-{language}.docx" for kind in PAPERS for language in LANGUAGES}
    assert {file.name for file in demo.papers} == wanted
    assert all(file.is_file() for file in demo.papers)
    with opened(demo) as office, office.reading() as reading:
        assert [row.unfinished for row in reading.rows(sa.select(Paper.unfinished))] == [False] * 9


def test_the_months_workbook_lies_in_three_languages(demo: DemoMade) -> None:
    assert [file.name for file in demo.reports] == [f"OSH-2026-10-{language}.xlsx" for language in LANGUAGES]
    assert all(len(cells(file)) > 20 for file in demo.reports)


def test_a_folder_with_an_office_and_too_many_people_are_refused(demo: DemoMade, tmp_path: Path) -> None:
    before = sorted(file.name for file in demo.store.iterdir())
    with pytest.raises(Refused):
        make_demo(demo.store.parent, people=5, seed=7, today=TODAY, progress=Silent(), cost=CHEAP)
    for number in (1, 5_001):
        with pytest.raises(Refused):
            make_demo(tmp_path, people=number, seed=7, today=TODAY, progress=Silent(), cost=CHEAP)
    assert sorted(file.name for file in demo.store.iterdir()) == before
    assert list(tmp_path.iterdir()) == []


def test_it_tells_how_far_it_has_come_and_can_be_called_off(tmp_path: Path) -> None:
    told: list[tuple[Message, int, int]] = []

    class Stop:
        def step(self, what: Message, done: int, total: int) -> None:
            told.append((what, done, total))
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        make_demo(tmp_path, people=4, seed=1, today=TODAY, progress=Stop(), cost=CHEAP)
    assert [done for _what, done, _total in told] == [0, 1, 2, 3]
