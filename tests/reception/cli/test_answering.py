"""Whatever goes wrong ends in one sentence and an exit code; no word of the data is in it, nor left on the disk."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reception.cli import person as person_group
from reception.cli.main import run
from reception.store.store import Store
from tests.command_line import CommandLine
from tests.reception.cli.conftest import Busy
from tests.reception.cli.test_commands import one_sentence
from tests.whole.test_marker import WORDS, words_in

PROGRAM = [sys.executable, "-m", "reception"]
NO_DISPLAY = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}


def faulty(fault: BaseException) -> Callable[..., None]:
    """A command that meets this fault."""

    def meet(*_given: object, **_named: object) -> None:
        raise fault

    return meet


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (KeyError("Токтосунова"), 3),
        (ValueError("Токтосунова\nв камере"), 3),
        (RecursionError(), 3),
        (MemoryError(), 3),
        (AssertionError("Токтосунова"), 3),
        (FileNotFoundError(2, "No such file", "Токтосунова.docx"), 3),
        (OSError(9999, "Токтосунова"), 3),
        (PermissionError(13, "Permission denied"), 3),
    ],
)
def test_a_fault_of_the_program_is_one_sentence_without_a_word_of_the_data(
    busy: Busy, monkeypatch: pytest.MonkeyPatch, fault: Exception, code: int, language: str
) -> None:
    monkeypatch.setattr(person_group, "add_person", faulty(fault))
    before = busy.line.state()
    busy.line.language = language
    record = busy.line.file({"given": "Токтосунова"})
    answer = busy.line("person", "add", "--json", record, expect=code)
    said = one_sentence(answer.err)
    assert "Токтосунова" not in said
    assert "Permission denied" not in said
    assert "No such file" not in said
    assert busy.line.state() == before


def test_a_fault_says_where_it_happened_without_a_path(busy: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person_group, "add_person", faulty(KeyError("x")))
    said = busy.line("person", "add", "--json", busy.line.file({"given": "А"}), expect=3).err
    assert "KeyError, cli/answering.py:" in said
    assert "cli/person.py:" in said
    assert str(Path(person_group.__file__).parent) not in said


def test_calling_off_is_no_fault_and_writes_nothing(busy: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person_group, "add_person", faulty(KeyboardInterrupt()))
    before = busy.line.state()
    answer = busy.line("person", "add", "--json", busy.line.file({"given": "А"}), expect=1)
    assert (answer.out, answer.err, busy.line.state()) == ("", "", before)


class Closed(io.StringIO):
    """A stream whose other end takes nothing."""

    def __init__(self, fault: OSError) -> None:
        """Keep what the system says."""
        super().__init__()
        self.fault = fault

    def write(self, _text: str) -> int:
        raise self.fault


@pytest.mark.parametrize(("fault", "code"), [(BrokenPipeError(), 0), (OSError(28, "No space left"), 3)])
def test_an_answer_that_nobody_takes(fault: OSError, code: int) -> None:
    err = io.StringIO()
    assert run(["schema", "person", "--lang", "en"], out=Closed(fault), err=err) == code
    assert err.getvalue() == ("" if code == 0 else "The answer cannot be written to where it was sent.\n")


def test_a_fault_that_nobody_hears_keeps_its_exit_code(busy: Busy) -> None:
    deaf = Closed(OSError(28, "No space left"))
    assert run(["nothing-of-the-kind"], out=io.StringIO(), err=deaf) == 2
    assert run(["person", "find", "x"], out=io.StringIO(), err=deaf) == 1
    assert run(["--store", str(busy.line.store / "none"), "--as", "a", "user", "list"], err=deaf) == 1


@pytest.mark.needs("sh")
@pytest.mark.parametrize(
    ("shell", "code"),
    [
        ("{program} schema matter >&-", 0),
        ("{program} schema matter | true", 0),
        ("{program} schema matter 2>&- >/dev/null", 0),
        ("{program} schema matter >/dev/full", 3),
        ("{program} nothing-of-the-kind 2>&-", 2),
        ("{program} person add --json - <&- ", 1),
        ("{program} person find x </dev/null", 1),
        ("env -u DISPLAY {program} --help >/dev/null", 0),
    ],
)
def test_streams_that_are_closed_full_or_cut_off_end_without_a_traceback(shell: str, code: int) -> None:
    program = f"{sys.executable} -m reception --lang en"
    done = subprocess.run(
        ["/bin/sh", "-c", shell.format(program=program)],
        env={**NO_DISPLAY, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert done.stderr.count(b"\n") <= 1


def test_the_program_answers_in_utf_8_whatever_the_machine_thinks() -> None:
    done = subprocess.run(
        [*PROGRAM, "--lang", "ky", "person"],
        env={**NO_DISPLAY, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert "ү" in done.stderr.decode("utf-8")


def test_a_full_disk_is_told_and_nothing_is_half_written(busy: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Store.work

    def on_a_full_disk(self: Store, around: Any) -> Any:
        with self.whole() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        return whole(self, around)

    monkeypatch.setattr(Store, "work", on_a_full_disk)
    record = busy.line.file(
        {"given": "Токтосунова", "address": "а" * 2000, "phones": [{"number": "1"}] * 500}
    )
    said = one_sentence(busy.line("person", "add", "--json", record, expect=3).err)
    assert "disk is full" in said
    monkeypatch.undo()
    assert busy.line("person", "find", "токтосун", "--json").json == []
    assert busy.line("verify", "--json").json["sound"]


def record_with(words: tuple[str, ...]) -> dict[str, Any]:
    """A visit in which each of these words stands somewhere."""
    return {
        "channel": "office",
        "relation": "mother",
        "about": {"language": "ru", "text": " ".join(words)},
        "person": {"surname": words[1], "given": words[2], "names": [{"text": word} for word in words]},
        "for": {"surname": words[3], "given": words[4], "address": words[15], "pin": words[11]},
        "services": [{"help": "consultation", "note": {"language": "ky", "text": words[8]}}],
    }


def session_of(line: CommandLine, target: Path) -> None:
    """A morning's commands with the marker words in all of them."""
    received = line.add("visit", record_with(WORDS))
    for word in WORDS:
        line("person", "find", word)
    matter = {
        "client_id": received["for_id"],
        "category": "housing",
        "summary": {"language": "ru", "text": " ".join(WORDS)},
        "parties": [{"role": "relative", "name": WORDS[0]}],
    }
    number = line.add("matter", matter, verb="open")["number"]
    line.add("person", {"surname": WORDS[5], "given": WORDS[6]})
    make = ["document", "make", "information_request", "--matter", number, "-o", str(target)]
    line(*make, "--language", "ru", "--reason", WORDS[9])
    line("history", number)
    line("undo")


