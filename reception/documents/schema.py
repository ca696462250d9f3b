"""The published JSON Schema of the answers to a kind of paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reception.documents.answers import LONGEST_LIST, LONGEST_TEXT, PERSON_PARTS, SEXES
from reception.documents.kinds import Field, Kind
from reception.kernel.i18n import LANGUAGES

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schema(kind: Kind) -> Schema:
    """A JSON Schema (2020-12) that the answers of a complete paper of this kind fulfil."""
    groups = [{"anyOf": [{"required": [name]} for name in group]} for group in kind.one_of]
    return {
        "$schema": DRAFT,
        "title": kind.titles["en"],
        "type": "object",
        "properties": {entry.name: _answer(entry) for entry in kind.fields},
        "required": [entry.name for entry in kind.fields if entry.required],
        "additionalProperties": False,
        "$defs": {"text": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}},
    } | ({"allOf": groups} if groups else {})


def _answer(entry: Field) -> Schema:
    text = {"$ref": "#/$defs/text"}
    with_value: Schema = {"value": _value(entry)}
    if entry.type in {"text", "name", "body"}:
        with_value["language"] = {"type": "string"}
        with_value["translations"] = {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, text),
            "additionalProperties": False,
        }
    if entry.type == "person":
        forms = {"type": "object", "additionalProperties": text}
        with_value["cases"] = {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, forms),
            "additionalProperties": False,
        }
    return {
        "title": entry.labels["en"],
        "description": entry.help.get("en", entry.labels["en"]),
        "oneOf": [_closed(with_value, "value"), _only("unknown"), _only("by_hand")],
    }


def _cell(column: Field) -> Schema:
    """In a row a bare text stands for its value."""
    bare = _value(column)
    return (
        {"anyOf": [bare, _answer(column)]}
        if bare.get("type") == "string" or "$ref" in bare
        else _answer(column)
    )


def _value(entry: Field) -> Schema:
    text = {"$ref": "#/$defs/text"}
    by_type: dict[str, Callable[[], Schema]] = {
        "person": _person,
        "body": _body,
        "choice": lambda: {"enum": [choice.code for choice in entry.choices]},
        "yes_no": lambda: {"type": "boolean"},
        "rows": lambda: _rows(entry),
    }
    if entry.type in {"date", "partial_date"}:
        return {
            "type": "string",
            "minLength": 1,
            "description": "EDTF (ISO 8601-2), level 1, an hour allowed",
        }
    return by_type.get(entry.type, lambda: text)()


def _person() -> Schema:
    parts: Schema = {part: {"type": "string", "maxLength": LONGEST_TEXT} for part in PERSON_PARTS}
    return {
        "type": "object",
        "properties": parts | {"sex": {"enum": list(SEXES)}},
        "additionalProperties": False,
    }


def _body() -> Schema:
    text = {"$ref": "#/$defs/text"}
    names: Schema = {"type": "object", "additionalProperties": text, "minProperties": 1}
    cases: Schema = {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": text},
    }
    return {"oneOf": [text, _closed({"names": names, "cases": cases}, "names")]}


def _rows(entry: Field) -> Schema:
    cells = {column.name: _cell(column) for column in entry.columns}
    needed = [column.name for column in entry.columns if column.required]
    return {"type": "array", "maxItems": LONGEST_LIST, "items": _closed(cells, *needed)}


def _closed(properties: Schema, *required: str) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _only(name: str) -> Schema:
    return _closed({name: {"const": True}}, name)
