"""The published schema of the answers to a paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reception.documents.kinds import Kind, kind_codes, load_kind
from reception.documents.schema import schema

Answers = dict[str, Any]


@pytest.mark.parametrize("code", kind_codes())
def test_every_set_of_answers_that_makes_a_paper_fulfils_the_schema(
    code: str, answers_of: Callable[[Kind], Answers]
) -> None:
    kind = load_kind(code)
    Draft202012Validator.check_schema(schema(kind))
    Draft202012Validator(schema(kind)).validate(answers_of(kind))


@pytest.mark.parametrize(
    "answer",
    ["text", {"value": ""}, {"unknown": False}, {"value": "x", "unknown": True}, {"value": "x" * 100_001}],
    ids=lambda answer: str(answer)[:30],
)
def test_what_is_no_answer_breaks_the_schema(
    answer: object, complaint: Kind, complaint_answers: Answers
) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(schema(complaint)).validate(complaint_answers | {"injuries": answer})


def test_a_person_may_bring_the_cases_of_her_name_and_a_text_may_not(
    complaint: Kind, complaint_answers: Answers
) -> None:
    cases = {"ru": {"dative": "Усенову"}}
    person = complaint_answers | {"applicant": {"value": {"surname": "Усенов"}, "cases": cases}}
    Draft202012Validator(schema(complaint)).validate(person)
    with pytest.raises(ValidationError):
        Draft202012Validator(schema(complaint)).validate(
            complaint_answers | {"injuries": {"value": "x", "cases": cases}}
        )


def test_a_missing_field_breaks_the_schema(complaint: Kind, complaint_answers: Answers) -> None:
    del complaint_answers["injuries"]
    with pytest.raises(ValidationError):
        Draft202012Validator(schema(complaint)).validate(complaint_answers)


def test_neither_person_nor_organisation_breaks_the_schema(example: Callable[[Kind], Answers]) -> None:
    kind = load_kind("information_request")
    answers = example(kind)
    del answers["requester"]
    with pytest.raises(ValidationError):
        Draft202012Validator(schema(kind)).validate(answers)
