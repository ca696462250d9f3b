"""A case file is a matter whole: what goes out validates, comes in as new rows, and goes out again as it was."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from reception.kernel.errors import Refused
from reception.kernel.fields import Field
from reception.kernel.i18n import LANGUAGES, Language, Translator
from reception.kernel.ids import Id
from reception.matters import forms
from reception.matters.casefile import PaperLine, case_schema
from reception.matters.casefile_in import take_case
from reception.matters.casefile_out import write_case
from reception.matters.model import Matter
from reception.matters.queries import matter_numbered
from reception.people.model import Person
from reception.records.numbering import Series
from reception.records.reading import show_record
from reception.reports.facts import facts_of_month
from reception.reports.period import read_period
from reception.security.model import Colleague
from reception.store.access_log import opened
from reception.store.history import history_of
from reception.store.journal import EntryRow
from reception.store.reading import live
from reception.store.settings import Setting
from reception.store.undo import last_act, undo
from reception.tally.model import Tally
from reception.visits.model import Service, Visit
from tests.reception.desk.office import CATALOGUE, TODAY, Scene
from tests.reception.matters.cases import KNOWN, REASON, example, take, written
from tests.reception.matters.made_cases import cases

OWN = {"number", "access", "id", "client_id", "person_id", "for_id", "visit_id"}
"""What may be another one after a case file was taken in."""


def schema(language: Language = "ru") -> dict[str, Any]:
    words = Translator(language)

    def codes(list_id: str) -> list[str] | None:
        return [item.code for item in CATALOGUE.list(list_id).items] if list_id in CATALOGUE.ids else None

    def label(field: Field) -> str:
        return words(field.label)

    return case_schema(codes, label)


def told(case: dict[str, Any]) -> dict[str, Any]:
    """What of a case file does not depend on the office that wrote it: numbers, office and day are its own."""
    matter = {**case["matter"], "number": None}
    visits = [{**visit, "number": None} for visit in case["visits"]]
    return {"matter": matter, "people": case["people"], "visits": visits, "services": case["services"]}


def rows(scene: Scene) -> int:
    """How many lines the journal and the notes of this PC have."""
    with scene.store.whole() as connection:
        counts = [sa.select(sa.func.count()).select_from(model) for model in (EntryRow, Setting, Series)]
        return sum(connection.execute(count).scalar_one() for count in counts)


def take_back(scene: Scene) -> None:
    """Undo one's own last act."""
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)


def refusal(scene: Scene, case: object, **said: Any) -> Refused:
    """The refusal of a case file, which leaves nothing behind."""
    before = rows(scene)
    with pytest.raises(Refused) as refused:
        take(scene, case, **said)
    assert rows(scene) == before
    return refused.value


def test_what_is_taken_in_goes_out_again_as_it_was(scene: Scene, elsewhere: Scene) -> None:
    first = written(scene, take(scene, example()).matter_id)
    second = written(elsewhere, take(elsewhere, first).matter_id)
    assert told(second) == told(first)
    source = example()
    assert first["matter"]["summary"]["translations"][1]["stale"]
    for part in ("parties", "chronology", "proceedings", "detentions", "hearings", "tasks"):
        for before, after in zip(source["matter"][part], first["matter"][part], strict=True):
            texts = {name: value for name, value in before.items() if name != "text"}
            assert texts.items() <= after.items()


def covers(given: Any, told: Any) -> bool:
    """Whether everything that was given is told again; what the office sets itself aside."""
    if isinstance(given, dict):
        said = {name: value for name, value in given.items() if value not in (None, []) and name not in OWN}
        return all(covers(value, told[name]) for name, value in said.items())
    if isinstance(given, list):
        return len(given) == len(told) and all(map(covers, given, told))
    return bool(given == told)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases())
def test_whatever_is_in_a_case_file_comes_through_two_offices(
    case: dict[str, Any], scene: Scene, elsewhere: Scene
) -> None:
    first = written(scene, take(scene, case, reason=REASON, again=True).matter_id)
    second = written(elsewhere, take(elsewhere, first, reason=REASON, again=True).matter_id)
    assert told(second) == told(first)
    for name in ("matter", "visits", "services"):
        assert covers(case[name], first[name])
    for person in first["people"]:
        assert any(covers(one, person) for one in case["people"])
    assert list(Draft202012Validator(schema()).iter_errors(first)) == []


