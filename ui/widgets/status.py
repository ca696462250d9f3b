"""The line at the foot: office and person, last exchange, age of the backup; it turns red where a copy is overdue."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar

from reception.desk.outside import backups_made
from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from reception.security.copies import backup_state
from reception.store.reading import Reading
from ui.tasks.workplace import Workplace

LOOK_EVERY_MS = 30 * 60 * 1000


class OfficeStatus(QStatusBar):
    """What one should know without asking."""

    def __init__(self, place: Workplace) -> None:
        """Begin with who is here; the backup is asked for at once."""
        super().__init__()
        self._place = place
        self.setSizeGripEnabled(False)
        who = QLabel(f"{place.me.office}   {place.me.name}")
        self._exchange = QLabel(place.words(_("No exchange yet")))
        self._backup = QLabel()
        self.addWidget(who)
        self.addPermanentWidget(self._exchange)
        self.addPermanentWidget(self._backup)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Ask for the age of the backup, where an act may have changed it."""
        if changes is None or changes.touches("act"):
            self._place.ask(self, self._ask).then(self._show).run()

    def _ask(self, reading: Reading) -> datetime | None:
        return max(backups_made(reading), default=None)

    def _show(self, last: datetime | None) -> None:
        message, values, level = backup_state(last, self._place.clock.now())
        self._backup.setText(self._place.words(message, **values))
        self._backup.setProperty("role", {"late": "fault", "never": "warning"}.get(level, ""))
        self._backup.style().unpolish(self._backup)
        self._backup.style().polish(self._backup)
