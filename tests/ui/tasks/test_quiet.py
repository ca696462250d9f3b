"""Nothing is left outside the office: on the clipboard, in a dump, in lines of text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import Translator
from tests.house.code import ROOT
from ui.dialogs.fault import FaultDialog, report_of
from ui.tasks.quiet import clear_screen_and_clipboard

NAME = "Өмүралиева 0700123456"
OUTSIDE = f"""
import sys, warnings
from PySide6.QtCore import QObject, qWarning
from ui.tasks.quiet import dump_no_memory, say_nothing_outside

told = []
dump_no_memory()
say_nothing_outside(lambda fault: told.append(type(fault).__name__))
qWarning("{NAME}")

class Faulty:
    def __del__(self):
        raise ValueError("{NAME}")

Faulty()
if sys.platform != "win32":
    import resource
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
sys.exit(0 if told == ["ValueError"] else 1)
"""


@pytest.fixture(autouse=True)
def ours(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The offscreen system keeps no account of whose the clipboard is: here it is said."""
    said = [True]
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: said[0])
    return said


def test_what_was_copied_here_cannot_be_pasted_after_a_lock(qapp: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit(NAME)
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    assert qapp.clipboard().text() == NAME
    clear_screen_and_clipboard()
    assert qapp.clipboard().text() == ""
    clear_screen_and_clipboard()


def test_what_another_program_has_copied_stays(qapp: QApplication, ours: list[bool]) -> None:
    ours[0] = False
    qapp.clipboard().setText("счёт за свет")
    clear_screen_and_clipboard()
    assert qapp.clipboard().text() == "счёт за свет"
    qapp.clipboard().clear()


def test_the_report_of_a_fault_may_still_be_pasted(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = FaultDialog(Translator("ru"), "ValueError at ui/a.py:3")
    qtbot.addWidget(dialog)
    copy = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Копировать отчёт")
    copy.click()
    clear_screen_and_clipboard()
    assert QGuiApplication.clipboard().text() == "ValueError at ui/a.py:3"
    qapp.clipboard().clear()


def test_neither_qt_nor_python_writes_a_line_and_a_crash_leaves_no_memory() -> None:
    told = subprocess.run([sys.executable, "-c", OUTSIDE], cwd=ROOT, capture_output=True, check=False)
    assert (told.stdout, told.stderr, told.returncode) == (b"", b"", 0)


def test_a_report_of_faults_within_faults_says_where_and_nothing_of_what() -> None:
    def fail() -> None:
        try:
            dict[str, str]()[NAME]
        except KeyError as inner:
            inner.add_note(NAME)
            raise ExceptionGroup(
                NAME, [ValueError(NAME), UnicodeEncodeError("ascii", NAME, 0, 1, NAME)]
            ) from inner

    with pytest.raises(ExceptionGroup) as told:
        fail()
    report = report_of(told.value, "Reception")
    assert "KeyError" in report
    assert "ExceptionGroup" in report
    assert "test_quiet.py" in report
    assert not any(word in report for word in NAME.split())
