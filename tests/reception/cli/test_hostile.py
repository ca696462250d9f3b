"""Input that nobody would type: a sentence by its place each, and nothing half written."""

from __future__ import annotations

import copy
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from reception.kernel.telling import MOST_SAID
from tests.acceptance.stores import is_as_before
from tests.acceptance.words import docx_text
from tests.command_line import CommandLine
from tests.reception.cli.conftest import Busy, copied
from tests.reception.cli.test_commands import english_left, one_sentence

BROKEN: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "not JSON: line 1"),
    "an open bracket": (b'{"given": "Ai', "not JSON: line 1"),
    "broken in line 3": (b'{\n"given":\n}', "not JSON: line 3"),
    "two values": (b"{} {}", "not JSON: line 1"),
    "single quotes": (b"{'given': 'Ai'}", "not JSON: line 1"),
    "a name twice": (b'{"given": "A", "given": "B"}', "given"),
    "NaN": (b'{"given": "A", "age": NaN}', "age"),
    "Infinity": (b'{"given": "A", "age": -Infinity}', "age"),
    "a huge number": (b'{"given": "A", "age": 1' + b"0" * 5000 + b"}", "age"),
    "a huge power": (b'{"given": "A", "age": 1e99999}', "age"),
    "100,000 brackets": (b"[" * 100_000, "nested too deeply"),
    "100,000 closed brackets": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "100,000 objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
    "a field of 10 MB": (b'{"given": "' + b"a" * 10_000_000 + b'"}', "given: the text is too long"),
    "control characters": (b'{"given": "A\\u0007\\u001b[2J"}', "given: the text has control characters"),
    "a raw control character": (b'{"given": "A\x07"}', "not JSON: line 1"),
    "half a letter": (b'{"given": "A\\ud800"}', "given: the text has half a letter"),
    "half a letter in a name": (b'{"\\ud800": 1, "given": "A"}', "·: the text has half a letter"),
    "not UTF-8": (b'{"given": "\xff\xfe"}', "not UTF-8"),
    "UTF-16": ('{"given": "Ай"}'.encode("utf-16"), "not UTF-8"),
    "a list": (b"[]", "an object with fields"),
    "a text": (b'"given"', "an object with fields"),
    "null": (b"null", "an object with fields"),
    "50 strange fields": (json.dumps({f"x{n}": 1 for n in range(50)}).encode(), "x0: there is no such field"),
    "100,000 rows": (b'{"given": "A", "phones": [' + b"{}," * 99_999 + b"{}]}", "phones: too many records"),
    "no name": (b'{"sex": "female"}', "one part of the name"),
    "blanks for a name": ('{"given": " \u00a0\u2003 "}'.encode(), "one part of the name"),
    "a strange code": (b'{"given": "A", "sex": "none"}', "sex: “none” is not in the list"),
    "an escape in a code": (b'{"given": "A", "sex": "\\u001b[31m"}', "sex: “·[31m” is not in the list"),
    "a set field": (b'{"given": "A", "pin": {"$ne": null}}', "pin: a text is expected"),
    "a day that is none": (b'{"given": "A", "born": "31.02.1990"}', "born"),
    "the id of nothing": (b'{"given": "A", "phones": [{"id": "x", "number": "1"}]}', "phones[0].id"),
}
HOSTILE: list[Any] = [
    *(None, "", 0, -1, 1.5, 10**14, True, False, [], {}, [[]], [None], {"a": 1}, [{}], [{"id": None}]),
    *("x" * 300, "x" * 250_000, "\u0000", "\ud800", "\x07", "\u202e", "=1+1", "٣", "2026-02-30", "99999-99"),
    *("01900000000070008000000000000001", "{person}", "{visit}", "{matter}", "{consent}", "../../etc/passwd"),
    *({"language": "xx", "text": 1}, {"language": "ru", "text": "x", "translations": [{"language": "ru"}]}),
    *([{"retired": True}], [{"id": "{person}", "retired": True}], [{"retired": "yes"}]),
]
NAMES = [
    "Иванов & Ко <ОсОО> {{7*7}}",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "\u202eАйгүл\u202c",
    "Айгүл 👩\u200d⚖\ufe0f",
    "Ж" * 200,
    "]]><w:t>x</w:t>",
    "O'Бекова\"; DROP TABLE person;--",
]
PLACE = re.compile(r"^[\w$.\[\]·…-]*: .+$")


@pytest.fixture(scope="module")
def shared(busy_office: Busy, tmp_path_factory: pytest.TempPathFactory) -> Busy:
    """One office for all that is refused."""
    return Busy(**{**vars(busy_office), "line": copied(busy_office.line, tmp_path_factory.mktemp("hostile"))})


