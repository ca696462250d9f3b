"""Ң, ө and ү are typed without a Kyrgyz layout, into whatever window has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.kyrgyz_keys import KyrgyzKeys

Held = Qt.KeyboardModifier
BOTH = Held.ControlModifier | Held.AltModifier


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> QLineEdit:
    """A field that has the keyboard, with the keys stood before its window."""
    keys, field = KyrgyzKeys(qapp), QLineEdit()
    field.destroyed.connect(keys.deleteLater)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    return field


def strike(field: QLineEdit, letter: str, held: Held) -> None:
    """A key as the window system brings it: to the window, which asks first whether it is a shortcut."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field.windowHandle(), QKeyEvent(kind, ord(letter), held, letter.lower()))


@pytest.mark.parametrize("held", [BOTH, Held.GroupSwitchModifier])
def test_the_keys_of_three_letters_with_altgr_type_the_kyrgyz_ones(field: QLineEdit, held: Held) -> None:
    for letter in "НОУYJE":
        strike(field, letter, held)
    strike(field, "О", held | Held.ShiftModifier)
    assert field.text() == "ңөүңөүӨ"


def test_other_keys_are_left_alone(field: QLineEdit) -> None:
    strike(field, "О", Held.NoModifier)
    strike(field, "Y", Held.NoModifier)
    strike(field, "О", Held.ControlModifier)
    assert field.text() == "оy"


def test_a_window_opened_later_has_the_keys_too(field: QLineEdit, qtbot: QtBot) -> None:
    later = QLineEdit()
    qtbot.addWidget(later)
    with qtbot.waitActive(later):
        later.show()
        later.activateWindow()
    strike(later, "О", BOTH)
    assert later.text() == "ө"
    assert field.text() == ""
