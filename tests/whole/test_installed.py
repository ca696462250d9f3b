"""The installed copy is built from the tree and tries itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ".exe" if sys.platform == "win32" else ""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the specification makes."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    subprocess.run(
        [*build, *places, str(ROOT / "build_installer.spec")], check=True, cwd=folder, capture_output=True
    )
    return folder / "dist" / "reception"


def answer(copy: Path, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """What a program of the copy says, far from the tree and without a display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "DISPLAY", "WAYLAND"))
    }
    return subprocess.run(
        [str(copy / f"{program}{PROGRAM}"), *words],
        cwd=copy.parent,
        env=kept | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.long
def test_the_installed_copy_tries_itself_and_is_content(copy: Path) -> None:
    tried = answer(copy, "reception", "--self-test", "--lang", "en")
    assert (tried.returncode, tried.stdout.splitlines()[-1]) == (0, "The program works."), tried.stdout


@pytest.mark.long
def test_the_command_line_is_in_the_same_folder(copy: Path) -> None:
    helped = answer(copy, "reception-cli", "--lang", "en", "document", "kinds", "--help")
    assert helped.returncode == 0, helped.stderr
    assert "kinds" in helped.stdout


@pytest.mark.long
def test_without_what_is_needless_and_with_every_licence(copy: Path) -> None:
    names = {path.name for path in copy.rglob("*")}
    assert not [name for name in names if "Qt6Qml" in name or "Qt6Quick" in name or "opengl32sw" in name]
    inner = copy / "_internal"
    assert {"LGPL-3.0.txt", "GPL-3.0.txt"} <= {
        path.name for path in (inner / "resources" / "licences").iterdir()
    }
    assert (inner / "resources" / "fonts" / "OFL.txt").is_file()
    assert (inner / "NOTICE.md").is_file()
    assert {"sqlalchemy", "sqlcipher3", "cryptography", "lxml"} <= {
        path.name for path in (inner / "licences").iterdir()
    }