def given_bytes(line: CommandLine, data: bytes) -> str:
    """A file with these bytes."""
    path = Path(line.file(""))
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_input_is_told_and_nothing_is_written(kind: str, shared: Busy) -> None:
    data, says = BROKEN[kind]
    line = shared.line
    before = line.state()
    for language in ("en", "ru", "ky"):
        line.language = language
        answer = line("person", "add", "--json", given_bytes(line, data), expect=1)
        assert "Traceback" not in answer.err
        assert all(letter.isprintable() or letter == "\n" for letter in answer.err)
        assert len(answer.err.splitlines()) <= MOST_SAID + 1
        for sentence in answer.err.splitlines():
            _place, _colon, words = sentence.rpartition(": ")
            assert language == "en" or english_left(words, ["31m", "none", "NaN"]) == [], sentence
        if language == "en":
            assert says in answer.err
    line.language = "en"
    assert line.state() == before


def test_every_fault_is_told_at_once_by_its_place(shared: Busy) -> None:
    record = {
        "surname": 5,
        "phones": [{"number": "0555111222"}, {"number": [], "why": 1}, "0555111222"],
        "groups": ["child", "no-such-group"],
        "age": -3,
    }
    told = shared.line("person", "add", "--json", shared.line.file(record), expect=1).err.splitlines()
    places = [sentence.split(":")[0] for sentence in told]
    assert places == ["surname", "age", "groups", "phones[1].why", "phones[1].number", "phones[2]"]


def test_a_mark_of_the_byte_order_is_no_fault(line: CommandLine) -> None:
    data = b"\xef\xbb\xbf" + '{"given": "Айгүл"}'.encode()
    assert line("person", "add", "--json", given_bytes(line, data)).json["id"]


def places_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside a record."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_of(inner, (*path, key))


def records(busy: Busy) -> dict[str, tuple[list[str], dict[str, Any]]]:
    """Of every command that takes a record: its words, and a record that it takes."""
    text = {"language": "ky", "text": "Тексти", "translations": [{"language": "ru", "text": "Текст"}]}
    service = {"help": "consultation", "minutes": 10, "note": text}
    consent = {"kind": "keep", "by_whom": "self", "how": "signed", "given_on": "2026-11-20"}
    person = {
        "given": "Бакыт",
        "sex": "male",
        "born": "1990",
        "groups": ["detainee"],
        "phones": [{"number": "1"}],
    }
    visit = {"channel": "phone", "hour": "23:00", "about": text, "services": [service], "person": person}
    matter = {
        "client_id": busy.person,
        "category": "housing",
        "parties": [{"role": "relative", "name": "Акмат"}],
        "chronology": [{"at": "2026-11", "text": text}],
        "detentions": [{"kind": "suspicion", "arrested": "2026-11-20T14"}],
        "tasks": [{"what": "Жазуу", "due": "2026-12-01"}],
        "summary": text,
    }
    return {
        "person": (["person", "add"], {**person, "papers": [{"kind": "id_card", "number": "AN1"}]}),
        "visit": (["visit", "add"], {**visit, "consents": [consent]}),
        "service": (["service", "add"], {**service, "person_id": busy.person}),
        "matter": (["matter", "open"], matter),
        "consent": (["consent", "add", busy.person], consent),
    }


