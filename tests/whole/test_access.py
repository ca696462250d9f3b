"""As every role, every question shows what access allows and nothing else."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import reception
from reception.attachments.model import File
from reception.deadlines.confirming import confirm_rule
from reception.desk.matrix import PAST_ACCESS, QUERIES, STRANGER, matrix
from reception.desk.opening import set_access
from reception.desk.probe import Probe, probe_of
from reception.documents.model import Paper
from reception.kernel.ids import Id
from reception.letters.model import Letter
from reception.matters.actions import edit_matter
from reception.matters.conflicts import Conflict, Newcomer, conflicts
from reception.matters.model import Matter
from reception.people.actions import edit_person, join_people
from reception.people.model import Person, PersonName
from reception.reference.actions import load_document
from reception.security.access import Standing
from reception.security.backup import enter_backup
from reception.security.permissions import ROLES, Role
from reception.store.access_log import log_access, opened
from reception.store.base import Base, Guarded, Journalled
from reception.store.engine import open_file
from reception.store.reading import Reading
from reception.store.store import Store
from reception.visits.actions import edit_visit
from reception.visits.model import Visit
from tests.house.code import core
from tests.reception.desk.office import CATALOGUE, KEY, TODAY, Scene, make_scene, make_template, staff
from tests.whole.access_model import Model

LEVELS: tuple[tuple[str, list[str], list[str]], ...] = (
    ("office", [], []),
    ("named", ["aigul"], []),
    ("named", ["bakyt", "kanat"], []),
    ("offices", [], ["JAL"]),
    ("head", [], []),
)
PROJECTS = b"""id = "projects"
version = 1
checked_on = 2026-01-10
source = "Invented"
verified = true
[[item]]
code = "p_one"
labels = { ru = "\xd0\x9e\xd0\xb4\xd0\xb8\xd0\xbd", ky = "\xd0\x91\xd0\xb8\xd1\x80", en = "One" }
"""
OPEN_TO_ALL = {
    "deadlines.confirming.confirmed_rules",
    "deadlines.queries.deadlines",
    "desk.opened.opened_records",
    "documents.shelf.editions.edition_in_use",
    "documents.shelf.editions.edition_named",
    "documents.shelf.editions.editions_of",
    "documents.shelf.editions.kind_in_use",
    "documents.shelf.editions.kinds_in_use",
    "documents.shelf.editions.text_of_kind",
    "desk.outside.backups_made",
    "reference.confirming.lists_in_use",
    "reference.queries.catalogue",
    "reference.queries.loaded_documents",
    "reports.facts.colleagues",
    "reports.facts.facts_of_month",
    "security.copies.this_pc",
    "security.users.users",
    "store.access_log.opened",
    "store.undo.verb_of",
}
"""Questions that no person stands in the answers of."""


def readers() -> dict[str, Standing]:
    """The colleagues, and some whom no record names: of another office, of head office, in a role that does not fit."""
    strangers: list[tuple[Role, str]] = [
        ("lawyer", "OSH"),
        ("lawyer", "HQ"),
        ("director", "JAL"),
        ("coordinator", "OSH"),
    ]
    found = {
        f"{role} of {office}": Standing(STRANGER, office, frozenset({role})) for role, office in strangers
    }
    return dict(staff()) | found


READERS = readers()
ASKING = ("aigul", "bakyt", "ermek", "jamila", "kanat", "coordinator of OSH")
"""Who is asked every question: one of each kind of sight."""


@dataclass(frozen=True)
class Prepared:
    """An office with records at every level, and the same rows laid bare."""

    scene: Scene
    model: Model
    probe: Probe
    bare: Path


def open_to(
    scene: Scene, model: type[Guarded], row: Id, level: tuple[str, list[str], list[str]], login: str
) -> None:
    name, users, offices = level
    with scene.work(login, reason="Проверка") as work:
        set_access(
            work,
            model=model,
            row=row,
            level=name,
            users=[staff()[one].user for one in users],
            offices=offices,
        )


def fill(scene: Scene) -> None:
    """People of every level, their visits and matters of every other, texts, papers, consents, pasts and joined records."""
    people = [_person(scene, number, "jamila" if number == 5 else "aigul") for number in range(7)]
    with scene.work() as work:
        join_people(work, one=people[0], other=people[1])
    with scene.work() as work:
        enter_backup(work)
    with scene.work() as work:
        load_document(work, data=PROJECTS, name="projects.toml")
    with scene.work() as work:
        confirm_rule(work, code="appeal_answer", length=14, unit="working_days", source="Law 67, article 8")
    with scene.work() as work:
        log_access(work, what="open", about="person", row=people[0])
    for login in ("aigul", "jamila"):
        own = [person for number, person in enumerate(people) if (number == 5) == (login == "jamila")]
        for number, person in enumerate(own):
            for step in (number, number + 2):
                level, other = LEVELS[step % len(LEVELS)], own[(number + step) % len(own)]
                _visit(scene, person, other, level, login)
                _matter(scene, person, other, level, login)
    for person, level in zip(people, (*LEVELS, LEVELS[0], LEVELS[4]), strict=True):
        open_to(scene, Person, person, level, "jamila" if person == people[5] else "aigul")


def _person(scene: Scene, number: int, login: str) -> Id:
    surname = ("Асанова", "Бакиева", "Токтосунова", "Асанова", "Мамытова", "Эргешова", "Усенова")[number]
    person = scene.person(
        login,
        surname=surname,
        groups=["detainee"],
        phones=[{"number": f"070012345{number}"}],
        names=[{"kind": "alias", "text": f"Апа {number}"}],
        pin=f"1010119901234{number}",
    )
    scene.consent(person, "share", login)
    with scene.work(login) as work:
        edit_person(work, person_id=person, values={"address": f"дом {number}"})
    with scene.work(login) as work:
        alias = work.reading.value(sa.select(PersonName.id).where(PersonName.person_id == person))
        edit_person(work, person_id=person, values={"names": [{"id": alias, "retired": True}]})
        edit_person(work, person_id=person, values={"names": [{"kind": "alias", "text": f"Эже {number}"}]})
    return person


def _visit(scene: Scene, person: Id, other: Id, level: tuple[str, list[str], list[str]], login: str) -> None:
    services = [{"help": "consultation", "note": {"language": "ru", "text": "Объяснили"}}]
    values: dict[str, Any] = {"person_id": person, "about": {"language": "ru", "text": "Пособие"}}
    if other != person:
        values |= {"for_id": other, "relation": "mother"}
    visit = scene.visit(login, **values, services=services)
    with scene.work(login) as work:
        edit_visit(work, visit_id=visit, values={"category": "housing"})
        with work.under("paper.make"):
            paper = work.add(
                Paper,
                owner_table="visit",
                owner_row=visit,
                kind="slip",
                made_by=work.access.user,
                number=f"D-{visit.hex}",
                blob_key=f"key of {visit.hex}",
            )
            work.add(
                Letter,
                owner_table="visit",
                owner_row=visit,
                direction="out",
                number=f"И-OSH-2026-{visit.int % 1000:03d}",
                paper_id=paper,
                sent_how="courier",
                due_on=TODAY,
            )
            work.add(File, owner_table="visit", owner_row=visit, title="справка", blob_key="AGE", blob=visit)
    open_to(scene, Visit, visit, level, login)


def _matter(scene: Scene, person: Id, other: Id, level: tuple[str, list[str], list[str]], login: str) -> None:
    matter = scene.matter(person, login, summary={"language": "ky", "text": "Кармалган"})
    party: dict[str, Any] = {"role": "alleged_perpetrator", "name": "Мыкаев Эрмек"}
    if other != person:
        party = {"role": "opponent", "person_id": other}
    values = {
        "parties": [party],
        "chronology": [{"at": None, "text": {"language": "ru", "text": "Ночью"}}],
        "tasks": [{"what": "жалоба"}],
        "hearings": [{"at": None, "what": "мера пресечения"}],
        "detentions": [{"person_id": person, "injuries": "ушибы"}],
        "proceedings": [{"step": "complaint", "their_number": "12-34"}],
    }
    with scene.work(login) as work:
        edit_matter(work, matter_id=matter, values=values)
    scene.consent(person, "publish", login, matter_id=matter)
    open_to(scene, Matter, matter, level, login)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    scene = make_scene(make_template(tmp_path_factory.mktemp("empty")), tmp_path_factory.mktemp("office"))
    fill(scene)
    with scene.reading() as reading:
        whole = probe_of(reading.connection, catalogue=CATALOGUE, today=TODAY)
    probe = replace(whole, parts=whole.parts[2::5], acts=whole.acts[::3], typed=whole.typed[::2])
    with scene.store.whole() as connection:
        tables = {
            table.name: [dict(row._mapping) for row in connection.execute(sa.select(table))]
            for table in guarded()
        }
    scene.store.close()
    bare = tmp_path_factory.mktemp("bare") / "store.db"
    shutil.copy(scene.store.path, bare)
    yield Prepared(scene, Model(tables), probe, bare)
    scene.store.close()


def guarded() -> list[sa.Table]:
    """The journalled tables and the journal itself."""
    names = {
        mapper.class_.__tablename__
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Journalled)
    }
    return [table for table in Base.metadata.sorted_tables if table.name in {*names, "entry"}]


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_sees_just_the_rows_that_the_model_allows(prepared: Prepared, reader: str) -> None:
    standing = READERS[reader]
    with prepared.scene.reading_as(standing) as reading:
        for table in guarded():
            seen = set(reading.connection.execute(sa.select(table.c.n)).scalars())
            assert (table.name, seen) == (table.name, prepared.model.visible(table.name, standing))


@pytest.mark.parametrize("reader", ASKING)
def test_each_question_is_answered_as_if_no_other_rows_were_there(prepared: Prepared, reader: str) -> None:
    standing = READERS[reader]
    with prepared.scene.reading_as(standing) as reading:
        told = {name: list(ask(reading, prepared.probe)) for name, ask in QUERIES.items()}
    engine = open_file(prepared.bare, KEY, mode="write")
    with engine.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        for table in guarded():
            allowed = prepared.model.visible(table.name, standing)
            gone = [row["n"] for row in prepared.model.tables[table.name] if row["n"] not in allowed]
            for number in gone:
                connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE n = ?', (number,))  # noqa: S608
        bare = Reading(connection, standing)
        for name, ask in QUERIES.items():
            assert (name, told[name]) == (name, list(ask(bare, prepared.probe)))
        transaction.rollback()
    engine.dispose()


def questions() -> set[str]:
    """Every public function of the program that asks a `Reading` something."""
    found = set()
    for module in pkgutil.walk_packages(reception.__path__, "reception."):
        if "migrations" in module.name or module.name.endswith("__main__"):
            continue
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            asked = [str(one.annotation) for one in inspect.signature(function).parameters.values()]
            if function.__module__ == module.name and not name.startswith("_") and "Reading" in asked:
                found.add(f"{module.name.removeprefix('reception.')}.{name}")
    return {name for name in found if not name.startswith("cli.")}


def test_every_question_of_the_rooms_is_in_the_list() -> None:
    assert questions() == QUERIES.keys() | PAST_ACCESS.keys()
    assert not QUERIES.keys() & PAST_ACCESS.keys()


def test_every_question_has_an_answer_to_be_hidden(prepared: Prepared) -> None:
    with prepared.scene.reading() as reading:
        silent = [name for name, ask in QUERIES.items() if not ask(reading, prepared.probe)]
    assert silent == []


def test_the_records_are_seen_by_some_and_not_by_others(prepared: Prepared) -> None:
    for table in ("person", "visit", "matter", "phone", "party", "free_text", "paper", "entry", "act"):
        counts = {len(prepared.model.visible(table, standing)) for standing in READERS.values()}
        assert len(counts) > 3, table


@dataclass(frozen=True)
class Open:
    """What the matrix needs of an office."""

    store: Store
    standing: Standing
    around: Scene


def test_accountant_editor_and_administrator_are_told_of_no_person_and_the_matrix_names_nobody(
    prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = prepared.scene
    # Ten roles are asked everything, about fewer records than the readers above.
    asked = ("typed", "acts", "parts", "visits", "matters")
    fewer = replace(prepared.probe, **{name: getattr(prepared.probe, name)[::3] for name in asked})
    monkeypatch.setattr("reception.desk.matrix.probe_of", lambda *_, **__: fewer)
    told = matrix(Open(scene.store, staff()["farida"], scene))
    assert set(told) == set(ROLES)
    for role in ("accountant", "editor", "administrator"):
        assert {name for name, count in told[role].items() if count} == OPEN_TO_ALL
    for name in OPEN_TO_ALL - {"store.undo.verb_of"}:
        assert len({answers[name] for answers in told.values()}) == 1
    assert 0 < told["coordinator"]["people.queries.lines_of"] < told["lawyer"]["people.queries.lines_of"]
    assert all(type(count) is int for answers in told.values() for count in answers.values())


def test_the_one_question_past_access_tells_number_and_lawyer_alone_and_is_logged(tmp_path: Path) -> None:
    scene = make_scene(make_template(tmp_path), tmp_path / "..")
    client = scene.person(surname="Асанова")
    matter = scene.matter(client)
    parties = [{"role": "opponent", "name": "Мыкаев Эрмек"}]
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"parties": parties})
        set_access(work, model=Matter, row=matter, level="named", users=[staff()["aigul"].user])
    with scene.work("bakyt") as work:
        assert not work.reading.sees(Matter, matter)
        found = conflicts(work, Newcomer(name="Мыкаев Эрмек"))
    assert found == [Conflict("OSH-2026-001", "Aigul", tell_nothing=False)]
    assert {field.name for field in fields(Conflict)} == {"matter", "lawyer", "tell_nothing"}
    with scene.reading() as reading:
        assert [(line.what, line.user) for line in opened(reading)] == [("conflicts", staff()["bakyt"].user)]
    scene.store.close()


def test_only_the_rooms_that_must_reach_past_access() -> None:
    reach = ("past_access", "rows_held", "whole_rows", "PAST_VIEWS", "hanging_on")
    rooms = {
        file.name.removeprefix("reception/")
        for file in core()
        if any(word in file.path.read_text(encoding="utf-8") for word in reach)
        and not file.name.startswith("reception/store/")
    }
    assert rooms == {
        "attachments/sharing.py",
        "desk/belonging.py",
        "desk/erasure.py",
        "desk/leaving.py",
        "desk/mentions.py",
        "desk/probe.py",
        "index/follower.py",
        "matters/conflicts.py",
    }
