"""What each role finds in the window: no page that is empty for it, nothing that it is then refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reception.app import open_office
from reception.kernel.i18n import mark as _
from reception.security.permissions import ROLES, Role
from reception.security.sign_ins import SignInAsked, add_sign_in
from tests.ui.conftest import PASSPHRASE, around, workplace
from ui.main_window import MainWindow
from ui.navigation import pages_for
from ui.pages.today.page import TodayPage
from ui.style import icon
from ui.tasks.workplace import Notice, Workplace

Enter = Callable[[Role], Workplace]
ALL = {"today", "desk", "people", "matters", "papers", "reports", "import", "bin", "settings", "help"}
NO_RECORDS = {"reports", "settings", "help"}
SEEN: dict[Role, set[str]] = {
    "lawyer": ALL,
    "director": ALL - {"import"},
    "coordinator": ALL - {"desk", "import", "bin"},
    "translator": ALL - {"desk", "import", "bin"},
    "accountant": NO_RECORDS,
    "editor": NO_RECORDS,
    "administrator": NO_RECORDS,
}


@pytest.fixture
def enter(empty_office: Path, tmp_path: Path) -> Iterator[Enter]:
    """Signs somebody of this role in at a copy of the office."""
    entered: list[Workplace] = []

    def sign_in(role: Role) -> Workplace:
        first = workplace(empty_office, tmp_path / "first", "aigul", "ru")
        first._lanes.close()
        with (
            open_office(tmp_path / "first", login="aigul", passphrase=PASSPHRASE, around=around(9)) as office,
            office.work() as work,
        ):
            asked = SignInAsked("other", PASSPHRASE)
            add_sign_in(work, keys=office.keys, asked=asked, name="Осмонова Жибек", roles=[role])
        entered.append(workplace(tmp_path / "first", tmp_path / "other", "other", "ru"))
        return entered[-1]

    yield sign_in
    for place in entered:
        place._lanes.close()


def window_of(place: Workplace, qtbot: QtBot) -> MainWindow:
    window = MainWindow(place)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_are_those_that_the_role_has_use_of_and_each_opens(
    role: Role, enter: Enter, qtbot: QtBot
) -> None:
    place = enter(role)
    assert {entry.name for entry in pages_for(place)} == SEEN[role]
    window = window_of(place, qtbot)
    assert window.at[0] == pages_for(place)[0].name
    for entry in pages_for(place):
        window.open(entry.name, {})
        assert window.at[0] == entry.name
        for command in window.commands():
            assert not command.icon or not icon(command.icon).isNull()


def test_a_page_of_no_use_is_not_opened_by_any_way(enter: Enter, qtbot: QtBot) -> None:
    place = enter("accountant")
    window = window_of(place, qtbot)
    heard: list[object] = []
    place.said.connect(heard.append)
    place.open("people", row="00")
    assert window.at[0] == "reports"
    assert isinstance(heard[0], Notice)
    assert place.words(_("People")) in heard[0].text


def test_who_receives_nobody_is_offered_no_receiving_in_the_morning(enter: Enter, qtbot: QtBot) -> None:
    place = enter("coordinator")
    page = window_of(place, qtbot).page
    assert isinstance(page, TodayPage)
    receive = place.words(_("Receive"))
    assert [one.text() for one in page.findChildren(QPushButton) if one.isVisible()].count(receive) == 0
    assert receive not in [place.words(command.words) for command in page.commands()]