def put(record: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The record with another value at a place."""
    if not path:
        return value
    changed = copy.deepcopy(record)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def filled(value: Any, busy: Busy) -> Any:
    """A value in which the ids of this office stand for their names in braces."""
    if isinstance(value, str):
        names = {f"{{{name}}}": known for name, known in vars(busy).items() if isinstance(known, str)}
        return names.get(value, value)
    if isinstance(value, list):
        return [filled(one, busy) for one in value]
    return {key: filled(one, busy) for key, one in value.items()} if isinstance(value, dict) else value


def test_the_records_that_are_changed_here_are_taken_as_they_stand(busy: Busy) -> None:
    for name, (words, record) in records(busy).items():
        schema = busy.line("schema", name).json
        assert list(Draft202012Validator(schema).iter_errors(record)) == [], name
        busy.line(*words, "--json", busy.line.file(record))


@given(data=st.data())
def test_a_record_with_anything_anywhere_is_taken_whole_or_refused_whole(
    shared: Busy, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(records(shared))))
    words, record = records(shared)[name]
    path = data.draw(st.sampled_from(list(places_of(record))))
    if path and data.draw(st.integers(0, 9)) == 0:
        path = (
            *path[:-1],
            data.draw(st.sampled_from(["id", "retired", "matter_id", "person_id", "unheard"])),
        )
        path = path if isinstance(path[-1], str) and not isinstance(_at(record, path[:-1]), list) else ()
    changed = put(record, path, filled(data.draw(st.sampled_from(HOSTILE)), shared))
    before = shared.line.state()
    source = given_bytes(shared.line, json.dumps(changed).encode())
    answer = shared.line(*words, "--json", source, expect=None)
    assert answer.code in {0, 1}, answer
    if answer.code == 1:
        with tempfile.TemporaryDirectory() as folder:
            assert is_as_before(shared.line, before, Path(folder))
        assert answer.err
        assert all(letter.isprintable() or letter == "\n" for letter in answer.err)
    if not Draft202012Validator(_schema(shared, name)).is_valid(changed):
        assert answer.code == 1, "what the published schema refuses is refused"


_SCHEMAS: dict[str, Any] = {}


def _schema(busy: Busy, name: str) -> Any:
    if name not in _SCHEMAS:
        _SCHEMAS[name] = busy.line("schema", name).json
    return _SCHEMAS[name]


def _at(record: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        record = record[key]
    return record


def test_a_part_of_another_record_is_not_changed_through_this_one(busy: Busy) -> None:
    other = busy.line.add("person", {"given": "Бакыт", "phones": [{"number": "0777 333 444"}]})["id"]
    phone = busy.line("person", "show", other, "--json").json["phones"][0]["id"]
    before = busy.line.state()
    for stranger in (phone, busy.visit, busy.person, "01900000000070008000000000000001"):
        for row in ({"id": stranger, "number": "1"}, {"id": stranger, "retired": True}):
            change = busy.line.file({"phones": [row]})
            one_sentence(busy.line("person", "edit", busy.person, "--json", change, expect=1).err)
    assert busy.line.state() == before


def test_editing_leaves_what_is_absent_empties_what_is_null_and_changes_rows_by_id(busy: Busy) -> None:
    def edited(change: dict[str, Any]) -> Any:
        busy.line("person", "edit", busy.person, "--json", busy.line.file(change))
        return busy.line("person", "show", busy.person, "--json").json

    first, second = busy.line("person", "show", busy.person, "--json").json["phones"]
    assert edited({"age": 47})["given"] == "Гүлнара"
    assert edited({"surname": None})["surname"] is None
    assert edited({"surname": "Маматова"})["phones"] == [first, second]
    noted = edited({"phones": [{"id": first["id"], "note": "күйөөсү"}]})["phones"]
    assert noted == [{**first, "note": "күйөөсү"}, second]
    added = edited({"phones": [{"number": "0777 333 444"}]})["phones"]
    assert added[:2] == noted
    assert [row["number"] for row in added[2:]] == ["+996777333444"]
    left = edited({"phones": [{"id": second["id"], "retired": True}]})["phones"]
    assert [row["id"] for row in left] == [first["id"], added[2]["id"]]
    assert edited({"phones": None})["phones"] == []
    before = busy.line.state()
    again = busy.line.file({"phones": [{"id": second["id"], "note": "x"}]})
    one_sentence(busy.line("person", "edit", busy.person, "--json", again, expect=1).err)
    assert busy.line.state() == before, "a retired row is not changed"


@pytest.mark.parametrize("name", NAMES)
def test_a_strange_name_goes_through_unchanged(name: str, line: CommandLine, tmp_path: Path) -> None:
    person = line.add("person", {"surname": name, "given": "Айгүл", "sex": "female"})["id"]
    assert line("person", "show", person, "--json").json["surname"] == name
    assert name in line("person", "show", person).out
    visit = line.add(
        "visit", {"channel": "office", "organisation": name, "category": "housing", "about": name}
    )
    assert line("visit", "show", visit["id"], "--json").json["organisation"] == name
    target = tmp_path / "paper.docx"
    line("document", "make", "information_request", "--person", person, "-o", str(target), "--language", "ru")
    text = docx_text(target)
    assert name in text
    assert "49" not in text


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "@SUM(A1)", "＝1+1"])
def test_a_name_that_is_a_formula_is_a_text_in_the_workbook(name: str, tmp_path: Path) -> None:
    line = CommandLine(tmp_path / "store", files=tmp_path / "input")
    line("init", str(line.store), "--office", "OSH", "--name", name, "--login", "aigul")
    person = line.add("person", {"given": name})["id"]
    line.add("visit", {"channel": "office", "person_id": person, "services": [{"help": "consultation"}]})
    line.add("matter", {"client_id": person, "category": "housing"}, verb="open")
    found = 0
    for more in ([], ["--inner"]):
        target = tmp_path / "month.xlsx"
        line("report", "month", "2026-11", "-o", str(target), *more)
        for sheet in load_workbook(target):
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                if isinstance(cell.value, str) and name.strip() in cell.value:
                    found += 1
                    assert cell.data_type == "s"
    assert found, "the lawyer's name stands somewhere"


@pytest.mark.parametrize(
    "answer",
    [
        None,
        5,
        [],
        {},
        "text",
        {"value": {"text": 1}},
        {"value": "\ud800"},
        {"value": "x" * 200_000},
        {"unknown": True, "by_hand": True},
        {"value": "\x07"},
        {"value": [[]]},
    ],
    ids=lambda answer: json.dumps(answer)[:30],
)
def test_an_answer_to_a_paper_that_is_none_is_told_and_nothing_is_kept(shared: Busy, answer: Any) -> None:
    line = shared.line
    target = line.store.parent / "paper.docx"
    before = line.state()
    for field in ("subject", "requester", "no_such_field"):
        make = ["document", "make", "information_request", "--person", shared.person, "-o", str(target)]
        told = line(*make, "--answers", given_bytes(line, json.dumps({field: answer}).encode()), expect=1)
        assert field in told.err
        assert "fault of its own" not in told.err
    assert not target.exists()
    assert line.state() == before
