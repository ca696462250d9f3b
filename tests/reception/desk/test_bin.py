"""What was taken out lies in the recycle bin with its name, and comes back with all that went with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.desk.bin import Binned, binned, bring_back
from reception.documents.model import Paper
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.ids import Id
from reception.matters.actions import edit_matter
from reception.people.actions import edit_person
from reception.people.model import Phone
from reception.people.queries import find_people
from reception.store.undo import last_act, undo
from reception.tally.model import Tally
from reception.visits.model import Service, Visit
from tests.reception.desk.office import CATALOGUE, Scene, make_scene, make_template, staff


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def scene(template: Path, tmp_path: Path) -> Iterator[Scene]:
    made = make_scene(template, tmp_path)
    yield made
    made.store.close()


def in_bin(scene: Scene, login: str = "aigul", language: Language = "ru") -> list[Binned]:
    with scene.reading(login) as reading:
        return binned(reading, catalogue=CATALOGUE, language=language)


def take_back_last(scene: Scene) -> None:
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)


def restore(scene: Scene, row: Id, login: str = "aigul") -> None:
    with scene.work(login) as work:
        bring_back(work, row=row)


def phone_of(scene: Scene, person: Id) -> Id:
    with scene.reading() as reading:
        found: Id = reading.value(sa.select(Phone.id).where(Phone.person_id == person))
        return found


def test_a_fresh_office_has_an_empty_bin_and_what_stands_is_not_in_it(scene: Scene) -> None:
    scene.visit(person_id=scene.person(phones=[{"number": "0700123450"}]))
    assert in_bin(scene) == []


def test_a_phone_that_was_taken_out_says_whose_it_was_and_comes_back(scene: Scene) -> None:
    person = scene.person(surname="Асанова", phones=[{"number": "0700123450", "note": "брат"}])
    row = phone_of(scene, person)
    with scene.work("bakyt") as work:
        edit_person(work, person_id=person, values={"phones": [{"id": row, "retired": True}]})
    (line,) = in_bin(scene)
    assert (line.table, line.label, line.of, line.owner) == (
        "phone",
        "Phone",
        "Асанова Айгүл",
        ("person", person),
    )
    assert line.title.endswith("· брат")
    assert (line.by, line.at, line.along) == (staff()["bakyt"].user, scene.clock.now(), 0)
    restore(scene, row)
    assert in_bin(scene) == []
    with scene.reading() as reading:
        assert [found.id for found in find_people(reading, "0700123450")] == [person]


def test_a_visit_comes_back_with_its_help_and_its_counting_rows(scene: Scene) -> None:
    person = scene.person(surname="Асанова")
    visit = scene.visit(person_id=person, services=[{"help": "consultation"}])
    take_back_last(scene)
    lines = {line.table: line for line in in_bin(scene)}
    assert lines.keys() == {"visit"}
    assert (lines["visit"].row, lines["visit"].along) == (visit, 3)
    restore(scene, visit)
    with scene.reading() as reading:
        for model in (Visit, Service, Tally):
            assert reading.rows(sa.select(model.id).where(model.retired_on.is_not(None))) == []


def test_a_part_waits_for_the_record_that_it_belonged_to(scene: Scene) -> None:
    person = scene.person(phones=[{"number": "0700123450"}])
    row = phone_of(scene, person)
    matter = scene.matter(person)
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"tasks": [{"what": "жалоба", "due": None}]})
    take_back_last(scene)
    with scene.work() as work:
        edit_person(work, person_id=person, values={"phones": [{"id": row, "retired": True}]})
    with scene.work() as work, work.under("matter.edit"):
        work.retire(type_of("matter"), matter)
    task = next(line for line in in_bin(scene) if line.table == "task")
    assert task.title == "жалоба"
    with pytest.raises(Refused, match="first the record"):
        restore(scene, task.row)
    restore(scene, matter)
    restore(scene, task.row)
    assert [line.table for line in in_bin(scene)] == ["phone"]


def type_of(table: str) -> type:
    from reception.store.below import journalled_models

    return journalled_models()[table]


def test_a_paper_is_named_by_its_number(scene: Scene) -> None:
    person = scene.person(surname="Асанова")
    with scene.work() as work, work.under("paper.make"):
        paper = work.add(Paper, owner_table="person", owner_row=person, kind="slip", number="OSH-A-7")
    with scene.work() as work, work.under("paper.make"):
        work.retire(Paper, paper)
    (line,) = in_bin(scene)
    assert (line.title, line.of) == ("OSH-A-7", "Асанова Айгүл")


def test_codes_are_said_in_the_readers_language(scene: Scene) -> None:
    person = scene.person(papers=[{"kind": "id_card", "number": "ID 123"}])
    take_out_papers = {"papers": None}
    with scene.work() as work:
        edit_person(work, person_id=person, values=take_out_papers)
    label = {language: CATALOGUE.label("identity_papers", "id_card", language) for language in ("ru", "ky")}
    assert in_bin(scene, language="ky")[0].title == f"{label['ky']} · ID 123"
    assert in_bin(scene, language="ru")[0].title == f"{label['ru']} · ID 123"


def test_what_is_closed_to_a_reader_is_not_in_his_bin(scene: Scene) -> None:
    person = scene.person(phones=[{"number": "0700123450"}])
    row = phone_of(scene, person)
    with scene.work() as work:
        edit_person(work, person_id=person, values={"phones": [{"id": row, "retired": True}]})
    assert in_bin(scene, "jamila") == in_bin(scene, "farida") == []
    with pytest.raises(Refused, match="not in the recycle bin"):
        restore(scene, row, "jamila")


def test_bringing_back_is_an_act_that_can_be_undone_and_is_not_done_twice(scene: Scene) -> None:
    person = scene.person(phones=[{"number": "0700123450"}])
    row = phone_of(scene, person)
    with scene.work() as work:
        edit_person(work, person_id=person, values={"phones": [{"id": row, "retired": True}]})
    restore(scene, row)
    with pytest.raises(Refused, match="not in the recycle bin"):
        restore(scene, row)
    take_back_last(scene)
    assert [line.row for line in in_bin(scene)] == [row]


def test_the_latest_stands_first(scene: Scene) -> None:
    for number in range(3):
        scene.person(surname=f"Асанова{number}")
        take_back_last(scene)
        scene.clock.set_to(scene.clock.now().replace(minute=number + 1))
    assert [line.title for line in in_bin(scene)] == [f"Асанова{number} Айгүл" for number in (2, 1, 0)]
