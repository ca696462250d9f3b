"""A lawyer signs for a rule with what he read; a newer list that says another thing takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reception.deadlines.confirming import confirm_rule, confirmed_rules, withdraw_confirmation
from reception.deadlines.periods import Confirmation, Counted, Unverified
from reception.deadlines.queries import Deadlines, deadlines
from reception.kernel.errors import Refused
from reception.reference.actions import load_document
from reception.reference.queries import catalogue
from reception.reference.writing import write_document
from reception.store.access_log import opened
from tests.reception.desk.office import TODAY, Scene

READ_IN = "Law 67, article 8, text of 1 November 2026"


def known(scene: Scene) -> Deadlines:
    with scene.reading() as reading:
        return deadlines(reading)


def confirm(scene: Scene, login: str = "bakyt", *, length: int = 10, unit: str = "working_days") -> None:
    with scene.work(login) as work:
        confirm_rule(work, code="appeal_answer", length=length, unit=unit, source=f" {READ_IN} ")


def change_rule(scene: Scene, fact: str, value: int | str) -> None:
    """Load a later list in which the rule says another thing."""
    with scene.reading() as reading:
        before = catalogue(reading).list("deadline_rules")
    items = tuple(
        replace(item, facts={**item.facts, fact: value}) if item.code == "appeal_answer" else item
        for item in before.items
    )
    with scene.work("damira") as work:
        later = replace(before, version=before.version + 1, items=items, origin="office")
        load_document(work, data=write_document(later), name="deadline_rules.toml")


def test_a_rule_that_was_signed_for_is_counted_with_the_lawyers_length(scene: Scene) -> None:
    assert isinstance(known(scene).count("appeal_answer", TODAY), Unverified)
    confirm(scene)
    assert known(scene).confirmed == {
        "appeal_answer": Confirmation(10, "working_days", READ_IN, "Bakyt", TODAY)
    }
    found = known(scene).count("appeal_answer", TODAY)
    assert isinstance(found, Counted)
    assert (found.last_day, found.basis) == (date(2026, 12, 8), "confirmed")
    with scene.reading() as reading:
        assert ("reference.confirm", "appeal_answer") in [(line.what, line.about) for line in opened(reading)]


def test_who_signs_last_is_who_holds(scene: Scene) -> None:
    confirm(scene)
    confirm(scene, "damira", length=14)
    assert known(scene).confirmed["appeal_answer"].length == 14
    assert known(scene).confirmed["appeal_answer"].who == "Damira"


def test_a_signature_can_be_taken_back_once(scene: Scene) -> None:
    confirm(scene)
    with scene.work("bakyt") as work:
        withdraw_confirmation(work, code="appeal_answer")
    assert known(scene).confirmed == {}
    with scene.work("bakyt") as work, pytest.raises(Refused, match="Nobody has confirmed"):
        withdraw_confirmation(work, code="appeal_answer")


@pytest.mark.parametrize(("fact", "value"), [("length", 10), ("unit", "calendar_days"), ("start", "receipt")])
def test_a_newer_list_that_tells_the_period_otherwise_takes_the_signature_back(
    scene: Scene, fact: str, value: int | str
) -> None:
    confirm(scene)
    change_rule(scene, fact, value)
    assert known(scene).confirmed == {}
    assert isinstance(known(scene).count("appeal_answer", TODAY), Unverified)


def test_a_newer_list_that_says_only_where_it_was_read_leaves_the_signature(scene: Scene) -> None:
    confirm(scene)
    change_rule(scene, "source", "24.kg 400000")
    assert set(known(scene).confirmed) == {"appeal_answer"}


def test_at_once_is_signed_for_without_a_number(scene: Scene) -> None:
    confirm(scene, length=1, unit="at_once")
    found = known(scene).count("appeal_answer", TODAY)
    assert isinstance(found, Counted)
    assert found.last_day == TODAY


@pytest.mark.parametrize(("length", "unit"), [(0, "months"), (10, "moons"), (101, "years"), (-1, "hours")])
def test_a_length_that_no_law_has_is_refused(scene: Scene, length: int, unit: str) -> None:
    with pytest.raises(Refused, match="A period is"):
        confirm(scene, length=length, unit=unit)


def test_nobody_signs_without_saying_what_was_read_or_for_no_rule(scene: Scene) -> None:
    with scene.work() as work, pytest.raises(Refused, match="where it was read"):
        confirm_rule(work, code="appeal_answer", length=10, unit="working_days", source=" ")
    with scene.work() as work, pytest.raises(Refused, match="has no code"):
        confirm_rule(work, code="no_such_rule", length=10, unit="working_days", source=READ_IN)


def test_only_who_may_confirm_lists_signs(scene: Scene) -> None:
    with pytest.raises(Refused):
        confirm(scene, "farida")
    with scene.reading() as reading:
        assert confirmed_rules(reading) == {}
