"""The walls between the rooms stand: the contracts of pyproject.toml, and the core without Qt."""

from __future__ import annotations

import re
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


def rooms(package: str) -> set[str]:
    """The rooms and files that a package is made of."""
    here = {path.stem for path in (ROOT / package).iterdir() if path.suffix in {"", ".py"}}
    return here - {"__init__", "__pycache__", ".mypy_cache"}


def doll_house(folder: Path) -> None:
    """A house of empty rooms under our own contracts."""
    for package in ("reception", "ui"):
        for name in [*rooms(package), *(f"pages/{page}" for page in rooms("ui/pages") if package == "ui")]:
            room = folder / package / name
            room.mkdir(parents=True, exist_ok=True)
            (room / "__init__.py").touch()
        (folder / package / "__init__.py").touch()
    for module in ("people/model.py", "store/store.py", "store/reading.py"):
        (folder / "reception" / module).touch()
    (folder / "ui/tasks/right.py").write_text("import reception.store.reading", encoding="utf-8")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())


WRONG = [
    ("reception.store", "import reception.cli", "Floors of the core"),
    ("reception.kernel", "import sqlalchemy", "Rules are pure"),
    ("reception.people.rules", "import reception.people.model", "Rules are pure"),
    ("reception.cli", "import PySide6", "The core knows nothing of Qt"),
    ("reception.app", "import ui.text", "The core knows nothing of Qt"),
    ("reception.reports", "import docxtpl", "docxtpl is at home in documents"),
    ("reception.documents", "import openpyxl", "openpyxl is at home in reports"),
    ("reception.language", "import pyrage", "Sealing is at home in security"),
    ("reception.security", "import sqlcipher3", "The encrypted file is at home in the store"),
    ("reception.visits", "import holidays", "The calendar is at home in deadlines"),
    ("reception.deadlines", "import reception.people", "Floors of the core"),
    ("reception.drafts", "import reception.reports", "Floors of the core"),
    ("reception.attachments", "import reception.people", "Floors of the core"),
    ("reception.attic", "", "Floors of the core"),
    ("ui.tasks", "import ui.widgets", "Floors of the window"),
    ("ui.widgets", "import ui.dialogs", "Floors of the window"),
    ("ui.dialogs", "import ui.pages.people", "Floors of the window"),
    ("ui.style", "import ui.text", "Floors of the window"),
    ("ui.attic", "", "Floors of the window"),
    ("ui.pages.people", "import ui.pages.matters", "Pages do not know one another"),
    ("ui.pages.matters", "import sqlalchemy", "The window never touches tables or SQL"),
    ("ui.navigation", "import reception.people.model", "The window never touches tables or SQL"),
    ("ui.application", "import reception.store.store", "The window never touches tables or SQL"),
    ("ui.text", "import reception.store", "The window never touches tables or SQL"),
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of each contract in a house where every line stands in a room of its own that is wrong there."""
    folder = tmp_path_factory.mktemp("house")
    doll_house(folder)
    assert python(LINT, cwd=folder).returncode == 0
    for room, line, _contract in WRONG:
        (folder / room.replace(".", "/")).mkdir(exist_ok=True)
        (folder / room.replace(".", "/") / "__init__.py").write_text(line, encoding="utf-8")
    run = python(LINT, cwd=folder)
    assert run.returncode == 1
    said = re.split(r"^(.+)\n-{4,}$", run.stdout.partition("Broken contracts")[2], flags=re.MULTILINE)
    return dict(zip(said[1::2], said[2::2], strict=True))


@pytest.mark.parametrize(("room", "line", "contract"), WRONG)
def test_a_wrong_line_is_caught_by_its_contract(
    complaints: dict[str, str], room: str, line: str, contract: str
) -> None:
    said = " ".join(text for name, text in complaints.items() if contract in name)
    imported = line.removeprefix("import ")
    assert (f"{room} -> {imported}" if line else room.partition(".")[2]) in said, said


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
