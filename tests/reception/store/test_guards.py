"""Nothing is written past `Work`: the connection refuses, and the source has no way round."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from reception.people.model import Person
from reception.security.model import Colleague
from reception.store.apply import journalled
from reception.store.base import Base, Journalled
from reception.store.reading import PAST_VIEWS
from reception.store.work import Work
from tests.house.code import Source, core
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import Pc, World, add, numbered

REFUSAL = r"readonly|it is a view"
WRITES = [
    "INSERT INTO main.person (id, surname) VALUES (x'00', 'тайком')",
    "UPDATE main.person SET surname = 'тайком'",
    "DELETE FROM main.person",
    "DELETE FROM main.entry",
    "UPDATE main.entry SET body = NULL",
    "INSERT INTO person (id) VALUES (x'00')",
    "UPDATE person SET surname = 'тайком'",
    "DROP TABLE main.person",
    "CREATE TABLE main.aside (x)",
]


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    world = make_world(pcs=1)
    world.act(world.pcs[0], add(Person, surname="Үсөнова", access="office", office="OSH"))
    return world


@pytest.fixture
def pc(world: World) -> Pc:
    return world.pcs[0]


def write_past(work: Work, statement: str, *, has_written: bool) -> None:
    if has_written:
        work.add(Colleague, name="А")
    work.connection.exec_driver_sql(statement)


def fail_at_the_end(work: Work) -> None:
    work.add_many(Colleague, [{"name": str(number)} for number in range(50)])
    raise ZeroDivisionError


@pytest.mark.parametrize("statement", WRITES)
@pytest.mark.parametrize("has_written", [False, True])
def test_the_connection_of_an_act_refuses_to_write(pc: Pc, statement: str, has_written: bool) -> None:
    before = pc.rows()
    with (
        pytest.raises(sa.exc.DatabaseError, match=REFUSAL),
        pc.store.work(pc.around()) as work,
        work.under("person.add"),
    ):
        write_past(work, statement, has_written=has_written)
    assert pc.rows() == before


def test_statements_of_core_are_refused_too(pc: Pc) -> None:
    before = pc.rows()
    person = sa.insert(Person.table()).values(id=numbered(5), surname="тайком")
    for statement in (person, sa.delete(Person.table()), sa.update(Person.table()).values(surname="тайком")):
        with pytest.raises(sa.exc.DatabaseError), pc.store.work(pc.around()) as work:
            work.connection.execute(statement, execution_options=PAST_VIEWS)
    assert pc.rows() == before


@pytest.mark.parametrize("statement", WRITES)
def test_a_reading_refuses_to_write(pc: Pc, statement: str) -> None:
    before = pc.rows()
    with (
        pytest.raises(sa.exc.DatabaseError, match=REFUSAL),
        pc.store.reading(pc.access) as reading,
    ):
        reading.connection.exec_driver_sql(statement)
    assert pc.rows() == before


def test_an_act_that_fails_leaves_nothing(pc: Pc) -> None:
    before, lines = pc.rows(), pc.entries()
    with (
        pytest.raises(ZeroDivisionError),
        pc.store.work(pc.around()) as work,
        work.under("person.add"),
    ):
        fail_at_the_end(work)
    assert (pc.rows(), pc.entries()) == (before, lines)


def test_nothing_is_written_without_a_verb(pc: Pc) -> None:
    with pytest.raises(AssertionError), pc.store.work(pc.around()) as work:
        work.add(Colleague, name="А")


def test_the_first_line_of_an_act_is_the_act(pc: Pc) -> None:
    with pc.store.work(pc.around()) as work, work.under("person.add"):
        work.add(Colleague, name="А")
        act = work.act
    with pc.store.whole() as connection:
        asked = "SELECT about FROM main.entry WHERE act = ? ORDER BY seq"
        assert act is not None
        abouts = connection.exec_driver_sql(asked, (act.bytes,)).scalars().all()
    assert abouts == ["act", "colleague"]


def test_every_table_says_what_kind_it_is() -> None:
    kinds = {
        mapper.class_.__tablename__: getattr(mapper.class_, "__kind__", None)
        for mapper in Base.registry.mappers
    }
    assert {name for name, kind in kinds.items() if kind not in {"journalled", "local", "reference"}} == set()
    assert {name for name, kind in kinds.items() if kind == "journalled"} == {
        name for name in kinds if journalled(name) is not None
    }


def test_journalled_tables_promise_nothing_that_a_late_entry_could_break() -> None:
    for mapper in Base.registry.mappers:
        if not issubclass(mapper.class_, Journalled):
            continue
        table = mapper.class_.table()
        assert not table.foreign_keys
        assert not [index for index in table.indexes if index.unique]
        assert not [one for one in table.constraints if isinstance(one, sa.UniqueConstraint)]
        assert {column.name for column in table.columns if not column.nullable} == {"n", "id"}


def calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def written_models(source: Source) -> Iterator[str]:
    """The classes whose tables a file writes by Core: `sa.insert(Model.table())` and `Model.table().insert()`."""
    for call in calls(source):
        if not isinstance(call.func, ast.Attribute) or call.func.attr not in {"insert", "update", "delete"}:
            continue
        is_statement = isinstance(call.func.value, ast.Name) and call.func.value.id == "sa"
        target = (call.args[0] if call.args else None) if is_statement else call.func.value
        if (
            isinstance(target, ast.Call)
            and isinstance(target.func, ast.Attribute)
            and target.func.attr == "table"
        ):
            yield ast.unparse(target.func.value)
        elif is_statement and target is not None:
            yield ast.unparse(target)


def test_outside_the_store_only_local_and_reference_tables_are_written_by_hand() -> None:
    kinds = {mapper.class_.__name__: mapper.class_.__kind__ for mapper in Base.registry.mappers}
    found = {
        (source.name, model)
        for source in core()
        if not source.name.startswith("reception/store/")
        for model in written_models(source)
    }
    assert {(name, model) for name, model in found if kinds.get(model) not in {"local", "reference"}} == set()
    assert ("reception/security/users.py", "SignIn") in found


@pytest.mark.parametrize(
    "statement", ["sa.insert(Person.table())", "sa.delete(Person)", "Person.table().update()"]
)
def test_a_write_by_hand_would_be_found(statement: str) -> None:
    source = Source(core()[0].path, 1, ast.parse(statement))
    assert list(written_models(source)) == ["Person"]


def test_there_is_no_session_and_the_guard_is_lifted_in_the_store_alone() -> None:
    for source in core():
        imports = (node for node in ast.walk(source.tree) if isinstance(node, ast.ImportFrom))
        names = {(node.module or "", alias.name) for node in imports for alias in node.names}
        sessions = {"Session", "sessionmaker", "scoped_session", "Query", "SessionEvents"}
        assert not [name for module, name in names if module.startswith("sqlalchemy") and name in sessions]
        texts = [node.value for node in ast.walk(source.tree) if isinstance(node, ast.Constant)]
        if not source.name.startswith("reception/store/"):
            assert not [text for text in texts if isinstance(text, str) and "query_only" in text.lower()]
