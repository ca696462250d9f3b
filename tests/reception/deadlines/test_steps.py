"""A step is worded in the language of its reader: days in figures, items by their labels, numbers in their form."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from reception.deadlines.steps import UNITS, Length, Step, Told, fact_of
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import LANGUAGES, Language, Message, Translator
from tests.reception.deadlines.made import CALENDAR, CATALOGUE, ENGLISH


def say(value: object, language: Language = "en") -> str:
    return Step(Message("{value}"), {"value": value}).say(Translator(language))


def test_values_are_said_as_people_write_them() -> None:
    off = CALENDAR.day_off(date(2026, 8, 31))
    item = CATALOGUE.item("deadline_rules", "complaint_judge")
    assert say(date(2026, 8, 31)) == "31.08.2026"
    assert say(datetime(2026, 8, 31, 9, 5)) == "31.08.2026 09:05"  # noqa: DTZ001 - a local moment, as it is shown
    assert say(PartialDate.parse("2021-21"), "ru") == "весна 2021 года"
    assert say(off, "ru") == "31.08.2026 (День независимости Кыргызской Республики)"
    assert say((date(2026, 8, 31), date(2026, 9, 1))) == "31.08.2026, 01.09.2026"
    assert say(item, "ky") == item.labels["ky"]
    assert say(Told(item, "article"), "ru") == "около статей 131–133"
    assert say("Aigul") == "Aigul"
    assert say(7) == "7"


def test_a_fact_in_one_language_is_said_in_all() -> None:
    item = CATALOGUE.item("deadline_rules", "complaint_judge")
    assert fact_of(item, "source", Translator("ky")) == "from memory, not read"
    assert fact_of(item, "note", ENGLISH) is None


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_every_unit_of_the_list_is_worded(unit: str) -> None:
    assert CATALOGUE.has("time_units", unit)
    for language in LANGUAGES:
        words = Translator(language)
        assert Length(5, unit).say(words)
        assert "{" not in Length(1, unit).say(words)


def test_one_is_not_many() -> None:
    assert [Length(n, "working_days").say(ENGLISH) for n in (1, 2)] == ["1 working day", "2 working days"]


def test_the_list_of_units_has_no_other() -> None:
    assert CATALOGUE.list("time_units").codes() == UNITS
