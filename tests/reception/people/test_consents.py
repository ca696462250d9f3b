"""Consents: which stand, who may give them, and the act that asks for one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.people.actions import join_people, withdraw_consent
from reception.people.consents import CONSENT_WORDS, consents_of, demand_consent, holds, represents
from reception.people.model import Person
from reception.store.history import history_of
from reception.store.work import Work, act
from tests.reception.desk.office import TODAY, Scene, make_scene, make_template

NAMES = st.lists(st.sampled_from(["Асанов", "Бакыт", "Үсөн уулу", "Токтобекович"]), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("office"))


@pytest.fixture
def scene(template: Path, tmp_path: Path) -> Iterator[Scene]:
    made = make_scene(template, tmp_path)
    yield made
    made.store.close()


@act("person.edit")
def publish(work: Work, person: Id) -> None:
    """An act that needs a consent, and then writes."""
    demand_consent(work, person=person, kinds=["publish"])
    work.change(Person, person, address="Ош")


def test_the_kinds_are_those_of_the_list_and_bear_its_words() -> None:
    text = (files("resources") / "reference" / "consent_kinds.toml").read_text(encoding="utf-8")
    items = tomllib.loads(text)["item"]
    assert {item["code"]: item["labels"]["en"] for item in items} == dict(CONSENT_WORDS)


def test_a_consent_holds_for_its_kind_and_its_matter_alone(scene: Scene) -> None:
    person = scene.person()
    one, other = scene.matter(person), scene.matter(person)
    scene.consent(person, "share", matter_id=one)
    with scene.reading() as reading:
        assert holds(reading, person, kind="share", matter=one)
        assert not holds(reading, person, kind="share", matter=other)
        assert not holds(reading, person, kind="share")
        assert not holds(reading, person, kind="publish", matter=one)


def test_a_general_consent_holds_for_every_matter(scene: Scene) -> None:
    person = scene.person()
    matter = scene.matter(person)
    scene.consent(person, "share")
    with scene.reading() as reading:
        assert holds(reading, person, kind="share", matter=matter)
        assert holds(reading, person, kind="share")


def test_a_consent_that_was_withdrawn_does_not_hold_and_is_still_listed(scene: Scene) -> None:
    person = scene.person()
    consent = scene.consent(person, "share")
    with scene.work() as work:
        withdraw_consent(work, consent_id=consent)
    with scene.reading() as reading:
        assert not holds(reading, person, kind="share")
        assert [line.withdrawn_on for line in consents_of(reading, person)] == [TODAY]


def test_the_consents_of_joined_records_are_those_of_one_person(scene: Scene) -> None:
    one, other = scene.person(), scene.person()
    scene.consent(other, "photo")
    with scene.work() as work:
        join_people(work, one=one, other=other)
    with scene.reading() as reading:
        assert [line.person_id for line in consents_of(reading, one)] == [other]
        assert holds(reading, one, kind="photo")


def test_the_consent_that_is_missing_is_named_and_nothing_is_written(scene: Scene) -> None:
    person = scene.person()
    with pytest.raises(Refused) as refused, scene.work() as work:
        publish(work, person)
    assert refused.value.values == {"consent": "Publish"}
    with scene.reading() as reading:
        assert [line.verb for line in history_of(reading, person)] == ["person.add"]


def test_where_one_of_two_would_do_both_are_named(scene: Scene) -> None:
    person = scene.person()
    with pytest.raises(Refused) as refused, scene.work() as work:
        demand_consent(work, person=person, kinds=["un_named", "un_unnamed"])
    assert list(refused.value.values.values()) == [CONSENT_WORDS["un_named"], CONSENT_WORDS["un_unnamed"]]
    scene.consent(person, "un_unnamed")
    with scene.work() as work:
        demand_consent(work, person=person, kinds=["un_named", "un_unnamed"])


def test_with_a_written_reason_it_is_done_and_the_reason_stands_in_the_history(scene: Scene) -> None:
    person = scene.person()
    with pytest.raises(Refused), scene.work(reason="   ") as work:
        publish(work, person)
    with scene.work(reason="Угроза жизни, связи с человеком нет") as work:
        publish(work, person)
    with scene.reading() as reading:
        assert history_of(reading, person)[-1].reason == "Угроза жизни, связи с человеком нет"


def test_a_parent_who_is_accused_does_not_agree_in_the_childs_place(scene: Scene) -> None:
    child = scene.person()
    scene.consent(child, "share", by_whom="legal_representative", representative="Асанов Бакыт")
    accused = ["Асанов Бакыт Токтобекович"]
    with scene.reading() as reading:
        assert holds(reading, child, kind="share")
        assert not holds(reading, child, kind="share", accused=accused)
    with pytest.raises(Refused, match="alleged perpetrator"), scene.work() as work:
        demand_consent(work, person=child, kinds=["share"], accused=accused)
    scene.consent(child, "share", by_whom="legal_representative", representative="Асанова Гүлнара")
    with scene.work() as work:
        demand_consent(work, person=child, kinds=["share"], accused=accused)


def test_what_the_person_herself_agreed_to_stands_whoever_is_accused(scene: Scene) -> None:
    person = scene.person()
    scene.consent(person, "share", representative="Асанов Бакыт")
    with scene.reading() as reading:
        assert holds(reading, person, kind="share", accused=["Асанов Бакыт"])


@given(NAMES)
def test_nobody_accused_represents_in_whatever_order_his_names_stand(names: list[str]) -> None:
    assert not represents(" ".join(reversed(names)), accused=[" ".join(names)])
    assert not represents(names[0].upper(), accused=["Мамытова", " ".join(names)])


@given(NAMES)
def test_whoever_is_not_accused_represents(names: list[str]) -> None:
    assert represents(" ".join(names), accused=[])
    assert represents(" ".join(names), accused=["Мамытова Жамиля", ""])
    assert represents(None, accused=names)
