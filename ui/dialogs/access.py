"""Says who may know a record, and lets fewer or more people know it: what goes along is shown before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from reception.desk.opening import (
    SHARE,
    AccessChanged,
    AccessShown,
    access_of,
    concerned_in,
    model_named,
    set_access,
    what_goes,
)
from reception.desk.titles import LABELS
from reception.kernel.access import ACCESS_LEVELS
from reception.kernel.errors import Trouble, Wanting
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.consents import ConsentLine, consents_of
from reception.reference.offices import OFFICES
from reception.security.users import User, users
from ui.dialogs.asking import Asking
from ui.dialogs.consent import EnterConsent
from ui.tasks.workplace import Workplace
from ui.widgets.writing import Writing

if TYPE_CHECKING:
    from reception.store.reading import Reading
    from reception.store.work import Work

LEVELS: tuple[tuple[str, Message], ...] = (
    ("named", _("Only the colleagues named here")),
    ("office", _("Everyone of this office who receives people")),
    ("offices", _("This office and the offices named here")),
    ("head", _("This office and the head office")),
)
"""The levels of access, the narrowest first, as a sentence says each."""
assert {level for level, _words in LEVELS} == set(ACCESS_LEVELS)


@dataclass(frozen=True)
class Audience:
    """Who may know now, whom one could name, what goes along, and whether there is a consent to share."""

    shown: AccessShown
    users: tuple[User, ...]
    rows: Mapping[str, int]
    concerned: Id | None
    consents: tuple[ConsentLine, ...]

    def agreed(self, matter: Id | None) -> bool:
        """Whether a consent to share stands."""
        return any(one.covers(SHARE, matter) for one in self.consents)


def ask_audience(reading: Reading, table: str, row: Id) -> Audience:
    """All that the dialog shows, from one question."""
    model = model_named(table)
    concerned = concerned_in(reading, model, row)
    return Audience(
        access_of(reading, model=model, row=row),
        tuple(user for user in users(reading) if user.removed_on is None),
        what_goes(reading, model=model, row=row),
        concerned,
        () if concerned is None else tuple(consents_of(reading, concerned)),
    )


class Access(Asking):
    """Who may know a person, a visit or a matter."""

    def __init__(self, place: Workplace, owner: QWidget, table: str, row: Id) -> None:
        """Ask how it is now, and show it."""
        super().__init__(place, owner, _("Who may know"), verb=_("Change who may know"))
        self._owner, self._table, self._row = owner, table, row
        self._audience: Audience | None = None
        self.levels: dict[str, QRadioButton] = {}
        self.people: dict[Id, QCheckBox] = {}
        self.offices: dict[str, QCheckBox] = {}
        self._group = QButtonGroup(self)
        self._lists = {"named": QWidget(), "offices": QWidget()}
        self.reason = Writing(least=2, most=5)
        self._build()
        self.does(self._change)
        place.ask(self, lambda reading: ask_audience(reading, table, row)).then(self._show).refused(
            self.show_trouble
        ).run()

    def _build(self) -> None:
        words = self.place.words
        for level, sentence in LEVELS:
            choice = QRadioButton(words(sentence))
            self.levels[level] = choice
            self._group.addButton(choice)
            self.add(choice)
            if level in self._lists:
                column = QVBoxLayout(self._lists[level])
                column.setContentsMargins(26, 0, 0, 0)
                column.setSpacing(2)
                self.add(self._lists[level])
            choice.toggled.connect(lambda _on: self._show_lists())
        self._goes = self.add_text("", role="hint")
        self._asked = self.add_text("", role="warning")
        self._consent = self.add_button(_("Enter a consent…"), self._enter_consent)
        self._consent.hide()
        label = QLabel(words(_("&Reason, where there is no consent to share")))
        label.setBuddy(self.reason)
        label.setWordWrap(True)
        self.add(label)
        self.add(self.reason)

    def _show(self, audience: Audience) -> None:
        self._audience = audience
        shown = audience.shown
        for user in audience.users:
            box = self._box("named", user.name, is_checked=user.id in shown.users)
            self.people[user.id] = box
        for code in self._office_codes(audience):
            self.offices[code] = self._box(
                "offices", self._office_name(code), is_checked=code in shown.offices
            )
        self.levels["offices"].setVisible(bool(self.offices))
        self.levels[shown.level].setChecked(True)
        self.levels[shown.level].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_lists()
        words = self.place.words
        told = [
            f"{words(LABELS[table])} – {count}"
            for table, count in sorted(audience.rows.items())
            if count and table in LABELS
        ]
        self._goes.setText(
            words(_("Together with it they know: {rows}."), rows="; ".join(told)) if told else ""
        )
        self._tell_consent()
        self.adjustSize()

    def _box(self, level: str, text: str, *, is_checked: bool) -> QCheckBox:
        box = QCheckBox(text.replace("&", "&&"))
        box.setChecked(is_checked)
        layout = self._lists[level].layout()
        assert layout is not None
        layout.addWidget(box)
        return box

    def _office_codes(self, audience: Audience) -> list[str]:
        codes = {user.office for user in audience.users} | set(audience.shown.offices)
        if OFFICES in self.place.catalogue.ids:
            codes |= {item.code.upper() for item in self.place.catalogue.valid(OFFICES, self.place.today)}
        return sorted(codes - {audience.shown.office})

    def _office_name(self, code: str) -> str:
        if not self.place.catalogue.has(OFFICES, code.lower()):
            return code
        return self.place.catalogue.label(OFFICES, code.lower(), self.place.words.language)

    def _show_lists(self) -> None:
        for level, listed in self._lists.items():
            listed.setVisible(self.levels[level].isChecked())

    def _tell_consent(self) -> None:
        audience = self._audience
        if audience is None:
            return
        agreed = audience.agreed(self._row if self._table == "matter" else None)
        words = self.place.words
        self._asked.setText(
            words(_("There is a consent to share: more people may be told."))
            if agreed
            else words(
                _(
                    "There is no consent to share: to let more people know, enter one or write the reason below."
                )
            )
        )
        self._consent.setVisible(
            not agreed and audience.concerned is not None and self.place.me.permits("consent.add")
        )

    def _enter_consent(self) -> None:
        assert self._audience is not None
        assert self._audience.concerned is not None
        matter = self._row if self._table == "matter" else None
        dialog = EnterConsent(
            self.place, self, self._audience.concerned, matter=matter, kind=SHARE, then=self._ask_consents
        )
        dialog.open()

    def _ask_consents(self) -> None:
        table, row = self._table, self._row

        def take(audience: Audience) -> None:
            self._audience = audience
            self._tell_consent()

        self.place.ask(self, lambda reading: ask_audience(reading, table, row)).then(take).run()

    def _change(self) -> None:
        level = next((name for name, choice in self.levels.items() if choice.isChecked()), "office")
        named = [user for user, box in self.people.items() if box.isChecked()] if level == "named" else []
        offices = (
            [code for code, box in self.offices.items() if box.isChecked()] if level == "offices" else []
        )
        table, row = self._table, self._row

        def act(work: Work) -> AccessChanged:
            return set_access(
                work, model=model_named(table), row=row, level=level, users=named, offices=offices
            )

        self.wait_for(is_busy=True)
        changing = self.place.act(self._owner, act, reason=self.reason.value())
        changing.then(self._done).refused(self._wants).run()

    def _wants(self, trouble: Trouble) -> None:
        self.show_trouble(trouble)
        if isinstance(trouble, Wanting):
            self.reason.setFocus()

    def _done(self, changed: AccessChanged) -> None:
        self.accept()
        if changed.held_back:
            self.place.warn(
                _("It hangs on records that fewer may know: until they are opened too, nobody new sees it.")
            )
        elif not changed.keeps_sight:
            self.place.warn(_("You do not see this record any more."))
        elif changed.widened:
            self.place.say(_("More people may know this record now."))
        else:
            self.place.say(
                _("Fewer people may know this record now; what was seen or sent before is not called back."),
                undo=True,
            )
