"""Papers made and kept: consents, reasons, numbers, lines for the hand, sealed files; a refused one leaves nothing."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
import sqlalchemy as sa

from reception.documents.actions import make_paper
from reception.documents.check import check_paper
from reception.documents.keeping import KeptIn
from reception.documents.kinds import load_kind, load_template
from reception.documents.model import Paper
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Message
from reception.kernel.ids import Id
from reception.security.sealing import Identity, content_key
from reception.store.history import history_of
from tests.reception.desk.office import CATALOGUE, KEY, Scene
from tests.reception.documents.scenes import (
    ASSOCIATION_KEY,
    MOTHER,
    OURS,
    REASON,
    SON,
    digits,
    keeping,
    make,
    matter,
    party,
    person,
    press,
    text,
    visit,
)

COMPLAINT, REQUEST, COMMUNICATION = "torture_complaint", "information_request", "hrc_communication"
QUESTIONS = {
    "addressee": {"value": "Мэрия города Ош"},
    "subject": {"value": "список очередников"},
    "questions": {"value": [{"question": "Сколько человек в очереди?"}]},
    "answer_form": {"value": "paper"},
}


@pytest.fixture
def son(scene: Scene) -> Id:
    return person(scene, SON)


@pytest.fixture
def case(scene: Scene, son: Id) -> Id:
    mother = person(scene, MOTHER)
    visit(scene, person_id=mother, for_id=son, relation="mother")
    event = {
        "at": "2026-09-30T23:00",
        "place": "Ош шаары",
        "text": {
            "language": "ky",
            "text": "Кармоодо сабашты",
            "translations": [{"language": "ru", "text": "Избили при задержании"}],
        },
    }
    parties = [party("relative", mother), party("witness", name="Свидетель Анаров", note="видел")]
    return matter(scene, son, parties=parties, chronology=[event])


def papers(scene: Scene) -> list[Any]:
    with scene.reading() as reading:
        return list(reading.rows(sa.select(Paper).order_by(Paper.n)))


def nothing_kept(scene: Scene) -> bool:
    return papers(scene) == [] and scene.blobs.names() == frozenset()


def test_a_missing_consent_is_named_and_nothing_is_written(scene: Scene, case: Id) -> None:
    for kind, words in ((COMPLAINT, ["Complain in my name"]), (COMMUNICATION, ["with the name", "without"])):
        with pytest.raises(Refused) as refusal:
            make(scene, kind, "matter", case)
        assert all(word in str(refusal.value.values) for word in words)
    assert nothing_kept(scene)


def test_a_consent_lets_the_paper_be_made(scene: Scene, son: Id, case: Id) -> None:
    scene.consent(son, "complain_in_my_name")
    assert make(scene, COMPLAINT, "matter", case).number == "D-OSH-2026-001"
    scene.consent(son, "un_unnamed")
    assert make(scene, COMMUNICATION, "matter", case).number == "D-OSH-2026-002"


def test_a_consent_for_another_matter_is_none(scene: Scene, son: Id, case: Id) -> None:
    scene.consent(son, "complain_in_my_name", matter_id=matter(scene, son))
    with pytest.raises(Refused):
        make(scene, COMPLAINT, "matter", case)


def test_a_consent_given_by_the_accused_is_none(scene: Scene, son: Id) -> None:
    accused = matter(scene, son, parties=[party("alleged_perpetrator", name="Маматов Али")])
    scene.consent(
        son, "complain_in_my_name", by_whom="legal_representative", representative="Маматов Али Садырович"
    )
    with pytest.raises(Refused, match="alleged perpetrator"):
        make(scene, COMPLAINT, "matter", accused)


def test_a_written_reason_goes_in_its_place_and_stands_in_the_history(scene: Scene, case: Id) -> None:
    make(scene, COMPLAINT, "matter", case, reason=REASON)
    with scene.reading() as reading:
        lines = [line for line in history_of(reading, case) if line.verb == "paper.make"]
    assert [line.reason for line in lines] == [REASON]


def test_a_paper_for_someone_without_a_record_asks_for_a_reason(scene: Scene) -> None:
    unnamed = visit(scene, person_id=person(scene, MOTHER), for_other=True, relation="mother")
    with pytest.raises(Refused, match="reason"):
        make(scene, COMPLAINT, "visit", unnamed)
    made = make(scene, COMPLAINT, "visit", unnamed, reason=REASON)
    assert "victim" in {str(place) for place in made.by_hand}


def test_what_nobody_answered_is_left_to_the_hand(scene: Scene, case: Id) -> None:
    made = make(scene, COMPLAINT, "matter", case, reason=REASON)
    kind = load_kind(COMPLAINT)
    answers = json.loads(papers(scene)[0].answers)
    assert {field.name for field in kind.fields if field.required} <= set(answers)
    places = {str(place) for place in made.by_hand}
    assert {"addressee", "treatment", "purpose", "injuries", "officers", "annexes"} <= places
    assert not {"applicant", "victim", "chronology", "witnesses"} & places
    assert papers(scene)[0].unfinished is True
    lines = [one for one in check_paper(made.content) if "by hand" in one.message]
    assert len(lines) >= len(made.by_hand)


def test_a_paper_with_every_answer_is_finished(scene: Scene) -> None:
    mother = person(scene, MOTHER)
    made = make(scene, REQUEST, "person", mother, given=QUESTIONS)
    assert (made.by_hand, papers(scene)[0].unfinished) == ((), False)
    assert "г. Ош, ул. Ленина, 5" in text(made.content)


def test_a_body_that_no_rule_can_put_into_its_case_is_told(scene: Scene) -> None:
    mother = person(scene, MOTHER)
    unsure = QUESTIONS | {"addressee": {"value": "Кутман Дүйнө"}}
    made = make(scene, REQUEST, "person", mother, given=unsure)
    assert [one.form for one in made.doubts] == ["Кутман Дүйнө"]
    assert make(scene, REQUEST, "person", mother, given=QUESTIONS).doubts == ()


def test_what_a_person_says_wins_over_the_store(scene: Scene, case: Id) -> None:
    given = {"applicant_address": {"value": "до востребования"}, "chronology": {"unknown": True}}
    words = text(make(scene, COMPLAINT, "matter", case, given=given, reason=REASON).content)
    assert "до востребования" in words
    assert "Ленина" not in words
    assert "Избили" not in words


WRONG: dict[str, dict[str, Any]] = {
    "no_such_field": {"no_such_field": {"value": "x"}},
    "addressee": {"addressee": {"value": {"names": {}}}},
    "paper_date": {"paper_date": {"value": "2026-11"}},
    "chronology.1.date": {"chronology": {"value": [{"date": {"value": "вчера"}, "what": "что"}]}},
    "officers": {"officers": {"value": [{"rank": "майор"}]}},
    "treatment": {"treatment": {"value": "  "}},
    "applicant_capacity": {"applicant_capacity": {"value": "friend"}},
    "purpose": {"purpose": "просто текст"},
}


@pytest.mark.parametrize("place", WRONG)
def test_a_wrong_answer_is_refused_by_its_place_and_nothing_is_written(
    scene: Scene, case: Id, place: str
) -> None:
    with pytest.raises(Refused) as refusal:
        make(scene, COMPLAINT, "matter", case, given=WRONG[place], reason=REASON)
    assert place in str(refusal.value.values)
    assert nothing_kept(scene)


def test_a_name_without_latin_letters_is_refused_by_its_place_in_english(scene: Scene, son: Id) -> None:
    aunt = person(scene, {"given": "Бурул"})
    case = matter(scene, son, parties=[party("relative", aunt)])
    for given, place in (
        ({}, "author"),
        ({"author": {"value": {"given": "B", "latin": "B"}}}, "representative"),
        ({"author": {"value": {"given": "B", "latin": "B"}}, "victims": victims()}, "victims.2.name"),
    ):
        told = given if place != "victims.2.name" else {**given, "representative": {"unknown": True}}
        with pytest.raises(Refused) as refusal:
            make(scene, COMMUNICATION, "matter", case, language="en", given=told, reason=REASON)
        assert refusal.value.values == {"place": place}
    assert nothing_kept(scene)
    made = make(scene, COMMUNICATION, "matter", case, language="ru", reason=REASON)
    assert "Burul" not in text(made.content)


def victims() -> dict[str, Any]:
    names = [{"given": "А", "latin": "A"}, {"given": "Б", "latin": ""}]
    return {"value": [{"name": {"value": name}} for name in names]}


def notes(scene: Scene, kind: str, case: Id, language: Any) -> str:
    given = {"representative": {"unknown": True}}
    made = make(scene, kind, "matter", case, language=language, given=given, reason=REASON)
    return " ".join(made.notes)


def test_names_as_heard_reading_copies_and_unreviewed_kinds_are_told(scene: Scene, son: Id) -> None:
    known = matter(scene, son)
    heard = matter(scene, person(scene, SON, name_from="as_heard"))
    mother = person(scene, MOTHER, name_from="as_heard")
    applied = matter(scene, son, parties=[party("relative", mother)])
    assert "as heard" not in notes(scene, COMPLAINT, known, "ru")
    assert "as heard" in notes(scene, COMPLAINT, heard, "ru")
    assert "as heard" in notes(scene, COMPLAINT, applied, "ru")
    copies = {COMPLAINT: ("en", "ky"), COMMUNICATION: ("ky", "en")}
    for kind, (copy, filed) in copies.items():
        assert "reading copy" in notes(scene, kind, known, copy)
        assert "reading copy" not in notes(scene, kind, known, filed)
        assert "not been reviewed" in notes(scene, kind, known, filed)


def test_texts_without_a_fresh_translation_are_named(scene: Scene, son: Id) -> None:
    events = [
        {"at": "2026-10-01", "text": {"language": "ky", "text": "Сабашты"}},
        {"at": "2026-10-02", "text": {"language": "uz", "text": "Urishdi"}},
        {
            "at": "2026-10-03",
            "text": {
                "language": "ky",
                "text": "Бошотушту",
                "translations": [{"language": "ru", "text": "Отпустили"}],
            },
        },
    ]
    case = matter(scene, son, chronology=events)
    made = make(scene, COMPLAINT, "matter", case, reason=REASON)
    assert [str(place) for place in made.untranslated] == ["chronology.1.what", "chronology.2.what"]
    assert [word in text(made.content) for word in ("Сабашты", "Отпустили", "Бошотушту")] == [
        True,
        True,
        False,
    ]
    made = make(scene, COMPLAINT, "matter", case, language="ky", reason=REASON)
    assert [str(place) for place in made.untranslated] == ["chronology.2.what"]


def test_witnesses_stand_on_a_sheet_of_their_own(scene: Scene, case: Id) -> None:
    words = text(make(scene, COMPLAINT, "matter", case, reason=REASON).content)
    before, _title, sheet = words.partition("ЛИСТ СО СВЕДЕНИЯМИ О СВИДЕТЕЛЯХ")
    assert "Анаров" not in before
    assert "Анаров" in sheet


def test_unsafe_addresses_and_numbers_are_in_no_paper(scene: Scene, son: Id) -> None:
    care = {
        "address": "Тайная, 77",
        "safe_contact": "звонит муж",
        "phones": [{"number": "0700 999 001", "unsafe": True}, {"number": "0700 999 002"}],
    }
    case = matter(scene, son, parties=[party("relative", person(scene, MOTHER, **care))])
    for kind in (COMPLAINT, COMMUNICATION, REQUEST):
        for catalogue, address in ((OURS, "Примерная"), (CATALOGUE, "____")):
            made = make(scene, kind, "matter", case, catalogue=catalogue, reason=REASON)
            words = text(made.content)
            assert address in words
            assert "Тайная" not in words
            assert "99900" not in digits(words)


def test_the_file_is_sealed_opens_with_its_rows_key_and_is_found_by_its_content(
    scene: Scene, case: Id
) -> None:
    made = make(scene, COMPLAINT, "matter", case, reason=REASON)
    (row,) = papers(scene)
    assert (row.id, row.owner_table, row.owner_row) == (made.id, "matter", case)
    assert (row.number, row.kind, row.language, row.size) == (made.number, COMPLAINT, "ru", len(made.content))
    assert scene.blobs.open(row.id, Identity(row.blob_key)) == made.content
    assert row.content == content_key(ASSOCIATION_KEY, io.BytesIO(made.content)).hex()
    assert row.content != content_key(KEY[::-1], io.BytesIO(made.content)).hex()
    lying = b"".join(path.read_bytes() for path in scene.folder.rglob("*") if path.is_file())
    for word in ("Маматов", "Избили", "word/document.xml", "PK\x03\x04"):
        assert word.encode() not in lying


def test_the_same_answers_make_the_same_file(scene: Scene, case: Id) -> None:
    for _time in range(2):
        make(scene, COMPLAINT, "matter", case, reason=REASON)
    make(scene, COMPLAINT, "matter", case, language="ky", reason=REASON)
    first, second, other = papers(scene)
    assert first.content == second.content != other.content
    assert first.template == second.template != other.template
    assert len({first.blob_key, second.blob_key, other.blob_key}) == 3
    assert [row.number[-3:] for row in (first, second, other)] == ["001", "002", "003"]


def test_a_record_that_is_closed_or_not_here_gets_no_paper(scene: Scene) -> None:
    child = matter(scene, person(scene, SON, born="2015-03-01"))
    for login, row in (("bakyt", child), ("aigul", scene.ids.new())):
        with pytest.raises(Refused, match="no such record"):
            make(scene, COMPLAINT, "matter", row, reason=REASON, login=login)
    assert nothing_kept(scene)


def test_a_role_that_makes_no_papers_is_refused(scene: Scene, case: Id) -> None:
    with pytest.raises(Refused):
        make(scene, COMPLAINT, "matter", case, reason=REASON, login="farida")


def make_and_fail(scene: Scene, case: Id, fault: BaseException) -> None:
    with scene.work(reason=REASON) as work:
        make_paper(
            work,
            kind_code=COMPLAINT,
            language="ru",
            kept=KeptIn("matter", case),
            catalogue=OURS,
            keeping=keeping(scene),
            press=press(),
        )
        assert len(scene.blobs.names()) == 2, "the paper, and the template it is made from"
        raise fault


@pytest.mark.parametrize("fault", [Refused(Message("x")), Unable(Message("x")), KeyboardInterrupt()])
def test_an_act_that_is_not_done_to_its_end_leaves_no_file(
    scene: Scene, case: Id, fault: BaseException
) -> None:
    with pytest.raises(type(fault)):
        make_and_fail(scene, case, fault)
    assert nothing_kept(scene)


def test_a_kept_file_stays_when_a_later_act_fails(scene: Scene, case: Id) -> None:
    made = make(scene, COMPLAINT, "matter", case, reason=REASON)
    with pytest.raises(Refused):
        make(scene, COMPLAINT, "matter", case)
    assert made.id in scene.blobs.names()
    assert len(scene.blobs.names()) == 2, "the paper, and the template it is made from"


def test_a_template_is_known_by_its_digest_and_language(scene: Scene) -> None:
    mother = person(scene, MOTHER)
    kind = load_kind(REQUEST)
    with pytest.raises(Refused):
        load_template(kind, language="fr")  # type: ignore[arg-type]
    for language in kind.languages:
        given = {**QUESTIONS, "addressee": {"value": "Мэрия"}}
        make(scene, REQUEST, "person", mother, language=language, given=given)
    assert len({row.template for row in papers(scene)}) == len(kind.languages)