def test_a_morning_at_the_command_line_leaves_no_word_on_the_disk(
    line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strange_home: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    session_of(line, tmp_path / "paper.docx")
    assert words_in(line.store, temporary, strange_home) == set()
    (tmp_path / "twin").mkdir()
    (tmp_path / "twin" / "plain.json").write_text(json.dumps(record_with(WORDS), ensure_ascii=False))
    assert words_in(tmp_path / "twin") == set(WORDS)


def test_no_fault_repeats_a_word_of_the_data(line: CommandLine) -> None:
    received = line.add("visit", record_with(WORDS))
    said = "".join(
        line(*words, expect=None).err
        for words in (
            ["person", "merge", received["person_id"], received["person_id"]],
            ["person", "erase", received["person_id"]],
            ["matter", "show", received["person_id"]],
            ["access", "set", "person", received["person_id"], "offices", "--office", "JAL"],
            ["document", "make", "torture_complaint", "--person", received["for_id"], "-o", line.file("")],
            [
                "person",
                "edit",
                received["for_id"],
                "--json",
                line.file({"born": WORDS, "surname": [WORDS[0]]}),
            ],
            ["consent", "add", received["for_id"], "--json", line.file({"note": " ".join(WORDS)})],
        )
    )
    assert said
    assert [word for word in WORDS if word.casefold() in said.casefold()] == []
