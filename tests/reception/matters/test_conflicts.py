"""The one question past access: it warns of the other side, tells number and lawyer and no more, and is written down."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.matters.conflicts import AGAINST, Conflict, Newcomer, beware, conflicts
from reception.store.access_log import opened
from tests.reception.desk.office import CATALOGUE, Scene

NUMBER = "OSH-2026-001"


def asked(scene: Scene, login: str = "bakyt", **newcomer: Any) -> list[Conflict]:
    with scene.work(login) as work:
        return conflicts(work, Newcomer(**newcomer))


def against(scene: Scene, **party: Any) -> Id:
    """A matter of violence, open to its lawyer alone, with this other side."""
    client = scene.person(surname="Абдиева", given="Гүлзат")
    return scene.matter(client, category="family_violence", parties=[{"role": "opponent", **party}])


def test_the_other_side_is_warned_of_past_access_by_number_and_lawyer(scene: Scene) -> None:
    against(scene, name="Маматов Нурбек Асанович")
    assert asked(scene, name="Нурбек Маматов") == [Conflict(NUMBER, "Aigul", tell_nothing=False)]
    assert [field.name for field in fields(Conflict)] == ["matter", "lawyer", "tell_nothing"]


def test_the_other_side_with_a_record_is_known_by_record_name_and_phone(scene: Scene) -> None:
    husband = scene.person(surname="Маматов", given="Нурбек", phones=[{"number": "0700123456"}])
    against(scene, person_id=husband)
    told = [Conflict(NUMBER, "Aigul", tell_nothing=False)]
    assert asked(scene, people=(husband,)) == told
    assert asked(scene, name="маматов нурбек") == told
    assert asked(scene, phones=("+996 700 12-34-56",)) == told
    assert asked(scene, phones=("0700123457",)) == []


@pytest.mark.parametrize("name", ["", "Маматов", "Нурбек", "Маматов Эркин", "Маматова Нурбек"])
def test_one_part_of_a_name_or_another_name_warns_of_nobody(scene: Scene, name: str) -> None:
    against(scene, name="Маматов Нурбек")
    assert asked(scene, name=name) == []


def test_a_party_without_a_name_is_nobody(scene: Scene) -> None:
    against(scene, post="РОВД")
    assert asked(scene) == []
    assert asked(scene, name="РОВД") == []


def test_our_own_client_is_not_the_other_side_in_his_own_matter(scene: Scene) -> None:
    client = scene.person(surname="Абдиева", given="Гүлзат")
    scene.matter(client, parties=[{"role": "claimant", "person_id": client}])
    assert asked(scene, people=(client,)) == []


@pytest.mark.parametrize("role", ["witness", "relative", "legal_representative", "harmed"])
def test_who_is_not_on_the_other_side_is_not_warned_of(scene: Scene, role: str) -> None:
    against(scene, role=role, name="Маматов Нурбек")
    assert role not in AGAINST
    assert asked(scene, name="Маматов Нурбек") == []


def test_every_role_of_the_list_that_is_the_other_side_warns() -> None:
    roles = {item.code for item in CATALOGUE.list("party_roles").items if item.flag("opponent")}
    assert roles <= set(AGAINST)
    assert set(AGAINST) <= CATALOGUE.list("party_roles").codes()


def test_who_is_on_a_list_of_those_to_whom_nothing_is_told_is_warned_of_without_a_name(scene: Scene) -> None:
    scene.person(tell_nothing=[{"name": "Каримов Эркин"}, {"phone": "0555111222"}])
    silence = [Conflict(None, None, tell_nothing=True)]
    assert asked(scene, name="Эркин Каримов") == silence
    assert asked(scene, phones=("0555 111 222",)) == silence
    assert asked(scene, name="Каримов Асан") == []


def test_every_asking_is_written_down(scene: Scene) -> None:
    asked(scene, name="Маматов Нурбек")
    with scene.reading() as reading:
        line = opened(reading)[0]
    assert (line.what, line.row) == ("conflicts", None)


def test_a_written_reason_lets_it_go_on(scene: Scene) -> None:
    against(scene, name="Маматов Нурбек")
    newcomer = Newcomer(name="Маматов Нурбек")
    for reason in (None, "  "):
        with pytest.raises(Refused) as refused, scene.work("bakyt", reason=reason) as work:
            beware(work, [newcomer])
        assert refused.value.values == {"matter": NUMBER, "lawyer": "Aigul"}
    with scene.work("bakyt", reason="Просит лишь справку о графике суда") as work:
        assert len(beware(work, [newcomer])) == 1


def test_who_is_told_nothing_is_refused_without_a_number(scene: Scene) -> None:
    scene.person(tell_nothing=[{"name": "Каримов Эркин"}])
    with pytest.raises(Refused, match="nothing is told") as refused, scene.work("bakyt") as work:
        beware(work, [Newcomer(name="Каримов Эркин")])
    assert refused.value.values == {}


def test_that_somebody_asked_is_logged_also_where_the_act_was_refused(scene: Scene) -> None:
    against(scene, name="Маматов Нурбек Асанович")
    with pytest.raises(Refused), scene.work("bakyt") as work, work.under("visit.add"):
        beware(work, [Newcomer(name="Маматов Нурбек")])
    with scene.reading() as reading:
        assert [line.what for line in opened(reading)][:1] == ["conflicts"]
