"""A day that was moved is kept in the association's own list, and counting goes by it."""

from __future__ import annotations

from datetime import date

import pytest

from reception.deadlines.actions import move_day
from reception.deadlines.periods import Counted
from reception.deadlines.queries import Deadlines, deadlines
from reception.kernel.errors import Refused
from reception.reference.lists import CodeList
from tests.reception.desk.office import TODAY, Scene

THURSDAY = date(2026, 12, 3)
SATURDAY = date(2026, 12, 5)


def known(scene: Scene) -> Deadlines:
    with scene.reading() as reading:
        return deadlines(reading)


def move(scene: Scene, day: date, *, is_working: bool, ait: str | None = None) -> CodeList:
    with scene.work("damira") as work:
        return move_day(
            work, day=day, is_working=is_working, ait=ait, basis="Cabinet decision 700", source="gov.kg"
        )


def last_day(scene: Scene) -> date:
    found = known(scene).count("information_answer", TODAY)
    assert isinstance(found, Counted)
    return found.last_day


def test_a_day_of_rest_makes_the_period_longer_and_a_worked_saturday_shorter(scene: Scene) -> None:
    assert last_day(scene) == date(2026, 12, 8)
    kept = move(scene, THURSDAY, is_working=False)
    assert (kept.id, kept.version, kept.origin) == ("moved_days", 2, "office")
    assert last_day(scene) == date(2026, 12, 9)
    move(scene, SATURDAY, is_working=True)
    assert last_day(scene) == date(2026, 12, 8)


def test_a_mistake_is_mended_by_saying_the_other_thing_of_the_same_day(scene: Scene) -> None:
    move(scene, THURSDAY, is_working=False)
    mended = move(scene, THURSDAY, is_working=True)
    assert last_day(scene) == date(2026, 12, 8)
    assert [item.code for item in mended.items].count("d2026_12_03") == 1


def test_the_shipped_days_stay_when_others_are_added(scene: Scene) -> None:
    move(scene, THURSDAY, is_working=False)
    assert known(scene).calendar.is_working(date(2025, 1, 11))


def test_a_kept_day_says_what_it_is_in_three_languages_and_by_which_decision(scene: Scene) -> None:
    item = next(one for one in move(scene, THURSDAY, is_working=False).items if one.code == "d2026_12_03")
    assert set(item.labels) == {"ru", "ky", "en"}
    assert (item.label("en"), item.text("basis"), item.text("source")) == (
        "Day of rest",
        "Cabinet decision 700",
        "gov.kg",
    )
    assert (item.valid_from, item.valid_to) == (THURSDAY, THURSDAY)


def test_a_feast_named_for_a_day_is_no_longer_reckoned(scene: Scene) -> None:
    move(scene, date(2027, 3, 10), is_working=False, ait="orozo_ait")
    calendar = known(scene).calendar
    assert calendar.is_working(date(2027, 3, 9))
    off = calendar.day_off(date(2027, 3, 10))
    assert off is not None
    assert (off.names["en"], off.estimated) == ("Orozo ait", False)


def test_a_day_without_a_decision_or_a_feast_that_is_worked_is_refused(scene: Scene) -> None:
    for basis, source in ((" ", "gov.kg"), ("Decision 700", "")):
        with scene.work("damira") as work, pytest.raises(Refused, match="by which decision"):
            move_day(work, day=THURSDAY, is_working=False, basis=basis, source=source)
    for is_working, ait in ((True, "orozo_ait"), (False, "bayram")):
        with pytest.raises(Refused, match="A feast"):
            move(scene, THURSDAY, is_working=is_working, ait=ait)


def test_a_lawyer_does_not_load_lists(scene: Scene) -> None:
    with scene.work("bakyt") as work, pytest.raises(Refused):
        move_day(work, day=THURSDAY, is_working=False, basis="Decision 700", source="gov.kg")
