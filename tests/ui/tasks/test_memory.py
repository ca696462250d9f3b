"""What the window remembers is known by name, and a damaged memory is none: the window opens as on its first day."""

from __future__ import annotations

import ast
import json
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.house.code import sources
from tests.ui.conftest import PASSPHRASE, around
from ui import style
from ui.application import Application
from ui.dialogs.sign_in import SignIn
from ui.main_window import MainWindow
from ui.tasks.memory import Memory
from ui.tasks.runner import InlineRunner

HOLDS = {
    "backup.places": "folders for backups, chosen in the settings",
    "language": "a code",
    "last_login": "a sign-in name, which stands on the disk in clear anyway",
    "lock.minutes": "a number",
    "matters.kind": "a code",
    "matters.language": "a code",
    "matters.sizes": "numbers",
    "matters.translations": "yes or no",
    "people.sizes": "numbers",
    "scanner.folder": "the folder of the scanner, chosen in the settings",
    "text_size": "a number",
    "theme": "a code",
    "today.mine": "yes or no",
    "window.geometry": "numbers",
    "*.register": "codes and widths of columns, an order; never what was typed to find or to filter",
}


def names_kept() -> set[str]:
    """The names under which something is kept, wherever the window does so."""
    return {
        name
        for source in sources()
        if source.name.startswith("ui/")
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("memory.keep")
        for name in named(call.args[0], source.name)
    }


def named(told: ast.expr, file: str) -> set[str]:
    if isinstance(told, ast.Constant):
        return {str(told.value)}
    text = ast.unparse(told)
    if isinstance(told, ast.Name) and text.isupper():
        module = import_module(file.removesuffix(".py").replace("/", "."))
        return {str(getattr(module, text))}
    return {("register", "self._memory"): {"*.register"}, ("appearance", "name"): {"text_size", "theme"}}[
        Path(file).stem.removesuffix("_view"), text
    ]


def test_every_name_under_which_the_window_remembers_is_known_here() -> None:
    assert names_kept() == set(HOLDS)


WRONG: tuple[Any, ...] = (
    None,
    "x" * 300,
    -5,
    10**30,
    ["x", None, {}],
    {"widths": {"name": "x"}, "shown": 5, "sort": [1, 2], "filters": 3},
)


@pytest.mark.parametrize("value", WRONG, ids=[f"{type(value).__name__}-{n}" for n, value in enumerate(WRONG)])
def test_a_window_opens_whatever_its_memory_holds(
    qapp: QApplication, qtbot: QtBot, empty_office: Path, tmp_path: Path, value: object
) -> None:
    folder = Path(shutil.copytree(empty_office, tmp_path / "office"))
    names = [*(set(HOLDS) - {"*.register"}), "person.register", "matter.register", "visit.register"]
    (tmp_path / "window.json").write_text(json.dumps(dict.fromkeys(names, value)))
    shown = Application(
        qapp, folder, memory=Memory(tmp_path / "window.json"), runner=InlineRunner(), around=around
    )
    faults: list[BaseException] = []
    setattr(shown, "report", faults.append)  # noqa: B010 - a method, in this test alone
    shown.start()
    qtbot.waitUntil(lambda: isinstance(shown.window, SignIn) and bool(shown.window.login))
    shown.sign_in("aigul", PASSPHRASE)
    window = shown.window
    assert isinstance(window, MainWindow)
    for name in ("desk", "people", "matters", "settings"):
        window.open(name, {})
    assert shown._idle is not None
    shown._idle.look()
    shown.end()
    assert faults == []
    style.apply(qapp)
    shown.deleteLater()
    qapp.sendPostedEvents(None, 0)


@pytest.mark.parametrize("content", [b"", b"\0\xff\xfe", b"{", b"[1]", b"[" * 100_000, b'"x"', b'{"a": NaN}'])
def test_a_damaged_file_is_an_empty_memory_and_is_mended_by_the_next_save(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    memory = Memory(path)
    assert memory.get("language") is None
    memory.keep("language", "ky")
    memory.save()
    assert Memory(path).get("language") == "ky"


def test_where_nothing_can_be_written_the_window_remembers_until_its_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    memory = Memory(tmp_path / "file" / "window.json")
    memory.keep("language", "ky")
    memory.save()
    assert memory.get("language") == "ky"
