"""The head of a matter: number, client, lawyer, problem, stage, what comes next, who may know."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from reception.desk.opening import AccessShown
from reception.kernel.i18n import mark as _
from reception.matters.whole import MatterWhole
from ui.pages.matters.days import ahead_words
from ui.pages.matters.knowing import access_words
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day


class Header(QFrame):
    """What one must know of a matter at a glance."""

    client_wanted = Signal()
    access_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        """Nothing yet."""
        super().__init__()
        self._place = place
        self.number, self.client = QLabel(), QPushButton()
        self.number.setProperty("role", "title")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.client.setProperty("role", "quiet")
        self.client.clicked.connect(self.client_wanted)
        self.facts, self.next, self.safety = QLabel(), QLabel(), QLabel()
        for label, role in ((self.facts, "hint"), (self.next, ""), (self.safety, "safety")):
            label.setWordWrap(True)
            label.setProperty("role", role)
        self.safety.setTextFormat(Qt.TextFormat.PlainText)
        self.access = QToolButton()
        self.access.setProperty("role", "quiet")
        self.access.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.access.setIcon(icon("lock", self.access))
        self.access.clicked.connect(self.access_wanted)
        words = place.words
        self.close_button = QPushButton(words(_("Close the matter…")))
        self.close_button.clicked.connect(self.close_wanted)
        self.reopen = QPushButton(words(_("Open again")))
        self.reopen.clicked.connect(self.reopen_wanted)
        self._lay_out()

    def show_matter(self, whole: MatterWhole, access: AccessShown) -> None:
        """Show this matter."""
        words, record = self._place.words, whole.record
        self.number.setText(whole.number)
        self.client.setText(whole.client.replace("&", "&&"))
        self.client.setAccessibleName(words(_("Client: {name}"), name=whole.client))
        self.facts.setText(" · ".join(self._facts(whole)))
        ahead = [ahead_words(self._place, one) for one in whole.ahead[:2]]
        self.next.setText("<br>".join(f"<b>{escape(one)}</b>" for one in ahead))
        self.next.setVisible(bool(ahead))
        self.safety.setText(words(_("Safe contact: {how}"), how=whole.safe_contact))
        self.safety.setVisible(bool(whole.safe_contact))
        knows = access_words(self._place, access, dict(whole.colleagues))
        self.access.setText(words(_("Known to: {who}"), who=knows).replace("&", "&&"))
        self.close_button.setVisible(not whole.is_closed and self._place.me.permits("matter.close"))
        self.reopen.setVisible(whole.is_closed and self._place.me.permits("matter.edit"))
        self.setAccessibleName(f"{whole.number}, {whole.client}, {record['stage'] or ''}")

    def _facts(self, whole: MatterWhole) -> list[str]:
        words, record = self._place.words, whole.record
        label, language = self._place.catalogue.label, words.language
        told = [label("problem_categories", record["category"] or "", language)]
        told.append(label("stages", record["stage"] or "", language))
        told.append(words(_("lawyer: {name}"), name=whole.lawyer) if whole.lawyer else "")
        told.append(words(_("opened {day}"), day=_day(record["day"])) if record["day"] else "")
        if whole.is_closed:
            told.append(words(_("closed {day}"), day=_day(record["closed_on"])))
            told.append(label("outcomes", record["outcome"] or "", language))
            told.append(label("help_levels", record["level"] or "", language))
        return [one for one in told if one]

    def _lay_out(self) -> None:
        top, below, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.number)
        top.addWidget(self.client)
        top.addStretch()
        top.addWidget(self.close_button)
        top.addWidget(self.reopen)
        below.addWidget(self.access)
        below.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        for widget in (self.safety, self.facts, self.next):
            column.addWidget(widget)
        column.addLayout(below)
        self.setTabOrder(self.client, self.access)


def _day(text: str) -> str:
    return short_day(date.fromisoformat(text))
