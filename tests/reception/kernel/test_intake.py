"""A record given as JSON becomes typed values, or all its faults are told by their places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reception.kernel.dates import PartialDate
from reception.kernel.fields import Field, FieldKind, Part, Register
from reception.kernel.i18n import Message
from reception.kernel.ids import read_id
from reception.kernel.intake import MOST_ROWS, Faulty, Values, read_record
from reception.kernel.schema import published
from reception.kernel.values import Known

CODES = {"colours": ["red", "blue"], "languages": ["ru", "ky", "en"]}
KNOWN = Known(date(2026, 11, 24), lambda list_id, code: code in CODES[list_id], "ky")
ID = "01a20d7ca8c6700087d8019c2656d999"


def field(name: str, kind: FieldKind, **more: Any) -> Field:
    return Field(name, kind, Message(name), **more)


PART = Register("part", Message("part"), (field("word", "text", required=True),))
WHOLE = Register(
    "whole",
    Message("whole"),
    (
        field("name", "text", required=True, longest=5),
        field("number", "text", fixed=True),
        field("colour", "code", codes="colours"),
        field("colours", "codes", codes="colours"),
        field("day", "day"),
        field("at", "partial"),
        field("count", "whole", longest=9),
        field("yes", "flag"),
        field("of", "id", refers="whole"),
        field("tale", "texts"),
    ),
    (Part("parts", PART, "whole_id"), Part("one", PART, "", one=True)),
)


def read(given: object, **more: Any) -> Values:
    return read_record(WHOLE, given, KNOWN, **more)


def places(given: object, **more: Any) -> list[str]:
    with pytest.raises(Faulty) as refused:
        read(given, **more)
    return [fault.path for fault in refused.value.faults]


def test_every_kind_of_field_becomes_its_type() -> None:
    given = {
        "name": " Аи ",
        "number": "W-1",
        "colour": "red",
        "colours": ["blue", "red", "blue"],
        "day": "24.11.2026",
        "at": 2026,
        "count": 9,
        "yes": False,
        "of": ID,
        "tale": "Сөз",
        "parts": [{"word": "a"}],
        "one": {"word": "b"},
    }
    assert read(given) == {
        "name": "Аи",
        "colour": "red",
        "colours": ["blue", "red"],
        "day": date(2026, 11, 24),
        "at": PartialDate.parse("2026"),
        "count": 9,
        "yes": False,
        "of": read_id(ID),
        "tale": {"language": "ky", "text": "Сөз", "translations": []},
        "parts": [{"word": "a", "retired": False}],
        "one": {"word": "b"},
    }


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([], ["$"]),
        ({}, ["name"]),
        ({"name": "  "}, ["name"]),
        ({"name": "Аиааааа"}, ["name"]),
        ({"name": 7}, ["name"]),
        ({"name": "a", "x" * 99: 1}, ["x" * 40]),
        ({"name": "a", "colour": ["red"]}, ["colour"]),
        ({"name": "a", "colours": ["red", "grey"]}, ["colours"]),
        ({"name": "a", "day": "2026-11"}, ["day"]),
        ({"name": "a", "day": 2026}, ["day"]),
        ({"name": "a", "at": -1}, ["at"]),
        ({"name": "a", "at": False}, ["at"]),
        ({"name": "a", "count": True}, ["count"]),
        ({"name": "a", "count": 10}, ["count"]),
        ({"name": "a", "yes": "true"}, ["yes"]),
        ({"name": "a", "of": "p1"}, ["of"]),
        ({"name": "a", "parts": [{"word": "a"}, {}, 3]}, ["parts[1].word", "parts[2]"]),
        ({"name": "a", "parts": [{}] * (MOST_ROWS + 1)}, ["parts"]),
        ({"name": "a", "parts": [{"id": "p1"}]}, ["parts[0].id"]),
        ({"name": "a", "one": []}, ["one"]),
        ({"name": "a", "tale": {"language": "uz", "text": "x"}}, ["tale.language"]),
        ({"name": "a", "tale": {"text": "x", "language": "ru", "stale": True}}, ["tale"]),
        (
            {
                "name": "a",
                "tale": {"text": "x", "language": "ru", "translations": [{"language": "ru", "text": "y"}]},
            },
            ["tale.translations[0].language"],
        ),
        (
            {
                "name": "a",
                "tale": {"text": "x", "language": "ru", "translations": [{"language": "ky", "text": " "}]},
            },
            ["tale.translations[0]"],
        ),
        ({"name": "a", "count": -1, "yes": 0}, ["count", "yes"]),
    ],
)
def test_a_fault_is_told_by_its_place(given: object, found: list[str]) -> None:
    assert places(given) == found


def test_an_edit_leaves_alone_what_is_absent_and_empties_what_is_null() -> None:
    assert read({"colour": None, "tale": "", "parts": None}, partial=True) == {
        "colour": None,
        "tale": None,
        "parts": None,
    }
    assert places({"name": None}, partial=True) == ["name"]


def test_a_part_with_an_id_is_changed_and_one_without_is_new() -> None:
    rows = read({"name": "a", "parts": [{"id": ID, "retired": True}, {"word": "b"}]})["parts"]
    assert rows == [{"id": read_id(ID), "retired": True}, {"word": "b", "retired": False}]


def test_a_stale_translation_is_said_to_be_stale() -> None:
    translation = {"language": "ru", "text": "Слово", "stale": True}
    tale = read({"name": "a", "tale": {"language": "ky", "text": "Сөз", "translations": [translation]}})[
        "tale"
    ]
    assert tale["translations"] == [translation]


def test_in_a_file_of_its_own_no_id_of_the_store_can_stand() -> None:
    local = replace(WHOLE, local=True, parts=(Part("parts", replace(PART, local=True), ""),))
    with pytest.raises(Faulty) as refused:
        read_record(local, {"name": "a", "id": ID, "parts": [{"word": "b", "retired": True}]}, KNOWN)
    assert [fault.path for fault in refused.value.faults] == ["id", "parts[0].retired"]
    assert read_record(local, {"name": "a", "parts": [{"word": "b"}]}, KNOWN)["parts"] == [{"word": "b"}]


@pytest.mark.parametrize(
    ("given", "sound"),
    [
        ({"name": "a", "at": 2026, "tale": "Сөз", "colours": [], "parts": None, "day": ""}, True),
        ({"name": "a", "id": ID, "parts": [{"id": ID, "word": "b"}], "one": None}, True),
        ({"name": None}, False),
        ({"name": "a", "at": 26}, False),
        ({"name": "a", "colour": "grey"}, False),
        ({"name": "a", "tale": {"language": "uz", "text": "x"}}, False),
        ({"name": "a", "more": 1}, False),
    ],
)
def test_the_published_schema_and_the_reader_agree(given: dict[str, Any], sound: bool) -> None:
    schema = published(WHOLE, CODES.get, lambda known: known.name)
    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid(given) is sound
    if sound:
        read(given)
    else:
        assert places(given)
