"""A desk on a real office, and what people already in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reception.kernel.ids import Id
from reception.matters.actions import open_matter
from reception.people.actions import add_person
from reception.records.reading import Record, show_record, show_records
from reception.store.access_log import opened
from reception.visits.forms import VISIT
from reception.visits.queries import list_visits
from tests.reception.desk.office import CATALOGUE
from ui.pages.desk.page import DeskPage
from ui.tasks.workplace import Workplace


class Office:
    """Looks into the store behind the window, and puts into it what was there before."""

    def __init__(self, place: Workplace) -> None:
        """Of this workplace."""
        self._place = place
        self._office = place._lanes.office

    def person(self, **values: Any) -> Id:
        """Register a person."""
        with self._office.work() as work:
            return add_person(work, values=values)

    def against(self, name: str) -> None:
        """A matter with this other side."""
        client = self.person(surname="Абдиева", given="Гүлзат")
        values = {
            "client_id": client,
            "category": "housing",
            "parties": [{"role": "opponent", "name": name}],
        }
        with self._office.work() as work:
            open_matter(work, values=values, catalogue=CATALOGUE)

    def visits(self) -> list[Record]:
        """All visits, the first one first."""
        with self._office.reading() as reading:
            return show_records(reading, VISIT, [line.id for line in reversed(list_visits(reading))])

    def record(self, form: Any, row: Id) -> Record:
        """One record whole."""
        with self._office.reading() as reading:
            found = show_record(reading, form, row)
        assert found is not None
        return found

    def warned(self) -> int:
        """How often it was written down that somebody was told of the other side."""
        with self._office.reading() as reading:
            return sum(line.what == "conflicts" for line in opened(reading))

    def drafts(self) -> list[Any]:
        """The drafts kept."""
        kept: list[Any] = []
        self._place.drafts(self._place, "visit").then(kept.extend).run()
        return kept


@pytest.fixture
def office(place: Workplace) -> Office:
    """The store behind the window."""
    return Office(place)


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace) -> Callable[[], DeskPage]:
    """Makes a desk, shown and with the keyboard; several, as after a change of language."""

    def make() -> DeskPage:
        page = DeskPage(place)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return make
