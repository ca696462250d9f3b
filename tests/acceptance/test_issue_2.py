"""What issue 2 must show, a test a promise, in its order."""

from __future__ import annotations

import multiprocessing
import random
import shutil
from collections.abc import Callable
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from reception.language.folding import fold
from tests.acceptance.conftest import Begun
from tests.acceptance.stores import inside, journal_of, made_from, rows_of, values_in
from tests.acceptance.words import docx_text
from tests.command_line import CommandLine
from tests.printing import Printer
from tests.reception.index.office import dump
from tests.whole.test_kill import kill_many
from tests.whole.test_marker import WORDS, words_in

Months = Callable[[str], dict[str, Any]]
Property = Callable[[str, object], None]
MOTHER = {
    "channel": "office",
    "category": "torture_police",
    "relation": "mother",
    "knows": "yes",
    "person": {
        "given": "Гүлнара",
        "surname": "Маматова",
        "sex": "female",
        "name_from": "as_heard",
        "age": 47,
        "speaks": "ky",
    },
    "for": {"given": "Бекзат", "surname": "Маматов", "sex": "male", "age": 19, "groups": ["detainee"]},
    "services": [{"help": "consultation", "minutes": 40}],
}
BEATEN = "Үч кызматкер кармап, бөлмөгө киргизип сабаган."
REASON = "Mother cannot reach him before the hearing"
SECOND = "узун купуя сөз айтам"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A small demonstration, and what making it printed."""
    folder = tmp_path_factory.mktemp("demonstration")
    line = CommandLine(folder / "none", files=folder)
    answer = line.bare("demo", str(folder / "demo"), "--people", "5", "--today", "2026-11-24", "--lang", "ru")
    assert answer.code == 0, answer.err
    return folder / "demo", answer.out


def test_the_demonstration_runs_in_one_command(demo: tuple[Path, str], record_property: Property) -> None:
    """The demo runs to the end in one command and prints how to sign in."""
    folder, out = demo
    login, passphrase = (out.split(f"{name}: ")[1].split("\n")[0] for name in ("login", "passphrase"))
    made = CommandLine(folder / "store", login=login, passphrase=passphrase, files=folder.parent)
    assert made("visit", "list", "--json").json
    assert made("verify", "--json").json["sound"]
    record_property("evidence", str(folder))


@pytest.mark.needs("soffice")
def test_every_paper_and_workbook_becomes_pages(
    demo: tuple[Path, str], pdfs: Printer, record_property: Property
) -> None:
    """LibreOffice turns every paper and workbook of the demo into a PDF."""
    made = [*(demo[0] / "papers").glob("*.docx"), *(demo[0] / "reports").glob("*.xlsx")]
    assert {path.suffix for path in made} == {".docx", ".xlsx"}
    pages = pdfs(made)
    assert all(page.read_bytes().startswith(b"%PDF") and page.stat().st_size > 5_000 for page in pages)
    record_property("evidence", str(pages[0].parent))


def matter_of(office: Begun, received: Any) -> str:
    """The matter of the son, as far as his mother could tell it."""
    arrested = {"kind": "suspicion", "arrested": "2026-11-20T14", "place": "УКЖ", "injuries": "көгала"}
    matter = {
        "client_id": received["for_id"],
        "category": "torture_police",
        "parties": [{"role": "relative", "person_id": received["person_id"]}],
        "chronology": [
            {"at": "2026-11-20T14", "place": "Ош шаары", "text": {"language": "ky", "text": BEATEN}}
        ],
        "detentions": [arrested],
        "proceedings": [{"body": "prosecutor_osh_city", "step": "complaint_prosecutor"}],
    }
    return str(office.line.add("matter", matter, "--reason", REASON, verb="open")["number"])


def lines_of(month: dict[str, Any], table: str) -> dict[str, dict[str, int]]:
    """The lines of a table by their codes, those that are no code by their names."""
    found = next(one for one in month["tables"] if one["id"] == table)
    named = {
        name: found[name] for name in ("not_stated", "organisation", "total", "unnamed") if name in found
    }
    return {**{row["code"]: row for row in found["rows"]}, **named}


def test_a_mother_comes_for_her_detained_son(
    office: Begun, month_of: Months, tmp_path: Path, record_property: Property
) -> None:
    """A mother comes for her detained son: counted once and for another, the complaint worded, consent or a reason."""
    received = office.line.add("visit", MOTHER)
    number = matter_of(office, received)
    month = month_of("2026-11")
    totals = month["totals"]
    assert [totals[name] for name in ("persons", "unnamed", "visits", "for_other")] == [1, 0, 1, 1]
    assert lines_of(month, "sex")["male"]["persons"] == 1
    assert "female" not in lines_of(month, "sex")
    assert lines_of(month, "group")["detainee"]["persons"] == 1

    target = tmp_path / "complaint.docx"
    answers = office.line.file({"officers": {"unknown": True}})
    make = [
        "document",
        "make",
        "torture_complaint",
        "--matter",
        number,
        "-o",
        str(target),
        "--answers",
        answers,
    ]
    before = office.line.state()
    refused = office.line(*make, "--language", "ky", expect=1)
    assert "Complain in my name" in refused.err
    assert (target.exists(), office.line.state()) == (False, before)
    made = office.line(*make, "--language", "ky", "--reason", REASON)
    text = docx_text(target)
    assert BEATEN in text
    assert "Маматов" in text
    assert not [sign for sign in ("None", "{{", "{%", "[]") if sign in text]
    assert "as heard" in made.err
    told = office.line("history", number, "--json").json
    assert [line["reason"] for line in told if line["verb"] == "paper.make"] == [REASON]
    record_property("evidence", str(target))


def test_three_visits_without_a_matter(office: Begun, month_of: Months, record_property: Property) -> None:
    """A benefit question, an NGO's call and yesterday's call: every table of visits totals 3, persons 1 and 1 apart."""
    office.line.add("visit", {"channel": "office", "category": "benefit_family", "sex": "female"})
    office.line.add("visit", {"channel": "phone", "organisation": "Айыл келечеги", "category": "social"})
    caller = {"surname": "Эргешова", "given": "Малика", "sex": "female"}
    late = {"channel": "phone", "day": "2026-11-23", "hour": "23:00", "person": caller}
    office.line.add("visit", {**late, "relation": "mother", "for": {"given": "Азиз"}})
    month = month_of("2026-11")
    assert [month["totals"][name] for name in ("visits", "persons", "unnamed")] == [3, 1, 1]
    counted = [table for table in month["tables"] if "visits" in table["columns"]]
    apart = [table for table in counted if table["id"].startswith("organisation_")]
    assert [table["total"]["visits"] for table in apart] == [1] * len(apart), (
        "the NGO's sheet is of NGOs alone"
    )
    assert len(counted) > len(apart) > 0
    for table in (one for one in counted if one not in apart):
        lines = lines_of(month, table["id"])
        assert lines["total"]["visits"] == 3, table["id"]
        assert sum(line["visits"] for line in table["rows"]) + lines["not_stated"]["visits"] == 2, table["id"]
        assert lines["organisation"]["visits"] == 1, table["id"]
        if "persons" in table["columns"]:
            assert (lines["total"]["persons"], lines["unnamed"]["persons"]) == (1, 1), table["id"]
    record_property("evidence", month["file"])


def test_the_journal_alone_makes_tables_and_index(office: Begun, tmp_path: Path) -> None:
    """The journal alone, its entries shuffled and doubled, rebuilds the tables and the index."""
    received = office.line.add("visit", MOTHER)
    number = matter_of(office, received)
    edit = office.line.file({"surname": "Маматова кызы", "phones": [{"number": "0555 111 222"}]})
    office.line("person", "edit", received["person_id"], "--json", edit)
    office.line(
        "matter", "edit", number, "--json", office.line.file({"parties": [{"role": "witness", "name": "А"}]})
    )
    office.line("undo")
    with inside(office.line) as connection:
        live, index, entries = rows_of(connection), dump(connection), journal_of(connection)
    assert sum(map(len, live.values())) > 20
    for seed in range(3):
        rows, found = made_from(entries, tmp_path, random.Random(seed))
        assert rows == live
        assert found == index
    assert office.line("verify", "--rebuild", "--json").json["sound"]
    with inside(office.line) as connection:
        assert (rows_of(connection), dump(connection)) == (live, index)


def colleague(office: Begun, login: str, role: str) -> CommandLine:
    """One more user of this PC."""
    passphrase = office.line.file(SECOND)
    add = ["user", "add", "--name", login.title(), "--login", login, "--role", role]
    office.line(*add, "--new-passphrase-file", passphrase)
    return CommandLine(office.line.store, login=login, passphrase=SECOND, files=office.line.files)


def test_every_role_is_shown_what_its_access_allows(office: Begun) -> None:
    """As every role, every command shows what its access allows and nothing else."""
    people = [office.line.add("person", {"surname": name})["id"] for name in ("Ачыкова", "Жашырова")]
    matters = [{"client_id": person, "category": "housing"} for person in people]
    numbers = [office.line.add("matter", matter, verb="open")["number"] for matter in matters]
    office.line("access", "set", "person", people[1], "named", "--user", "aigul")
    assert len(office.line("matter", "list", "--json").json) == 2
    at_office = {"lawyer", "director", "translator"}
    for role in (*sorted(at_office), "coordinator", "accountant", "editor", "administrator"):
        other = colleague(office, role, role)
        assert sees(other, people[0], numbers[0], "ачыков") == (role in at_office), role
        assert not sees(other, people[1], numbers[1], "жашыров"), role


def sees(line: CommandLine, person: str, number: str, word: str) -> bool:
    """Whether a person and her matter are shown to this colleague: by every command alike."""
    found = [one["id"] for one in line("person", "find", word, "--json").json]
    listed = [one["number"] for one in line("matter", "list", "--json").json]
    told = {person in found, number in listed}
    for command in (["person", "show", person], ["matter", "show", number], ["history", person]):
        answer = line(*command, "--json", expect=None)
        told.add(answer.code == 0)
        assert answer.code == 0 or word not in (answer.out + answer.err).casefold()
    assert len(told) == 1, told
    return told.pop()


def test_an_erased_person_is_in_no_table_and_the_texts_that_name_her_were_listed(office: Begun) -> None:
    """After erasing no table, index, journal body or blob holds a word of the person; other texts were listed."""
    received = office.line.add("visit", {**MOTHER, "about": "Бекзатты издеп келди"})
    number = matter_of(office, received)
    other = office.line.add("person", {"surname": "Ормонова", "address": "Маматов Бекзат менен кошуна"})["id"]
    paper = office.line.store.parent / "complaint.docx"
    make = ["document", "make", "torture_complaint", "--matter", number, "-o", str(paper), "--language", "ky"]
    office.line(*make, "--reason", REASON)
    colleague(office, "damira", "director")
    erase = ["person", "erase", received["for_id"], "--reason", "he asked for it"]
    second = ["--second", "damira", "--second-passphrase-file", office.line.file(SECOND)]
    assert office.line(*erase, expect=1).err.count("\n") == 1, "one person alone erases nobody"
    named = office.line(*erase, "--list", "--json").json
    assert (other, "address") in {(line["row"], line["field"]) for line in named}
    undecided = office.line(*erase, *second, expect=1).err
    assert str(len(named)) in undecided
    decisions = office.line.file(
        [{"row": line["row"], "field": line["field"], "text": "—"} for line in named]
    )
    told = office.line(*erase, *second, "--decisions", decisions, "--json").json
    assert told["files"] == 1
    kept = list((office.line.store / "files").iterdir())
    assert len(kept) == 1, "only the template that the paper was made from, in which nobody stands"
    with inside(office.line) as connection:
        left = fold(values_in(connection))
    assert [word for word in ("бекзат", "көгала", "сабаган") if fold(word) in left] == []
    assert office.line("verify", "--json").json["sound"]
    assert office.line("visit", "list", "--json").json == []


def test_no_word_lies_on_the_disk_and_a_wrong_passphrase_changes_no_file(
    office: Begun, strange_home: Path
) -> None:
    """No word of the data in the bytes of the store; a wrong passphrase is refused in a sentence, no file changes."""
    for word in WORDS:
        office.line.add("person", {"surname": word, "address": word * 20, "phones": [{"number": word}]})
    assert words_in(office.line.store, strange_home) == set()
    before = office.line.state()
    stranger = CommandLine(office.line.store, passphrase="кыргыз тоолору жапыз", files=office.line.files)
    for language in ("ru", "ky", "en"):
        stranger.language = language
        assert stranger("person", "find", "ток", expect=1).err.count("\n") == 1
    assert office.line.state() == before


@pytest.fixture
def starter() -> BaseContext:
    """Starts writers quickly, each from a server that has loaded the program."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.whole.writer"])
    return context


