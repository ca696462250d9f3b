"""Writes a code list as a reference document in TOML, so that `reading` reads the same list back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from reception.reference.lists import CodeList, Fact, Item


def write_document(document: CodeList) -> bytes:
    """The list as a file has it; whoever made it is not said there."""
    return "\n".join(_lines(document)).encode() + b"\n"


def _lines(document: CodeList) -> Iterator[str]:
    yield f"id = {_value(document.id)}"
    yield f"version = {document.version}"
    yield f"checked_on = {_value(document.checked_on)}"
    yield f"source = {_value(document.source)}"
    yield f"verified = {_value(document.verified)}"
    for item in document.items:
        yield ""
        yield "[[item]]"
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    yield f"code = {_value(item.code)}"
    yield f"labels = {_table(item.labels.items())}"
    if item.parents:
        yield f"parents = {_value(item.parents)}"
    for name, day in (("valid_from", item.valid_from), ("valid_to", item.valid_to)):
        if day is not None:
            yield f"{name} = {_value(day)}"
    if item.words:
        yield f"words = {_table(item.words.items())}"
    if item.earlier:
        names = [
            f"{{ until = {_value(one.until)}, labels = {_table(one.labels.items())} }}"
            for one in item.earlier
        ]
        yield f"earlier = [{', '.join(names)}]"
    inside: dict[str, dict[str, Fact]] = {}
    for name, fact in item.facts.items():
        outer, dot, inner = name.partition(".")
        if dot:
            inside.setdefault(outer, {})[inner] = fact
        else:
            yield f"{_value(name)} = {_value(fact)}"
    for name, facts in inside.items():
        yield f"{_value(name)} = {_table(facts.items())}"


def _table(values: Iterable[tuple[str, Fact]]) -> str:
    return "{ " + ", ".join(f"{_value(name)} = {_value(value)}" for name, value in values) + " }"


def _value(value: Fact) -> str:
    """One value; a string of JSON is one of TOML too, as texts here hold no control characters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
