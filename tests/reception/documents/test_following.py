"""A paper that is sent is a letter; what came of it fills the paper that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reception.documents.actions import Made, make_paper, prepare
from reception.documents.following import letter_begun, next_papers
from reception.documents.keeping import KeptIn
from reception.documents.kinds import Field, Kind, LetterLife, kind_codes, load_kind
from reception.documents.sources import SOURCES, answers_known
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.ids import Id
from reception.letters.letter import Letter
from reception.letters.outcomes import Answer
from reception.letters.queries import letters_of
from reception.store.undo import last_act, undo
from tests.reception.desk.office import TODAY, Scene
from tests.reception.documents import scenes
from tests.reception.documents.scenes import OURS, keeping
from tests.reception.letters import post

REQUEST, COMPLAINT = "information_request", "information_complaint"
GIVEN: dict[str, Any] = {
    "subject": {"value": "журнал ИВС за 12 марта", "language": "ru"},
    "requester_address": {"value": "г. Ош, ул. Примерная, 1"},
}


@pytest.fixture
def matter(scene: Scene) -> Id:
    case = {"proceedings": [{"step": "request_filed", "body": "prosecutor_osh_oblast"}]}
    return scenes.matter(scene, scenes.person(scene, scenes.MOTHER), **case)


def make(scene: Scene, matter: Id, kind: str = REQUEST, language: Language = "ru", **more: Any) -> Made:
    with scene.work(reason=scenes.REASON) as work:
        return make_paper(
            work,
            kind_code=kind,
            language=language,
            kept=KeptIn("matter", matter),
            catalogue=OURS,
            keeping=keeping(scene),
            press=scenes.press(),
            **{"given": GIVEN, **more},
        )


def letters(scene: Scene, matter: Id) -> list[Letter]:
    with scene.reading() as reading:
        return letters_of(reading, [matter])


def test_a_paper_that_is_sent_is_a_letter_with_its_addressee_rule_and_step(scene: Scene, matter: Id) -> None:
    made = make(scene, matter)
    (letter,) = letters(scene, matter)
    life = load_kind(REQUEST).letter
    assert life is not None
    assert (letter.id, letter.paper_id, letter.kind, letter.number) == (
        made.letter_id,
        made.id,
        REQUEST,
        None,
    )
    assert (letter.body, letter.body_name) == ("prosecutor_osh_oblast", None)
    assert (letter.due_rule, letter.step, letter.subject) == (
        life.starts[0],
        life.step,
        "журнал ИВС за 12 марта",
    )
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)
    assert letters(scene, matter) == []


def test_two_languages_of_one_paper_are_one_letter_and_a_reading_copy_is_none(
    scene: Scene, matter: Id
) -> None:
    first, second = make(scene, matter, language="ru"), make(scene, matter, language="ky")
    assert first.letter_id == second.letter_id
    assert [letter.paper_id for letter in letters(scene, matter)] == [second.id]
    assert make(scene, matter, language="en").letter_id is None
    assert len(letters(scene, matter)) == 1


def test_a_paper_that_is_sent_to_nobody_is_no_letter(scene: Scene) -> None:
    visit = scenes.visit(scene, person_id=scenes.person(scene, scenes.SON), channel="office")
    assert scenes.make(scene, "visit_slip", "visit", visit).letter_id is None
    assert load_kind("visit_slip").letter is None
    assert letters(scene, visit) == []


@pytest.mark.parametrize(
    ("said", "addressee"),
    [
        ({"addressee": {"value": "Завод «Көк-Арт»"}}, (None, "Завод «Көк-Арт»")),
        ({"addressee": {"value": {"names": {"ru": "Новый суд"}, "cases": {}}}}, (None, "Новый суд")),
        (
            {"addressee": {"value": {"names": {"ky": "Ош облусунун прокуратурасы"}}}},
            ("prosecutor_osh_oblast", None),
        ),
        ({"addressee": {"by_hand": True}, "addressee_line": {"value": "Начальнику"}}, (None, "Начальнику")),
        ({"addressee": {"unknown": True}}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_whom_a_paper_addresses_is_read_from_its_answers(
    scene: Scene, said: dict[str, Any], addressee: tuple[str | None, str | None]
) -> None:
    begun = letter_begun(
        load_kind(REQUEST), said, language="ru", paper=scene.ids.new(), follows=None, catalogue=OURS
    )
    assert begun is not None
    assert (begun.body, begun.body_name) == addressee


def described(*sources: str) -> Kind:
    """A kind that asks for nothing but what is known of the letter it follows."""
    kind = load_kind(REQUEST)
    one = kind.fields[0]
    fields = [replace(one, name=source.replace(".", "_"), type="text", source=source) for source in sources]
    return replace(kind, fields=tuple(fields), one_of=())


def known(scene: Scene, matter: Id, follows: Id | None) -> dict[str, Any]:
    """What the sources of a letter answer to a paper that follows it."""
    names = [name for name in SOURCES if name.startswith("letter.")]
    with scene.work() as work:
        _answers, gathered = prepare(
            work,
            kind=load_kind(REQUEST),
            kept=KeptIn("matter", matter),
            catalogue=OURS,
            given={},
            follows=follows,
        )
    return answers_known(described(*names), gathered)


def test_the_paper_that_follows_knows_the_first_one_and_how_its_days_were_counted(
    scene: Scene, matter: Id
) -> None:
    made = make(scene, matter)
    letter = made.letter_id
    assert letter is not None
    post.send(scene, letter, "2026-11-02", "in_person", sent_number="7", receipt="штамп на копии")
    post.register(scene, letter, "2026-11-03", their_number="12-3/456")
    said = known(scene, matter, letter)
    plain = {name: answer["value"] for name, answer in said.items()}
    assert plain["letter_number"] == "И-OSH-2026-001"
    assert plain["letter_their_number"] == "12-3/456"
    assert (plain["letter_sent_on"], plain["letter_received_on"]) == ("2026-11-02", "2026-11-02")
    assert (plain["letter_registered_on"], plain["letter_due_on"]) == ("2026-11-03", "2026-11-16")
    assert plain["letter_sent_how"] == "лично, со штампом на втором экземпляре, № 7; штамп на копии"
    assert plain["letter_body"]["names"]["ru"] == "Прокуратура Ошской области"
    assert plain["letter_superior"]["names"]["ru"].startswith("Генеральная прокуратура")
    counted = said["letter_days_counted"]["translations"]
    for language in ("ru", "ky", "en"):
        assert "02.11.2026" in counted[language]
        assert "16.11.2026" in counted[language]
    assert "law.ungovr.org" not in counted["en"]
    assert "letter_refusal_ground" not in said
    assert "letter_answer_number" not in said


def test_an_extension_stands_in_the_count_and_the_lawyers_own_day_in_his_words(
    scene: Scene, matter: Id
) -> None:
    row = post.letter(scene, matter)
    post.send(scene, row, "2026-11-02", "in_person")
    post.extend(scene, row, "2026-11-12")
    said = known(scene, matter, row)
    assert said["letter_due_on"] == {"value": "2026-11-30"}
    assert "30.11.2026" in said["letter_days_counted"]["value"]
    post.due(scene, row, date(2026, 11, 19), "срок назван в письме прокурора")
    said = known(scene, matter, row)
    assert said["letter_days_counted"] == {"value": "срок назван в письме прокурора"}


def test_the_answer_that_came_in_is_known_with_its_ground(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, body=None, body_name="Завод")
    post.send(scene, row, "2026-11-02", "registered_post")
    post.receive(
        scene,
        answers=Answer(row, "refused", "restricted_information"),
        their_number="11/87",
        signed_on=post.day("2026-11-12"),
        received_on=post.day("2026-11-17"),
    )
    said = known(scene, matter, row)
    assert said["letter_answer_number"] == {"value": "11/87"}
    assert said["letter_answer_date"] == {"value": "2026-11-12"}
    assert said["letter_answer_received"] == {"value": "2026-11-17"}
    assert said["letter_refusal_ground"]["translations"]["ru"] == "сведения ограниченного доступа"
    assert said["letter_body"] == {"value": "Завод"}
    assert "letter_superior" not in said
    assert "letter_days_counted" not in said


def test_an_answer_without_a_letter_is_known_by_its_day(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    post.send(scene, row, None, "email")
    post.answer(scene, row, "answered_in_part", "2026-11-20")
    said = known(scene, matter, row)
    assert said["letter_answer_date"] == {"value": "2026-11-20"}
    assert "letter_answer_received" not in said
    assert "letter_sent_on" not in said


def test_a_paper_that_follows_none_knows_none_and_one_of_another_record_is_refused(
    scene: Scene, matter: Id
) -> None:
    assert known(scene, matter, None) == {}
    other = post.letter(scene, scene.person(), "person")
    with pytest.raises(Refused):
        known(scene, matter, other)


def test_the_paper_that_follows_is_tied_to_the_first(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    post.send(scene, row, "2026-11-02", "in_person")
    made = make(scene, matter, COMPLAINT, follows=row, given={})
    (_first, second) = letters(scene, matter)
    assert (second.id, second.follows_id, second.kind) == (made.letter_id, row, COMPLAINT)


@pytest.mark.parametrize(
    ("outcome", "papers"),
    [
        ("answered_in_full", ("free_paper",)),
        ("refused", ("information_complaint",)),
        ("not_considered", ("information_complaint",)),
        (None, ("information_repeat", "information_complaint")),
        ("silent", ("information_repeat", "information_complaint")),
        ("forwarded", ()),
    ],
)
def test_what_comes_next_follows_from_what_came_of_the_letter(
    scene: Scene, outcome: str | None, papers: tuple[str, ...]
) -> None:
    life = LetterLife(
        on_silence=("information_repeat", "information_complaint", "not_a_kind"),
        on_refusal=("information_complaint",),
        on_answer=("free_paper",),
    )
    letter = Letter(
        id=scene.ids.new(),
        owner_table="matter",
        owner_row=scene.ids.new(),
        direction="out",
        sent_how="email",
        outcome=outcome,
        due_on=date(2026, 11, 23),
    )
    kind = replace(load_kind(REQUEST), letter=life)
    assert next_papers(letter, kind, today=TODAY) == papers
    assert next_papers(letter, replace(kind, letter=None), today=TODAY) == ()
    assert next_papers(replace(letter, due_on=None, outcome=None), kind, today=TODAY) == ()


def test_every_rule_and_step_that_a_kind_names_is_in_the_lists() -> None:
    for code in kind_codes():
        life = load_kind(code).letter
        if life is not None:
            assert all(OURS.has("deadline_rules", rule) for rule in life.starts), code
            assert not life.step or OURS.has("proceeding_steps", life.step), code


def test_every_source_of_a_letter_that_a_kind_names_is_known() -> None:
    def all_of(fields: tuple[Field, ...]) -> set[str]:
        return {one.source for one in fields} | {one for field in fields for one in all_of(field.columns)}

    named = {source for code in kind_codes() for source in all_of(load_kind(code).fields)}
    assert {source for source in named if source.startswith("letter.")} <= set(SOURCES)