def test_what_is_written_is_what_the_schema_says(scene: Scene) -> None:
    case = written(scene, take(scene, example()).matter_id)
    Draft202012Validator.check_schema(schema())
    assert list(Draft202012Validator(schema()).iter_errors(case)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_speaks_the_language_of_whoever_asks(language: Language) -> None:
    words = Translator(language)
    person = schema(language)["properties"]["people"]["anyOf"][0]["items"]["properties"]
    surname = next(field for field in forms.MATTER.register.fields if field.name == "category")
    assert schema(language)["properties"]["matter"]["properties"]["category"]["title"] == words(surname.label)
    assert person["place"]["anyOf"][0]["enum"] == [item.code for item in CATALOGUE.list("divisions").items]


def test_a_case_file_gets_new_ids_and_a_new_number(scene: Scene) -> None:
    taken = take(scene, example())
    again = take(scene, example(), again=True)
    assert (taken.number, again.number) == ("OSH-2026-001", "OSH-2026-002")
    with scene.reading() as reading:
        assert matter_numbered(reading, "JAL-2026-007") is None
        assert len(reading.rows(sa.select(Person.id).where(live(Person)))) == 4
        codes = reading.rows(sa.select(Person.code).distinct())
        assert len(codes) == 4


def test_no_id_code_or_grant_of_the_store_goes_out(scene: Scene) -> None:
    taken = take(scene, {**example(), "matter": {**example()["matter"], "access": "named"}})
    case = written(scene, taken.matter_id)
    text = str(case)
    with scene.store.whole() as connection:
        ids = [
            row.hex
            for model in (Person, Visit, Matter, Colleague)
            for row in connection.scalars(sa.select(model.id))
        ]
        secret = [*ids, *connection.scalars(sa.select(Person.code))]
    assert len(secret) > 10
    assert [one for one in secret if one in text] == []
    assert case["matter"]["access"] == "named"


def test_papers_are_named_and_stay(scene: Scene) -> None:
    taken = take(scene, example())
    assert taken.papers == 1
    with scene.work(reason=REASON) as work:
        case = write_case(
            work, matter_id=taken.matter_id, papers=[PaperLine("torture_complaint", "D-OSH-2026-001", TODAY)]
        )
    assert case["papers"] == [
        {"kind": "torture_complaint", "number": "D-OSH-2026-001", "made_on": "2026-11-24"}
    ]


def test_only_consents_of_this_matter_go_out(scene: Scene) -> None:
    taken = take(scene, example())
    with scene.reading() as reading:
        client = Id(reading.value(sa.select(Matter.client_id).where(Matter.id == taken.matter_id)))
    scene.consent(client, "share")
    with scene.work() as work:
        case = write_case(work, matter_id=taken.matter_id)
    assert [consent["kind"] for consent in case["people"][0]["consents"]] == ["keep", "photo"]


def test_without_a_consent_to_share_or_a_reason_nothing_goes_out(scene: Scene) -> None:
    matter = take(scene, example()).matter_id
    with pytest.raises(Refused) as refused, scene.work() as work:
        write_case(work, matter_id=matter)
    assert refused.value.values == {"consent": "Share with other organisations"}
    written(scene, matter)
    with scene.reading() as reading:
        assert history_of(reading, matter)[-1].reason == REASON
        assert opened(reading)[0].what == "export"


def test_what_went_out_cannot_be_undone(scene: Scene) -> None:
    matter = take(scene, example()).matter_id
    written(scene, matter)
    with pytest.raises(Refused, match="cannot be undone"):
        take_back(scene)


def test_the_same_file_is_refused_whatever_its_form_until_it_is_taken_back(scene: Scene) -> None:
    first = take(scene, example())
    reordered = dict(reversed(example().items())) | {"written_on": "2026-11-23"}
    reordered["matter"]["outcome"] = None
    assert refusal(scene, reordered).values == {"number": first.number}
    take_back(scene)
    second = take(scene, example())
    assert second.number == "OSH-2026-002"
    with scene.reading() as reading:
        assert reading.value(sa.select(sa.func.count()).select_from(Matter).where(live(Matter))) == 1


def test_a_matter_that_was_taken_back_does_not_go_out(scene: Scene) -> None:
    matter = take(scene, example()).matter_id
    take_back(scene)
    with pytest.raises(Refused), scene.work(reason=REASON) as work:
        write_case(work, matter_id=matter)


def test_help_given_elsewhere_is_shown_here_and_counted_there(scene: Scene) -> None:
    take(scene, example())
    with scene.reading() as reading:
        month = facts_of_month(reading, read_period("2026-10"), office="OSH")
        assert (month.visits, month.services) == ((), ())
        assert len(month.matters) == 1
        assert len(reading.rows(sa.select(Visit.id))) == 2
        assert len(reading.rows(sa.select(Service.id))) == 2
        joined = sa.select(Tally.age, Tally.code, Person.code.label("client"))
        row = reading.first(
            joined.join(Visit, Visit.tally_id == Tally.id).join(Person, Person.id == Visit.for_id)
        )
        assert row is not None
        assert row.age == 19
        assert row.code == row.client


def test_a_narrow_matter_stays_narrow(scene: Scene) -> None:
    case = example()
    for record in (case["matter"], case["people"][0]):
        record["access"] = "named"
    taken = take(scene, case)
    with scene.reading("aigul") as reading:
        assert show_record(reading, forms.MATTER, taken.matter_id) is not None
    with scene.reading("bakyt") as reading:
        assert show_record(reading, forms.MATTER, taken.matter_id) is None
        assert len(reading.rows(sa.select(Person.id))) == 1


def test_a_wider_access_is_not_taken_over(scene: Scene) -> None:
    case = example()
    case["matter"]["access"] = "head"
    taken = take(scene, case)
    with scene.reading("kanat") as reading:
        assert show_record(reading, forms.MATTER, taken.matter_id) is None


def test_a_matter_of_violence_begins_with_its_lawyer_and_whoever_took_it_in(scene: Scene) -> None:
    case = example()
    case["matter"] |= {"category": "family_violence", "lawyer": "Bakyt"}
    taken = take(scene, case)
    for login, is_open in (("aigul", True), ("bakyt", True), ("damira", False)):
        with scene.reading(login) as reading:
            assert reading.sees(Matter, taken.matter_id) is is_open


def test_a_lawyer_who_is_not_known_here_is_named_and_replaced_in_the_matter_alone(scene: Scene) -> None:
    case = example()
    case["matter"]["lawyer"] = case["visits"][0]["lawyer"] = "Жылдыз Орозбаева"
    taken = take(scene, case)
    assert taken.unknown_colleagues == ("Жылдыз Орозбаева",)
    lawyer = sa.select(Colleague.name).join(Tally, Tally.lawyer_id == Colleague.id)
    with scene.reading() as reading:
        of_matter = lawyer.join(Matter, Matter.tally_id == Tally.id)
        assert reading.value(of_matter) == "Aigul"
        assert reading.value(lawyer.join(Visit, Visit.tally_id == Tally.id)) is None


def test_people_who_may_be_known_already_are_told_and_left_apart(scene: Scene) -> None:
    known = scene.person(surname="Маматов", given="Нурбек", phones=[{"number": "0700123456"}])
    taken = take(scene, example())
    assert [one.id for one in taken.duplicates["p1"]] == [known]
    assert taken.duplicates["p1"][0].reasons
    assert "p2" not in taken.duplicates


def test_a_client_who_is_the_other_side_here_is_refused_by_number_until_there_is_a_reason(
    scene: Scene,
) -> None:
    wife = scene.person(surname="Абдиева", given="Гүлзат")
    scene.matter(wife, parties=[{"role": "opponent", "name": "Нурбек Маматов"}])
    assert refusal(scene, example()).values == {"matter": "OSH-2026-001", "lawyer": "Aigul"}
    assert take(scene, example(), reason="Другой офис просит срочно").number == "OSH-2026-002"


def test_who_may_not_do_it_does_not(scene: Scene) -> None:
    case = example()
    for login in ("farida", "damira"):
        with pytest.raises(Refused, match="role"), scene.work(login) as work:
            take_case(work, case=case, known=KNOWN, catalogue=CATALOGUE)
    matter = take(scene, case).matter_id
    with pytest.raises(Refused, match="role"), scene.work("farida", reason=REASON) as work:
        write_case(work, matter_id=matter)
    with pytest.raises(Refused), scene.work("jamila", reason=REASON) as work:
        write_case(work, matter_id=matter)


def test_a_note_of_a_matter_that_is_not_open_to_the_reader_still_counts(scene: Scene) -> None:
    case = example()
    case["matter"]["access"] = "named"
    take(scene, case)
    assert refusal(scene, case, login="bakyt").values == {}
