"""Who asks and of which office: options, variables, files; what goes wrong there touches no file."""

from __future__ import annotations

import ctypes
import io
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reception.app import LOCK_FILE
from reception.cli.session import LARGEST_INPUT
from tests.command_line import CommandLine
from tests.reception.cli.conftest import Busy
from tests.reception.cli.test_commands import one_sentence

WRONG = "the sign-in name or the passphrase is wrong"
HOLDER = """
import sys
from filelock import FileLock
lock = FileLock(sys.argv[1])
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""
KEYS = ["keys.json", "keys.json.bak"]
NO_POWERS = 1 << 1 | 1 << 2  # Linux: to pass over the rights of files


def test_options_stand_before_the_command_or_behind_it(busy: Busy) -> None:
    line, find = busy.line, ["person", "find", "мамат", "--json"]
    behind = line.bare(*find, *line.signed(), "--lang", "en")
    before = line.bare(*line.signed(), "--lang", "en", *find)
    middle = line.bare(*line.signed(), "person", "find", "--json", "--lang=en", "мамат")
    assert [behind.code, before.code, middle.code] == [0, 0, 0]
    assert behind.json == before.json == middle.json != []


def test_the_option_nearest_to_the_command_holds(busy: Busy) -> None:
    line = busy.line
    answer = line.bare("--as", "nobody", "person", "find", "мамат", *line.signed())
    assert answer.code == 0


def test_the_value_of_an_option_may_be_the_name_of_a_command(
    busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = busy.line
    line.store.rename(line.store.parent / "demo")
    monkeypatch.chdir(line.store.parent)
    signed = ["--as", "aigul", "--passphrase-file", line.file(line.passphrase)]
    assert line.bare("--store", "demo", *signed, "person", "find", "person").code == 0


def test_office_name_and_passphrase_come_from_variables(busy: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    line = busy.line
    monkeypatch.setenv("RECEPTION_STORE", str(line.store))
    monkeypatch.setenv("RECEPTION_LOGIN", "aigul")
    monkeypatch.setenv("RECEPTION_PASSPHRASE", line.passphrase)
    assert line.bare("person", "find", "мамат", "--json").json
    monkeypatch.setenv("RECEPTION_LOGIN", "nobody")
    assert line.bare("person", "find", "мамат").code == 1
    assert line.bare("--as", "aigul", "person", "find", "мамат").code == 0, "an option is over a variable"


@pytest.mark.parametrize("missing", ["--store", "--as", "--passphrase-file"])
@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_what_is_not_said_is_asked_for_in_one_sentence(
    busy: Busy, missing: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    signed = busy.line.signed()
    place = signed.index(missing)
    answer = busy.line.bare(
        "person", "find", "мамат", "--lang", language, *signed[:place], *signed[place + 2 :]
    )
    assert answer.code == 1
    assert missing in one_sentence(answer.err)


@pytest.mark.parametrize("login", ["aigul", "AIGUL", "nobody", "а" * 5000, "aigul'; --"])
def test_a_wrong_name_or_passphrase_is_refused_alike_and_changes_no_file(busy: Busy, login: str) -> None:
    before = busy.line.state()
    stranger = CommandLine(
        busy.line.store, login=login, passphrase="кыргыз тоолору жапыз", files=busy.line.files
    )
    answer = stranger("person", "find", "мамат", expect=1)
    assert one_sentence(answer.err).casefold().startswith(WRONG)
    assert busy.line.state() == before


def test_a_passphrase_is_the_same_in_either_spelling_of_its_letters(busy: Busy) -> None:
    decomposed = unicodedata.normalize("NFD", busy.line.passphrase)
    assert decomposed != busy.line.passphrase
    CommandLine(busy.line.store, passphrase=decomposed, files=busy.line.files)("person", "find", "мамат")


@pytest.mark.parametrize(
    "there", ["nothing", "an empty folder", "a file", "other files", "no keys", "no store"]
)
def test_a_folder_without_an_office_is_told_and_left_as_it_is(busy: Busy, there: str) -> None:
    line, folder = busy.line, busy.line.store.parent / "elsewhere"
    if there == "a file":
        folder.write_text("a letter")
    elif there != "nothing":
        folder.mkdir()
        for name in {"other files": ["letter.txt"], "no keys": ["store-1.db"], "no store": KEYS}.get(
            there, []
        ):
            source = line.store / name
            (folder / name).write_bytes(source.read_bytes() if source.exists() else b"a letter")
    line.store = folder
    before = line.state()
    answer = line("person", "find", "мамат", expect=3)
    one_sentence(answer.err)
    assert {name: data for name, data in line.state().items() if name != LOCK_FILE} == before
    assert folder.is_dir() == (there not in {"nothing", "a file"})


@pytest.mark.parametrize("damage", ["cut", "turned", "emptied", "another"])
@pytest.mark.parametrize("name", ["store-1.db", "keys.json"])
def test_a_damaged_office_is_told_and_left_as_it_is(busy: Busy, name: str, damage: str) -> None:
    for path in [busy.line.store / kept for kept in (KEYS if name in KEYS else [name])]:
        data = path.read_bytes()
        halved = data[: len(data) // 2]
        changed = {"cut": halved, "turned": data[::-1], "emptied": b"", "another": b"a letter" * 99}
        path.write_bytes(changed[damage])
    before = {name: data for name, data in busy.line.state().items() if not name.endswith(("-wal", "-shm"))}
    answer = busy.line("person", "find", "мамат", expect=None)
    assert answer.code in {1, 3}
    one_sentence(answer.err)
    after = {name: data for name, data in busy.line.state().items() if not name.endswith(("-wal", "-shm"))}
    assert after == before


def test_the_kept_copy_of_the_keys_opens_where_the_first_is_damaged(busy: Busy) -> None:
    (busy.line.store / KEYS[0]).write_bytes(b"a letter")
    busy.line("person", "find", "мамат")


def test_an_office_is_not_begun_twice_in_one_folder(busy: Busy) -> None:
    before = busy.line.state()
    begin = ["init", str(busy.line.store), "--office", "OSH", "--name", "Асанова", "--login", "aigul"]
    one_sentence(busy.line(*begin, expect=1).err)
    assert busy.line.state() == before


@pytest.mark.parametrize("office", ["osh", "Ош", "O S", "", "../OSH", "O" * 500])
def test_the_code_of_an_office_is_a_few_capital_letters(tmp_path: Path, office: str) -> None:
    line = CommandLine(tmp_path / "store")
    one_sentence(
        line("init", str(line.store), "--office", office, "--name", "А", "--login", "a", expect=1).err
    )
    assert not (line.store / "keys.json").exists()


@pytest.mark.parametrize("folder", ["file/store", "file", "x" * 300])
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("a letter")
    line = CommandLine(tmp_path / folder, files=tmp_path / "input")
    answer = line("init", str(line.store), "--office", "OSH", "--name", "А", "--login", "a", expect=3)
    one_sentence(answer.err)
    assert (tmp_path / "file").read_text() == "a letter"


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_second_program_is_told_that_the_office_is_open(busy: Busy, language: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(busy.line.store / LOCK_FILE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        before = busy.line.state()
        busy.line.language = language
        one_sentence(busy.line("person", "find", "мамат", expect=3).err)
        assert busy.line.state() == before
    finally:
        holder.communicate()
    busy.line("person", "find", "мамат")


@contextmanager
def without_powers() -> Iterator[None]:
    """For the block root is as anyone: the rights of files hold (Linux: the effective capabilities of the thread)."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    kept, lowered = (ctypes.c_uint32 * 6)(), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, kept) == 0
    assert libc.capget(header, lowered) == 0
    lowered[0] &= ~NO_POWERS
    assert libc.capset(header, lowered) == 0
    try:
        yield
    finally:
        assert libc.capset(header, kept) == 0


