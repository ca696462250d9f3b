"""From the first start to the last window: sign-in, the opened office, lock, another language, the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from reception.kernel.errors import Trouble
from reception.kernel.i18n import Translator, language_of
from reception.kernel.i18n import mark as _
from ui import style
from ui.application.clearing import Clearing
from ui.application.loading import load_all
from ui.application.prefilled import Prefilled
from ui.dialogs.sign_in import SignIn
from ui.tasks.memory import Memory
from ui.tasks.opening import Around, has_office, logins, opened
from ui.tasks.quiet import clear_screen_and_clipboard
from ui.tasks.runner import Job, Lane, Outcome, Runner
from ui.text.qt_language import QtLanguage
from ui.widgets.kyrgyz_keys import KyrgyzKeys

if TYPE_CHECKING:
    from ui.application.beginnings import Beginnings
    from ui.main_window import MainWindow
    from ui.tasks.idle import Idle
    from ui.tasks.instance import Listener
    from ui.tasks.lanes import Lanes
    from ui.tasks.word import LockedCopies
    from ui.tasks.workplace import Workplace

Where = tuple[str, Mapping[str, Any]]
IDLE_MINUTES = 10
START: Where = ("today", {})
SAVE_EVERY_MS = 10_000


class Application(QObject):
    """Holds what outlives one window: lanes, memory, language; nobody but `__main__` makes it."""

    faulted = Signal(object)
    """A fault that nobody expected, from any thread."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        *,
        memory: Memory,
        runner: Runner,
        around: Around,
        prefilled: Prefilled | None = None,
    ) -> None:
        """Prepare for the office in this folder."""
        super().__init__(app)
        self._app = app
        self.around = around
        self.folder = self._home = folder
        self._memory = memory
        self._runner = runner
        self._prefilled = prefilled
        self._qt_language = QtLanguage(app)
        self._window: QWidget | None = None
        self._lanes: Lanes | None = None
        self._place: Workplace | None = None
        self._idle: Idle | None = None
        self._beginnings: Beginnings | None = None
        self._locked: LockedCopies | None = None
        self._reported: QWidget | None = None
        self._is_ending = False
        self._unpainted: QWidget | None = None
        self._after_paint: Callable[[], object] = self._painted
        self._login = ""
        self._left: dict[str, Where] = {}
        """Where each person was when the office was locked."""
        KyrgyzKeys(app)
        self.words = Translator(language_of(str(memory.get("language"))) or "ru")
        self._listener: Listener | None = None
        self._saver = QTimer(self, interval=SAVE_EVERY_MS)
        self._connect()

    def _connect(self) -> None:
        self.faulted.connect(self.report, Qt.ConnectionType.QueuedConnection)
        self._saver.timeout.connect(lambda: self._later("make", self._memory.save))
        self._saver.start()
        self._app.setQuitOnLastWindowClosed(False)
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._app.commitDataRequest.connect(lambda _session: self._keep())

    @property
    def window(self) -> QWidget | None:
        """The window that is shown."""
        return self._window

    def start(self) -> None:
        """Show the first window: sign-in, or the first start where there is no office yet."""
        self.speak(self.words.language)
        self.dress()
        if has_office(self.folder):
            self.show_sign_in()
        else:
            self.show_first_run()

    def dress(self) -> None:
        """Put on theme and text size as they are remembered."""
        theme, size = self._memory.get("theme", "system"), self._memory.get("text_size", 100)
        style.apply(self._app, theme=str(theme), text_size=int(size))

    def _later(self, lane: Lane, job: Job, done: Callable[[Outcome], object] | None = None) -> None:
        self._runner.submit(lane, job, done or (lambda _outcome: None))

    def put(self, window: QWidget) -> None:
        """Show a window in place of the one before, which is destroyed."""
        before, self._window = self._window, window
        self._unpainted = window
        window.installEventFilter(self)
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _come_forward(self) -> None:
        if self._window is not None:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.raise_()
            self._window.activateWindow()

    def quit_after_paint(self) -> None:
        """End as soon as the first window has been painted: for measuring the start."""
        self._after_paint = self._app.quit

    def show_sign_in(self) -> None:
        """Ask who it is; the names are read once the window is painted."""
        window = SignIn(self.words)
        window.tried.connect(self.sign_in)
        window.recovery_requested.connect(self._recover)
        self.put(window)

    def _painted(self) -> None:
        """Listen for a second start, and read who may sign in: off the main thread, once the window is seen."""
        from ui.tasks.instance import Listener  # noqa: PLC0415 - it brings Qt's network

        if self._listener is None and not self._is_ending:
            self._listener = Listener(self.folder, self._come_forward)
        if isinstance(self._window, SignIn):
            folder = self.folder
            self._later("make", lambda: logins(folder), self._names_read)

    def _listen_no_more(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _names_read(self, outcome: Outcome) -> None:
        window = self._window
        if not isinstance(window, SignIn):
            return
        if outcome.fault is not None:
            window.show_fault(self.worded(outcome.fault))
            return
        window.show_names(outcome.value, last=str(self._memory.get("last_login", "")))
        if self._prefilled is not None:
            window.fill_in(self._prefilled.passphrase)
        self._app.setWindowIcon(style.icon("reception"))
        self._later("make", load_all)

    def worded(self, fault: BaseException) -> str:
        """A fault as a sentence; one of the program itself is reported besides."""
        if isinstance(fault, Trouble):
            from reception.kernel.telling import sentences  # noqa: PLC0415 - said seldom

            return "\n".join(sentences(fault, self.words))
        self.report(fault)
        return self.words(_("Something went wrong in the program itself."))

    def sign_in(self, login: str, passphrase: str) -> None:
        """Open the office for this person, off the main thread."""
        folder = self.folder
        self._later(
            "write",
            lambda: opened(folder, login, passphrase, self.around),
            lambda outcome: self._opened(login, outcome),
        )

    def _opened(self, login: str, outcome: Outcome) -> None:
        if outcome.fault is not None:
            self.say_fault(outcome.fault)
            return
        from ui.tasks.lanes import Lanes  # noqa: PLC0415 - what follows waits until the first window is painted
        from ui.tasks.workplace import Workplace  # noqa: PLC0415

        office, known = outcome.value
        if self._is_ending:
            self._later("write", office.close)
            return
        self._login = login
        self._memory.keep("last_login", login)
        self._lanes = Lanes(office, self._runner)
        self._place = Workplace(
            self._lanes, known=known, words=self.words, memory=self._memory, clock=office.around.clock
        )
        self._hear(self._place)
        self._show_main(self._left.pop(login, START))
        self._watch_idle()
        self._morning(self._place)

    def say_fault(self, fault: BaseException) -> None:
        """Say in the window that is shown why it did not work."""
        sentence = self.worded(fault)
        show = getattr(self._window, "show_fault", None)
        if show is not None:
            show(sentence)

    def _hear(self, place: Workplace) -> None:
        place.language_requested.connect(self._change_language)
        place.style_requested.connect(self._restyle)
        place.lock_requested.connect(self.lock)
        place.panic_requested.connect(Clearing(self, self._runner, place).clear_away)
        place.begin_requested.connect(self._leave_demonstration)
        place.failed.connect(self.report)

    def _show_main(self, start: Where) -> None:
        from ui.main_window import MainWindow  # noqa: PLC0415 - it brings the store's packages

        if self._place is not None:
            window = MainWindow(self._place, start=start)
            self.put(window)

    def _morning(self, place: Workplace) -> None:
        """What a day begins with: the backup that makes itself, papers that came back from Word."""
        from ui.tasks import word  # noqa: PLC0415 - as above
        from ui.widgets.daily_copy import DailyCopy  # noqa: PLC0415 - as above

        self._stop_sealing()
        word.at_start(place)
        DailyCopy(place, place).begin()

    def _stop_sealing(self) -> None:
        if self._locked is not None:
            self._locked.stop()
            self._locked.deleteLater()
            self._locked = None

    def _watch_idle(self) -> None:
        from ui.tasks.idle import Idle  # noqa: PLC0415 - as above
        from ui.tasks.sleep import Sleep  # noqa: PLC0415 - as above

        if self._idle is None:
            self._idle = Idle(self._app, lambda: float(self._memory.get("lock.minutes", IDLE_MINUTES)))
            self._idle.too_long.connect(self.lock)
            Sleep(self._app).coming.connect(self.lock)

    def _change_language(self, code: str) -> None:
        """Go on in this language, in a window built anew."""
        self.speak(code)
        if self._place is not None:
            self._place.words = self.words
        self._build_anew()

    def _restyle(self) -> None:
        """Put on theme and text size as they are remembered now; icons are drawn anew with the window."""
        self.dress()
        self._build_anew()

    def _follow_system(self) -> None:
        if self._memory.get("theme", "system") == "system":
            self._build_anew()

    def _build_anew(self) -> None:
        """Build the window anew where it was, with what was typed: its drafts are written first."""
        window = self._main
        if window is not None and self._place is not None:
            at = window.at
            window.keep()
            window.keep_size()
            self._later("write", lambda: None, lambda _outcome: self._show_main(at))

    @property
    def _main(self) -> MainWindow | None:
        from ui.main_window import MainWindow  # noqa: PLC0415 - as above

        return self._window if isinstance(self._window, MainWindow) else None

    def _keep(self) -> None:
        if self._lanes is not None and (window := self._main) is not None:
            window.keep()
            window.keep_size()

    def lock(self) -> None:
        """Destroy the window and drop the key; drafts stay, and whoever signs in again is where he was."""
        window, lanes = self._main, self._lanes
        if window is None or lanes is None:
            return
        self._left[self._login] = window.at
        self._put_away(lanes)
        self.show_sign_in()

    def _put_away(self, lanes: Lanes) -> None:
        """Keep drafts and edited papers, then close the office; its lane does one after the other."""
        from ui.tasks import word  # noqa: PLC0415 - as above

        self._keep()
        clear_screen_and_clipboard()
        place, self._place, self._lanes = self._place, None, None
        if place is not None:
            word.before_lock(place)
        self._later("write", lanes.close, lambda outcome: self._closed(place, outcome))

    def _closed(self, place: Workplace | None, outcome: Outcome) -> None:
        """Go on sealing what is still open in an editor, until somebody signs in."""
        from ui.tasks import word  # noqa: PLC0415 - as above
        from ui.tasks.sweeping import sweep_now  # noqa: PLC0415 - as above

        if place is not None:
            place.deleteLater()
        if outcome.fault is not None:
            self.say_fault(outcome.fault)
        if self._place is None and self._locked is None and not self._is_ending:
            self._locked = word.while_locked(self.folder, self)
            QTimer.singleShot(0, sweep_now)

    def end(self) -> None:
        """Keep what was typed, close the office, and leave."""
        self._is_ending = True
        self._listen_no_more()
        self._saver.stop()
        self._qt_language.fall_silent()
        lanes, window = self._lanes, self._window
        self._stop_sealing()
        if lanes is not None:
            self._put_away(lanes)
        self._window = None
        if window is not None:
            window.hide()
            window.deleteLater()  # and with it every dialog over it
        self._later("write", self._memory.save, lambda _outcome: self._app.quit())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What waits for the first paint begins after it; closing the last window is the end."""
        if watched is self._unpainted and event.type() == QEvent.Type.Paint:
            self._unpainted = None
            QTimer.singleShot(0, self._after_paint)
        if watched is self._window and event.type() == QEvent.Type.Close:
            event.ignore()
            self.end()
            return True
        return super().eventFilter(watched, event)

    def show_first_run(self) -> None:
        """Begin an office, look at an invented one, or restore a backup."""
        from ui.application.beginnings import Beginnings  # noqa: PLC0415 - seen once in a PC's life

        self._beginnings = Beginnings(self, self._runner)
        self._beginnings.show()

    def speak(self, code: str) -> None:
        """Go on in this language; what stands already keeps its words."""
        self.words = Translator(language_of(code) or "ru")
        self._memory.keep("language", self.words.language)
        self._qt_language.speak(self.words)

    def move_to(self, folder: Path, prefilled: Prefilled | None = None) -> None:
        """Go on with the office of another folder."""
        self._listen_no_more()
        self.folder, self._prefilled = folder, prefilled
        self.start()

    def _leave_demonstration(self) -> None:
        """Close the invented office and begin the real one."""
        if self._lanes is not None:
            self._put_away(self._lanes)
        self.move_to(self._home)

    def _recover(self, login: str) -> None:
        from ui.application.beginnings import Beginnings  # noqa: PLC0415 - seldom seen

        self._beginnings = Beginnings(self, self._runner)
        self._beginnings.recover(login)

    def report(self, fault: BaseException) -> None:
        """Show a fault of the program, one at a time; the window lives on."""
        from reception.app import PROGRAM  # noqa: PLC0415 - seldom seen
        from ui.dialogs.fault import FaultDialog, report_of  # noqa: PLC0415

        if self._is_ending or (self._reported is not None and isValid(self._reported)):
            return
        self._reported = dialog = FaultDialog(self.words, report_of(fault, PROGRAM), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
