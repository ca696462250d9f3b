"""JSON is read strictly, and what is wrong with it is told by its place."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.kernel.intake import Faulty
from reception.kernel.json_input import LONGEST_NUMBER, read_json

WHOLE = st.integers(-(10 ** (LONGEST_NUMBER - 1)) + 1, 10 ** (LONGEST_NUMBER - 1) - 1)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | WHOLE
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


@given(value=VALUES)
def test_what_was_written_is_read_back(value: Any) -> None:
    assert read_json(json.dumps(value)) == value


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('{"a": 1, "a": 2}', ["a"]),
        ('{"a": {"b": [0, {"c": 1, "c": 1, "c": 3}]}}', ["a.b[1].c"]),
        ("NaN", ["$"]),
        ('{"a": [Infinity, -Infinity, 1e999, -1e999]}', ["a[0]", "a[1]", "a[2]", "a[3]"]),
        ('{"a": ' + "9" * 5000 + "}", ["a"]),
        ('{"b": NaN, "a": 1, "a": 2}', ["a", "b"]),
        ('{"' + "k" * 1000 + '": NaN}', ["k" * 40]),
        ('{"\\u001b[2J": NaN}', ["·[2J"]),
    ],
)
def test_what_no_record_holds_is_told_by_its_place(text: str, places: list[str]) -> None:
    with pytest.raises(Faulty) as refused:
        read_json(text)
    assert sorted(fault.path for fault in refused.value.faults) == places


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("{\n'a': 1}", 2), ('{"a": "\n"}', 1), ("[1,\n2,\n]", 3)]
)
def test_broken_json_is_told_by_its_line(text: str, line: int) -> None:
    with pytest.raises(Refused) as refused:
        read_json(text)
    assert refused.value.values == {"line": line}


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 5_000 + "]" * 5_000])
def test_what_is_nested_too_deeply_is_told_so(text: str) -> None:
    with pytest.raises(Refused, match="nested"):
        read_json(text)


def test_a_number_of_fifteen_digits_is_a_number() -> None:
    assert read_json("9" * LONGEST_NUMBER) == 10**LONGEST_NUMBER - 1
    assert math.isclose(read_json("0.1"), 0.1)


@given(text=st.text(alphabet='{}[]",:0123456789eE+-.NaInfty \\ungul', max_size=40))
def test_any_text_is_a_value_or_is_refused(text: str) -> None:
    try:
        read_json(text)
    except Refused as trouble:
        assert isinstance(trouble.message, str)  # noqa: PT017 - a refusal is one of two good ends


def test_half_a_letter_is_told_by_its_place_and_a_whole_one_is_read() -> None:
    assert read_json('["\\ud83d\\udc69 Айгүл"]') == ["👩 Айгүл"]
    with pytest.raises(Faulty) as caught:
        read_json('{"name": ["a", "\\uD83D"], "\\udc00": 1}')
    assert [fault.path for fault in caught.value.faults] == ["·", "name[1]"]
