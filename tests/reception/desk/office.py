"""An office of several colleagues, without passphrases: who is at work is said by each act of a test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from reception.app import followers
from reception.kernel.clock import SetClock, milliseconds
from reception.kernel.ids import Id, IdMaker
from reception.matters.actions import open_matter
from reception.people.actions import add_consent, add_person
from reception.reference.reading import shipped
from reception.security.access import Standing
from reception.security.model import Colleague, ColleagueRole
from reception.security.permissions import ROLES, Role
from reception.security.sealing import Blobs
from reception.store.reading import Reading
from reception.store.store import Device, Store, create_store
from reception.store.work import Circumstances, Work
from reception.visits.actions import add_visit

KEY = bytes(range(32))
NOON = datetime(2026, 11, 24, 6, tzinfo=UTC)
TODAY = date(2026, 11, 24)
OFFICE = "OSH"
STAFF: Mapping[str, tuple[str, tuple[Role, ...]]] = {
    "aigul": (OFFICE, ("lawyer", "administrator")),
    "bakyt": (OFFICE, ("lawyer",)),
    "damira": (OFFICE, ("director",)),
    "ermek": (OFFICE, ("administrator",)),
    "farida": (OFFICE, ("accountant",)),
    "gulnaz": (OFFICE, ("editor",)),
    "ilim": (OFFICE, ("translator",)),
    "jamila": ("JAL", ("lawyer",)),
    "kanat": ("HQ", ("coordinator",)),
}
CATALOGUE = shipped()


def _id(number: int) -> Id:
    return Id(UUID(int=(7 << 76) | (2 << 62) | number))


def staff() -> dict[str, Standing]:
    """The colleagues by their sign-in names."""
    return {
        login: Standing(_id(number), office, frozenset(roles), login.capitalize())
        for number, (login, (office, roles)) in enumerate(STAFF.items(), start=1)
    }


@dataclass
class Scene:
    """One store with its colleagues and files."""

    folder: Path
    store: Store
    blobs: Blobs
    ids: IdMaker
    clock: SetClock

    @contextmanager
    def work(
        self, login: str = "aigul", *, reason: str | None = None, second: str | None = None
    ) -> Iterator[Work]:
        """One act of a colleague."""
        beside = None if second is None else staff()[second].user
        around = Circumstances(staff()[login], self.clock, self.ids, "test", reason, beside)
        with self.store.work(around) as work:
            yield work

    @contextmanager
    def reading(self, login: str = "aigul") -> Iterator[Reading]:
        """Questions of a colleague."""
        with self.store.reading(staff()[login]) as reading:
            yield reading

    @contextmanager
    def reading_as(self, standing: Standing) -> Iterator[Reading]:
        """Questions of anyone."""
        with self.store.reading(standing) as reading:
            yield reading

    def person(self, login: str = "aigul", **values: Any) -> Id:
        """Register a person."""
        with self.work(login) as work:
            return add_person(work, values={"given": "Айгүл", **values})

    def visit(self, login: str = "aigul", **values: Any) -> Id:
        """Register a visit."""
        with self.work(login) as work:
            return add_visit(work, values={"channel": "office", **values})

    def matter(self, client: Id, login: str = "aigul", *, category: str = "housing", **values: Any) -> Id:
        """Open a matter."""
        with self.work(login) as work:
            return open_matter(
                work, values={"client_id": client, "category": category, **values}, catalogue=CATALOGUE
            )

    def consent(self, person: Id, kind: str, login: str = "aigul", **values: Any) -> Id:
        """Enter a consent given by the person."""
        said = {"kind": kind, "by_whom": "self", "how": "signed", "given_on": TODAY, **values}
        with self.work(login) as work:
            return add_consent(work, person_id=person, values=said)


def make_template(folder: Path) -> Path:
    """An empty store with the colleagues in it, made once and copied for every test."""
    path = folder / "store-1.db"
    create_store(path, KEY, Device(_id(99), OFFICE, "A"))
    store = Store(path, KEY, ())
    ids = IdMaker(lambda: milliseconds(NOON), lambda bits: 1 << (bits - 1))
    first = replace(staff()["aigul"], roles=frozenset(ROLES))
    with store.work(Circumstances(first, SetClock(NOON), ids, "test")) as work, work.under("office.begin"):
        for standing in staff().values():
            work.add(Colleague, id=standing.user, name=standing.name, office=standing.office)
            for role in sorted(standing.roles):
                work.add(ColleagueRole, colleague_id=standing.user, role=role)
    store.close()
    return path


def make_scene(template: Path, folder: Path) -> Scene:
    """A copy of the empty office."""
    path = folder / template.name
    shutil.copy(template, path)
    numbers = iter(range(1, 1 << 40))
    clock = SetClock(NOON)
    ids = IdMaker(lambda: milliseconds(NOON) + 1, lambda bits: next(numbers) % (1 << bits))
    return Scene(folder, Store(path, KEY, followers()), Blobs(folder / "files"), ids, clock)
