"""The reception desk: a name is typed, what is known stands beside it, and Ctrl+Return registers the visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reception.desk.receive import Received, correct, receive
from reception.desk.register import INTAKE
from reception.drafts.keeping import Draft
from reception.kernel.clock import BISHKEK
from reception.kernel.errors import Trouble
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.kernel.intake import Faulty, read_record
from reception.kernel.values import Known
from reception.matters.conflicts import Opposed
from reception.records.reading import Record, show_record
from reception.visits.forms import VISIT
from reception.visits.rules import check
from ui.pages.desk.aside import DRAFT, Aside, Begun, begun
from ui.pages.desk.asking import Asking
from ui.pages.desk.beside import MOST_KEYS, Beside
from ui.pages.desk.form import VisitForm
from ui.pages.desk.records import body_of, corrected
from ui.widgets.command import Command, shortcut
from ui.widgets.page import Page

if TYPE_CHECKING:
    from reception.store.work import Work
    from ui.tasks.workplace import Workplace

HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class DeskPage(Page):
    """Receives one after another; nothing typed here is ever lost."""

    def __init__(self, place: Workplace) -> None:
        """Begin an empty visit, and ask for those begun earlier."""
        super().__init__(place)
        self._key = ""
        """Under which the draft is kept; empty until there is one."""
        self._saved: Mapping[str, Any] | None = None
        self._last = ""
        """The id of the visit registered last: what a slip is printed for."""
        self._begun: dict[str, Begun] = {}
        self._wanted: str | None = None
        """The draft to go on with as soon as the drafts are here."""
        self._area = QScrollArea(self)
        self.form = VisitForm(place, self._area.viewport())
        self.beside = Beside(place.words, place.catalogue, self)
        self.aside = Aside(place.words, self)
        self.asking = Asking(place, self.form, self.beside)
        self._lay_out()
        self.aside.taken.connect(self.take_back)
        self.sheets.toggled.connect(self._heed_sheets)
        for number in range(1, MOST_KEYS + 1):
            shortcut(self, f"Alt+{number}", partial(self.beside.candidates.take, number), HERE)
        shortcut(self, "Ctrl+Down", partial(self.form.step, 1), HERE)
        shortcut(self, "Ctrl+Up", partial(self.form.step, -1), HERE)
        place.drafts(self, DRAFT).then(self._show_drafts).run()

    def _draft_key(self) -> str:
        """The key of this visit's draft: the moment it was first needed, or one close by that is free."""
        if not self._key:
            self._key = f"{self.place.clock.now():%Y%m%d%H%M%S%f}"
            while self._key in self._begun:
                self._key += "0"
        return self._key

    def _lay_out(self) -> None:
        words = self.place.words
        self._title = QLabel(words(_("Reception desk")), self)
        self._title.setProperty("role", "title")
        self.sheets = QCheckBox(words(_("Paper sheets: keep day, place, lawyer, project and channel")), self)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.sheets)
        self._area.setWidget(self.form)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = QVBoxLayout()
        side.addWidget(self.beside, 1)
        side.addWidget(self.aside)
        middle = QHBoxLayout()
        middle.addWidget(self._area, 3)
        middle.addLayout(side, 2)
        self._draft_said = QLabel(self)
        self._draft_said.setProperty("role", "hint")
        self.save_button = QPushButton(words(_("Save and receive the next")), self)
        self.save_button.setProperty("role", "primary")
        self.save_button.setToolTip("Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        put_aside = QPushButton(words(_("Put aside")), self)
        put_aside.setToolTip("F7")
        put_aside.clicked.connect(self.put_aside)
        bottom = QHBoxLayout()
        bottom.addWidget(self._draft_said, 1)
        bottom.addWidget(put_aside)
        bottom.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)

    def _heed_sheets(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if is_on:
            self.form.forget_hour()

    # Saving

    def save(self) -> None:
        """Register the visit and receive the next at once; what is wrong is said beside its field instead.

        Where the store refuses it a moment later, the visit comes back, and what was begun since is put aside.
        """
        self._settle()
        if missing := self._missing():
            self.form.show_faults(missing)
            return
        self.form.show_faults({})
        if self.beside.warning.wants_reason:
            self.beside.warning.demand()
            return
        try:
            register = self._registering()
        except Faulty as faulty:
            self._show_faults(faulty)
            return
        self.keep()
        key, body, kept = self._key, self._body(), self.form.kept()
        self._begin_next(kept if self.sheets.isChecked() else None)
        reason = body["reason"].strip() or None
        registering = self.place.act(self, register, reason=reason, draft=(DRAFT, key))
        registering.then(partial(self._show_saved, body)).refused(partial(self._bring_back, key, body)).run()

    def _settle(self) -> None:
        """Let the field with the keyboard take what lies in its open list, as leaving it would."""
        focused = QApplication.focusWidget()
        if focused is not None and self.form.isAncestorOf(focused):
            focused.clearFocus()
            focused.setFocus()
        self.form.heed_day()

    def _missing(self) -> dict[str, str]:
        path = self.form.who_is_missing()
        words = self.place.words(_("Say who came; someone who gives no name is received so."))
        return {path: words} if path else {}

    def _registering(self) -> Callable[[Work], Received]:
        """The act that writes what the form says; `Faulty` where a field says what it cannot."""
        catalogue, of = self.place.catalogue, self.form.of
        known = Known(self.place.today, catalogue.has, self.place.words.language)
        visit = read_id(of["id"]) if of else None
        if visit is not None:
            put_right = read_record(INTAKE, corrected(self.form.values()), known, partial=True)
            check(put_right, today=self.place.today)
            return lambda work: correct(work, visit_id=visit, intake=put_right)
        intake = read_record(INTAKE, self.form.values(), known)
        check(intake, today=self.place.today)
        return lambda work: receive(work, intake=intake)

    def _show_saved(self, body: Mapping[str, Any], received: Received) -> None:
        self._last = visit = received.visit_id.hex
        slip = Command(
            _("Slip to take home"), lambda: self.place.open("papers", kind="visit_slip", visit=visit)
        )
        done = _("Visit {number} is put right.") if body.get("of") else _("Visit {number} is registered.")
        words = self.place.words
        doubts = " ".join(words(one.message, **one.values) for one in received.warnings)
        if doubts:
            done = _("Visit {number} is written down. Look once more: {doubts}")
        self.place.say(done, undo=True, action=slip, number=received.number, doubts=doubts)

    def _bring_back(self, key: str, body: Mapping[str, Any], trouble: Trouble) -> None:
        """It was not written: it stands at the desk again, with what is wrong."""
        self._begun[key] = Begun(key, body, self.place.clock.now())
        self.take_back(key)
        self._show_faults(trouble)
        if isinstance(trouble, Opposed):
            self.beside.warning.demand()

    def _show_faults(self, trouble: Trouble) -> None:
        words = self.place.words
        if isinstance(trouble, Faulty):
            faults = {fault.path: words(fault.message, **fault.values) for fault in trouble.faults}
        else:
            faults = {"visit": words(trouble.message, **trouble.values)}
        self.form.show_faults(faults)

    def _body(self) -> dict[str, Any]:
        return self.form.body() | {"reason": self.beside.warning.reason.text()}

    def _begin_next(self, kept: Mapping[str, Any] | None = None, *, call: bool = False) -> None:
        self._key, self._saved = "", None
        self._draft_said.clear()
        self.asking.forget()
        self.form.begin(kept, call=call)
        self._entitle()
        self.asking.forget()
        self._area.verticalScrollBar().setValue(0)
        self.form.focus()

    def _entitle(self) -> None:
        words, of = self.place.words, self.form.of
        self._title.setText(
            words(_("Visit {number}"), number=of["number"]) if of else words(_("Reception desk"))
        )

    # Drafts and those put aside

    def keep(self) -> None:
        """Keep what is typed as a draft, where it has changed."""
        body = None if self.form.is_blank() else self._body()
        if body == self._saved:
            return
        self._saved, before = body, self._saved
        if body is None:
            self._drop_draft(self._key)
            return
        self.place.keep_draft(DRAFT, self._draft_key(), body, then=partial(self._heed_draft, body, before))

    def _heed_draft(self, body: dict[str, Any], before: Any, is_kept: bool) -> None:  # noqa: FBT001 - `then`'s argument
        """Say since when it is kept; what could not be is tried again with the next `keep`."""
        if not isValid(self) or self._saved != body:
            return
        if not is_kept:
            self._saved = before
            return
        now = self.place.clock.now().astimezone(BISHKEK)
        self._draft_said.setText(self.place.words(_("Draft kept at {hour}"), hour=f"{now:%H:%M}"))

    def _drop_draft(self, key: str) -> None:
        if key:
            self.place.drop_draft(DRAFT, key)

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        self._begun = {one.key: one for one in begun(drafts) if one.key != self._key}
        self._show_aside()
        if self._wanted is not None:
            self.take_back(self._wanted)
        elif self.form.is_blank() and self._begun:
            latest = next(iter(self._begun))
            go_on = Command(_("Go on"), partial(self.take_back, latest))
            self.place.say(_("A visit was begun and not saved."), action=go_on)

    def _show_aside(self) -> None:
        self.aside.show_begun(sorted(self._begun.values(), key=lambda one: one.saved_at, reverse=True))

    def put_aside(self) -> None:
        """Put this visit aside for the next caller; from an empty form, go on with the one put aside last."""
        if self.form.is_blank():
            if self._begun:
                self.take_back(max(reversed(self._begun.values()), key=lambda one: one.saved_at).key)
            return
        self.keep()
        key = self._draft_key()
        self._begun[key] = Begun(key, self._body(), self.place.clock.now())
        self._show_aside()
        self._begin_next()

    def take_back(self, key: str) -> None:
        """Go on with a visit that was begun; the one at the desk is put aside."""
        if key == self._key:
            return
        self._wanted = key
        if key not in self._begun:
            return
        if not self.form.is_blank():
            self.put_aside()
        taken, self._wanted = self._begun.pop(key), None
        self._show_aside()
        self.asking.forget()
        self._key, self._saved = key, taken.body
        self.form.show_body(taken.body)
        self.beside.warning.reason.setText(taken.body.get("reason", ""))
        self._entitle()
        self.form.focus()

    # The page

    def open_at(self, where: Mapping[str, Any]) -> None:
        """Show a draft, receive a person, or an organisation's call; of nothing said, the form as it was left."""
        if "draft" in where:
            self._last = str(where.get("visit", self._last))
            if where["draft"]:
                self.take_back(str(where["draft"]))
        elif where.get("visit"):
            self._open_visit(read_id(str(where["visit"])))
        elif where.get("ngo") or where.get("person"):
            if not self.form.is_blank():
                self.put_aside()
            self._begin_next(call=bool(where.get("ngo")))
            person = read_id(str(where.get("person") or ""))
            if person is not None:
                self.form.who.take(person)
                self.form.purpose.first_field().setFocus()

    def _open_visit(self, visit: Id | None) -> None:
        if visit is not None:
            self.place.ask(self, lambda reading: show_record(reading, VISIT, visit)).then(
                self._show_visit
            ).run()

    def _show_visit(self, record: Record | None) -> None:
        if record is None:
            self.place.warn(_("There is no such record here, or it is not open to you."))
            return
        if not self.form.is_blank():
            self.put_aside()
        self._begin_next()
        self.form.show_body(body_of(record))
        self._saved = self._body()
        self._entitle()

    def where(self) -> dict[str, Any]:
        """The visit being typed, as a draft; where the form is empty, the one registered last."""
        if self.form.is_blank():
            return {"draft": "", "visit": self._last} if self._last else {}
        return {"draft": self._draft_key()}

    def commands(self) -> Sequence[Command]:
        """What can be done at the desk."""
        return (
            Command(_("Save and receive the next"), self.save, "Ctrl+Return", "check"),
            Command(_("Put aside, or go on with the one put aside"), self.put_aside, "F7", "pause"),
            Command(_("An organisation calls"), lambda: self.open_at({"ngo": True}), "", "phone"),
            Command(_("Paper sheets, one after another"), self.sheets.toggle, "", "files"),
        )

    def first_field(self) -> QWidget:
        """Where the next thing is typed."""
        return self.form.first_field()
