"""What may be wrong with a PC is a sentence in the window, never a fault of the program."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reception.app import open_office
from reception.kernel.clock import SetClock
from reception.people.actions import add_person
from tests.reception.desk.office import NOON
from tests.ui.conftest import PASSPHRASE, around
from ui.application import Application
from ui.dialogs.first_run import Beginning, FirstRun
from ui.dialogs.sign_in import SignIn
from ui.main_window import MainWindow
from ui.tasks.memory import Memory
from ui.tasks.runner import InlineRunner
from ui.tasks.sleep import Sleep

Start = Callable[[Path], Application]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on a folder; no fault of the program may come of it."""
    begun: list[Application] = []
    faults: list[BaseException] = []

    def run(folder: Path) -> Application:
        memory = Memory(tmp_path / "window.json")
        shown = Application(qapp, folder, memory=memory, runner=InlineRunner(), around=around)
        setattr(shown, "report", faults.append)  # noqa: B010 - a method, in this test alone
        begun.append(shown)
        shown.start()
        return shown

    yield run
    for shown in begun:
        shown.end()
        shown.deleteLater()
    qapp.sendPostedEvents(None, 0)
    assert faults == []


@pytest.fixture
def office(empty_office: Path, tmp_path: Path) -> Path:
    """A copy of the empty office."""
    return Path(shutil.copytree(empty_office, tmp_path / "office"))


def sign_in_of(shown: Application, qtbot: QtBot) -> SignIn:
    """The sign-in once it has read who may sign in, or has said why it cannot."""
    window = shown.window
    assert isinstance(window, SignIn)
    qtbot.waitUntil(lambda: bool(window.login) or not window._fault.isHidden())
    return window


def said(window: SignIn | FirstRun) -> str:
    """The sentence beside the fields."""
    return "" if window._fault.isHidden() else window._fault.text()


DAMAGED = (
    b"",
    b"\0\xff",
    b"{}",
    b"[1]",
    b"{" * 5,
    b"[" * 100_000,
    b'{"version": 99}',
    b'"' + b"x" * 1000 + b'"',
)


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_key_file_is_a_sentence_and_stays_as_it_is(
    start: Start, office: Path, qtbot: QtBot, content: bytes
) -> None:
    for name in ("keys.json", "keys.json.bak"):
        (office / name).write_bytes(content)
    assert said(sign_in_of(start(office), qtbot))
    assert (office / "keys.json").read_bytes() == content


def test_key_files_that_are_folders_or_gone_are_a_sentence_and_no_office_is_begun_over_it(
    start: Start, office: Path, qtbot: QtBot
) -> None:
    for name in ("keys.json", "keys.json.bak"):
        (office / name).unlink()
    assert said(sign_in_of(start(office), qtbot))
    for name in ("keys.json", "keys.json.bak"):
        (office / name).mkdir()
    assert said(sign_in_of(start(office), qtbot))


def test_with_the_copy_of_a_lost_key_file_one_signs_in(start: Start, office: Path, qtbot: QtBot) -> None:
    (office / "keys.json").unlink()
    shown = start(office)
    assert sign_in_of(shown, qtbot).login == "aigul"
    shown.sign_in("aigul", PASSPHRASE)
    assert isinstance(shown.window, MainWindow)


@pytest.mark.parametrize("trouble", ["gone", "damaged", "newer", "folder"])
def test_a_store_that_cannot_be_opened_is_a_sentence_and_stays_as_it_is(
    start: Start, office: Path, qtbot: QtBot, trouble: str
) -> None:
    store = next(office.glob("store-*.db"))
    if trouble == "newer":
        with (
            open_office(office, login="aigul", passphrase=PASSPHRASE, around=around()) as opened,
            opened.store.whole() as connection,
        ):
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    elif trouble == "damaged":
        store.write_bytes(store.read_bytes()[:4096] + b"\0" * 9000)
    else:
        store.unlink()
    if trouble == "folder":
        store.mkdir()
    before = sorted(path.name for path in office.iterdir())
    shown = start(office)
    window = sign_in_of(shown, qtbot)
    shown.sign_in("aigul", PASSPHRASE)
    assert said(window)
    assert shown.window is window
    after = sorted(path.name for path in office.iterdir() if not path.name.endswith(("-wal", "-shm")))
    assert set(after) <= {*before, "lock"}


def test_an_office_that_another_program_has_is_a_sentence(start: Start, office: Path, qtbot: QtBot) -> None:
    shown = start(office)
    window = sign_in_of(shown, qtbot)
    with open_office(office, login="aigul", passphrase=PASSPHRASE, around=around()):
        shown.sign_in("aigul", PASSPHRASE)
        assert said(window)
    shown.sign_in("aigul", PASSPHRASE)
    assert isinstance(shown.window, MainWindow)


def test_a_folder_that_cannot_be_written_is_a_sentence_and_what_was_typed_stays(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    shown = start(tmp_path / "file" / "office")
    window = shown.window
    assert isinstance(window, FirstRun)
    window.go_to(1)
    step = window._steps.currentWidget()
    assert step is not None
    (first, *_rest) = step.findChildren(QLineEdit)
    first.setText("OSH")
    window.asked.emit(
        Beginning(office="OSH", letter="A", name="Асанова", login="aigul", passphrase=PASSPHRASE)
    )
    assert said(window)
    assert (shown.window, first.text()) == (window, "OSH")
    window.demonstration_requested.emit()
    assert said(window)


def test_sleep_locks_at_once_and_waking_does_nothing(start: Start, office: Path, qtbot: QtBot) -> None:
    shown = start(office)
    sign_in_of(shown, qtbot)
    shown.sign_in("aigul", PASSPHRASE)
    sleep = shown._app.findChildren(Sleep)[-1]
    sleep.prepare(False)
    assert isinstance(shown.window, MainWindow)
    sleep.prepare(True)
    assert isinstance(shown.window, SignIn)
    sleep.prepare(True)
    assert isinstance(shown.window, SignIn)


@pytest.mark.parametrize("jump", [3600, -3600, -10 * 365 * 86400])
def test_a_clock_that_jumps_ahead_locks_as_a_sleep_would_and_one_that_jumps_back_does_not(
    start: Start, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    shown = start(office)
    sign_in_of(shown, qtbot)
    shown.sign_in("aigul", PASSPHRASE)
    from time import time

    monkeypatch.setattr("ui.tasks.idle.time", lambda: time() + jump)
    assert shown._idle is not None
    shown._idle.look()
    assert isinstance(shown.window, SignIn if jump > 0 else MainWindow)


def test_with_a_clock_set_back_ten_years_work_goes_on_and_the_order_of_acts_stays(
    start: Start, office: Path, qtbot: QtBot
) -> None:
    shown = start(office)
    sign_in_of(shown, qtbot)
    shown.sign_in("aigul", PASSPHRASE)
    window = shown.window
    assert isinstance(window, MainWindow)
    place = window._place
    assert isinstance(place.clock, SetClock)
    place.act(window, lambda work: add_person(work, values={"surname": "Өмүралиева"})).run()
    place.clock.set_to(NOON - timedelta(days=3650))
    place.act(window, lambda work: add_person(work, values={"surname": "Асанова"})).run()
    for name in ("today", "desk", "people", "matters", "papers", "reports", "bin"):
        window.open(name, {})
    place.undo(window)
    found: list[int] = []
    from reception.people.queries import find_people

    place.ask(window, lambda reading: len(find_people(reading, "Өмүралиева"))).then(found.append).run()
    place.ask(window, lambda reading: len(find_people(reading, "Асанова"))).then(found.append).run()
    assert found == [1, 0]
