"""A colleague's standing decides what he may do and read, as long as he works here."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.app import Office
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.ids import Id
from reception.people.model import Person, Phone
from reception.security.access import Standing, standing_of
from reception.security.permissions import ROLES, Role
from reception.security.users import block_user, change_roles, remove_user, unblock_user, users
from reception.store.act import Act
from reception.store.journal import EntryRow
from reception.store.work import Circumstances, Work
from tests.reception.security.office import AROUND, MARKER, OTHER_PASSPHRASE, enter
from tests.reception.store.world import numbered


def standing(*roles: Role, office: str = "OSH", number: int = 500) -> Standing:
    return Standing(numbered(number), office, frozenset(roles), "x")


def sees(office: Office, who: Standing) -> bool:
    with office.store.reading(who) as reading:
        people = reading.rows(sa.select(Person.surname))
        lines = reading.rows(sa.select(EntryRow.row).where(EntryRow.about == "person"))
        acts = reading.rows(sa.select(Act.id).where(Act.about_table == "person"))
    assert bool(people) == bool(lines) == bool(acts)
    return bool(people)


def test_a_role_that_does_not_allow_an_act_is_told_so_in_words() -> None:
    with pytest.raises(Refused) as caught:
        standing("accountant").demand("person.erase")
    text = Translator("ru")(caught.value.message, **caught.value.values)
    assert "{" not in text
    assert Translator("en")(caught.value.message, **caught.value.values).endswith("erase a person.")
    standing("lawyer").demand("person.erase")


@pytest.mark.parametrize("role", ROLES)
def test_a_record_of_the_office_is_seen_by_those_who_work_with_clients_there(
    office_folder: Path, role: Role
) -> None:
    with enter(office_folder) as office:
        assert sees(office, standing(role)) == (role in {"lawyer", "director", "translator"})
        assert not sees(office, standing(role, office="JAL"))


def test_two_readers_of_one_open_store_never_see_through_one_anothers_eyes(office_folder: Path) -> None:
    with enter(office_folder) as office:
        for _turn in range(3):
            assert sees(office, standing("lawyer"))
            assert not sees(office, standing("accountant"))
            assert not sees(office, standing("lawyer", office="JAL"))
            office.store.close()


def change_surname(work: Work, person: Id) -> None:
    work.change(Person, person, surname="чужая")


def add_phone(work: Work, person: Id) -> None:
    work.add(Phone, person_id=person, number="1")


def test_an_act_by_one_who_may_not_see_a_record_is_refused_and_leaves_nothing(office_folder: Path) -> None:
    with enter(office_folder) as office:
        with office.reading() as reading:
            person = reading.value(sa.select(Person.id))
        stranger = Circumstances(standing("lawyer", office="JAL"), AROUND.clock, AROUND.ids, "test")
        for attempt in (change_surname, add_phone):
            with (
                pytest.raises(Refused),
                office.store.work(stranger) as work,
                work.under("person.edit"),
            ):
                attempt(work, person)
        with office.reading() as reading:
            assert reading.value(sa.select(Person.surname)) == MARKER


def test_the_standing_of_a_colleague_is_read_from_the_journal(office_folder: Path) -> None:
    with enter(office_folder) as office, office.store.whole() as connection:
        found = standing_of(connection, office.standing.user)
        assert found.roles == {"lawyer", "administrator"}
        assert (found.office, found.name) == ("OSH", "Айгүл Асанова")
        with pytest.raises(Refused):
            standing_of(connection, numbered(3))


def test_who_is_blocked_does_not_come_in_and_may_again_when_it_is_lifted(office_folder: Path) -> None:
    with enter(office_folder) as office:
        with office.reading() as reading:
            other = next(user.id for user in users(reading) if user.id != office.standing.user)
        with office.work() as work:
            block_user(work, colleague_id=other)
    with pytest.raises(Refused):
        enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE)
    with enter(office_folder) as office, office.work() as work:
        unblock_user(work, colleague_id=other)
    enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE).close()


def colleagues(office: Office) -> tuple[Id, Id]:
    """The administrator who is at work, and the other one."""
    with office.reading() as reading:
        other = next(user.id for user in users(reading) if user.id != office.standing.user)
    return office.standing.user, other


def roles_of(office: Office, who: Id) -> tuple[str, ...]:
    with office.reading() as reading:
        return next(tuple(sorted(user.roles)) for user in users(reading) if user.id == who)


def test_roles_are_changed_and_hold_from_the_next_sign_in(office_folder: Path) -> None:
    with enter(office_folder) as office:
        _me, other = colleagues(office)
        for roles in (["accountant", "editor"], ["lawyer", "accountant"], ["lawyer"]):
            with office.work() as work:
                change_roles(work, colleague_id=other, roles=roles)
            assert roles_of(office, other) == tuple(sorted(roles))
    with enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE) as office:
        assert office.standing.roles == {"lawyer"}
        with pytest.raises(Refused), office.work() as work:
            change_roles(work, colleague_id=other, roles=["administrator"])


def test_an_office_keeps_an_administrator(office_folder: Path) -> None:
    with enter(office_folder) as office:
        me, other = colleagues(office)
        with pytest.raises(Refused), office.work() as work:
            change_roles(work, colleague_id=me, roles=["lawyer"])
        for roles in ([], ["master"]):
            with pytest.raises(Refused), office.work() as work:
                change_roles(work, colleague_id=other, roles=roles)
        assert roles_of(office, me) == ("administrator", "lawyer")
        with office.work() as work:
            change_roles(work, colleague_id=other, roles=["lawyer", "administrator"])
        with office.work() as work:
            change_roles(work, colleague_id=me, roles=["director"])
        assert roles_of(office, me) == ("director",)
    with enter(office_folder) as office:
        for act in (block_user, remove_user):
            with pytest.raises(Refused), office.work() as work:
                act(work, colleague_id=other)


def test_who_was_removed_does_not_come_in_and_nobody_removes_himself(office_folder: Path) -> None:
    with enter(office_folder) as office:
        with office.reading() as reading:
            other = next(user.id for user in users(reading) if user.id != office.standing.user)
        with pytest.raises(Refused), office.work() as work:
            remove_user(work, colleague_id=office.standing.user)
        with office.work() as work:
            remove_user(work, colleague_id=other)
    with pytest.raises(Refused):
        enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE)
