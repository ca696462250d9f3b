"""A bad case file is told all its faults by their places, in sentences of ours, and leaves nothing behind."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Language, Translator
from reception.kernel.intake import MOST_ROWS, Faulty
from reception.kernel.json_input import read_json
from reception.matters.casefile import case_schema
from reception.matters.casefile_checks import digest_of_case, read_case
from tests.reception.desk.office import CATALOGUE
from tests.reception.matters.cases import KNOWN, example

Change = Callable[[dict[str, Any]], object]
LONG = "ж" * 10_000_000


def faults(case: object) -> dict[str, str]:
    """What is told of a bad case file, by place."""
    with pytest.raises(Faulty) as refused:
        read_case(case, KNOWN)
    return {fault.path: fault.message for fault in refused.value.faults}


def changed(change: Change) -> dict[str, Any]:
    case = example()
    change(case)
    return case


def put(*places: str | int, value: object) -> Change:
    """Puts a value at a place of the example."""

    def change(case: Any) -> None:
        for place in places[:-1]:
            case = case[place]
        case[places[-1]] = value

    return change


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("matter", put("matter", value=None)),
        ("matter", put("matter", value=[])),
        ("matter.day", put("matter", "day", value=None)),
        ("matter.day", put("matter", "day", value="2027-01-01")),
        ("matter.day", put("matter", "day", value={"a": LONG})),
        ("matter.category", put("matter", "category", value="тортура")),
        ("matter.category", put("matter", "category", value=["torture"])),
        ("matter.client_id", put("matter", "client_id", value="p9")),
        ("matter.client_id", put("matter", "client_id", value=LONG)),
        ("matter.closed_on", put("matter", "stage", value="closed")),
        ("matter.closed_on", put("matter", "closed_on", value="2026-11-01")),
        ("matter.summary.language", put("matter", "summary", "language", value="uz-Cyrl")),
        ("matter.summary.text", put("matter", "summary", "text", value=LONG)),
        ("matter.summary.text", put("matter", "summary", "text", value="a\x00b")),
        ("matter.summary.text", put("matter", "summary", "text", value="a\x1b[2Jb")),
        ("matter.summary.text", put("matter", "summary", "text", value="\ud800")),
        ("matter.summary.translations", put("matter", "summary", "translations", value="ru")),
        (
            "matter.summary.translations[1].language",
            put("matter", "summary", "translations", 1, "language", value="ru"),
        ),
        ("matter.parties[0].person_id", put("matter", "parties", 0, "person_id", value="v1")),
        ("matter.parties[1].role", put("matter", "parties", 1, "role", value=None)),
        ("matter.chronology", put("matter", "chronology", value=[{}] * (MOST_ROWS + 1))),
        ("matter.chronology[1].at", put("matter", "chronology", 1, "at", value="2026-02-31")),
        ("matter.chronology[1].at", put("matter", "chronology", 1, "at", value="1" * 1000)),
        ("matter.chronology[1].at", put("matter", "chronology", 1, "at", value=True)),
        (
            "matter.chronology[1].text",
            put("matter", "chronology", 1, "text", value={"language": "ky", "text": " "}),
        ),
        ("matter.chronology[0]", put("matter", "chronology", 0, value="text")),
        ("matter.detentions[0].person_id", put("matter", "detentions", 0, "person_id", value="p7")),
        ("matter.tasks[0].due", put("matter", "tasks", 0, "due", value="2026-11")),
        ("matter.office", put("matter", "office", value="OSH")),
        ("people[0]", put("people", 0, value={"id": "p1", "sex": "male"})),
        ("people[0].id", put("people", 0, "id", value="")),
        ("people[0].code", put("people", 0, "code", value="a10646dadb4a0e7e")),
        ("people[0].retired", put("people", 0, "retired", value=True)),
        (
            "people[0].phones[0].id",
            put("people", 0, "phones", 0, "id", value="01a20d7ca8c6700087d8019c2656d999"),
        ),
        ("people[1].age", put("people", 1, "age", value=52.0)),
        ("people[1].age", put("people", 1, "age", value=float("nan"))),
        ("people[0].groups", put("people", 0, "groups", value="minor")),
        ("people[0].consents[0].how", put("people", 0, "consents", 0, "how", value="shouted")),
        ("visits[1].id", put("visits", 1, "id", value="v1")),
        ("visits[0]", put("visits", 0, "hour", value="25:00")),
        ("visits[0]", put("visits", 0, "day", value="2026-11-25")),
        ("visits[0].for_id", put("visits", 0, "for_id", value="p3")),
        ("visits[1]", put("visits", 1, "for_id", value="p1")),
        ("services[0].visit_id", put("services", 0, "visit_id", value="p1")),
        ("services[1].day", put("services", 1, "day", value="2026-12-01")),
        ("services", put("services", value={"0": 1})),
        ("papers[0].made_on", put("papers", 0, "made_on", value="сентябрь")),
        ("written_on", put("written_on", value=[])),
        ("naughty", put("naughty", value=1)),
    ],
)
def test_a_fault_is_told_by_its_place(place: str, change: Change) -> None:
    told = faults(changed(change))
    assert place in told
    assert len(told) == 1


def test_an_id_that_stands_twice_leaves_the_other_one_unnamed() -> None:
    told = faults(changed(put("people", 1, "id", value="p1")))
    assert set(told) == {"people[1].id", "matter.parties[0].person_id", "visits[0].person_id"}


@pytest.mark.parametrize("case", [None, [], "case", 7, {}, {"format": "other"}, {"matter": {}}])
def test_what_is_no_case_file_is_told_so(case: object) -> None:
    with pytest.raises(Refused, match="not a case file"):
        read_case(case, KNOWN)


@pytest.mark.parametrize(("version", "told"), [(2, "2"), (None, "…"), (True, "True"), ("1" * 99, "1" * 40)])
def test_another_version_is_named_kindly(version: object, told: str) -> None:
    with pytest.raises(Refused, match="version") as refused:
        read_case({**example(), "version": version}, KNOWN)
    assert refused.value.values == {"version": told, "known": 1}


def test_all_faults_are_told_at_once_in_their_order() -> None:
    case = example()
    case["matter"]["stage"] = "won"
    case["people"][1]["sex"] = "f"
    case["visits"][0]["minutes"] = -1
    case["services"][1]["help"] = ""
    assert list(faults(case)) == ["matter.stage", "people[1].sex", "visits[0].minutes", "services[1].help"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_is_worded_without_letters_that_no_screen_shows(language: Language) -> None:
    words = Translator(language)
    with pytest.raises(Faulty) as refused:
        read_case(changed(put("matter", "stage", value="\x1b[31m" + LONG)), KNOWN)
    fault = refused.value.faults[0]
    assert words(fault.message, **fault.values).isprintable()
    assert len(words(fault.message, **fault.values)) < 120
    assert len(next(iter(faults(changed(put("matter", "\x1b" + LONG, value=1)))))) < 60


def test_the_digest_knows_the_content_and_not_the_form() -> None:
    values = read_case(example(), KNOWN)
    same = {**dict(reversed(example().items())), "written_on": None, "office": "OSH"}
    same["people"][1]["surname"] = ""
    assert digest_of_case(read_case(same, KNOWN)) == digest_of_case(values)
    other = changed(put("matter", "parties", 1, "post", value="ГОВД"))
    assert digest_of_case(read_case(other, KNOWN)) != digest_of_case(values)


def _places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of a JSON value but the root."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [place for name, one in inner for place in ((*path, name), *_places(one, (*path, name)))]


PLACES = _places(example())
HOSTILE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(
        ["p1", "v1", "p9", "=1+1", "{{7*7}}", "2026-11-24", "9999-12-31", "a/b", "+9999", "ж" * 3000]
    ),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.none() | st.text(max_size=5), max_size=3),
)


@settings(max_examples=150)
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(["put", "add", "drop"]), HOSTILE),
        min_size=1,
        max_size=3,
    )
)
def test_a_spoilt_file_is_refused_in_sentences_or_is_good(
    changes: list[tuple[tuple[str | int, ...], str, object]],
) -> None:
    case = example()
    for place, how, value in changes:
        _spoil(case, place, how, value)
    sound = VALIDATOR.is_valid(case)
    trouble = _trouble(copy.deepcopy(case))
    if not isinstance(trouble, Faulty):
        assert (trouble is None) == sound
        return
    words = Translator("ky")
    assert all(words(fault.message, **fault.values) for fault in trouble.faults)
    assert len({(fault.path, fault.message) for fault in trouble.faults}) == len(trouble.faults)


def _trouble(case: object) -> Refused | None:
    try:
        read_case(case, KNOWN)
    except Refused as trouble:
        return trouble
    return None


def _spoil(case: Any, place: tuple[str | int, ...], how: str, value: object) -> None:
    holder = case
    for name in place[:-1]:
        try:
            holder = holder[name]
        except (KeyError, IndexError, TypeError):
            return
    last = place[-1]
    if how == "drop" and isinstance(holder, dict):
        holder.pop(last, None)
    elif isinstance(holder, dict):
        holder["more" if how == "add" else last] = value
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        holder[last] = value


VALIDATOR = Draft202012Validator(
    case_schema(
        lambda list_id: (
            [item.code for item in CATALOGUE.list(list_id).items] if list_id in CATALOGUE.ids else None
        ),
        lambda field: field.label,
    )
)


def test_the_text_of_a_file_is_read_back_as_it_was_written() -> None:
    assert read_json(json.dumps(example(), ensure_ascii=False)) == example()
