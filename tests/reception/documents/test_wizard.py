"""The way to a paper: only what is missing is asked, going back loses nothing, a draft comes back whole."""

from __future__ import annotations

import json

import pytest

from reception.documents.kinds import load_kind
from reception.documents.wizard import Wizard, first_language
from reception.kernel.errors import Refused

REQUEST, SLIP, COMMUNICATION = map(load_kind, ("information_request", "visit_slip", "hrc_communication"))
KNOWN = {
    "requester": {"value": {"surname": "Маматова", "given": "Зууракан"}},
    "paper_date": {"value": "2026-11-24"},
}


def at_answers() -> Wizard:
    return Wizard().choose_kind(REQUEST).hang_on("person", "ab", known=KNOWN).go_to("answers")


def test_a_step_that_is_not_answered_is_not_left() -> None:
    with pytest.raises(Refused, match="kind"):
        Wizard().next()
    assert Wizard().choose_kind(REQUEST).go_to("preview").step == "owner"


def test_a_paper_to_the_state_opens_in_kyrgyz_and_one_abroad_in_its_own_language() -> None:
    assert first_language(REQUEST) == "ky"
    assert first_language(COMMUNICATION) == COMMUNICATION.filed_in[0]


def test_only_what_the_records_do_not_answer_is_asked_and_what_is_required_first() -> None:
    wizard = at_answers()
    names = [field.name for field in wizard.asked()]
    assert "requester" not in names
    assert {field.name for field in wizard.answered()} == set(KNOWN)
    required = [field.required for field in wizard.asked()]
    assert required == sorted(required, reverse=True)


def test_each_of_the_three_answers_closes_a_place() -> None:
    wizard = at_answers()
    for answer in ({"value": "Мэрия"}, {"unknown": True}, {"by_hand": True}):
        given = wizard.give("addressee", answer)
        assert "addressee" not in {place.field.name for place in given.missing()}
        assert "addressee" in {place.field.name for place in given.give("addressee", None).missing()}
    assert [str(place) for place in wizard.give("addressee", {"by_hand": True}).by_hand()] == ["addressee"]


def test_an_english_paper_asks_for_the_latin_of_a_name_that_is_known() -> None:
    wizard = at_answers().choose_language("en")
    assert "requester" in {field.name for field in wizard.asked()}


def test_what_is_in_another_language_is_told() -> None:
    wizard = at_answers().give("subject", {"value": "очередь", "language": "ru"})
    assert [str(place) for place in wizard.untranslated()] == ["subject"]
    assert wizard.choose_language("ru").untranslated() == []


def test_going_back_and_to_another_kind_loses_nothing_that_fits() -> None:
    wizard = at_answers().give("subject", {"value": "очередь"}).next()
    assert wizard.step == "preview"
    assert wizard.back().back().given == wizard.given
    other = wizard.choose_kind(SLIP)
    assert "subject" in other.given
    assert other.choose_kind(REQUEST).given == {"subject": {"value": "очередь"}}


def test_a_draft_is_plain_data_without_what_the_records_know() -> None:
    wizard = at_answers().give("subject", {"value": "очередь"})
    draft = json.loads(json.dumps(wizard.as_draft()))
    assert draft["given"] == {"subject": {"value": "очередь"}}
    assert "Маматова" not in json.dumps(draft, ensure_ascii=False)


def test_an_answer_or_a_field_of_no_kind_is_refused() -> None:
    for name, answer in (("nothing", {"value": "x"}), ("subject", {"maybe": True})):
        with pytest.raises(Refused):
            at_answers().give(name, answer)
