"""Every page and what opens on it, in every language and size of text: nothing is cut, nameless, too small or a trap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import LANGUAGES, Language
from reception.matters.model import Matter
from reception.visits.model import Visit
from tests.ui.seen import cut_texts, nameless, too_small, traps
from ui import style
from ui.main_window import MainWindow
from ui.navigation import PAGES
from ui.pages.matters.page import MattersPage
from ui.pages.people.page import PeoplePage
from ui.pages.settings.page import SettingsPage
from ui.tasks.workplace import Workplace
from ui.text.qt_language import QtLanguage

Where = Mapping[str, Any]
SMALLEST = (1024, 700)
"""The smallest window that is promised."""


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


@pytest.fixture
def window(demo_place: Workplace, size: int, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """The invented office in a window; Qt's own words are those of the language."""
    speech = QtLanguage(qapp)
    speech.speak(demo_place.words)
    made = MainWindow(demo_place)
    qtbot.addWidget(made)
    made.resize(*SMALLEST)
    made.show()
    assert size
    yield made
    speech.fall_silent()


def faults(window: MainWindow) -> dict[str, list[str]]:
    """What is wrong with what the window shows now."""
    QApplication.processEvents()
    QApplication.processEvents()
    found = {
        "cut": cut_texts(window),
        "nameless": nameless(window),
        "small": too_small(window),
        "traps": traps(window),
    }
    return {kind: texts for kind, texts in found.items() if texts}


def opened(place: Workplace) -> Iterator[tuple[str, Where]]:
    """What opens on the pages: someone at the desk, a visit, a paper in the making, a slip, a number's list."""
    with place._lanes.office.reading() as reading:
        matter = reading.first(sa.select(Matter.id, Matter.client_id).order_by(Matter.n))
        visit = reading.value(sa.select(Visit.id).where(Visit.person_id.is_not(None)).order_by(Visit.n))
    assert matter is not None
    yield "desk", {"person": matter.client_id.hex}
    yield "desk", {"visit": visit.hex}
    yield "desk", {"ngo": True}
    yield "people", {"new": True}
    yield "people", {"row": matter.client_id.hex}
    yield "matters", {"row": matter.id.hex}
    yield "papers", {"kind": "information_request", "matter": matter.id.hex}
    yield "papers", {"kind": "visit_slip", "visit": visit.hex}
    yield from (("reports", {"table": name}) for name in ("category", "region"))


def turned(window: MainWindow) -> Iterator[str]:
    """Turn to every part of the page that is shown, one after another."""
    page = window.page
    if isinstance(page, PeoplePage) and page.view.row is not None and not page.where().get("new"):
        for tab in range(page.view.tabs.count()):
            page.view.show_tab(tab)
            yield page.view.tabs.tabText(tab)
    elif isinstance(page, MattersPage) and page.where():
        for name in page.view.parts.names:
            page.view.parts.show_part(name)
            yield name
    elif isinstance(page, SettingsPage):
        for name in page.names():
            page.open_at({"section": name})
            yield name
    else:
        yield ""


def test_whatever_is_opened_can_be_read_named_reached_and_left(
    window: MainWindow, demo_place: Workplace
) -> None:
    found = {}
    for name, where in [*((entry.name, {}) for entry in PAGES), *opened(demo_place)]:
        window.open(name, where)
        assert window.at[0] == name
        for part in turned(window):
            found[f"{name} {sorted(where)} {part}"] = faults(window)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) > 35


def test_the_window_fits_the_smallest_screen(window: MainWindow) -> None:
    for entry in PAGES:
        window.open(entry.name, {})
    assert window.minimumSizeHint().width() <= window.width() == SMALLEST[0]
