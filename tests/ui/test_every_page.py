"""Every page, in every language and at every size of text: nothing is cut, nameless, too small or a trap for Tab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import LANGUAGES, Language
from tests.ui.seen import cut_texts, nameless, too_small, traps
from ui import style
from ui.main_window import MainWindow
from ui.navigation import PAGES
from ui.tasks.workplace import Workplace

NAMES = [entry.name for entry in PAGES]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Each language in turn."""
    code: Language = request.param
    return code


@pytest.fixture(params=[100, 125])
def size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """Text as it comes, and a quarter larger."""
    style.apply(qapp, theme="light", text_size=request.param)
    yield request.param
    style.apply(qapp, theme="light", text_size=100)


def test_every_page_can_be_read_named_reached_and_left(
    demo_place: Workplace, size: int, qtbot: QtBot
) -> None:
    window = MainWindow(demo_place)
    qtbot.addWidget(window)
    window.show()
    found = {}
    for name in NAMES:
        window.open(name, {})
        QApplication.processEvents()
        QApplication.processEvents()
        faults = {
            "cut": cut_texts(window),
            "nameless": nameless(window),
            "small": too_small(window),
            "traps": traps(window),
        }
        found[name] = {kind: texts for kind, texts in faults.items() if texts}
    assert {name: faults for name, faults in found.items() if faults} == {}, size
