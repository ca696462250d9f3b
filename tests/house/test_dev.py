"""What `dev.py` decides before it starts anything."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from tests.house.code import ROOT


def test_a_machine_without_a_library_is_told_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    assert dev.missing_packages(for_tests=False) == ["libegl1"]


def test_tests_ask_for_their_tools_and_the_program_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda _: True)
    monkeypatch.setattr("shutil.which", lambda tool: None if tool in {"age", "soffice"} else tool)
    monkeypatch.setattr(dev, "TINOS", ROOT / "dev.py")
    assert dev.missing_packages(for_tests=False) == []
    assert dev.missing_packages(for_tests=True) == [
        "libreoffice-writer-nogui",
        "libreoffice-calc-nogui",
        "age",
    ]


def test_one_who_is_not_root_is_shown_the_line_and_nothing_is_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("something was run"))
    dev.install_packages(["libegl1", "age"])
    line = "  sudo apt-get install -y --no-install-recommends libegl1 age"
    assert line in capsys.readouterr().out.splitlines()


def test_the_environment_is_made_anew_when_a_dependency_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1", encoding="utf-8")
    monkeypatch.setattr(dev, "LOCK", lock)
    before = dev.fingerprint()
    lock.write_text("one==2", encoding="utf-8")
    assert dev.fingerprint() != before


def test_each_demonstration_gets_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    first = dev.fresh_folder()
    first.mkdir()
    assert [first.name, dev.fresh_folder().name] == ["demo-office", "demo-office-2"]


@pytest.mark.parametrize(
    ("system", "named", "display"),
    [
        ("linux", None, False),
        ("linux", "DISPLAY", True),
        ("linux", "WAYLAND_DISPLAY", True),
        ("linux", "QT_QPA_PLATFORM", True),
        ("win32", None, True),
    ],
)
def test_a_window_is_opened_where_there_is_a_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, named: str | None, display: bool
) -> None:
    started: list[tuple[str | Path, ...]] = []

    def start(*words: str | Path) -> int:
        started.append(words)
        return 0

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "in_venv", start)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if named:
        monkeypatch.setenv(named, "something")
    assert dev.show_demonstration() == 0
    (words,) = started
    assert words[1] == ("ui" if display else "reception")


def test_the_invented_office_of_the_window_stays_from_run_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    first = dev.standing_folder()
    assert first == dev.standing_folder()
    assert first.is_relative_to(tmp_path)


def test_a_clone_that_cannot_be_written_to_has_its_office_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "build").write_text("a file stands in the way", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: str(tmp_path / "elsewhere"))
    assert dev.standing_folder() == tmp_path / "elsewhere" / "demonstration"
    assert dev.fresh_folder() == tmp_path / "elsewhere" / "demo-office"


def test_an_unknown_command_is_a_usage_error() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "dev.py", "fly"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "fly" in run.stderr


def test_it_needs_nothing_but_the_standard_library() -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "dev.py", "--help"], capture_output=True, check=False
    )
    assert run.returncode == 0


def test_the_lock_holds_every_dependency_and_what_builds_the_clone() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["build-system"]["requires"],
        "editables",
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["test"],
    ]
    names = {re.split(r"[<>=~; \[]", line)[0].lower() for line in wanted}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {name.lower() for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)}
    assert names - locked == set()
