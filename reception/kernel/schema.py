"""The JSON Schema of a register, made from its description, so that it cannot differ from what is taken in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reception.kernel.fields import Field, Register
from reception.kernel.values import FIRST_YEAR, LAST_YEAR, LONGEST_TEXT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Codes = Callable[[str], list[str] | None]
Words = Callable[[Field], str]

_DATE = {
    "type": ["string", "integer"],
    "minimum": FIRST_YEAR,
    "maximum": LAST_YEAR,
    "description": "EDTF: 2026-11-24, 2026-11-24T14:30, 2026-11, 2026, 2026-21 (spring) … 2026-24 (winter), a/b, …~ (about)",
}
EMPTY = {"enum": [None, ""]}
"""What leaves a field empty."""


def _texts(listed: dict[str, Any]) -> dict[str, Any]:
    """A free text: in the asker's language as it stands, or with its language and translations."""
    row: dict[str, Any] = {
        "type": "object",
        "properties": {"language": listed, "text": {"type": "string", "maxLength": LONGEST_TEXT}},
        "required": ["language", "text"],
        "additionalProperties": False,
    }
    translation = {**row, "properties": {**row["properties"], "stale": {"type": "boolean"}}}
    translations = {"anyOf": [{"type": "array", "items": translation}, {"type": "null"}]}
    whole = {**row, "properties": {**row["properties"], "translations": translations}}
    return {"anyOf": [{"type": "string", "maxLength": LONGEST_TEXT}, whole]}


def _listed(known: list[str] | None) -> dict[str, Any]:
    return {"type": "string"} if known is None else {"type": "string", "enum": known}


def _kind(field: Field, codes: Codes) -> dict[str, Any]:
    listed = _listed(codes(field.codes) if field.codes else None)
    kinds: dict[str, dict[str, Any]] = {
        "text": {"type": "string", "maxLength": field.longest},
        "phone": {"type": "string", "maxLength": 60},
        "pin": {"type": "string", "maxLength": 60},
        "texts": _texts(_listed(codes("languages"))),
        "code": listed,
        "codes": {"type": "array", "items": listed},
        "day": {"type": "string", "description": "2026-11-24, 24.11.2026, +3"},
        "partial": _DATE,
        "whole": {"type": "integer", "minimum": 0, "maximum": field.longest},
        "flag": {"type": "boolean"},
        "id": {"type": "string", "description": f"id: {field.refers}"},
    }
    return kinds[field.kind]


def schema_of(register: Register, codes: Codes, words: Words) -> dict[str, Any]:
    """The schema of one record: fields with their labels in the asker's language, code lists spelt out, parts nested."""
    properties: dict[str, Any] = {}
    if not register.local:
        properties = {"id": {"type": ["string", "null"]}, "retired": {"type": ["boolean", "null"]}}
    for field in register.fields:
        kind = _kind(field, codes)
        needed = kind if "anyOf" in kind else {"anyOf": [kind]}
        allowed = needed if field.required else {"anyOf": [*needed["anyOf"], EMPTY]}
        properties[field.name] = {"title": words(field), **allowed}
        if field.fixed:
            properties[field.name]["readOnly"] = True
    for part in register.parts:
        inner = schema_of(part.register, codes, words)
        listed = {"type": "array", "items": inner}
        properties[part.name] = {"anyOf": [inner if part.one else listed, {"type": "null"}]}
    required = [field.name for field in register.fields if field.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def published(register: Register, codes: Codes, words: Words) -> dict[str, Any]:
    """The schema of a register as it is published, with its dialect and name."""
    return {"$schema": DIALECT, "title": register.name, **schema_of(register, codes, words)}
