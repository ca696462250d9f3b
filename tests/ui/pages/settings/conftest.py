"""The page of settings in an empty office."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.pages.settings.page import SettingsPage
from ui.tasks.workplace import Notice, Workplace


@pytest.fixture
def said(place: Workplace) -> list[Notice]:
    """What the message bar was given."""
    found: list[Notice] = []
    place.said.connect(found.append)
    return found


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> SettingsPage:
    """The page, shown."""
    made = SettingsPage(place)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made
