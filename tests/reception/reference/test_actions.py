"""The association's own documents are loaded whole, kept in the store, and hold from then on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from reception.app import Newcomer, Office, Surroundings, begin_office, open_office
from reception.kernel.clock import SetClock
from reception.kernel.errors import Refused
from reception.reference.actions import load_document
from reception.reference.queries import catalogue, loaded_documents
from reception.security.keys import Cost
from reception.store.access_log import opened

PROJECTS = """
id = "projects"
version = {version}
checked_on = 2026-01-10
source = "Invented"
verified = true
{items}
"""
ITEM = """
[[item]]
code = "{code}"
labels = {{ ru = "Проект {code}", ky = "Долбоор {code}", en = "Project {code}" }}
"""


def document(version: int, *codes: str) -> bytes:
    items = "".join(ITEM.format(code=code) for code in codes)
    return PROJECTS.format(version=version, items=items).encode()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder: Path = tmp_path_factory.mktemp("reference") / "store"
    clock = SetClock(datetime(2026, 1, 12, 4, tzinfo=UTC))
    around = Surroundings(clock, Random(1).getrandbits, Cost(19 * 1024, 2, 1))
    first = Newcomer("Инвентова Айгүл", "aigul", "слово слово слово")
    begin_office(folder, office="OSH", letter="A", first=first, around=around)
    with open_office(folder, login="aigul", passphrase="слово слово слово", around=around) as opened_office:
        yield opened_office


def test_a_loaded_list_holds_beside_the_shipped_ones_and_keeps_its_ended_codes(office: Office) -> None:
    with office.work() as work:
        assert not catalogue(work.reading).has("projects", "p_one")
        load_document(work, data=document(1, "p_one", "p_two"), name="mine.toml")
    with office.work() as work:
        later = document(2, "p_one", "p_two", "p_three")
        loaded = load_document(
            work, data=later.replace(b'"p_one"', b'"p_one"\nvalid_to = 2026-01-09'), name="x"
        )
    assert (loaded.version, loaded.origin) == (2, "office")
    with office.reading() as reading:
        lists = catalogue(reading)
        assert [one.version for one in loaded_documents(reading)] == [1, 2]
        assert [line.about for line in opened(reading) if line.what == "reference.load"] == ["projects"] * 2
    assert [item.code for item in lists.valid("projects", date(2026, 1, 12))] == ["p_two", "p_three"]
    assert lists.label("projects", "p_one", "ky") == "Долбоор p_one"
    assert lists.has("sexes", "female")


def test_an_earlier_version_a_lost_code_and_a_broken_file_are_refused_and_change_nothing(
    office: Office,
) -> None:
    with office.work() as work:
        load_document(work, data=document(5, "p_one", "p_two", "p_three"), name="mine.toml")
    bad = [
        document(5, "p_one", "p_two", "p_three"),
        document(6, "p_one"),
        b"id = ",
        "\ud800".encode("utf-16-le", "surrogatepass"),
    ]
    for data in bad:
        with pytest.raises(Refused) as refused, office.work() as work:
            load_document(work, data=data, name="mine.toml")
        assert refused.value.values["file"] == "mine.toml"
    with office.reading() as reading:
        assert loaded_documents(reading)[-1].version == 5
        assert catalogue(reading).has("projects", "p_three")
