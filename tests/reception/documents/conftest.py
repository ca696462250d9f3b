"""Papers to try things on: the shipped kinds, their full examples, and templates changed by a word."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reception.documents.kinds import Kind, load_kind

EXAMPLES = Path(__file__).parent / "examples"
Answers = dict[str, Any]
Change = Callable[..., bytes]


def full(kind: Kind) -> Answers:
    answers: Answers = json.loads((EXAMPLES / f"{kind.code}.json").read_text("utf-8"))
    return answers


def all_unknown(kind: Kind) -> Answers:
    asked = {field.name for field in kind.fields if field.required} | {group[0] for group in kind.one_of}
    return {name: {"unknown": True} for name in asked}


def empty_lists(kind: Kind) -> Answers:
    lists: Answers = {field.name: {"value": []} for field in kind.fields if field.type == "rows"}
    return full(kind) | lists


def long_lists(kind: Kind) -> Answers:
    answers = full(kind)
    for field in kind.fields:
        if field.type == "rows" and answers.get(field.name, {}).get("value"):
            answers[field.name] = {"value": answers[field.name]["value"] * 20}
    return answers


def by_hand(kind: Kind) -> Answers:
    return {field.name: {"by_hand": True} for field in kind.fields}


SETS: Mapping[str, Callable[[Kind], Answers]] = {
    "full": full,
    "all unknown": all_unknown,
    "empty lists": empty_lists,
    "long lists": long_lists,
    "by hand": by_hand,
}


@pytest.fixture(params=SETS)
def answers_of(request: pytest.FixtureRequest) -> Callable[[Kind], Answers]:
    """The sets of answers that every paper is made from."""
    return SETS[request.param]


@pytest.fixture
def complaint() -> Kind:
    return load_kind("torture_complaint")


@pytest.fixture
def complaint_answers(complaint: Kind) -> Answers:
    return full(complaint)


@pytest.fixture
def example() -> Callable[[Kind], Answers]:
    return full


def changed_file(data: bytes, old: str, new: str, *, part: str = "word/document.xml") -> bytes:
    """A Word file with a text replaced in one of its parts, once."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode("utf-8")
            if name == part:
                assert old in text
                text = text.replace(old, new, 1)
            target.writestr(name, text)
    return result.getvalue()


@pytest.fixture
def changed() -> Change:
    return changed_file
