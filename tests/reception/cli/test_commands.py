"""Every command of the office: its exit code, its answer as JSON with the keys that checks lean on, its faults in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.command_line import CommandLine
from tests.reception.cli.conftest import Busy

ANSWERS = {
    "person show {person} --json": {
        "id",
        "given",
        "phones",
        "names",
        "papers",
        "groups",
        "joined_with",
        "before",
    },
    "person find мамат --json": {"id", "name", "also_known", "born", "phones", "records"},
    "visit show {visit_number} --json": {"id", "number", "day", "person_id", "services", "access"},
    "visit show {visit} --json": {"id", "number"},
    "visit list --json": {"id", "number", "day", "hour", "who", "name", "category"},
    "visit list --month 2026-11 --limit 5 --json": {"id", "number"},
    "matter show {number} --json": {
        "id",
        "number",
        "client_id",
        "parties",
        "chronology",
        "detentions",
        "access",
    },
    "matter show {matter} --json": {"id", "number"},
    "matter list --json": {"id", "number", "client", "category", "stage", "opened_on", "closed_on"},
    "matter list --open --json": {"id", "number"},
    "consent list {person} --json": {"id", "person_id", "kind", "by_whom", "how", "given_on", "withdrawn_on"},
    "access show person {person} --json": {"level", "words", "users", "offices", "office", "goes_with_it"},
    "access show visit {visit_number} --json": {"level", "goes_with_it"},
    "access show matter {number} --json": {"level", "goes_with_it"},
    "document kinds --json": {"code", "title", "filed_in", "reading_copies", "reviewed"},
    "document fields torture_complaint --json": {"name", "type", "required", "label", "not_known", "choices"},
    "history {person} --json": {"at", "verb", "what", "who", "second", "reason", "act", "changes"},
    "history {number} --json": {"at", "verb", "changes"},
    "user list --json": {"id", "name", "login", "roles", "office", "blocked_on", "removed_on"},
    "report month 2026-11 -o {tmp}/m.xlsx --json": {"edition", "final", "file", "totals", "tables", "month"},
    "report month 2026-11 -o {tmp}/m.xlsx --inner --json": {"file", "month", "matters", "services"},
    "verify --json": {"sound", "rebuilt", "faults", "journal", "tables", "missing_files"},
    "verify --rebuild --json": {"sound", "rebuilt"},
    "backup -o {tmp}/stick.backup --json": {"file", "rows", "files"},
}
MEND = {
    "person show {matter}": "not open to you",
    "person show not-an-id": "not the id of a record",
    "person merge {person} {person}": "one and the same",
    "person merge {person} {matter}": "not open to you",
    "person erase {person}": "second colleague",
    "visit show V-OSH-2026-999": "not the id of a record",
    "visit show {person}": "not open to you",
    "visit list --month 2026-13": "2026-11",
    "visit list --month ноябрь": "2026-11",
    "matter show OSH-2026-999": "no matter OSH-2026-999",
    "matter close {number} --outcome won --level consultation": "not in the list",
    "consent list {matter}": "not open to you",
    "consent withdraw {person}": "not open to you",
    "access set matter {number} offices --office JAL": "reason",
    "access show matter OSH-2026-999": "no matter",
    "document fields no_such_kind": "no_such_kind",
    "document make no_such_kind --person {person} -o {tmp}/paper.docx": "no_such_kind",
    "history not-an-id": "not the id of a record",
    "history 01900000000070008000000000000001": "not open to you",
    "undo {person}": "no such act",
    "user block nobody": "sign-in name nobody",
    "user block aigul": "yourself",
    "user remove aigul --to aigul": "takes over",
    "report month 2026-00 -o {tmp}/m.xlsx": "2026-11",
}
UNABLE = {
    "document check {tmp}/no-such-file.docx": "no-such-file.docx",
    "document check {tmp}": "cannot be read",
    "reference load {tmp}/no-such-file.toml": "no-such-file.toml",
    "person add --json {tmp}/no-such-file.json": "no-such-file.json",
    "report month 2026-11 -o {tmp}/no-such-folder/m.xlsx": "m.xlsx",
    "document make information_request --person {person} -o {tmp}/no-such-folder/p.docx": "p.docx",
    "matter export {number} -o {tmp}/no-such-folder/case.json": "case.json",
    "matter export {number} -o {tmp}": "cannot be written",
    "backup -o {tmp}/no-such-folder/stick": "cannot be written",
    "restore {tmp}/no-such-file {tmp}/elsewhere --recovery-file {tmp}/no-such-code": "no-such-code",
}
USAGE = [
    "",
    "nothing-of-the-kind",
    "person",
    "person vanish",
    "person add",
    "person show",
    "person show one two",
    "person find мамат --limit many",
    "visit list --limit 0",
    "visit list --limit 99999999999999999999",
    "matter close {number}",
    "access set person {person} everybody",
    "access show office {person}",
    "document make torture_complaint -o {tmp}/p.docx",
    "document make torture_complaint --person {person} --visit {visit} -o {tmp}/p.docx",
    "report month 2026-11",
    "report month 2026-11 -o {tmp}/m.xlsx --no-such-option",
    "report month 2026-11 -o {tmp}/m.xlsx --final=yes",
    "schema nonsense",
    "user add --name Бакыт --login bakyt",
]
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
WRITTEN_SO = re.compile(
    r"\b[0-9a-f]{32}\b|-{1,2}[a-z-]+|[\w.-]*\.\w+|\b[A-Z]{1,3}-[\w-]+|\b(?:JSON|TOML|id)\b"
    r"|«[^»]*»|'[^']*'|“[^”]*”|reception[ \w]*--help"
)
"""What stands in Latin letters in every language: options, file names, numbers, and what the asker typed."""


def english_left(text: str, typed: list[str]) -> list[str]:
    """Latin words of a sentence that are neither names of options nor the asker's own words."""
    for word in sorted(typed, key=len, reverse=True):
        text = text.replace(word, " ")
    return LATIN_WORD.findall(WRITTEN_SO.sub(" ", text))