@pytest.mark.needs("sh")
def test_kills_during_writes_lose_nothing_acknowledged(starter: BaseContext, tmp_path: Path) -> None:
    """Random `kill -9` during writes lose nothing acknowledged (here 8; `--long` makes 200)."""
    assert kill_many(starter, tmp_path, times=8, seed=2) >= 8


def template_with(folder: Path, *, body: str = "", header: str = "", title: str = "") -> Path:
    """A Word file with these texts."""
    made = docx.Document()
    made.add_paragraph(body)
    made.sections[0].header.paragraphs[0].text = header
    made.core_properties.title = title
    path = folder / "template.docx"
    made.save(str(path))
    return path


@pytest.mark.parametrize("where", ["body", "header", "title"])
@pytest.mark.parametrize("code", ["{{ ''.__class__.__mro__ }}", "{{ cycler.__init__ }}", "{% include 'x' %}"])
def test_a_template_with_code_is_refused(tmp_path: Path, where: str, code: str) -> None:
    """Hostile: templates with code in body, header and title are refused in a sentence."""
    line = CommandLine(tmp_path / "none", files=tmp_path)
    path = template_with(tmp_path, **{where: code})
    answer = line.bare("document", "check", str(path), "--lang", "en")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    clean = template_with(tmp_path, **{where: "A letter"})
    assert line.bare("document", "check", str(clean), "--lang", "en").code == 0


