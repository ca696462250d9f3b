"""What the desk is told while a name is typed: people found, those alike, was here before, and who stands against whom."""

from __future__ import annotations

from typing import Any

import pytest

from reception.desk.newcomer import Met, Typed, is_enough, meet, newcomer_of, told_by
from reception.desk.receive import receive
from reception.kernel.ids import Id
from reception.matters.conflicts import Conflict, Opposed, note_asked, standing_against
from reception.people.actions import join_people
from reception.store.access_log import opened
from tests.reception.desk.office import TODAY, Scene


def met(scene: Scene, login: str = "aigul", **typed: Any) -> Met:
    with scene.reading(login) as reading:
        return meet(reading, Typed(**typed), today=TODAY)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Асанова", {"surname": "Асанова"}),
        (
            "Асанова Гүлнара Бакытовна",
            {"surname": "Асанова", "given": "Гүлнара", "patronymic": "Бакытовна"},
        ),
        ("Асан уулу Бакыт", {"surname": "Асан уулу", "given": "Бакыт"}),
        (
            "Токтосунов Бакыт Асан уулу",
            {"surname": "Токтосунов", "given": "Бакыт", "patronymic": "Асан уулу"},
        ),
        (
            "Асанова 0555 12-34-56 Гүлнара",
            {"surname": "Асанова", "given": "Гүлнара", "phones": [{"number": "0555 12-34-56"}]},
        ),
        ("+996 (555) 123456", {"phones": [{"number": "+996 (555) 123456"}]}),
        ("дом 12", {"surname": "дом"}),
        ("", {}),
    ],
)
def test_a_typed_line_is_told_apart_into_name_and_phone(words: str, told: dict[str, Any]) -> None:
    assert told_by(words) == told


@pytest.mark.parametrize("words", ["", "А", "Ас", "  ас ", "05", "№ 1"])
def test_before_three_letters_or_digits_nothing_of_anybody_is_shown(scene: Scene, words: str) -> None:
    scene.person(surname="Асанова", phones=[{"number": "0555123456"}])
    assert not is_enough(Typed(words=words))
    assert met(scene, words=words) == Met()


def test_from_three_letters_on_people_are_found_with_how_they_may_be_reached(scene: Scene) -> None:
    person = scene.person(
        surname="Асанова", safe_contact="Звонить до обеда", phones=[{"number": "0555123456"}]
    )
    found = met(scene, words="Аса").found
    assert [(one.line.id, one.safe_contact) for one in found] == [(person, "Звонить до обеда")]
    assert met(scene, words="0555 123").found == found


def test_what_any_joined_record_says_of_reaching_her_is_said_of_her(scene: Scene) -> None:
    one = scene.person(surname="Асанова", safe_contact="Не звонить домой")
    other = scene.person(surname="Асанова", given="Гүлнара", safe_contact="Только по средам")
    with scene.work() as work:
        join_people(work, one=one, other=other)
    chosen = met(scene, person=other).chosen
    assert chosen is not None
    assert chosen.safe_contact == "Не звонить домой; Только по средам"


def test_who_may_be_the_same_is_told_with_reasons(scene: Scene) -> None:
    person = scene.person(surname="Асанова", given="Гүлнара", born=None, age=40, age_on=TODAY)
    alike = met(scene, values={"surname": "Асанова", "given": "Гулнара", "age": 41, "born": "19"}).alike
    assert [one.id for one in alike] == [person]
    assert alike[0].reasons
    assert met(scene, words="Асанова Гулнара").alike[0].id == person


def test_of_a_chosen_record_it_is_told_whether_she_was_here(scene: Scene) -> None:
    person = scene.person(surname="Асанова")
    scene.visit(person_id=person)
    before = met(scene, person=person).before
    assert before is not None
    assert (before.visits, before.last) == (1, TODAY)


def test_another_office_is_told_of_nobody(scene: Scene) -> None:
    person = scene.person(surname="Асанова", given="Гүлнара")
    assert met(scene, "jamila", words="Асанова Гүлнара") == Met()
    assert met(scene, "jamila", person=person) == Met()


def opponent(scene: Scene) -> Id:
    client = scene.person(surname="Абдиева", given="Гүлзат")
    return scene.matter(client, parties=[{"role": "opponent", "name": "Маматов Нурбек"}])


def test_while_typing_the_other_side_is_known_and_its_showing_is_logged(scene: Scene) -> None:
    opponent(scene)
    with scene.reading("bakyt") as reading:
        newcomer = newcomer_of(reading, Typed(words="Маматов Нурбек 0555123456"))
        found = standing_against(reading, newcomer)
        assert opened(reading) == []
    assert found == [Conflict("OSH-2026-001", "Aigul", tell_nothing=False)]
    with scene.work("bakyt") as work:
        note_asked(work)
    with scene.reading() as reading:
        assert [line.what for line in opened(reading)] == ["conflicts"]


def test_a_record_is_asked_about_by_her_name_and_phones(scene: Scene) -> None:
    person = scene.person(surname="Маматов", given="Нурбек", phones=[{"number": "0555123456"}])
    with scene.reading() as reading:
        newcomer = newcomer_of(reading, Typed(person=person))
    assert (newcomer.people, newcomer.name) == ((person,), "Маматов Нурбек")
    assert newcomer.phones == ("+996555123456",)


def test_receiving_the_other_side_is_refused_as_such_until_a_reason_is_written(scene: Scene) -> None:
    opponent(scene)
    intake = {"person": {"surname": "Маматов", "given": "Нурбек"}, "channel": "office"}
    with pytest.raises(Opposed), scene.work() as work:
        receive(work, intake=intake)
    with scene.work(reason="Пришёл по другому делу") as work:
        assert receive(work, intake=intake).person_id is not None
