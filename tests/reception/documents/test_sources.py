"""What the store answers to a paper: safe addresses, sides kept apart, dates in order, steps at home and abroad."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reception.documents.kinds import kind_codes, load_kind
from reception.documents.sources import SOURCES
from reception.kernel.ids import Id
from tests.reception.desk.office import CATALOGUE, Scene
from tests.reception.documents.scenes import (
    MOTHER,
    OFFICE_ADDRESS,
    SON,
    answers,
    matter,
    party,
    person,
    visit,
)

COMPLAINT, REQUEST, COMMUNICATION = "torture_complaint", "information_request", "hrc_communication"
NOT_KEPT = {
    "client.birth_place",
    "client.email",
    "client.nationality",
    "matter.attachments",
    "matter.claims",
    "matter.evidence_at_risk",
    "matter.medical",
    "matter.power_of_attorney",
    "matter.purpose",
    "matter.threats",
    "matter.treatment",
    "typed",
}
"""What the store has no field for: a person says it."""


def said(scene: Scene, kind: str, case: Id, field: str, **more: Any) -> Any:
    return answers(scene, kind, "matter", case, **more).get(field)


def rows(answer: Any) -> list[dict[str, Any]]:
    """The rows of a list with bare values."""
    return [{name: cell.get("value", cell) for name, cell in row.items()} for row in answer["value"]]


@pytest.fixture
def son(scene: Scene) -> Id:
    return person(scene, SON)


def test_every_source_that_a_kind_names_is_answered_or_left_to_a_person() -> None:
    named = {field.source for code in kind_codes() for field in load_kind(code).fields}
    assert named - set(SOURCES) <= NOT_KEPT


def test_an_address_stands_behind_its_town(scene: Scene) -> None:
    mother = person(scene, MOTHER)
    address = answers(scene, REQUEST, "person", mother)["requester_address"]
    assert address["translations"] == {
        "ru": "г. Ош, ул. Ленина, 5",
        "ky": "Ош шаары, ул. Ленина, 5",
        "en": "Osh (city), ул. Ленина, 5",
    }
    named = person(scene, MOTHER, address="город Ош, ул. Ленина, 5")
    assert answers(scene, REQUEST, "person", named)["requester_address"] == {
        "value": "город Ош, ул. Ленина, 5"
    }


@pytest.mark.parametrize("care", [{"safe_contact": "звонить сестре"}, {"paper_home": False}])
def test_whoever_asked_for_care_is_reached_through_the_office(scene: Scene, care: dict[str, Any]) -> None:
    careful = person(scene, MOTHER, **care)
    found = answers(scene, REQUEST, "person", careful)
    assert OFFICE_ADDRESS in found["requester_address"]["value"]
    assert set(found["requester_address"]["translations"]) == {"ru", "ky", "en"}
    assert "requester_phone" not in found, "the example office has no telephone"
    unloaded = answers(scene, REQUEST, "person", careful, catalogue=CATALOGUE)
    assert "requester_address" not in unloaded


def test_an_address_that_is_not_safe_for_another_is_printed_for_nobody(scene: Scene) -> None:
    son = person(scene, SON, address="УЛ. ЛЕНИНА, 5", safe_contact="отец дома")
    case = matter(scene, son, parties=[party("relative", person(scene, MOTHER))])
    assert OFFICE_ADDRESS in said(scene, COMPLAINT, case, "applicant_address")["value"]


def test_the_address_of_the_other_side_is_printed_for_nobody(scene: Scene, son: Id) -> None:
    father = person(scene, {"given": "Садыр", "address": "ул. Ленина, 5"})
    parties = [party("relative", person(scene, MOTHER)), party("alleged_perpetrator", father)]
    case = matter(scene, son, parties=parties)
    assert OFFICE_ADDRESS in said(scene, COMPLAINT, case, "applicant_address")["value"]


def test_the_first_number_that_is_safe_for_all_is_printed(scene: Scene) -> None:
    shared = {"number": "0700 000 001"}
    son = person(scene, SON, phones=[{**shared, "unsafe": True}])
    numbers = [{"number": "0700 000 002", "unsafe": True}, shared, {"number": "0700 000 003"}]
    case = matter(scene, son, parties=[party("relative", person(scene, MOTHER, phones=numbers))])
    assert said(scene, COMPLAINT, case, "applicant_phone")["value"].endswith("003")


def test_without_a_safe_number_none_of_hers_is_printed(scene: Scene) -> None:
    mother = person(scene, MOTHER, phones=[{"number": "0700 000 002", "unsafe": True}])
    assert "requester_phone" not in answers(scene, REQUEST, "person", mother)


def test_witnesses_stand_with_what_they_know_and_a_safe_number(scene: Scene, son: Id) -> None:
    neighbour = person(scene, {"given": "Бурул", "phones": [{"number": "0700 000 004"}]})
    careful = person(scene, {"given": "Анара", "phones": [{"number": "0700 000 005"}], "paper_home": False})
    parties = [
        party("witness", neighbour, note="видела, как его увели"),
        party("witness", careful),
        party("witness", name="человек с остановки"),
        party("witness", note="не назвался"),
    ]
    found = rows(said(scene, COMPLAINT, matter(scene, son, parties=parties), "witnesses"))
    assert found == [
        {"name": "Бурул", "knows": "видела, как его увели", "contact": "+996700000004"},
        {"name": "Анара"},
        {"name": "человек с остановки"},
        {"name": {"unknown": True}, "knows": "не назвался"},
    ]


def test_only_the_other_side_is_accused(scene: Scene, son: Id) -> None:
    known = person(scene, {"surname": "Каримов", "given": "Эркин"})
    parties = [
        party("alleged_perpetrator", known, post="оперуполномоченный"),
        party("opponent", name="кызматкер", note="бою узун"),
        party("investigator", name="Следователь Асанов"),
        party("official", name="Начальник отдела"),
        party("witness", name="Бурул"),
    ]
    assert rows(said(scene, COMPLAINT, matter(scene, son, parties=parties), "officers")) == [
        {"name": "Каримов Эркин", "post": "оперуполномоченный"},
        {"name": "кызматкер", "marks": "бою узун"},
    ]


def test_events_stand_in_order_and_the_first_is_when_and_where_it_began(scene: Scene, son: Id) -> None:
    events = [("2026-12", "ИВС"), ("2026-21", "дом"), ("2026-10-01T23:00", "отдел"), ("2026-10-01T09", "")]
    chronology = [
        {"at": at, **({"place": place} if place else {}), "text": {"language": "ru", "text": f"в {at}"}}
        for at, place in events
    ]
    case = matter(scene, son, chronology=chronology)
    found = said(scene, COMPLAINT, case, "chronology")
    days = ["2026-21", "2026-10-01T09", "2026-10-01T23:00", "2026-12"]
    assert [row["date"] for row in rows(found)] == days
    assert said(scene, COMPLAINT, case, "incident_date") == {"value": "2026-21"}
    assert said(scene, COMPLAINT, case, "incident_place") == {"value": "дом"}


def test_a_text_has_its_fresh_translations_alone(scene: Scene, son: Id) -> None:
    translations = [
        {"language": "ru", "text": "Избили"},
        {"language": "en", "text": "They beat him", "stale": True},
    ]
    text = {"language": "ky", "text": "Сабашты", "translations": translations}
    case = matter(scene, son, chronology=[{"at": "2026-10-01", "text": text}])
    assert said(scene, COMPLAINT, case, "chronology")["value"][0]["what"] == {
        "value": "Сабашты",
        "language": "ky",
        "translations": {"ru": "Избили"},
    }


STEPS = [
    {"step": "cassation_filed", "body_name": "Верховный суд", "filed_on": "2025-06"},
    {"step": "un_submitted", "body": "hrc", "filed_on": "2026-02", "their_number": "4321/2026"},
    {
        "step": "un_submitted",
        "body_name": "Рабочая группа по произвольным задержаниям",
        "filed_on": "2024-02-01",
    },
    {
        "step": "un_views",
        "body_name": "Рабочая группа по произвольным задержаниям",
        "filed_on": "2024-12-01",
        "result": "inadmissible",
    },
    {
        "step": "complaint_prosecutor",
        "body": "prosecutor_osh_city",
        "filed_on": "2024-01-10",
        "their_number": "03-12/45",
        "result": "refused",
        "result_on": "2024-01-20",
    },
    {"step": "complaint_judge", "body": "court_osh_city"},
]


def test_steps_at_home_stand_by_date_with_their_bodies_in_three_languages(scene: Scene, son: Id) -> None:
    case = matter(scene, son, proceedings=STEPS)
    found = said(scene, COMMUNICATION, case, "remedies")["value"]
    assert [row.get("filed", {}).get("value") for row in found] == ["2024-01-10", "2025-06", None]
    assert found[0]["body"]["translations"]["ky"] == "Ош шаарынын прокуратурасы"
    assert found[0]["what"]["translations"]["en"] == "Complaint to the prosecutor"
    assert found[0]["decided"] == {"value": "2024-01-20"}
    assert found[1]["body"] == {"value": "Верховный суд"}


def test_other_international_bodies_stand_apart_each_once(scene: Scene, son: Id) -> None:
    case = matter(scene, son, proceedings=STEPS)
    (group,) = said(scene, COMMUNICATION, case, "other_procedures")["value"]
    assert group["body"]["value"] == "Рабочая группа по произвольным задержаниям"
    assert group["date"] == {"value": "2024-02-01"}
    assert group["result"]["translations"]["en"] == CATALOGUE.label(
        "proceeding_results", "inadmissible", "en"
    )
    own = [step for step in STEPS if step.get("body") == "hrc"]
    assert said(scene, COMMUNICATION, matter(scene, son, proceedings=own), "other_procedures") is None


def test_a_number_of_the_state_is_none_of_a_committee(scene: Scene, son: Id) -> None:
    case = matter(scene, son, proceedings=STEPS)
    assert said(scene, COMPLAINT, case, "case_number") == {"value": "03-12/45"}


def test_a_complaint_goes_to_the_latest_prosecutor_and_does_not_name_itself(scene: Scene, son: Id) -> None:
    ahead = {"step": "complaint_prosecutor", "body": "prosecutor_osh_oblast"}
    case = matter(scene, son, proceedings=[*STEPS, ahead])
    body = said(scene, COMPLAINT, case, "addressee")["value"]
    assert body["names"]["ru"] == "Прокуратура Ошской области"
    assert body["cases"]["ky"]["dative"] == "Ош облусунун прокуратурасына"
    before = said(scene, COMPLAINT, case, "earlier_steps")["value"]
    assert len(before) == 3
    assert len(said(scene, COMMUNICATION, case, "remedies")["value"]) == 4
    alone = matter(scene, son, proceedings=[ahead])
    assert said(scene, COMPLAINT, alone, "earlier_steps") is None


def test_detention_is_the_clients_own_and_who_was_released_is_nowhere(scene: Scene, son: Id) -> None:
    friend = person(scene, {"given": "Тилек"})
    held = {"person_id": son.hex, "arrested": "2026-09-30T23:00", "place": "ИВС", "injuries": "ссадины"}
    taken = {**held, "first_lawyer": "2026-10-02T10:00"}
    other = {"person_id": friend.hex, "arrested": "2026-09-29", "place": "СИЗО"}
    found = answers(scene, COMPLAINT, "matter", matter(scene, son, detentions=[other, taken]))
    assert found["detained_at"] == {"value": "2026-09-30T23:00"}
    assert (found["victim_whereabouts"], found["injuries"]) == ({"value": "ИВС"}, {"value": "ссадины"})
    assert found["lawyer_access"]["translations"]["ru"].startswith("2 октября 2026")
    assert "T10" not in str(found["lawyer_access"])
    released = matter(scene, son, detentions=[{**held, "released": "2026-10-05"}])
    assert said(scene, COMPLAINT, released, "victim_whereabouts") is None


def test_the_victims_are_named_where_another_is_the_author(scene: Scene, son: Id) -> None:
    alone = matter(scene, son, detentions=[{"place": "СИЗО-5"}])
    assert said(scene, COMMUNICATION, alone, "victims") == {"value": []}
    assert said(scene, COMMUNICATION, alone, "author_capacity") == {"value": "victim"}
    parties = [party("relative", person(scene, MOTHER))]
    case = matter(scene, son, parties=parties, detentions=[{"place": "СИЗО-5"}])
    (victim,) = rows(said(scene, COMMUNICATION, case, "victims"))
    assert (victim["name"]["surname"], victim["birth"], victim["whereabouts"]) == (
        "Маматов",
        "2007-03~",
        "СИЗО-5",
    )
    assert said(scene, COMMUNICATION, case, "author")["value"]["given"] == "Зууракан"
    assert said(scene, COMMUNICATION, case, "author_capacity") == {"value": "relative"}


def test_the_latest_consent_tells_whether_the_name_is_published(scene: Scene, son: Id) -> None:
    case = matter(scene, son)
    assert said(scene, COMMUNICATION, case, "names") is None
    scene.consent(son, "un_unnamed", given_on=date(2026, 11, 1), how="read_aloud")
    assert said(scene, COMMUNICATION, case, "names") == {"value": "withheld"}
    assert "прочитано" in str(said(scene, COMMUNICATION, case, "consent_line")).casefold()
    scene.consent(son, "un_named", given_on=date(2026, 11, 20))
    assert said(scene, COMMUNICATION, case, "names") == {"value": "named"}
    scene.consent(son, "un_unnamed", given_on=date(2026, 11, 20))
    assert said(scene, COMMUNICATION, case, "names") == {"value": "withheld"}


def test_who_came_for_whom_is_said_inside_a_sentence(scene: Scene, son: Id) -> None:
    mother = person(scene, MOTHER)
    visit(scene, person_id=mother, for_id=son, relation="mother")
    case = matter(scene, son, parties=[party("relative", mother)])
    assert said(scene, COMPLAINT, case, "relation")["translations"] == {
        "ru": "мать",
        "ky": "энеси",
        "en": "mother",
    }
    assert said(scene, COMPLAINT, matter(scene, son), "relation") is None


def test_a_request_of_an_organisation_names_it_and_no_private_address(scene: Scene) -> None:
    clerk = person(scene, MOTHER)
    found = answers(scene, REQUEST, "visit", visit(scene, organisation="Айыл келечеги", person_id=clerk))
    assert found["organisation"] == {"value": "Айыл келечеги"}
    assert not {"requester_address", "requester_phone"} & set(found)


def test_a_request_tells_nothing_of_the_matter_by_itself(scene: Scene, son: Id) -> None:
    case = matter(scene, son, summary={"language": "ru", "text": "Избит при задержании"})
    found = answers(scene, REQUEST, "matter", case)
    assert "Избит" not in str(found)
    assert not {"subject", "representative"} & set(found)


def test_the_visits_of_a_person_stand_in_an_extract_with_what_was_done_at_each(scene: Scene) -> None:
    her, other = person(scene, MOTHER), person(scene, SON)
    visit(scene, person_id=her, services=[{"help": "consultation", "minutes": 20}])
    visit(scene, person_id=her, for_id=other, relation="mother")
    visit(scene, person_id=other)
    found = answers(scene, "register_extract", "person", her)["visits"]["value"]
    assert len(found) == 1
    assert set(found[0]["help"]["translations"]) == {"ru", "ky", "en"}
    assert len(answers(scene, "register_extract", "person", other)["visits"]["value"]) == 2
