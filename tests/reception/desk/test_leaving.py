"""A colleague leaves: what he holds is counted whoever may know it, handed over, and his key opens nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.app import Newcomer, Surroundings, begin_office, open_office
from reception.desk.leaving import hand_over, remove_colleague, remove_with_handover, what_is_held
from reception.desk.opening import access_of, set_access
from reception.documents.model import Paper
from reception.kernel.clock import SetClock
from reception.kernel.errors import Refused, Unable
from reception.kernel.ids import Id
from reception.matters.actions import close_matter, edit_matter
from reception.matters.model import Matter, Task
from reception.matters.queries import list_matters
from reception.security.keyfile import KeyFile
from reception.security.keys import Cost
from reception.security.model import Colleague
from reception.security.sign_ins import SignInAsked, add_sign_in
from reception.security.users import block_user
from reception.store.act import Act
from reception.store.rebuild import differences
from reception.store.undo import undo
from reception.store.work import Work
from tests.reception.desk.office import NOON, Scene, staff

LEAVING, SUCCESSOR = (staff()[login].user for login in ("bakyt", "aigul"))


@pytest.fixture
def matter(scene: Scene) -> Id:
    """A matter of whoever leaves, open to him alone, with tasks and an unfinished paper; and one that is closed."""
    person = scene.person("bakyt", surname="Асанова")
    done = scene.matter(person, "bakyt", lawyer_id=LEAVING)
    matter = scene.matter(person, "bakyt", lawyer_id=LEAVING)
    tasks = [
        {"what": "подать жалобу", "colleague_id": LEAVING},
        {"what": "позвонить", "colleague_id": LEAVING, "done_on": NOON.date()},
        {"what": "перевести", "colleague_id": staff()["ilim"].user},
    ]
    with scene.work("bakyt") as work:
        close_matter(work, matter_id=done, outcome="resolved", level="consultation")
        edit_matter(work, matter_id=matter, values={"tasks": tasks})
        with work.under("paper.make"):
            for kind, unfinished in (("torture_complaint", True), ("power_of_attorney", False)):
                work.add(
                    Paper,
                    owner_table="matter",
                    owner_row=matter,
                    kind=kind,
                    unfinished=unfinished,
                    made_by=LEAVING,
                )
        set_access(work, model=Matter, row=matter, level="named", users=[LEAVING])
    return matter


def test_what_he_holds_is_counted_also_by_one_who_may_not_know_it(scene: Scene, matter: Id) -> None:
    for login in ("bakyt", "ermek"):
        with scene.reading(login) as reading:
            assert reading.sees(Matter, matter) == (login == "bakyt")
            held = what_is_held(reading, colleague=LEAVING)
        assert held.counts == {"matters": 1, "tasks": 1, "papers": 1, "grants": 1, "powers": 1}
        assert not held.is_empty


def test_without_a_successor_he_stays_and_is_told_what_he_holds(scene: Scene, matter: Id) -> None:
    with pytest.raises(Refused, match="who takes over") as refused, scene.work("ermek") as work:
        remove_colleague(work, leaving=LEAVING)
    assert refused.value.values == {"matters": 1, "tasks": 1, "papers": 1, "grants": 1, "powers": 1}
    with scene.reading() as reading:
        assert reading.value(sa.select(Colleague.removed_on).where(Colleague.id == LEAVING)) is None
        assert not reading.sees(Matter, matter)


def test_the_successor_takes_matters_tasks_and_sight_and_past_facts_stay(scene: Scene, matter: Id) -> None:
    with scene.work("ermek") as work:
        hand_over(work, leaving=LEAVING, to=SUCCESSOR)
    with scene.reading("ermek") as reading:
        assert what_is_held(reading, colleague=LEAVING).counts == {
            "matters": 0,
            "tasks": 0,
            "papers": 1,
            "grants": 0,
            "powers": 1,
        }
    with scene.reading() as reading:
        assert access_of(reading, model=Matter, row=matter).users == (SUCCESSOR,)
        lawyers = {line.id == matter: line.lawyer_id for line in list_matters(reading)}
        tasks = [line.colleague_id for line in reading.rows(sa.select(Task.colleague_id).order_by(Task.n))]
    assert lawyers == {True: SUCCESSOR, False: LEAVING}
    assert tasks == [SUCCESSOR, LEAVING, staff()["ilim"].user]
    with scene.store.whole() as connection:
        assert differences(connection) == []


def test_removal_hands_over_in_one_act_that_no_undo_takes_back(scene: Scene, matter: Id) -> None:
    with scene.work("damira") as work:
        remove_colleague(work, leaving=LEAVING, to=SUCCESSOR)
    with scene.reading() as reading:
        assert reading.sees(Matter, matter)
        acts = reading.rows(sa.select(Act).where(Act.verb == "user.remove"))
    assert [(one.about_table, one.about_row) for one in acts] == [("colleague", LEAVING)]
    with pytest.raises(Refused, match="cannot be undone"), scene.work() as work:
        undo(work, act_id=acts[0].id)


def test_who_holds_nothing_needs_no_successor(scene: Scene) -> None:
    with scene.work("ermek") as work:
        assert remove_colleague(work, leaving=LEAVING).is_empty
    with scene.reading() as reading:
        assert reading.value(sa.select(Colleague.removed_on).where(Colleague.id == LEAVING)) == NOON.date()


@pytest.mark.parametrize("to", ["bakyt", "farida", "jamila", "damira"])
def test_matters_go_to_another_lawyer_of_the_same_office_alone(scene: Scene, matter: Id, to: str) -> None:
    with pytest.raises(Refused, match=r"takes over|taken over"), scene.work("ermek") as work:
        remove_colleague(work, leaving=LEAVING, to=staff()[to].user)
    with scene.reading("bakyt") as reading:
        assert reading.sees(Matter, matter)


def test_a_blocked_colleague_takes_nothing_over_and_one_who_left_leaves_once(scene: Scene) -> None:
    with scene.work("ermek") as work:
        block_user(work, colleague_id=SUCCESSOR)
    with pytest.raises(Refused, match="takes over"), scene.work("ermek") as work:
        remove_colleague(work, leaving=LEAVING, to=SUCCESSOR)
    with scene.work("ermek") as work:
        remove_colleague(work, leaving=LEAVING)
    with pytest.raises(Refused, match="left already"), scene.work("ermek") as work:
        remove_colleague(work, leaving=LEAVING)


def test_a_lawyer_removes_nobody(scene: Scene) -> None:
    with pytest.raises(Refused, match="role"), scene.work("bakyt") as work:
        remove_colleague(work, leaving=SUCCESSOR, to=LEAVING)


@dataclass
class CutOff:
    """An office whose PC goes off before the new key."""

    scene: Scene
    steps: list[str] = field(default_factory=list)

    @contextmanager
    def work(self, *, reason: str | None = None, second: Id | None = None) -> Iterator[Work]:
        assert second is None
        with self.scene.work("ermek", reason=reason) as work:
            yield work
        self.steps.append("written")

    def rekey(self) -> None:
        self.steps.append("rekeyed")
        raise Unable("The disk is full.")  # type: ignore[arg-type]


def test_the_journal_says_that_he_left_before_the_key_is_changed(scene: Scene) -> None:
    office = CutOff(scene)
    with pytest.raises(Unable):
        remove_with_handover(office, colleague_id=LEAVING, reason="Уволился")
    assert office.steps == ["written", "rekeyed"]
    with scene.reading() as reading:
        assert reading.value(sa.select(Act.reason).where(Act.verb == "user.remove")) == "Уволился"


def test_in_a_whole_office_his_passphrase_opens_nothing_more_and_the_others_opens_all(tmp_path: Path) -> None:
    around = Surroundings(SetClock(NOON), cost=Cost(19 * 1024, 2, 1))
    folder = tmp_path / "office"
    first = Newcomer("Айгүл Асанова", "aigul", "длинный пароль 1", ("lawyer", "administrator"))
    begin_office(folder, office="OSH", letter="A", first=first, around=around)
    with open_office(folder, login="aigul", passphrase="длинный пароль 1", around=around) as office:
        asked = SignInAsked("bakyt", "длинный пароль 2")
        with office.work() as work:
            leaving = add_sign_in(work, keys=office.keys, asked=asked, name="Бакыт", roles=["lawyer"])
        before = KeyFile.read(office.keys.path).store
        removed = remove_with_handover(office, colleague_id=leaving)
        assert removed.held.is_empty
        assert removed.backups == ()
        assert KeyFile.read(office.keys.path).store != before
        assert not (folder / before).exists()
    with pytest.raises(Refused):
        open_office(folder, login="bakyt", passphrase="длинный пароль 2", around=around)
    with (
        open_office(folder, login="aigul", passphrase="длинный пароль 1", around=around) as office,
        office.reading() as reading,
    ):
        assert reading.value(sa.select(Colleague.removed_on).where(Colleague.id == leaving)) == NOON.date()
