"""The manners of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.code import ROOT, Source, core, docstrings, sources

VAGUE_NAMES = {"utils", "util", "misc", "helpers", "common", "helper", "stuff", "manager"}
SCHEMA_NAME = re.compile(r"""\bmain\s*\.\s*["\[`]?[a-z_]""", re.IGNORECASE)


def past_the_views(source: Source) -> list[str]:
    """The texts of a file that name a table by its schema, and so read past what access allows."""
    prose = docstrings(source.tree)
    return [
        f"{source.name}:{node.lineno}: {node.value!r}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in prose
        and SCHEMA_NAME.search(node.value)
    ]


def functions(owner: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions of a file and the methods of its public classes; what is inside is its own affair."""
    for node in owner.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from functions(node)


def test_every_file_begins_by_saying_what_it_is_for() -> None:
    silent = [file.name for file in sources() if not ast.get_docstring(file.tree)]
    assert silent == []


def test_the_first_line_of_a_file_is_one_sentence() -> None:
    heads = {file.name: (ast.get_docstring(file.tree) or "").split("\n\n")[0] for file in sources()}
    assert {name: head for name, head in heads.items() if not head.endswith(".")} == {}


def test_every_public_function_of_the_core_says_what_it_promises() -> None:
    silent = [
        f"{file.name}:{node.lineno} {node.name}"
        for file in core()
        for node in functions(file.tree)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert [name for name in silent if "/migrations/versions/" not in name] == []


def test_no_room_and_no_file_has_a_vague_name() -> None:
    parts = {part for file in sources() for part in file.path.relative_to(ROOT).with_suffix("").parts}
    assert parts & VAGUE_NAMES == set()


def test_nothing_is_kept_in_globals() -> None:
    found = [
        f"{file.name}:{node.lineno}"
        for file in sources()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Global)
    ]
    assert found == []


def test_nothing_is_left_to_do_in_a_comment() -> None:
    unfinished = re.compile(
        r"#.*\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b"
    )
    found = [file.name for file in sources() if unfinished.search(file.path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    quiet = {"skip", "skipif", "xfail", "importorskip"}
    found = [
        f"{file.name}:{node.lineno}"
        for file in sources()
        if not file.is_core
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and node.attr in quiet
    ]
    assert found == []


def test_only_the_store_reads_past_the_views_of_access() -> None:
    rooms = [file for file in core() if not file.name.startswith("reception/store/")]
    assert [complaint for file in rooms for complaint in past_the_views(file)] == []


@pytest.mark.parametrize("text", ["SELECT * FROM main.person", 'FROM "x" JOIN main."visit"', "MAIN.[a]"])
def test_a_schema_name_in_a_query_is_found(text: str) -> None:
    source = Source(ROOT / "dev.py", 1, ast.parse(f'"""Reads main.person."""\nquery = {text!r}'))
    assert len(past_the_views(source)) == 1


def test_no_path_of_a_machine_stands_in_the_program() -> None:
    machine = re.compile(r"/(work|tmp|home|root)/[a-z]")
    found = [
        f"{file.name}:{node.lineno}"
        for file in core()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and machine.search(node.value)
    ]
    assert found == []
