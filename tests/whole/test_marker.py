"""No word of the data lies in the bytes of the folder, the log of the store or the temporary files, open or closed."""

from __future__ import annotations

import sqlite3
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.app import Office
from reception.documents.model import Paper
from reception.language.folding import fold
from reception.language.transliteration import latin
from reception.people.model import Person, PersonName, Phone
from reception.store.reading import Reading
from reception.texts.model import FreeText
from tests.reception.security.office import MARKER, copy_of, enter, make_office

WORDS = (
    MARKER,
    "Үсөнова",
    "Жыпаргүл",
    "Токтосунова",
    "Эргешбай",
    "Қурбонова",
    "Ғуломжон",
    "Ёлкина",
    "кыйноолор",
    "пытка электрошоком",
    "+996700987654",
    "10101199012345",
    "Кара-Кулжинский",
    "махфуз",
    "психологическая экспертиза",
    "көчөсү 17",
    "tormentum",
    "Шатманалиева",
    "Абдыкапаров",
    "Нурмухаммед",
)


def forms(word: str) -> set[bytes]:
    """A word as it might lie on a disk: as it is, folded or in Latin letters, in each encoding."""
    told = {word, word.lower(), word.upper(), fold(word), latin(word)}
    return {one.encode(code) for one in told if len(one) > 4 for code in ("utf-8", "utf-16-le", "utf-16-be")}


def words_in(*folders: Path) -> set[str]:
    """The marker words that some file under these folders holds."""
    contents = [path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {word for word in WORDS for form in forms(word) if any(form in content for content in contents)}


def write_words(office: Office) -> None:
    """Every word in a name, a phone, a text and a paper, changed once and sorted once."""
    with office.work() as work, work.under("person.add"):
        for word in WORDS:
            person = work.add(Person, surname=word, pin=word, access="office", office="OSH")
            work.add(PersonName, person_id=person, text=word)
            work.add(Phone, person_id=person, number=word)
            work.add(
                FreeText, owner_table="person", owner_row=person, field="note", language="ky", body=word * 40
            )
            work.change(Person, person, given=word)
            paper = work.new_id()
            identity, _size = office.blobs.put(paper, BytesIO(word.encode() * 2000))
            work.add(Paper, id=paper, owner_table="person", owner_row=person, answers=word, blob_key=identity)


def sort_words(reading: Reading) -> int:
    """A question whose sorting is larger than the cache, which SQLite would spill if it might."""
    one, two, three = (sa.alias(FreeText.table()) for _number in range(3))
    asked = sa.select(one.c.body).select_from(one.join(two, sa.true()).join(three, sa.true()))
    return len(reading.rows(asked.order_by(sa.func.lower(one.c.body), two.c.body.desc(), three.c.id)))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of this test's own, for Python and for SQLite."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_no_word_lies_in_plain_while_the_office_is_open_or_after(tmp_path: Path, temporary: Path) -> None:
    folder = tmp_path / "office"
    make_office(folder)
    with enter(folder) as office:
        write_words(office)
        with office.reading() as reading:
            assert sort_words(reading) == len(WORDS) ** 3
        assert (folder / "store-1.db-wal").stat().st_size > 0
        assert words_in(folder, temporary) == set()
        office.back_up(tmp_path / "temporary" / "backup")
        office.rekey()
        assert words_in(folder, temporary) == set()
        assert office.verify().sound
    assert words_in(folder, temporary) == set()


def test_the_scan_finds_every_word_in_a_plain_twin(tmp_path: Path) -> None:
    twin = sqlite3.connect(tmp_path / "plain.db")
    twin.execute("CREATE TABLE person (surname TEXT, folded TEXT)")
    twin.executemany("INSERT INTO person VALUES (?, ?)", [(word, fold(word)) for word in WORDS])
    twin.commit()
    twin.close()
    assert words_in(tmp_path) == set(WORDS)


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", [str, str.upper, fold, latin], ids=["as is", "upper", "folded", "latin"])
def test_the_scan_finds_a_word_in_each_form(tmp_path: Path, code: str, form: type[str]) -> None:
    (tmp_path / "log").write_bytes(b"\0\1" + form("Токтосунова").encode(code) + b"\0")
    assert words_in(tmp_path) == {"Токтосунова"}


def test_a_copied_office_is_as_silent(tmp_path: Path) -> None:
    make_office(tmp_path / "made")
    folder = copy_of(tmp_path / "made", tmp_path / "copy")
    assert words_in(folder) == set()
