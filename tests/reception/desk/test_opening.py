"""Who may know a record: narrowed and widened, with whose leave, and what goes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.desk.audience import audience_of
from reception.desk.opening import access_of, model_named, set_access, what_goes
from reception.desk.outside import where_it_went
from reception.kernel.access import ACCESS_LEVELS
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.matters.actions import edit_matter
from reception.matters.model import Matter
from reception.people.actions import withdraw_consent
from reception.people.model import Person
from reception.store.base import Guarded
from reception.store.history import history_of
from reception.store.undo import last_act, undo
from reception.visits.model import Visit
from tests.reception.desk.office import Scene, staff

ME, BAKYT, JAMILA = (staff()[login].user for login in ("aigul", "bakyt", "jamila"))
USERS = {ME: "OSH", BAKYT: "OSH", JAMILA: "JAL"}


def sees(scene: Scene, model: type[Guarded], row: Id) -> set[str]:
    """The colleagues who see a record."""
    found = set()
    for login in staff():
        with scene.reading(login) as reading:
            if reading.sees(model, row):
                found.add(login)
    return found


def test_a_person_begins_open_to_her_office(scene: Scene) -> None:
    person = scene.person()
    with scene.reading() as reading:
        shown = access_of(reading, model=Person, row=person)
    assert (shown.level, shown.users, shown.offices, shown.office) == ("office", (), (), "OSH")
    assert sees(scene, Person, person) == {"aigul", "bakyt", "damira", "ilim"}


def test_narrowing_asks_for_nothing_and_can_be_undone(scene: Scene) -> None:
    person = scene.person()
    with scene.work() as work:
        changed = set_access(work, model=Person, row=person, level="named", users=[ME])
    assert not changed.widened
    assert changed.keeps_sight
    assert sees(scene, Person, person) == {"aigul"}
    with scene.reading() as reading:
        assert history_of(reading, person)[-1].verb == "access.narrow"
        latest = last_act(reading)
    assert latest is not None
    with scene.work() as work:
        undo(work, act_id=latest)
    assert sees(scene, Person, person) == {"aigul", "bakyt", "damira", "ilim"}


def test_widening_without_a_consent_is_refused_by_its_name(scene: Scene) -> None:
    person = scene.person()
    with pytest.raises(Refused) as refused, scene.work() as work:
        set_access(work, model=Person, row=person, level="head")
    assert refused.value.values == {"consent": "Share with other organisations"}
    assert "kanat" not in sees(scene, Person, person)


def test_with_the_consent_to_share_head_office_sees_the_record_and_no_undo_takes_it_back(
    scene: Scene,
) -> None:
    person = scene.person()
    scene.consent(person, "share")
    with scene.work() as work:
        assert set_access(work, model=Person, row=person, level="head").widened
    assert sees(scene, Person, person) == {"aigul", "bakyt", "damira", "ilim", "kanat"}
    with scene.reading() as reading:
        latest = last_act(reading)
    assert latest is not None
    with pytest.raises(Refused, match="cannot be undone"), scene.work() as work:
        undo(work, act_id=latest)


def test_with_a_written_reason_it_is_widened_and_the_reason_stands_in_the_history(scene: Scene) -> None:
    person = scene.person()
    with scene.work(reason="Нужен адвокат в Джалал-Абаде") as work:
        set_access(work, model=Person, row=person, level="offices", offices=["JAL"])
    assert sees(scene, Person, person) == {"aigul", "bakyt", "damira", "ilim", "jamila"}
    with scene.reading() as reading:
        line = history_of(reading, person)[-1]
    assert (line.verb, line.reason) == ("access.widen", "Нужен адвокат в Джалал-Абаде")


def test_a_director_narrows_and_does_not_widen(scene: Scene) -> None:
    person = scene.person()
    with scene.work("damira") as work:
        set_access(work, model=Person, row=person, level="named", users=[staff()["damira"].user, ME])
    with pytest.raises(Refused, match="role"), scene.work("damira", reason="Так удобнее") as work:
        set_access(work, model=Person, row=person, level="office")


def test_a_record_open_by_name_is_open_to_someone(scene: Scene) -> None:
    person = scene.person()
    with pytest.raises(Refused, match="at least one colleague"), scene.work() as work:
        set_access(work, model=Person, row=person, level="named")
    with pytest.raises(Refused, match="at least one office"), scene.work() as work:
        set_access(work, model=Person, row=person, level="offices")


def test_names_and_levels_that_do_not_belong_together_are_refused(scene: Scene) -> None:
    person = scene.person()
    with pytest.raises(Refused, match="Access is one of"), scene.work() as work:
        set_access(work, model=Person, row=person, level="everyone")
    with pytest.raises(Refused, match="at the level"), scene.work() as work:
        set_access(work, model=Person, row=person, level="office", users=[ME])
    with pytest.raises(Refused, match="at the level"), scene.work() as work:
        set_access(work, model=Person, row=person, level="named", users=[ME], offices=["JAL"])
    with pytest.raises(Refused, match="not a colleague"), scene.work() as work:
        set_access(work, model=Person, row=person, level="named", users=[ME, person])
    with pytest.raises(Refused, match="takes its parent's"):
        model_named("phone")


def test_whoever_gives_a_record_away_is_told_that_he_loses_sight_of_it(scene: Scene) -> None:
    person = scene.person()
    with scene.work() as work:
        assert not set_access(work, model=Person, row=person, level="named", users=[BAKYT]).keeps_sight
    assert sees(scene, Person, person) == {"bakyt"}
    with pytest.raises(Refused, match="not open to you"), scene.work() as work:
        set_access(work, model=Person, row=person, level="named", users=[ME])


def test_names_given_once_do_not_come_back_with_the_level(scene: Scene) -> None:
    person = scene.person()
    for level, users in (("named", [ME, BAKYT]), ("office", []), ("named", [ME])):
        with scene.work(reason="Передумали") as work:
            set_access(work, model=Person, row=person, level=level, users=users)
    assert sees(scene, Person, person) == {"aigul"}


def test_of_the_named_one_leaves_and_one_comes(scene: Scene) -> None:
    person = scene.person()
    with scene.work() as work:
        set_access(work, model=Person, row=person, level="named", users=[ME])
    with scene.work(reason="Дело передано") as work:
        changed = set_access(work, model=Person, row=person, level="named", users=[BAKYT])
    assert changed.widened
    assert (changed.before.users, changed.after.users) == ((ME,), (BAKYT,))
    assert sees(scene, Person, person) == {"bakyt"}


def test_what_goes_is_counted_by_table_without_records_that_have_an_access_of_their_own(scene: Scene) -> None:
    person = scene.person(phones=[{"number": "0700123456"}, {"number": "0555123456"}], groups=["detainee"])
    matter = scene.matter(person, summary={"language": "ru", "text": "Задержан"})
    chronology = [{"at": None, "text": {"language": "ru", "text": "Пришли ночью"}}]
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"chronology": chronology})
    with scene.reading() as reading:
        assert what_goes(reading, model=Person, row=person) == {"person_group": 1, "phone": 2}
        assert what_goes(reading, model=Matter, row=matter) == {"event": 1, "free_text": 2}
    with scene.work(reason="Просит головной офис") as work:
        assert set_access(work, model=Matter, row=matter, level="head").rows == {"event": 1, "free_text": 2}


def test_a_matter_wider_than_its_client_says_what_holds_it_back(scene: Scene) -> None:
    person = scene.person()
    matter = scene.matter(person)
    scene.consent(person, "share", matter_id=matter)
    with scene.work() as work:
        changed = set_access(work, model=Matter, row=matter, level="head")
    assert changed.held_back == (("person", person),)
    assert "kanat" not in sees(scene, Matter, matter)
    with scene.work(reason="Вместе с делом") as work:
        assert set_access(work, model=Person, row=person, level="head").held_back == ()
    assert "kanat" in sees(scene, Matter, matter)


def test_at_a_visit_the_person_helped_is_the_one_who_agrees(scene: Scene) -> None:
    mother, son = scene.person(given="Гүлнара"), scene.person(given="Азамат")
    visit = scene.visit(person_id=mother, for_id=son, relation="mother")
    scene.consent(mother, "share")
    with pytest.raises(Refused), scene.work() as work:
        set_access(work, model=Visit, row=visit, level="head")
    scene.consent(son, "share")
    with scene.work() as work:
        assert set_access(work, model=Visit, row=visit, level="head").widened


def test_where_nobody_could_agree_a_reason_is_needed(scene: Scene) -> None:
    visit = scene.visit(organisation="Центр «Мээрим»")
    with pytest.raises(Refused, match="written reason"), scene.work() as work:
        set_access(work, model=Visit, row=visit, level="head")
    with scene.work(reason="Запрос правления") as work:
        assert set_access(work, model=Visit, row=visit, level="head").widened


def test_the_consent_of_an_accused_parent_opens_nothing(scene: Scene) -> None:
    child = scene.person(given="Нурай")
    matter = scene.matter(child, category="violence_child")
    party = {"role": "alleged_perpetrator", "name": "Асанов Бакыт Токтобекович"}
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"parties": [party]})
    scene.consent(child, "share", by_whom="legal_representative", representative="Асанов Бакыт")
    with pytest.raises(Refused, match="alleged perpetrator"), scene.work() as work:
        set_access(work, model=Matter, row=matter, level="office")


def test_a_withdrawal_lists_where_the_record_already_went(scene: Scene) -> None:
    person = scene.person()
    matter = scene.matter(person)
    consent = scene.consent(person, "share")
    with scene.work() as work:
        set_access(work, model=Person, row=person, level="head")
    with scene.work() as work:
        set_access(work, model=Matter, row=matter, level="head")
    with scene.work() as work:
        withdraw_consent(work, consent_id=consent)
    other = scene.person(given="Жамиля")
    with scene.work(reason="Другой человек") as work:
        set_access(work, model=Person, row=other, level="head")
    with scene.reading() as reading:
        went = where_it_went(reading, person=person)
    assert [(line.verb, line.row, line.actor) for line in went] == [
        ("access.widen", person, ME),
        ("access.widen", matter, ME),
    ]


SHOWN = st.tuples(
    st.sampled_from(ACCESS_LEVELS),
    st.sets(st.sampled_from(list(USERS))),
    st.sets(st.sampled_from(["JAL", "BAT"])),
)


@given(SHOWN, SHOWN)
def test_an_audience_is_within_another_only_where_nobody_is_new(
    one: tuple[str, set[Id], set[str]], other: tuple[str, set[Id], set[str]]
) -> None:
    def knows(shown: tuple[str, set[Id], set[str]], user: Id | None, office: str) -> bool:
        level, users, offices = shown
        allowed = {"named": set(), "office": {"OSH"}, "offices": {"OSH", *offices}, "head": {"OSH", "head"}}
        return office in allowed[level] or (level == "named" and user in users)

    anyone = [*USERS.items(), *itertools.product([None], ["OSH", "JAL", "BAT", "head"])]
    audiences = [
        audience_of(level, office="OSH", users={user: USERS[user] for user in users}, offices=offices)
        for level, users, offices in (one, other)
    ]
    is_new = any(knows(one, *reader) and not knows(other, *reader) for reader in anyone)
    assert audiences[0].within(audiences[1]) == (not is_new)
