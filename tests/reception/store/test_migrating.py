"""A fresh store has the tables that the program declares; a newer one is refused and a failed step leaves nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from reception import schema
from reception.kernel.errors import Unable
from reception.store import migrating
from reception.store.engine import open_file
from reception.store.migrating import HEAD
from reception.store.store import Store, bring_up_to_date
from tests.reception.store.world import KEY


def shape(inspector: sa.Inspector, table: str) -> dict[str, Any]:
    keys = inspector.get_pk_constraint(table)["constrained_columns"]
    columns = {
        one["name"]: (str(one["type"]), one["nullable"], one["name"] in keys)
        for one in inspector.get_columns(table)
    }
    indexes = {
        str(one["name"]): (tuple(one["column_names"]), bool(one["unique"]))
        for one in inspector.get_indexes(table)
    }
    uniques = {tuple(one["column_names"]) for one in inspector.get_unique_constraints(table)}
    return {"columns": columns, "indexes": indexes, "uniques": uniques}


@pytest.fixture
def store_file(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "store.db"))


def look(path: Path, ask: Callable[[sa.Inspector], Any]) -> Any:
    engine = open_file(path, KEY, mode="read")
    try:
        return ask(sa.inspect(engine))
    finally:
        engine.dispose()


def test_a_fresh_store_has_exactly_the_declared_tables_columns_and_indexes(store_file: Path) -> None:
    declared = sa.create_engine("sqlite://")
    schema.METADATA.create_all(declared)
    wanted = {name: shape(sa.inspect(declared), name) for name in schema.METADATA.tables}
    declared.dispose()
    made = look(store_file, lambda inspector: {name: shape(inspector, name) for name in wanted})
    assert made == wanted


def test_a_fresh_store_has_no_other_tables_than_those_of_full_text_search(store_file: Path) -> None:
    names = set(look(store_file, lambda inspector: inspector.get_table_names()))
    others = names - set(schema.METADATA.tables) - {"alembic_version"}
    assert {name for name in others if not re.match(r"index_(word|gram)(_|$)", name)} == set()


def test_the_head_is_the_newest_revision_and_they_follow_one_another() -> None:
    folder = files("reception.store.migrations") / "versions"
    revisions = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        text = file.read_text(encoding="utf-8") if file.name.startswith("r") else ""
        if found := re.search(r'^revision = "(\w+)"', text, re.MULTILINE):
            assert file.name.startswith(f"r{found[1]}_")
            revisions.append(found[1])
    assert revisions == sorted(revisions)
    assert revisions[-1] == HEAD


def set_revision(path: Path, revision: str) -> None:
    store = Store(path, KEY, ())
    with store.outside() as driver:
        driver.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    store.close()


def test_a_store_of_a_newer_program_is_refused_and_left_as_it_is(store_file: Path) -> None:
    set_revision(store_file, "9999")
    before = store_file.read_bytes()
    with pytest.raises(Unable) as caught:
        bring_up_to_date(store_file, KEY)
    assert "newer program" in caught.value.message
    assert store_file.read_bytes() == before


def test_a_store_that_is_up_to_date_is_not_touched(store_file: Path) -> None:
    before = store_file.read_bytes()
    assert not bring_up_to_date(store_file, KEY)
    assert store_file.read_bytes() == before


BROKEN = '''"""A step that fails in its middle."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "HEAD"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("half", sa.Column("n", sa.Integer(), primary_key=True))
    op.add_column("person", sa.Column("half", sa.Text()))
    op.execute("INSERT INTO half VALUES (1)")
    op.execute("SELECT nothing FROM nowhere")
'''.replace("HEAD", HEAD)


def test_a_step_that_fails_in_its_middle_leaves_nothing(
    store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_step = tmp_path / "migrations"
    shutil.copytree(str(files("reception.store.migrations")), with_step)
    (with_step / "versions" / "r9998_half.py").write_text(BROKEN, encoding="utf-8")
    monkeypatch.setattr(migrating, "files", lambda _package: with_step)
    monkeypatch.setattr(migrating, "HEAD", "9998")
    before = look(
        store_file, lambda inspector: {name: shape(inspector, name) for name in inspector.get_table_names()}
    )
    with pytest.raises(sa.exc.OperationalError):
        bring_up_to_date(store_file, KEY)
    after = look(
        store_file, lambda inspector: {name: shape(inspector, name) for name in inspector.get_table_names()}
    )
    assert after == before
    (with_step / "versions" / "r9998_half.py").write_text(
        BROKEN.replace('    op.execute("SELECT nothing FROM nowhere")\n', ""), encoding="utf-8"
    )
    assert bring_up_to_date(store_file, KEY)
    assert "half" in look(store_file, lambda inspector: inspector.get_table_names())
