"""What is small can be read: files, functions and classes stay under their limits."""

from __future__ import annotations

import ast
from statistics import median

from tests.house.code import Source, core, sources

FILE_LINES = 400
TYPICAL_FILE_LINES = 150
FUNCTION_LINES = 40
PUBLIC_METHODS = 20
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def long_functions(source: Source) -> list[str]:
    """The functions of a file that are over the limit, with their lines; decorators do not count."""
    return [
        f"{source.name}:{node.lineno} {node.name}: {lines} lines"
        for node in ast.walk(source.tree)
        if isinstance(node, FUNCTIONS)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]


def wide_classes(source: Source) -> list[str]:
    """The classes of a file that have more public methods than one can keep in mind."""
    return [
        f"{source.name}:{node.lineno} {node.name}: {count} public methods"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        and (
            count := sum(isinstance(part, FUNCTIONS) and not part.name.startswith("_") for part in node.body)
        )
        > PUBLIC_METHODS
    ]


def test_no_file_is_longer_than_400_lines() -> None:
    # A revision of the store is a list of columns, frozen on the day it ships: nobody reads it twice.
    living = [file for file in sources() if "/migrations/versions/" not in file.name]
    assert [f"{file.name}: {file.lines}" for file in living if file.lines > FILE_LINES] == []


def test_the_typical_file_of_the_core_is_short() -> None:
    assert median(file.lines for file in core()) <= TYPICAL_FILE_LINES


def test_no_function_is_longer_than_40_lines() -> None:
    assert [complaint for file in sources() for complaint in long_functions(file)] == []


def test_no_class_has_more_than_20_public_methods() -> None:
    assert [complaint for file in sources() for complaint in wide_classes(file)] == []


def test_the_measures_find_what_is_too_long_and_too_wide() -> None:
    body = "\n".join(f"    def m{n}(self): ..." for n in range(21))
    tall = "def f():\n" + "    x = 1\n" * 40
    source = Source(sources()[0].path, 1, ast.parse(f"class Wide:\n{body}\n{tall}"))
    assert [line.split(" ", 1)[1] for line in wide_classes(source)] == ["Wide: 21 public methods"]
    assert [line.split(" ", 1)[1] for line in long_functions(source)] == ["f: 41 lines"]
