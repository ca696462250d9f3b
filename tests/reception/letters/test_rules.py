"""The life of a letter by its fields alone: its state, what may come next, and the order of its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.letters.letter import Letter
from reception.letters.rules import (
    ENDED,
    SILENT,
    STATE_WORDS,
    STEP_WORDS,
    STEPS,
    Asked,
    State,
    check_order,
    demand_ground,
    demand_ours,
    demand_sent,
    demand_silence,
    follows_from,
    next_steps,
    number_asked,
    running_number,
    state_of,
)
from reception.reference.reading import shipped
from tests.reception.store.world import numbered

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
DAYS = ("signed_on", "sent_on", "received_on", "registered_on", "extended_on", "answered_on")


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def ours(**said: Any) -> Letter:
    return Letter(id=numbered(1), owner_table="matter", owner_row=numbered(2), direction="out", **said)


SENT = {"number": "И-OSH-2026-001", "sent_how": "in_person"}


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, "made"),
        ({"signed_on": day("2026-11")}, "signed"),
        ({"number": "И-OSH-2026-001"}, "signed"),
        ({**SENT}, "sent"),
        ({"sent_on": day("2026-11-20")}, "sent"),
        ({**SENT, "their_number": "12"}, "registered"),
        ({**SENT, "registered_on": day("2026-11-20")}, "registered"),
        ({**SENT, "due_on": TODAY}, "due"),
        ({**SENT, "due_on": TODAY - DAY}, "overdue"),
        ({**SENT, "due_on": TODAY - DAY, "extended_to": TODAY}, "due"),
        ({"due_on": TODAY - DAY}, "made"),
        ({**SENT, "outcome": "answered_in_full"}, "answered"),
        ({**SENT, "outcome": "answered_in_part"}, "answered"),
        ({**SENT, "outcome": "refused"}, "refused"),
        ({**SENT, "outcome": "not_considered"}, "refused"),
        ({**SENT, "outcome": "forwarded"}, "forwarded"),
        ({**SENT, "outcome": "silent", "due_on": TODAY - DAY}, "silent"),
        ({**SENT, "outcome": "of_an_office"}, "answered"),
    ],
)
def test_the_state_follows_from_the_fields_and_the_day(said: dict[str, Any], state: State) -> None:
    assert state_of(ours(**said), today=TODAY) == state


def test_a_letter_that_came_in_is_received_and_may_want_an_answer_of_ours() -> None:
    letter = replace(ours(), direction="in", number="В-OSH-2026-001")
    assert state_of(letter, today=TODAY) == "received"
    assert next_steps(letter, today=TODAY) == ("due",)
    wanted = replace(letter, due_on=TODAY)
    assert (state_of(wanted, today=TODAY), next_steps(wanted, today=TODAY)) == ("due", ("answer",))
    assert state_of(wanted, today=TODAY + DAY) == "overdue"
    assert follows_from(wanted, today=TODAY + DAY) is None


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ({}, ("sign", "send")),
        ({"number": "1"}, ("send",)),
        ({**SENT}, ("register", "due", "answer")),
        ({**SENT, "registered_on": day("2026-11-20"), "due_on": TODAY}, ("extend", "answer")),
        (
            {**SENT, "registered_on": day("2026-11-20"), "due_on": TODAY - DAY},
            ("extend", "answer", "silence"),
        ),
        (
            {**SENT, "registered_on": day("2026-11-20"), "due_on": TODAY - DAY, "extended_to": TODAY},
            ("answer",),
        ),
        ({**SENT, "registered_on": day("2026"), "due_on": TODAY - DAY, "outcome": SILENT}, ("answer",)),
        ({**SENT, "registered_on": day("2026"), "outcome": "refused"}, ()),
    ],
)
def test_what_may_come_next(said: dict[str, Any], steps: tuple[str, ...]) -> None:
    assert next_steps(ours(**said), today=TODAY) == steps


def test_a_next_paper_follows_from_an_answer_a_refusal_or_silence_and_from_a_term_that_is_over() -> None:
    told = {
        outcome: follows_from(ours(**SENT, outcome=outcome, due_on=TODAY - DAY), today=TODAY)
        for outcome in ENDED
    }
    assert told == {
        "answered_in_full": "answer",
        "answered_in_part": "answer",
        "refused": "refusal",
        "not_considered": "refusal",
        "forwarded": None,
        "silent": "silence",
    }
    assert follows_from(ours(**SENT, due_on=TODAY), today=TODAY) is None
    assert follows_from(ours(**SENT, due_on=TODAY - DAY), today=TODAY) == "silence"


def test_outcomes_and_words_are_whole() -> None:
    assert set(ENDED) == shipped().list("letter_outcomes").codes()
    assert set(STATE_WORDS) == set(get_args(State))
    assert set(STEP_WORDS) == set(STEPS)


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ({"signed_on": "2026-11-20", "sent_on": "2026-11-19"}, False),
        ({"signed_on": "2026-11-20", "sent_on": "2026-11-20"}, True),
        ({"signed_on": "2026-11-20", "sent_on": "2026-11"}, True),
        ({"signed_on": "2026-11-20", "sent_on": "2026-10"}, False),
        ({"signed_on": "2026-11-20", "registered_on": "2026-11-19"}, False),
        ({"sent_on": "2026-11-20", "received_on": "2026-11-21", "registered_on": "2026-11-20"}, False),
        ({"sent_on": "2026-11-20", "answered_on": "2026-11-19"}, False),
        # A body that answers before it registers has untidy books, and is no fault of ours.
        ({"sent_on": "2026-11-10", "registered_on": "2026-11-20", "answered_on": "2026-11-19"}, True),
        ({"sent_on": "2026-11-25"}, False),
        ({"sent_on": "2026-11"}, True),
        ({"sent_on": "2026-12"}, False),
        ({}, True),
    ],
)
def test_days_follow_one_another(said: dict[str, str], fits: bool) -> None:
    letter = ours(**{name: day(text) for name, text in said.items()})
    if fits:
        check_order(letter, today=TODAY)
    else:
        with pytest.raises(Refused):
            check_order(letter, today=TODAY)


@given(st.lists(st.dates(date(2026, 1, 1), TODAY), min_size=len(DAYS), max_size=len(DAYS)), st.data())
def test_days_in_order_are_never_refused_whichever_of_them_are_known(days: list[date], data: Any) -> None:
    known = {
        name: PartialDate.of(one)
        for name, one in zip(DAYS, sorted(days), strict=True)
        if data.draw(st.booleans())
    }
    check_order(ours(**known), today=TODAY)


@given(st.dates(date(2026, 1, 1), TODAY), st.dates(date(2026, 1, 1), TODAY))
def test_a_letter_is_never_sent_before_it_is_signed(signed: date, sent: date) -> None:
    letter = ours(signed_on=PartialDate.of(signed), sent_on=PartialDate.of(sent))
    try:
        check_order(letter, today=TODAY)
    except Refused:
        assert sent < signed
    else:
        assert sent >= signed


@given(st.dates(TODAY - 40 * DAY, TODAY + 40 * DAY), st.sampled_from([None, *ENDED]))
def test_silence_may_be_noted_only_after_the_last_day_and_where_nothing_came(
    last: date, outcome: str | None
) -> None:
    letter = ours(**SENT, due_on=last, outcome=outcome)
    try:
        demand_silence(letter, today=TODAY)
    except Refused:
        assert last >= TODAY or outcome not in {None, SILENT}
    else:
        assert last < TODAY


def test_silence_needs_a_last_day_and_a_letter_of_ours() -> None:
    for letter in (ours(**SENT), replace(ours(due_on=TODAY - DAY), direction="in")):
        with pytest.raises(Refused):
            demand_silence(letter, today=TODAY)


def test_what_was_not_sent_is_not_answered_and_what_came_in_is_not_signed() -> None:
    with pytest.raises(Refused):
        demand_sent(ours(number="1"))
    demand_sent(ours(**SENT))
    demand_sent(replace(ours(), direction="in"))
    demand_ours(ours())
    with pytest.raises(Refused):
        demand_ours(replace(ours(), direction="in"))


@pytest.mark.parametrize(
    ("outcome", "ground", "fits"),
    [
        ("refused", None, False),
        ("refused", "none_named", True),
        ("not_considered", None, True),
        ("not_considered", "insults", True),
        ("answered_in_part", "personal_data", True),
        ("answered_in_full", "personal_data", False),
        ("forwarded", "not_competent", False),
    ],
)
def test_a_refusal_has_its_ground_and_nothing_else_has(outcome: str, ground: str | None, fits: bool) -> None:
    if fits:
        demand_ground(outcome, ground)
    else:
        with pytest.raises(Refused):
            demand_ground(outcome, ground)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("исх. 14", Asked("out", 14)),
        ("Исх. № 014", Asked("out", 14)),
        ("исх14", Asked("out", 14)),
        ("чыг. № 7", Asked("out", 7)),
        ("вх.№7", Asked("in", 7)),
        ("кир 7", Asked("in", 7)),
        ("out 3", Asked("out", 3)),
        ("дело 14", None),
        ("14", None),
        ("исх.", None),
        ("И-OSH-2026-014", None),
    ],
)
def test_a_number_is_understood_as_offices_write_it(typed: str, asked: Asked | None) -> None:
    assert number_asked(typed) == asked


@pytest.mark.parametrize(
    ("number", "running"),
    [("И-OSH-2026-014", 14), ("В-OSH-2026-B007", 7), ("И-OSH-2026-1000", 1000), ("без", None)],
)
def test_the_running_number_is_the_last_figure(number: str, running: int | None) -> None:
    assert running_number(number) == running
