"""A warning of Qt fails the test in which it is said; what is excused, and why, stands here."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.code import ROOT

EXCUSED = {
    "^This plugin does not support ": "the offscreen platform has no window manager to ask for sizes and raising",
}
WARNS = """
from PySide6.QtCore import QAbstractTableModel, QModelIndex, qInfo, qWarning
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

def test_warns(): qWarning("x")
def test_warns_in_a_window(qtbot): qWarning("x")
def test_layout_twice(qtbot):
    from PySide6.QtWidgets import QVBoxLayout
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window), QVBoxLayout(window)
def test_breaks_a_rule_of_models(qtbot):
    class Bad(QAbstractTableModel):
        def rowCount(self, parent=QModelIndex()): return 2
        def columnCount(self, parent=QModelIndex()): return 1
        def data(self, index, role=0): return None
        def index(self, row, column, parent=QModelIndex()): return self.createIndex(9, 9)
    model = Bad()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.dataChanged.emit(model.index(0, 0), model.index(0, 0))
def test_a_slot_raises(qtbot):
    from PySide6.QtCore import QTimer
    def fail(): raise ValueError
    QTimer.singleShot(0, fail)
    qtbot.wait(5)

def test_only_informs(qtbot): qInfo("x")
def test_is_excused(qtbot): qWarning("This plugin does not support raise()")
def test_offscreen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.raise_()
"""


@pytest.mark.needs("qt")
def test_a_warning_of_qt_fails_its_test_and_an_excused_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "test_warns.py").write_text(WARNS)
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]
    command += ["-q", "-rA", "-p", "no:cacheprovider", str(tmp_path / "test_warns.py")]
    run = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line.split(" - ")[0].split("::") for line in run.stdout.splitlines() if "::test_" in line]
    told = {parts[-1]: parts[0].split()[0] for parts in lines if parts[0].split()[0] in {"PASSED", "FAILED"}}
    assert {name for name, outcome in told.items() if outcome == "PASSED"} == {
        "test_only_informs",
        "test_is_excused",
        "test_offscreen",
    }
    assert len(told) == 8


def test_each_excuse_has_its_reason_here() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"][
        "ini_options"
    ]
    assert settings["qt_api"] == "pyside6"
    assert settings["qt_log_level_fail"] == "WARNING"
    assert settings["qt_log_ignore"] == list(EXCUSED)
    silenced = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if path != Path(__file__) and any(word in path.read_text(encoding="utf-8") for word in SILENCING)
    ]
    assert silenced == []


SILENCING = ("no_qt_log", "qt_log_ignore", "qInstallMessageHandler", "QT_LOGGING_RULES", "disabled()")