@pytest.mark.needs("setpriv")
def test_a_folder_that_only_reads_is_told_and_nothing_changes(busy: Busy) -> None:
    before = busy.line.state()
    words = [*busy.line.signed(), "person", "find", "мамат"]
    for path in [*busy.line.store.rglob("*"), busy.line.store]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        with without_powers():
            answer = busy.line.bare(*words, "--lang", "en")
        assert (answer.code, busy.line.state()) == (3, before)
        one_sentence(answer.err)
    finally:
        for path in [busy.line.store, *busy.line.store.rglob("*")]:
            path.chmod(0o700 if path.is_dir() else 0o600)
    busy.line("person", "find", "мамат")


def test_a_record_comes_from_standard_input(line: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO('{"given": "Айгүл"}'.encode())))
    assert line("person", "add", "--json", "-").json["id"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert line("person", "add", "--json", "-", expect=1).out == ""


def test_more_than_20_mb_is_not_read(line: CommandLine) -> None:
    before = line.state()
    big = line.file(" " * (LARGEST_INPUT + 1))
    assert "20 MB" in one_sentence(line("person", "add", "--json", big, expect=1).err)
    assert line.state() == before


@pytest.mark.parametrize("word", ["\udcff", "a\x1b[2J", "a\x00b", "\x07"])
def test_words_that_are_no_text_are_refused_whole(busy: Busy, word: str) -> None:
    for command in (["person", "find", word], ["undo", "--reason", word], ["--store", word, "user", "list"]):
        answer = busy.line.bare(*busy.line.signed(), *command, "--lang", "en")
        assert answer.code == 2
        assert "\x1b" not in one_sentence(answer.err)
