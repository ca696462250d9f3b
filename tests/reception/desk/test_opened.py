"""The access log names the records it tells of, to whoever may know them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reception.desk.opened import OpenedRecord, opened_records
from reception.store.access_log import log_access
from tests.reception.desk.office import CATALOGUE, Scene, make_scene, make_template, staff


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    (tmp_path / "empty").mkdir()
    made = make_scene(make_template(tmp_path / "empty"), tmp_path)
    yield made
    made.store.close()


def lines(scene: Scene, login: str = "aigul") -> list[OpenedRecord]:
    with scene.reading(login) as reading:
        return opened_records(reading, catalogue=CATALOGUE, language="ru")


def test_a_record_that_was_opened_is_named(scene: Scene) -> None:
    person = scene.person(surname="Асанова")
    with scene.work("bakyt") as work:
        log_access(work, what="open", about="person", row=person)
    (line,) = lines(scene)
    assert (line.user, line.done, line.about, line.title) == (
        staff()["bakyt"].user,
        "opened",
        "Person",
        "Асанова Айгүл",
    )


def test_an_administrator_without_clients_reads_what_kind_of_record_it_was_and_no_name(scene: Scene) -> None:
    person = scene.person(surname="Асанова")
    with scene.work() as work:
        log_access(work, what="open", about="person", row=person)
        log_access(work, what="reference.load", about="projects")
    assert [(line.about, line.title) for line in lines(scene, "ermek")] == [
        (None, "projects"),
        ("Person", ""),
    ]


def test_what_has_no_words_yet_is_said_by_its_code(scene: Scene) -> None:
    with scene.work() as work:
        log_access(work, what="something.new")
    assert [line.done for line in lines(scene)] == ["something.new"]
