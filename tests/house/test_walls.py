"""The walls between the rooms stand: the contracts of pyproject.toml, and the core without Qt."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.house.code import ROOT

LINT = "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports(no_logo=True, no_cache=True))"


def python(script: str, *, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a script in a Python of its own."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_import_goes_down_and_every_package_is_at_home() -> None:
    run = python(LINT)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("room", "line", "complaint"),
    [
        ("store", "import reception.cli", "Floors of the core"),
        ("kernel", "import sqlalchemy", "Rules are pure"),
        ("cli", "import PySide6.QtCore", "The core knows nothing of Qt"),
        ("reports", "import docxtpl", "docxtpl is at home in documents"),
        ("documents", "import openpyxl", "openpyxl is at home in reports"),
        ("store", "import pyrage", "pyrage"),
        ("security", "import sqlcipher3", "sqlcipher3"),
        ("documents", "import reception.reports", "Floors of the core"),
        ("attic", "", "Floors of the core"),
    ],
)
def test_a_wrong_line_is_caught_by_its_contract(tmp_path: Path, room: str, line: str, complaint: str) -> None:
    here = [path.stem for path in (ROOT / "reception").iterdir() if path.suffix in {"", ".py"}]
    for name in {*here, room} - {"__init__", "__pycache__"}:
        folder = tmp_path / "reception" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    (tmp_path / "reception" / "__init__.py").touch()
    (tmp_path / "reception" / room / "wrong.py").write_text(line, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    run = python(LINT, cwd=tmp_path)
    broken = [text for text in run.stdout.splitlines() if text.endswith("BROKEN")]
    assert run.returncode == 1
    assert any(complaint in text for text in broken), run.stdout


def test_the_whole_core_is_imported_without_qt() -> None:
    run = python("""
        import importlib, pkgutil, sys, reception
        for found in pkgutil.walk_packages(reception.__path__, "reception."):
            if not found.name.endswith("__main__") and ".migrations" not in found.name:
                importlib.import_module(found.name)
        print(sorted({name.partition(".")[0] for name in sys.modules} & {"PySide6", "shiboken6"}))
    """)
    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stderr


@pytest.mark.needs("qt")
def test_this_qt_survives_a_hundred_thousand_calls_that_return_nothing() -> None:
    run = python("""
        from PySide6.QtCore import QObject
        thing = QObject()
        for _ in range(100_000):
            thing.setObjectName("x")
    """)
    assert run.returncode == 0, run.stderr
