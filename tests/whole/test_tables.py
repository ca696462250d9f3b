"""What every table declares, and that tables and questions could live on PostgreSQL one day."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import functions

from reception import schema
from reception.desk.matrix import QUERIES
from reception.desk.probe import probe_of
from reception.security.permissions import PERMISSIONS
from reception.store.base import Base, Journalled
from reception.store.types import Level, Partial
from reception.store.undo import LASTING
from tests.house.code import core
from tests.reception.desk.office import CATALOGUE, TODAY, Scene, make_scene, make_template
from tests.whole.test_access import fill

KINDS = {"journalled", "local", "reference"}
ALLOWED = {"count", "max", "min", "sum", "coalesce", "upper", "lower", "length", "substr"}
"""Functions that both databases have and that mean the same."""
FEW = 3
"""Of each kind so many are asked about: more rows make no other statements."""
KEPT = {"catalogue", "today"}
INDEX = "index."
"""The room that may speak SQLite's own words."""
MODELS = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__tablename__)
JOURNALLED = [model for model in MODELS if issubclass(model, Journalled)]
DIALECT = PGDialect()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__tablename__)
def test_every_table_declares_its_kind(model: type[Base]) -> None:
    assert model.__kind__ in KINDS


@pytest.mark.parametrize("model", JOURNALLED, ids=lambda model: model.__tablename__)
def test_a_journalled_table_binds_no_office_by_a_key(model: type[Journalled]) -> None:
    table = model.table()
    assert not table.foreign_keys
    assert not any(isinstance(one, sa.UniqueConstraint) for one in table.constraints)
    assert not any(index.unique for index in table.indexes)
    assert {column.name for column in table.columns if not column.nullable} == {"n", "id"}


@pytest.mark.parametrize("model", JOURNALLED, ids=lambda model: model.__tablename__)
def test_every_text_says_whether_it_tells_of_a_person(model: type[Journalled]) -> None:
    unmarked = [
        column.name
        for column in model.table().columns
        if isinstance(column.type, sa.Text | Level | Partial)
        and column.info.get("words") not in {"personal", "code"}
        and column.name != "owner_table"
    ]
    assert unmarked == []


def test_an_unmarked_text_would_be_found() -> None:
    column: sa.Column[Any] = sa.Column("note", sa.Text())
    assert column.info.get("words") not in {"personal", "code"}


def verbs_in_code() -> set[str]:
    """The verbs that actions are marked with."""
    found = set()
    for file in core():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "act":
                found |= {str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def test_verbs_permissions_and_what_no_undo_takes_back_know_one_another() -> None:
    assert verbs_in_code() == set(PERMISSIONS)
    assert set(PERMISSIONS) >= LASTING


def test_all_tables_compile_for_postgresql() -> None:
    for table in schema.METADATA.sorted_tables:
        assert table.name in str(CreateTable(table).compile(dialect=DIALECT))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=DIALECT))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """An office with records of every kind."""
    made = make_scene(make_template(tmp_path_factory.mktemp("first")), tmp_path_factory.mktemp("tables"))
    fill(made)
    yield made
    made.store.close()


def asked_by(scene: Scene) -> dict[str, dict[str, Any]]:
    """Of every question in the list of the matrix its statements, each once, by their SQL."""
    asked: dict[str, dict[str, Any]] = {name: {} for name in QUERIES}
    with scene.reading() as reading:
        whole = probe_of(reading.connection, catalogue=CATALOGUE, today=TODAY)
        probe = replace(
            whole,
            **{one.name: getattr(whole, one.name)[:FEW] for one in fields(whole) if one.name not in KEPT},
        )
        current: list[str] = []

        def note(
            _connection: object, _cursor: object, sql: str, _values: object, context: Any, _many: object
        ) -> None:
            if context.compiled is not None:
                asked[current[-1]][sql] = context.compiled.statement

        event.listen(reading.connection, "before_cursor_execute", note)
        for name, ask in QUERIES.items():
            current.append(name)
            ask(reading, probe)
        event.remove(reading.connection, "before_cursor_execute", note)
    return asked


def functions_in(statement: sa.sql.ClauseElement) -> set[str]:
    """The names of the functions a statement calls."""
    called = (one for one in sa.sql.visitors.iterate(statement) if isinstance(one, functions.FunctionElement))
    return {str(one.name) for one in called if hasattr(one, "name")}


def test_every_question_outside_the_index_compiles_for_postgresql(scene: Scene) -> None:
    tried: set[str] = set()
    for name, statements in asked_by(scene).items():
        for sql, statement in statements.items():
            if isinstance(statement, sa.TextClause) or name.startswith(INDEX) or sql in tried:
                continue
            assert str(statement.compile(dialect=DIALECT))
            assert functions_in(statement) <= ALLOWED, name
            tried.add(sql)
    assert len(tried) > len(QUERIES)


def test_words_of_a_database_stand_in_the_store_and_the_index_alone() -> None:
    speaking = {
        file.name
        for file in core()
        if any(
            isinstance(node, ast.Attribute) and node.attr == "text" and _is_sa(node)
            for node in ast.walk(file.tree)
        )
    }
    assert {name.split("/")[1] for name in speaking} <= {"store", "index"}


def _is_sa(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "sa"