def one_sentence(err: str) -> str:
    """What was said, held to be one sentence on one line."""
    assert err.endswith("\n")
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    return err[:-1]


@pytest.fixture
def still(busy_office: Busy) -> Iterator[Busy]:
    """The office itself, for commands that change nothing in it."""
    yield busy_office
    busy_office.line.language = "en"


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_in_json_has_the_keys_that_checks_lean_on(words: str, busy: Busy) -> None:
    told = busy.line(*busy.named(words)).json
    first = told[0] if isinstance(told, list) else told
    assert ANSWERS[words] <= set(first)


@pytest.mark.parametrize("words", [words for words in ANSWERS if "--json" in words and "report" not in words])
def test_the_same_answer_in_lines_is_no_json_and_is_not_empty(words: str, busy: Busy) -> None:
    told = busy.line(*busy.named(words.removesuffix("--json"))).out
    assert told.strip()
    assert not told.lstrip().startswith(("{", "["))
    assert "None" not in told
    assert "False" not in told


@pytest.mark.parametrize("words", MEND)
def test_what_the_asker_can_mend_is_exit_1_and_one_sentence(words: str, still: Busy) -> None:
    refused(still, words, code=1, says=MEND[words])


@pytest.mark.parametrize("words", UNABLE)
def test_what_the_machine_cannot_do_is_exit_3_and_one_sentence(words: str, still: Busy) -> None:
    refused(still, words, code=3, says=UNABLE[words])


@pytest.mark.parametrize("words", USAGE)
def test_a_command_that_is_not_understood_is_exit_2_and_one_sentence(words: str, still: Busy) -> None:
    refused(still, words, code=2, says="--help")


def refused(busy: Busy, words: str, *, code: int, says: str) -> None:
    """A command is refused in each language in one sentence of it, and no file of the office is touched."""
    before = busy.line.state()
    typed = busy.named(words)
    own_words = [part for word in typed for part in (word, word.rpartition("/")[2]) if part]
    for language in ("en", "ru", "ky"):
        busy.line.language = language
        answer = busy.line(*typed, expect=code)
        said = one_sentence(answer.err)
        if language == "en":
            assert says in said
        else:
            assert english_left(said, own_words) == []
        assert answer.out == ""
    assert busy.line.state() == before


def test_what_a_person_reads_is_worded_in_her_language(busy: Busy) -> None:
    busy.line.language = "ky"
    shown = busy.line("person", "show", busy.person).out
    assert "Аялзаты" in shown or "Аял" in shown
    listed = busy.line("visit", "list").out
    assert english_left(listed, [busy.visit_number]) == []
    told = busy.line("history", busy.person).out
    assert "Маматова" in told


def test_a_consent_is_withdrawn_once(busy: Busy) -> None:
    busy.line("consent", "withdraw", busy.consent)
    assert busy.line("consent", "list", busy.person, "--json").json[0]["withdrawn_on"] == "2026-11-24"
    one_sentence(busy.line("consent", "withdraw", busy.consent, expect=1).err)


