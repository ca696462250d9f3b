"""Letters at the command line: their life, the journals in three languages and as a workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reception.kernel.i18n import LANGUAGES
from tests.reception.cli.conftest import Busy

ENTER = "letter enter --matter {number} --to prosecutor_osh_oblast --subject журнал --rule information_answer"


def test_a_letter_lives_from_its_making_to_the_answer(busy: Busy) -> None:
    line = busy.line
    made = line(*busy.named(ENTER)).out.split()[-1]
    assert "И-OSH-2026-001" in line("letter", "sign", made, "--on", "02.11.2026", "--by", "Маматова").out
    sent = line("letter", "send", "исх. 1", "--on", "2026-11-02", "--how", "in_person")
    assert "Answer due by 16.11.2026." in sent.out
    line("letter", "register", "исх. 1", "--on", "03.11.2026", "--number", "12-3/456")
    late = line("letter", "extend", "исх. 1", "--told", "18.11.2026")
    assert "Answer due by 30.11.2026." in late.out
    assert "after the term had run out" in late.err
    line("letter", "silent", "исх. 1", expect=1)
    own = line(*busy.named("letter due И-OSH-2026-001 --on 20.11.2026 --basis письмо"))
    assert "20.11.2026" in own.out
    came = line(
        *("letter", "receive", "--answers", "исх. 1", "--outcome", "refused", "--ground", "state_secret"),
        *("--number", "11/87", "--dated", "12.11.2026"),
    )
    assert "В-OSH-2026-001" in came.out
    shown = line("letter", "show", "исх. 1", "--json").json
    assert (shown["state"], shown["refusal_ground"], shown["answers"]) == (
        "refused",
        "state_secret",
        ["В-OSH-2026-001"],
    )
    assert (shown["their_number"], shown["due_on"], shown["next"]) == ("12-3/456", "2026-11-20", [])
    line("undo")
    assert line("letter", "show", "исх. 1", "--json").json["state"] == "due"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_listed_and_shown_in_each_language(busy: Busy, language: str) -> None:
    line = busy.line
    line.language = language
    line(*busy.named(ENTER))
    made = line(*busy.named("letter list --matter {number} --json")).json[0]["id"]
    line("letter", "send", made, "--on", "02.11.2026", "--how", "in_person")
    label = {"ru": "Прокуратура Ошской области", "ky": "Ош облусунун прокуратурасы", "en": "Osh Oblast"}[
        language
    ]
    for command in ("show исх.1", "list --due", "list --matter {number}", "journal --out --year 2026"):
        told = line(*busy.named(f"letter {command}")).out
        assert label in told, command
        assert "{" not in told
    assert line("letter", "list", "--due", "--json").json[0]["state"] == "overdue"


def test_both_journals_are_written_as_workbooks_and_the_log_says_so(busy: Busy, tmp_path: Path) -> None:
    line = busy.line
    line.language = "ru"
    line(*busy.named(ENTER))
    made = line(*busy.named("letter list --matter {number} --json")).json[0]["id"]
    line("letter", "send", made, "--on", "02.11.2026", "--how", "in_person")
    line(*busy.named("letter receive --matter {number} --from-name Завод --subject ответ"))
    for flag, number, cells in (
        ("--out", "И-OSH-2026-001", ["Прокуратура Ошской области", "журнал", "02.11.2026", "16.11.2026"]),
        ("--in", "В-OSH-2026-001", ["Завод", "ответ", "24.11.2026"]),
    ):
        target = tmp_path / f"journal{flag}.xlsx"
        line("letter", "journal", flag, "-o", str(target))
        assert zipfile.is_zipfile(target)
        rows = [[cell.value for cell in row] for row in load_workbook(target).worksheets[0].iter_rows()]
        found = next(row for row in rows if row[0] == number)
        assert set(cells) <= set(found)
        assert f"{busy.number} · Маматова Гүлнара" in found
    assert (
        line("letter", "journal", "--in", "--find", "завод", "--json").json[0]["number"] == "В-OSH-2026-001"
    )
    assert line("letter", "journal", "--year", "2025", "--json").json == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("letter show исх.9", 1),
        ("letter sign 00", 1),
        ("letter list", 2),
        ("letter journal --year 26", 2),
        ("letter send {person} --how email", 1),
        ("letter enter --matter {number} --to nobody", 1),
        ("letter enter --matter {number}", 2),
        ("letter receive --matter {number}", 1),
        ("letter receive --from-name Завод", 1),
        ("letter receive --answers исх.1 --from-name Завод", 1),
        ("letter journal -o {tmp}/none/x.xlsx", 3),
    ],
)
def test_what_is_wrong_is_one_sentence(busy: Busy, words: str, code: int) -> None:
    answer = busy.line(*busy.named(words), expect=code)
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_a_part_of_a_date_is_no_last_day_and_a_letter_is_taken_out(busy: Busy) -> None:
    line = busy.line
    line(*busy.named(ENTER))
    made = line(*busy.named("letter list --matter {number} --json")).json[0]["id"]
    line("letter", "send", made, "--how", "email")
    line("letter", "due", made, "--on", "11.2026", "--basis", "так", expect=1)
    line("letter", "answer", made, "answered_in_full", "--on", "11.2026")
    line("letter", "retire", made)
    assert line(*busy.named("letter list --matter {number} --json")).json == []