def test_hostile_names_are_texts_in_the_workbook_and_in_papers(office: Begun, tmp_path: Path) -> None:
    """Hostile: names with signs of markup, templates and formulas stand as typed in papers and in the workbook."""
    shutil.rmtree(office.line.store)
    formula = "=cmd|' /C calc'!A0"
    office.line("init", str(office.line.store), "--office", "OSH", "--name", formula, "--login", "aigul")
    name = "Иванов & Ко <ОсОО> {{7*7}}"
    person = office.line.add("person", {"surname": name, "given": "А"})["id"]
    office.line.add(
        "visit", {"channel": "office", "person_id": person, "services": [{"help": "consultation"}]}
    )
    target = tmp_path / "request.docx"
    make = ["document", "make", "information_request", "--person", person, "-o", str(target)]
    office.line(*make, "--language", "ru")
    assert name in docx_text(target)
    book = tmp_path / "month.xlsx"
    office.line("report", "month", "2026-11", "-o", str(book))
    cells = [cell for sheet in load_workbook(book) for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == formula for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize(
    "data",
    [
        b'{"given": ',
        b"\xff",
        b'{"given": "' + b"a" * 10_000_000 + b'"}',
        b'{"given": "A\\u0007"}',
        b"[" * 100_000,
    ],
    ids=["broken", "not text", "10 MB", "control", "nested"],
)
def test_broken_input_is_a_sentence_and_writes_nothing(office: Begun, data: bytes) -> None:
    """Hostile: broken JSON, 10 MB fields, control characters: a sentence each, nothing half written."""
    path = Path(office.line.file(""))
    path.write_bytes(data)
    before = office.line.state()
    assert office.line("person", "add", "--json", str(path), expect=1).err.count("\n") == 1
    assert office.line.state() == before
