"""The bar at the foot of a page: what was done, with undo; what is wrong; how far long work is, with cancel."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.tasks.watch import Watch
from ui.tasks.workplace import Notice

STAYS_MS = 12_000
"""How long a notice stays; a warning stays until it is closed."""
SHOWN_AFTER_S = 0.6
LOOK_EVERY_MS = 100


class MessageBar(QFrame):
    """One notice at a time; the latest takes the place of the one before."""

    undo_requested = Signal()

    def __init__(self, words: Translator) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("role", "message")
        self._run: Callable[[], object] | None = None
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._undo = QPushButton(icon("undo-2", self), words(_("Undo")))
        self._undo.clicked.connect(self._ask_undo)
        self._more = QPushButton()
        self._more.clicked.connect(self._do_more)
        self._close = QToolButton()
        self._close.setIcon(icon("x", self))
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName(words(_("Close the message")))
        self._close.setToolTip(words(_("Close the message")))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        for part in (self._text, self._more, self._undo, self._close):
            row.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty where nothing is shown."""
        return "" if self.isHidden() else self._text.text()

    def show_notice(self, notice: Notice) -> None:
        """Say it, and tell a screen reader."""
        self._text.setText(notice.text)
        self._undo.setVisible(notice.undo)
        self._more.setVisible(notice.run is not None)
        self._more.setText(notice.label)
        self._run = notice.run
        self.setProperty("tone", "fault" if notice.is_warning else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        self._timer.stop()
        if not notice.is_warning:
            self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))

    def _ask_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _do_more(self) -> None:
        run = self._run
        self.hide()
        if run is not None:
            run()


class ProgressLine(QFrame):
    """The longest work under way, once it has taken 0.6 seconds."""

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        """Begin hidden, with nothing under way."""
        super().__init__(parent)
        self.setProperty("role", "message")
        self._words = words
        self._running: dict[Watch, float] = {}
        self._what = QLabel()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(words(_("Progress")))
        self._bar.setFormat("%p %")
        self._cancel = QPushButton(words(_("Cancel")))
        self._cancel.clicked.connect(self._call_off)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._what)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self.hide()

    def begin(self, watch: Watch) -> None:
        """Work began."""
        self._running[watch] = monotonic()
        if not self._timer.isActive():
            self._timer.start()

    def end(self, watch: Watch) -> None:
        """Work ended."""
        self._running.pop(watch, None)
        if not self._running:
            self._timer.stop()
            self.hide()

    def _oldest(self) -> Watch | None:
        old = [watch for watch, since in self._running.items() if monotonic() - since >= SHOWN_AFTER_S]
        return min(old, key=self._running.__getitem__, default=None)

    def _look(self) -> None:
        watch = self._oldest()
        if watch is None:
            self.hide()
            return
        at = watch.at
        self._what.setText(self._words(at.what))
        self._bar.setRange(0, max(at.total, 0))
        self._bar.setValue(at.done)
        self._cancel.setVisible(watch.can_be_called_off)
        self.show()

    def _call_off(self) -> None:
        watch = self._oldest()
        if watch is not None:
            watch.call_off()
            self._cancel.setEnabled(False)
            QTimer.singleShot(1000, lambda: self._cancel.setEnabled(True))
