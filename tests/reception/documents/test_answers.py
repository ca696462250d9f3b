"""Answers: what is missing, unfinished, untranslated, and what is no answer at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.documents.answers import check, complete, read_answer, unfinished, untranslated
from reception.documents.kinds import Kind, load_kind
from reception.documents.plain import clean
from reception.kernel.errors import Refused

Answers = dict[str, Any]
COMPLAINT = load_kind("torture_complaint")
REQUEST = load_kind("information_request")
COMMUNICATION = load_kind("hrc_communication")


def paths(places: list[Any]) -> list[str]:
    return [str(place) for place in places]


def test_a_full_example_lacks_nothing_in_any_language(example: Callable[[Kind], Answers]) -> None:
    for kind in (COMPLAINT, REQUEST, COMMUNICATION):
        for language in kind.languages:
            assert complete(kind, example(kind), language=language) == []
            assert untranslated(kind, example(kind), language=language) == []
            assert unfinished(kind, example(kind)) == []


def test_without_answers_every_required_field_is_missing_in_the_order_of_the_paper() -> None:
    assert paths(complete(COMPLAINT, {})) == [field.name for field in COMPLAINT.fields if field.required]


def test_of_a_person_and_an_organisation_one_must_be_given(example: Callable[[Kind], Answers]) -> None:
    answers = example(REQUEST)
    del answers["requester"]
    assert paths(complete(REQUEST, answers)) == ["requester"]
    answers["organisation"] = {"value": "Общественный фонд «Мээрим»"}
    assert complete(REQUEST, answers) == []


def test_a_row_without_a_required_cell_is_missing_it_by_its_number(
    example: Callable[[Kind], Answers],
) -> None:
    answers = example(COMPLAINT)
    del answers["chronology"]["value"][1]["what"]
    assert paths(complete(COMPLAINT, answers)) == ["chronology.2.what"]


def test_in_english_a_name_without_passport_latin_is_missing(example: Callable[[Kind], Answers]) -> None:
    answers = example(COMMUNICATION)
    answers["author"]["value"]["latin"] = " "
    answers["victims"]["value"][0]["name"]["value"]["latin"] = ""
    assert complete(COMMUNICATION, answers, language="ru") == []
    assert paths(complete(COMMUNICATION, answers, language="en")) == ["author", "victims.1.name"]


def test_what_is_left_for_the_hand_is_unfinished_in_cells_too(example: Callable[[Kind], Answers]) -> None:
    answers = example(COMPLAINT)
    answers["injuries"] = {"by_hand": True}
    answers["officers"]["value"][0]["name"] = {"by_hand": True}
    assert paths(unfinished(COMPLAINT, answers)) == ["injuries", "officers.1.name"]


def test_a_text_in_another_language_without_translation_is_untranslated(
    example: Callable[[Kind], Answers],
) -> None:
    answers = example(COMPLAINT)
    answers["purpose"] = {"value": "моюнга алдыруу", "language": "ky"}
    answers["chronology"]["value"][0]["what"] = {"value": "задержан", "language": "ru"}
    assert paths(untranslated(COMPLAINT, answers, language="ru")) == ["purpose"]
    assert paths(untranslated(COMPLAINT, answers, language="ky")) == ["chronology.1.what"]


NO_ANSWERS: list[tuple[str, Any]] = [
    ("injuries", "bare text"),
    ("injuries", {}),
    ("injuries", {"unknown": False}),
    ("injuries", {"unknown": True, "value": "x"}),
    ("injuries", {"value": None}),
    ("injuries", {"value": "  "}),
    ("injuries", {"value": "\x00\x07"}),
    ("injuries", {"value": ["a"]}),
    ("injuries", {"value": "x", "translations": {"uz": "y"}}),
    ("injuries", {"value": "x", "translations": {"ky": ""}}),
    ("injuries", {"value": "x", "translations": ["y"]}),
    ("injuries", {"value": "x", "language": 5}),
    ("injuries", {"value": "x" * 10_000_000}),
    ("nothing", {"value": "x"}),
    ("applicant", {"value": "Усенов"}),
    ("applicant", {"value": {}}),
    ("applicant", {"value": {"surname": " "}}),
    ("applicant", {"value": {"surname": 5}}),
    ("applicant", {"value": {"surname": "Усенов", "sex": "m"}}),
    ("applicant", {"value": {"surname": "Усенов", "nick": "x"}}),
    ("applicant", {"value": {"surname": "Усенов"}, "cases": []}),
    ("applicant", {"value": {"surname": "Усенов"}, "cases": {"ru": "Усенову"}}),
    ("applicant", {"value": {"surname": "Усенов"}, "cases": {"uz": {"dative": "Усенову"}}}),
    ("applicant", {"value": {"surname": "Усенов"}, "cases": {"ru": {"dative": " "}}}),
    ("applicant", {"value": {"surname": "Усенов"}, "cases": {"ru": {"dative": "x" * 100_001}}}),
    ("addressee", {"value": {"names": {}}}),
    ("addressee", {"value": {"names": {"ru": ""}}}),
    ("addressee", {"value": {"names": {"ru": "Суд"}, "cases": []}}),
    ("addressee", {"value": {"names": {"ru": "Суд"}, "cases": {"ru": {"dative": 5}}}}),
    ("applicant_capacity", {"value": "friend"}),
    ("paper_date", {"value": "24.11.2026"}),
    ("paper_date", {"value": "2026-11"}),
    ("paper_date", {"value": "2026-02-30"}),
    ("victim_birth", {"value": "long ago"}),
    ("officers", {"value": "none"}),
    ("officers", {"value": ["Сыдыков"]}),
    ("officers", {"value": [{"surname": "Сыдыков"}]}),
    ("officers", {"value": [{"name": {"unknown": 1}}]}),
    ("officers", {"value": [{}] * 2001}),
]


@pytest.mark.parametrize(("field", "answer"), NO_ANSWERS, ids=lambda value: str(value)[:40])
def test_what_is_no_answer_is_refused_naming_the_place(field: str, answer: object) -> None:
    with pytest.raises(Refused) as refusal:
        check(COMPLAINT, {field: answer})
    assert field in str(refusal.value.values)


def test_answers_that_are_long_together_are_refused() -> None:
    rows = [{"what": "x" * 90_000} for _ in range(30)]
    with pytest.raises(Refused):
        check(COMPLAINT, {"chronology": {"value": rows}})


def test_a_bare_text_in_a_row_stands_for_its_value() -> None:
    check(COMPLAINT, {"officers": {"value": [{"name": "Сыдыков", "marks": {"unknown": True}}]}})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["value", "unknown", "by_hand", "language", "translations", "names", "ru", "surname"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(st.sampled_from([field.name for field in COMPLAINT.fields]), json_values)
def test_any_json_is_an_answer_or_refused(field: str, value: object) -> None:
    with contextlib.suppress(Refused):
        check(COMPLAINT, {field: value})
    with contextlib.suppress(Refused):
        read_answer(value, place=field)


@given(st.text())
def test_a_cleaned_text_is_one_that_xml_can_hold(text: str) -> None:
    from xml.etree.ElementTree import fromstring
    from xml.sax.saxutils import escape

    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert (fromstring(f"<t>{escape(cleaned)}</t>").text or "") == cleaned  # noqa: S314 - our own text
