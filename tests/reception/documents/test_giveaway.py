"""No number and no address by which she could be found reaches whoever she fears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reception.documents.contact import office_fact
from reception.documents.gathering import Gathered
from reception.documents.giveaway import demand_nothing_given_away
from reception.documents.kinds import Kind, load_kind
from reception.documents.sources import answers_known
from reception.kernel.errors import Refused
from tests.reception.desk.office import Scene
from tests.reception.documents.scenes import gathered, matter, party, person

TO_THE_STATE = load_kind("torture_complaint")
CLAIM = replace(TO_THE_STATE, read_by=frozenset({"state", "other_side"}))
FOR_HERSELF = replace(TO_THE_STATE, read_by=frozenset({"person"}))
OWN, UNSAFE = "0700 999 001", "0555 111 222"


def known(scene: Scene, *, category: str = "alimony", **hers: object) -> Gathered:
    client = person(
        scene,
        {
            "surname": "Маматова",
            "given": "Зууракан",
            "address": "ул. Тайная, 77",
            "phones": [{"number": OWN}, {"number": UNSAFE, "unsafe": True}],
            **hers,
        },
    )
    husband = person(scene, {"surname": "Маматов", "given": "Али", "phones": [{"number": "0777 000 111"}]})
    return gathered(
        scene, "matter", matter(scene, client, category=category, parties=[party("respondent", husband)])
    )


def tell(kind: Kind, around: Gathered, text: str) -> None:
    words = {"treatment": text, "witnesses": [{"name": "Свидетель", "contact": ""}]}
    demand_nothing_given_away(kind, words, around, language="ru")


def test_what_the_other_side_reads_has_the_telephone_of_the_office(scene: Scene) -> None:
    around = known(scene)
    assert answers_known(TO_THE_STATE, around)["applicant_phone"] == {"value": "+996700999001"}
    assert answers_known(CLAIM, around).get("applicant_phone") == office_fact(around, "phone")


def test_a_claim_against_a_violent_husband_has_the_address_of_the_office(scene: Scene) -> None:
    fled = known(scene, category="violence_partner")
    assert answers_known(CLAIM, fled)["applicant_address"] == office_fact(fled, "address")
    assert "Тайная" in answers_known(TO_THE_STATE, fled)["applicant_address"]["value"]


def test_where_nobody_is_in_danger_a_claim_has_her_own_address(scene: Scene) -> None:
    assert "Тайная" in answers_known(CLAIM, known(scene))["applicant_address"]["value"]


@pytest.mark.parametrize(
    "written", [OWN, "+996 (700) 99-90-01", "0700999001", "тел.0700\u2011999\u2011001;", UNSAFE]
)
def test_her_number_typed_into_a_text_stops_a_claim_however_it_is_written(scene: Scene, written: str) -> None:
    with pytest.raises(Refused):
        tell(CLAIM, known(scene), f"Звонить ей по {written} вечером")


def test_the_state_may_read_her_own_number_and_not_the_unsafe_one(scene: Scene) -> None:
    around = known(scene)
    tell(TO_THE_STATE, around, f"Звонить по {OWN}")
    with pytest.raises(Refused):
        tell(TO_THE_STATE, around, f"Звонить по {UNSAFE}")


def test_an_address_of_whoever_asked_for_care_is_found_in_any_text(scene: Scene) -> None:
    around = known(scene, paper_home=False)
    with pytest.raises(Refused):
        tell(TO_THE_STATE, around, "Живёт она по УЛ. ТАЙНАЯ, 77, у сестры")
    tell(TO_THE_STATE, around, "Живёт она у сестры")


def test_numbers_that_are_nobodys_stop_nothing(scene: Scene) -> None:
    tell(CLAIM, known(scene), "ПИН 20703200700123, дело № 10-700-2026, 12345 сомов, 0777 000 111")


def test_what_she_alone_reads_may_hold_all(scene: Scene) -> None:
    tell(FOR_HERSELF, known(scene, paper_home=False), f"{OWN}, {UNSAFE}, ул. Тайная, 77")
