"""What is gathered around a paper: who applies and as what, whose consents stand, who is on the other side."""

from __future__ import annotations

from typing import Any

import pytest

from reception.documents.gathering import Applicant, Gathered, gather
from reception.kernel.ids import Id
from tests.reception.desk.office import TODAY, Scene
from tests.reception.documents.scenes import MOTHER, OURS, SON, gathered, matter, party, person, visit


def applies(known: Gathered) -> tuple[str | None, str | None, str | None]:
    who = known.applicant.person
    return who["id"] if who else None, known.applicant.capacity, known.applicant.relation


@pytest.fixture
def son(scene: Scene) -> Id:
    return person(scene, SON)


@pytest.fixture
def mother(scene: Scene) -> Id:
    return person(scene, MOTHER)


def test_the_client_applies_himself_where_nobody_else_is_named(scene: Scene, son: Id) -> None:
    assert applies(gathered(scene, "matter", matter(scene, son))) == (son.hex, "himself", None)
    assert applies(gathered(scene, "person", son)) == (son.hex, "himself", None)
    assert applies(gathered(scene, "visit", visit(scene, person_id=son))) == (son.hex, "himself", None)


def test_a_relative_among_the_parties_applies_and_a_visit_tells_the_relation(
    scene: Scene, son: Id, mother: Id
) -> None:
    visit(scene, person_id=mother, for_id=son, relation="mother")
    known = gathered(scene, "matter", matter(scene, son, parties=[party("relative", mother)]))
    assert applies(known) == (mother.hex, "relative", "mother")
    assert known.client is not None
    assert known.client["id"] == son.hex


def test_a_legal_representative_comes_before_a_relative(scene: Scene, son: Id, mother: Id) -> None:
    aunt = person(scene, {"given": "Бурул"})
    parties = [party("relative", mother), party("legal_representative", aunt)]
    known = gathered(scene, "matter", matter(scene, son, parties=parties))
    assert applies(known) == (aunt.hex, "representative", None)


@pytest.mark.parametrize("role", ["alleged_perpetrator", "opponent", "respondent"])
def test_a_relative_who_is_of_the_other_side_never_applies(
    scene: Scene, son: Id, mother: Id, role: str
) -> None:
    parties = [party("legal_representative", mother), party(role, mother)]
    assert applies(gathered(scene, "matter", matter(scene, son, parties=parties)))[0] == son.hex


def test_a_relative_whose_name_is_accused_never_applies(scene: Scene, son: Id) -> None:
    father = person(scene, {"surname": "Маматов", "given": "Али"})
    parties = [
        party("legal_representative", father),
        party("alleged_perpetrator", name="Маматов Али Садырович"),
    ]
    assert applies(gathered(scene, "matter", matter(scene, son, parties=parties)))[0] == son.hex


@pytest.mark.parametrize(
    ("relation", "capacity"),
    [("mother", "relative"), ("guardian", "representative"), ("neighbour", None), (None, None)],
)
def test_whoever_came_for_another_applies_as_what_he_is_to_him(
    scene: Scene, son: Id, mother: Id, relation: str | None, capacity: str | None
) -> None:
    known = gathered(
        scene, "visit", visit(scene, person_id=mother, for_other=True, for_id=son, relation=relation)
    )
    assert applies(known) == (mother.hex, capacity, relation)


def test_a_visit_for_someone_unnamed_has_no_client(scene: Scene, mother: Id) -> None:
    known = gathered(scene, "visit", visit(scene, person_id=mother, for_other=True, relation="mother"))
    assert known.client is None
    assert applies(known) == (mother.hex, "relative", "mother")


def test_a_visit_in_a_matter_leans_on_the_matter(scene: Scene, son: Id, mother: Id) -> None:
    case = matter(scene, son, summary={"language": "ru", "text": "Избит при задержании"})
    known = gathered(
        scene, "visit", visit(scene, person_id=mother, for_id=son, relation="mother", matter_id=case)
    )
    assert known.matter is not None
    assert (known.matter["id"], known.lawyer) == (case.hex, "Aigul")
    assert applies(known)[0] == mother.hex


def test_a_visit_of_an_organisation_names_it_and_no_lawyer(scene: Scene) -> None:
    known = gathered(scene, "visit", visit(scene, organisation="Айыл келечеги"))
    assert (known.organisation, known.client, known.lawyer) == ("Айыл келечеги", None, None)


def consents(scene: Scene, row: Id, owner: Any = "matter") -> list[str]:
    return [consent.kind for consent in gathered(scene, owner, row).consents]


def test_only_consents_of_this_matter_or_of_all_stand(scene: Scene, son: Id) -> None:
    case, other = matter(scene, son), matter(scene, son)
    scene.consent(son, "keep")
    scene.consent(son, "un_named", matter_id=other)
    scene.consent(son, "un_unnamed", matter_id=case)
    assert consents(scene, case) == ["keep", "un_unnamed"]
    assert consents(scene, son, "person") == ["keep"]


def test_a_consent_of_whoever_is_accused_does_not_stand(scene: Scene, son: Id) -> None:
    case = matter(scene, son, parties=[party("alleged_perpetrator", name="Маматов Али")])
    scene.consent(son, "un_named", by_whom="legal_representative", representative="Маматов Али Садырович")
    assert consents(scene, case) == []


def test_what_is_closed_to_the_reader_is_not_gathered(scene: Scene) -> None:
    child = person(scene, SON, born="2015-03-01")
    case = matter(scene, child)
    with scene.reading("bakyt") as reading:
        known = gather(reading, "matter", case, catalogue=OURS, today=TODAY)
    assert (known.matter, known.client, known.applicant) == (None, None, Applicant())