def test_undo_takes_back_act_after_act_until_there_is_nothing(busy: Busy) -> None:
    for _act in ("consent", "matter", "visit", "person"):
        busy.line("undo")
    assert busy.line("person", "find", "мамат", "--json").json == []
    assert busy.line("matter", "list", "--json").json == []


def test_two_records_of_one_person_are_joined_and_parted_again(busy: Busy) -> None:
    other = busy.line.add("person", {"given": "Гульнара", "surname": "Маматова"})
    assert other["possible_duplicates"][0]["id"] == busy.person
    assert other["possible_duplicates"][0]["reasons"]
    busy.line("person", "merge", busy.person, other["id"])
    assert busy.line("person", "show", other["id"], "--json").json["joined_with"] == [busy.person]
    busy.line("undo")
    assert busy.line("person", "show", other["id"], "--json").json["joined_with"] == []


def test_a_matter_is_closed_with_its_outcome_once(busy: Busy) -> None:
    outcome = _first_code(busy, "outcomes")
    level = _first_code(busy, "help_levels")
    close = ["matter", "close", busy.number, "--outcome", outcome, "--level", level]
    busy.line(*close)
    assert busy.line("matter", "list", "--open", "--json").json == []
    one_sentence(busy.line(*close, expect=1).err)


def _first_code(busy: Busy, name: str) -> str:
    field = {"outcomes": "outcome", "help_levels": "level"}[name]
    schema = busy.line("schema", "matter").json
    return str(schema["properties"][field]["anyOf"][0]["enum"][0])


def test_a_user_is_added_signs_in_is_blocked_let_in_again_and_removed(busy: Busy) -> None:
    line = busy.line
    phrase = "узун купуя сөз айтам"
    line(
        "user",
        "add",
        "--name",
        "Бакыт",
        "--login",
        "bakyt",
        "--role",
        "lawyer",
        "--new-passphrase-file",
        line.file(phrase),
    )
    bakyt = CommandLine(line.store, login="bakyt", passphrase=phrase, files=line.files)
    assert bakyt("person", "find", "мамат", "--json").json
    line("user", "block", "bakyt")
    one_sentence(bakyt("person", "find", "мамат", expect=1).err)
    line("user", "block", "bakyt", "--lift")
    bakyt("person", "find", "мамат")
    line("user", "remove", "bakyt", "--to", "aigul")
    one_sentence(bakyt("person", "find", "мамат", expect=1).err)
    assert [user["removed_on"] for user in line("user", "list", "--json").json] == [None, "2026-11-24"]
    assert line("person", "find", "мамат", "--json").json


def test_a_role_does_what_is_its_own_and_no_more(busy: Busy) -> None:
    line = busy.line
    phrase = "узун купуя сөз айтам"
    line(
        "user",
        "add",
        "--name",
        "Дамира",
        "--login",
        "damira",
        "--role",
        "accountant",
        "--new-passphrase-file",
        line.file(phrase),
    )
    damira = CommandLine(line.store, login="damira", passphrase=phrase, files=line.files)
    before = line.state()
    one_sentence(damira("person", "add", "--json", line.file({"given": "Бакыт"}), expect=1).err)
    one_sentence(damira("person", "show", busy.person, expect=1).err)
    assert damira("person", "find", "мамат", "--json").json == []
    assert line.state() == before
    assert (
        damira("report", "month", "2026-11", "-o", str(line.store.parent / "m.xlsx"), "--json").json[
            "totals"
        ]["visits"]
        == 1
    )


def test_a_case_file_goes_out_and_comes_in_once(busy: Busy) -> None:
    target = busy.line.store.parent / "case.json"
    export = ["matter", "export", busy.number, "-o", str(target)]
    assert "consent" in busy.line(*export, expect=1).err
    assert not target.exists()
    busy.line(*export, "--reason", "The court asks for it")
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "reception-case"
    taken = busy.line("matter", "import", str(target)).json["number"]
    assert taken != busy.number
    one_sentence(busy.line("matter", "import", str(target), expect=1).err)
    assert busy.line("matter", "import", str(target), "--again").json["number"] not in {taken, busy.number}


def test_lists_of_the_association_are_loaded_whole_or_not_at_all(line: CommandLine) -> None:
    assert line("reference", "load", line.file("x = ["), expect=1).out == ""
    assert line("reference", "load", line.file("x = 1"), expect=1).out == ""
