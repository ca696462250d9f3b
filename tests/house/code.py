"""The code as the tests of the house read it: every file parsed once."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("reception", "ui", "tests", "tools")


@dataclass(frozen=True)
class Source:
    """One file of the program or its tests."""

    path: Path
    lines: int
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path from the root of the clone, as a complaint names it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def is_core(self) -> bool:
        """Whether it belongs to the program itself."""
        return self.name.startswith(("reception/", "ui/"))


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file that is ours, read and parsed."""
    files = [path for part in PARTS for path in (ROOT / part).rglob("*.py")]
    return tuple(read(path) for path in [ROOT / "dev.py", *sorted(files)])


def read(path: Path) -> Source:
    """One file, parsed."""
    text = path.read_text(encoding="utf-8")
    return Source(path, len(text.splitlines()), ast.parse(text, str(path)))


def core() -> list[Source]:
    """The files of the program itself."""
    return [source for source in sources() if source.is_core]


def docstrings(tree: ast.Module) -> set[int]:
    """The identities of the nodes that are docstrings, and so not part of what the program does."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }
