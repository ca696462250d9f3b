"""From the first start to the lock, by keys and clicks, with a real encrypted office below."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import LANGUAGES, Language, Translator
from tests.ui.conftest import PASSPHRASE, around
from tests.ui.seen import cut_texts
from tests.ui.typing import press, type_text
from ui import style
from ui.application import Application
from ui.dialogs.first_run import TOLD, FirstRun
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.sign_in import SignIn
from ui.main_window import MainWindow
from ui.tasks.memory import Memory
from ui.tasks.runner import InlineRunner

Start = Callable[[Path], Application]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, language: Language) -> Iterator[Start]:
    """Starts the program on a folder; everything is closed at the end."""
    begun: list[Application] = []

    def run(folder: Path) -> Application:
        memory = Memory(tmp_path / "window.json")
        memory.keep("language", language)
        shown = Application(qapp, folder, memory=memory, runner=InlineRunner(), around=around)
        begun.append(shown)
        shown.start()
        return shown

    yield run
    for shown in begun:
        shown.end()
        shown.deleteLater()
    qapp.sendPostedEvents(None, 0)


@pytest.fixture(params=[100, 150])
def size(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    """The size of letters, in hundredths."""
    style.apply(qapp, theme="light", text_size=request.param)
    yield int(request.param)
    style.apply(qapp, theme="light", text_size=100)


@pytest.fixture
def office(empty_office: Path, tmp_path: Path) -> Path:
    """A copy of the empty office."""
    return Path(shutil.copytree(empty_office, tmp_path / "office"))


def button(window: QWidget, text: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.text() == text)


def signed_in(qtbot: QtBot, shown: Application) -> MainWindow:
    window = shown.window
    assert isinstance(window, SignIn)
    qtbot.waitUntil(lambda: window.login == "aigul")
    type_text(window.passphrase, PASSPHRASE)
    press(window.passphrase, Qt.Key.Key_Return)
    assert isinstance(shown.window, MainWindow)
    return shown.window


def test_a_new_office_is_begun_in_three_steps_and_the_code_is_asked_back(
    start: Start, tmp_path: Path
) -> None:
    shown = start(tmp_path / "new")
    window = shown.window
    assert isinstance(window, FirstRun)
    button(window, "Кыргызча").click()
    window = shown.window
    assert isinstance(window, FirstRun)
    assert (window.step, shown.words.language) == (1, "ky")
    for field, text in zip(fields(window), ("osh", "", "Өмүралиева Бурул", "burul"), strict=True):
        type_text(field, text)
    press(fields(window)[-1], Qt.Key.Key_Return)
    assert window.step == 2
    for field in fields(window):
        type_text(field, "тоо башында кар жатат")
    press(fields(window)[-1], Qt.Key.Key_Return)
    assert window.step == 3
    press(fields(window)[-1], Qt.Key.Key_Return)
    assert isinstance(shown.window, FirstRun)
    shown_code = window._shown.text()
    assert all(group in shown_code for group in window._code)
    for field, place in zip(fields(window), window._wanted, strict=True):
        type_text(field, window._code[place])
        assert not any(group in window._shown.text() for group in window._code)
        field.clear()
        assert window._shown.text() == shown_code
        assert (
            str(place + 1) in next(one for one in window.findChildren(QLabel) if one.buddy() is field).text()
        )
    for field, place in zip(fields(window), window._wanted, strict=True):
        type_text(field, window._code[place])
    press(fields(window)[-1], Qt.Key.Key_Return)
    assert isinstance(shown.window, MainWindow)
    assert (tmp_path / "new" / "keys.json").exists()


def fields(window: FirstRun) -> list[QLineEdit]:
    page = window._steps.currentWidget()
    assert page is not None
    return page.findChildren(QLineEdit)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("size")
def test_no_step_of_the_first_start_cuts_its_words(qtbot: QtBot, language: Language) -> None:
    window = FirstRun(Translator(language))
    qtbot.addWidget(window)
    window.show()
    window.show_code("-".join(["123456"] * 10))
    for step in range(4):
        window.go_to(step)
        qtbot.wait(10)
        assert cut_texts(window) == []
    dialog = RecoveryDialog(Translator(language), "burul", window)
    dialog.open()
    dialog.show_fault(Translator(language)(TOLD))
    qtbot.wait(10)
    assert cut_texts(dialog) == []


def test_one_can_go_back_and_mend_what_a_step_before_said(start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "new").window
    assert isinstance(window, FirstRun)
    window.go_to(1)
    for field, text in zip(fields(window), ("OHS", "", "Асанова", "aigul"), strict=True):
        type_text(field, text)
    press(fields(window)[-1], Qt.Key.Key_Return)
    assert window.step == 2
    back = Translator("ru")("Back")  # type: ignore[arg-type]
    next(one for one in window.findChildren(QPushButton) if one.text() == back and one.isVisible()).click()
    assert (window.step, fields(window)[0].text()) == (1, "OHS")


def test_a_weak_passphrase_and_two_that_differ_are_said_beside_and_nothing_is_written(
    start: Start, tmp_path: Path
) -> None:
    window = start(tmp_path / "new").window
    assert isinstance(window, FirstRun)
    window.go_to(1)
    for field, text in zip(fields(window), ("OSH", "", "Асанова", "aigul"), strict=True):
        type_text(field, text)
    press(fields(window)[-1], Qt.Key.Key_Return)
    first, again = fields(window)
    type_text(first, "osh2026")
    press(first, Qt.Key.Key_Return)
    assert not window._fault.isHidden()
    type_text(first, " кар жатат тоодо")
    type_text(again, "башка сөз")
    press(again, Qt.Key.Key_Return)
    assert window._fault.text() == Translator("ru")(
        "The two passphrases differ. Type both again."  # type: ignore[arg-type]
    )
    assert not (tmp_path / "new").exists()


def test_a_wrong_passphrase_is_a_sentence_and_the_right_one_opens(
    start: Start, office: Path, qtbot: QtBot
) -> None:
    shown = start(office)
    window = shown.window
    assert isinstance(window, SignIn)
    qtbot.waitUntil(lambda: window.login == "aigul")
    type_text(window.passphrase, "wrong passphrase")
    press(window.passphrase, Qt.Key.Key_Return)
    assert shown.window is window
    assert not window._fault.isHidden()
    press(window.passphrase, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(window.passphrase, PASSPHRASE)
    press(window.passphrase, Qt.Key.Key_Return)
    assert isinstance(shown.window, MainWindow)


def test_a_lock_destroys_the_window_drops_the_key_and_leads_back_to_where_one_was(
    start: Start, office: Path, qtbot: QtBot
) -> None:
    shown = start(office)
    main = signed_in(qtbot, shown)
    main.open("settings", {})
    with qtbot.waitSignal(main.destroyed):
        main._place.lock()
    assert isinstance(shown.window, SignIn)
    assert (shown._place, shown._lanes) == (None, None)
    assert signed_in(qtbot, shown).at[0] == "settings"


def test_at_a_lock_what_went_in_circles_is_swept(start: Start, office: Path, qtbot: QtBot) -> None:
    main, swept = signed_in(qtbot, start(office)), list[int]()

    def see(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            swept.append(info["generation"])

    gc.disable()
    gc.callbacks.append(see)
    try:
        main._place.lock()
        qtbot.waitUntil(lambda: 2 in swept)
    finally:
        gc.callbacks.remove(see)
        gc.enable()


def test_the_language_changes_without_a_restart_and_the_page_stays(
    start: Start, office: Path, qtbot: QtBot
) -> None:
    shown = start(office)
    main = signed_in(qtbot, shown)
    main.open("bin", {})
    main._place.switch_language("ky")
    assert isinstance(shown.window, MainWindow)
    assert shown.window is not main
    assert shown.window.at[0] == "bin"
    assert shown.window._place.words.language == "ky"


def test_a_fault_of_the_program_is_reported_without_its_words(
    start: Start, office: Path, qtbot: QtBot
) -> None:
    shown = start(office)
    main = signed_in(qtbot, shown)

    def fail(_reading: object) -> None:
        raise ValueError("Өмүралиева 0700123456")

    main._place.ask(main, fail).run()
    from ui.dialogs.fault import FaultDialog

    dialog = main.findChild(FaultDialog)
    assert dialog is not None
    report = dialog.text.toPlainText()
    assert "ValueError" in report
    assert "Өмүралиева" not in report
    assert "0700123456" not in report
    assert shown.window is main
    dialog.reject()


def test_the_program_ends_with_the_office_closed(start: Start, office: Path, qtbot: QtBot) -> None:
    shown = start(office)
    signed_in(qtbot, shown).close()
    from filelock import FileLock

    with FileLock(office / "lock", timeout=0):
        pass
