"""An answer as lines: named and worded, without what is empty."""

from __future__ import annotations

from typing import Any

import pytest

from reception.cli.plain import LABELS, lines
from reception.kernel.i18n import Translator

ANSWERS: list[tuple[Any, list[str]]] = [
    ({"id": "1", "name": None, "list": [], "text": ""}, ["id: 1"]),
    ({"note": "a", "before": {"visits": 0, "last": None}}, ["Note: a", "Here before:", "  Visits: 0"]),
    ([{"id": "1", "open": True, "closed": False, "at": None}], ["- 1  open"]),
    ([{"id": "1", "phones": ("a", "b")}], ["- 1  a, b"]),
    ([{"id": "1", "changes": {"x": "— → 2"}}], ["- 1", "    Changed:", "      x: — → 2"]),
    ({"sound": True, "rebuilt": False}, ["The store is whole: yes", "Made anew: no"]),
    (["a", ["b"]], ["- a", "- ['b']"]),
    ([], []),
    ("text", ["text"]),
]


@pytest.mark.parametrize(("answer", "told"), ANSWERS, ids=str)
def test_an_answer_is_told_in_lines(answer: Any, told: list[str]) -> None:
    assert list(lines(answer, Translator("en"))) == told


def test_names_are_worded_in_the_asked_language() -> None:
    told = {language: list(lines({"visits": 1}, Translator(language))) for language in ("ru", "ky", "en")}
    assert told == {"ru": ["Приёмы: 1"], "ky": ["Кабыл алуулар: 1"], "en": ["Visits: 1"]}
    assert all(name.isidentifier() for name in LABELS)
