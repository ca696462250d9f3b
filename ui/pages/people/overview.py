"""A person at a glance: how to reach her safely, what she agreed to, her visits and matters, who she may be too."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reception.desk.person import CLIENT, PersonWhole
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.consents import ConsentLine
from reception.people.duplicates import Reason
from reception.people.register import PERSON
from ui.dialogs.consent import EnterConsent, withdraw
from ui.pages.people.parts import Card, verb
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.record_words import row_words, value_words

FACTS = ("sex", "born", "age", "died", "latin", "pin", "speaks", "place", "address", "paper_home", "groups")
LISTS = ("names", "papers")


class Overview(QWidget):
    """What a page says of a person; what can be done is beside what it is done to."""

    joined = Signal(object)
    """The id of the record that is said to be the same person."""
    edited = Signal()
    """Her data are to be changed."""

    def __init__(self, place: Workplace) -> None:
        """Nobody yet."""
        super().__init__()
        self._place = place
        self._whole: PersonWhole | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 8, 8)
        self._column.setSpacing(10)

    def show_whole(self, whole: PersonWhole) -> None:
        """Show this person."""
        self._whole = whole
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        cards = [self._alike(whole), self._reach(whole), self._facts(whole), self._consents(whole)]
        cards += [self._matters(whole), self._visits(whole)]
        for card in cards:
            if card is not None:
                self._column.addWidget(card)
        self._column.addStretch()

    def _alike(self, whole: PersonWhole) -> Card | None:
        words = self._place.words
        if not whole.alike and not whole.together:
            return None
        card = Card(words(_("The same person?")) if whole.alike else words(_("Entered more than once")))
        for other in whole.together:
            card.line(
                words(_("Also entered as {name}"), name=other.name),
                verb(words(_("Show")), partial(self._open, "people", other.id), about=other.name),
            )
        for one in whole.alike:
            reasons = " ".join(self._reason(reason) for reason in one.reasons)
            buttons = [verb(words(_("Show")), partial(self._open, "people", one.id), about=one.name)]
            if self._place.me.permits("person.merge"):
                join = verb(
                    words(_("It is the same person")),
                    partial(self.joined.emit, one.id),
                    about=one.name,
                )
                buttons.insert(0, join)
            card.line(f"{one.name}\n{reasons}", *buttons)
        return card

    def _reason(self, reason: Reason) -> str:
        return self._place.words(reason.message, **reason.values)

    def _reach(self, whole: PersonWhole) -> Card:
        words, record = self._place.words, whole.record
        card = Card(words(_("How to reach")))
        for phone in record.get("phones") or ():
            card.say(" · ".join(filter(None, (phone.get("number"), phone.get("note")))))
            if phone.get("unsafe"):
                card.say(words(_("It is not safe to call this number.")), role="fault")
        if not record.get("phones"):
            card.say(words(_("No phone is known.")), role="hint")
        told = [
            row_words(words, self._place.catalogue, _part("tell_nothing"), row)
            for row in record["tell_nothing"]
        ]
        for line in told:
            card.say(words(_("Tell nothing to: {who}"), who=line), role="fault")
        return card

    def _facts(self, whole: PersonWhole) -> Card:
        words, catalogue = self._place.words, self._place.catalogue
        card = Card(words(_("About the person")))
        for name in FACTS:
            field = PERSON.field_named(name)
            assert field is not None
            said = value_words(words, catalogue, field, whole.record.get(name))
            if said:
                card.say(f"{words(field.label)}: {said}")
        for name in LISTS:
            part = _part(name)
            for row in whole.record.get(name) or ():
                card.say(f"{words(part.label)}: {row_words(words, catalogue, part, row)}")
        if self._place.me.permits("person.edit"):
            card.verbs(verb(words(_("Change the data")), self.edited.emit))
        return card

    def _consents(self, whole: PersonWhole) -> Card:
        words = self._place.words
        card = Card(words(_("Consents")))
        if not whole.consents:
            card.say(words(_("No consent was entered.")), role="hint")
        for one in whole.consents:
            buttons = []
            said = self._consent(one)
            if one.withdrawn_on is None and self._place.me.permits("consent.withdraw"):
                buttons = [verb(words(_("Withdraw")), partial(self._withdraw, one.id), about=said)]
            card.line(said, *buttons)
        if self._place.me.permits("consent.add"):
            card.verbs(verb(words(_("Enter a consent…")), self._enter))
        return card

    def _consent(self, one: ConsentLine) -> str:
        label, language = self._place.catalogue.label, self._place.words.language
        words = self._place.words
        given = short_day(one.given_on)
        parts = [
            label("consent_kinds", one.kind, language),
            label("consent_by", one.by_whom, language),
            one.representative or "",
            given,
            words(_("withdrawn on {day}"), day=short_day(one.withdrawn_on)) if one.withdrawn_on else "",
        ]
        return " · ".join(part for part in parts if part)

    def _matters(self, whole: PersonWhole) -> Card:
        words, catalogue = self._place.words, self._place.catalogue
        card = Card(words(_("Matters")))
        for one in whole.matters:
            role = (
                words(_("client"))
                if one.role == CLIENT
                else catalogue.label("party_roles", one.role, words.language)
            )
            stage = catalogue.label("stages", one.stage, words.language) if one.stage else ""
            about = (
                catalogue.label("problem_categories", one.category, words.language) if one.category else ""
            )
            show = verb(one.number, partial(self._open, "matters", one.id), about=role)
            card.line(" · ".join(filter(None, (role, about, stage))), show)
        if self._place.me.permits("matter.open"):
            new = verb(
                words(_("Open a matter…")),
                lambda: self._place.open("matters", new=True, client_id=whole.id.hex),
            )
            card.verbs(new)
        return card

    def _visits(self, whole: PersonWhole) -> Card:
        words, catalogue = self._place.words, self._place.catalogue
        card = Card(words(_("Visits")))
        for one in whole.visits:
            about = (
                catalogue.label("problem_categories", one.category, words.language) if one.category else ""
            )
            way = catalogue.label("channels", one.channel, words.language) if one.channel else ""
            show = verb(
                one.number,
                partial(self._place.open, "desk", visit=one.id.hex),
                about=short_day(one.day),
            )
            card.line(" · ".join(filter(None, (short_day(one.day), about, way))), show)
        if self._place.me.permits("visit.add"):
            receive = verb(words(_("Receive again")), lambda: self._place.open("desk", person=whole.id.hex))
            card.verbs(receive)
        return card

    def _open(self, page: str, row: Id) -> None:
        self._place.open(page, row=row.hex)

    def _enter(self) -> None:
        assert self._whole is not None
        EnterConsent(self._place, self, self._whole.id).open()

    def _withdraw(self, consent: Id) -> None:
        withdraw(self._place, self, consent)


def _part(name: str) -> Any:
    return next(part.register for part in PERSON.parts if part.name == name)


NO_ONE: Message = _("Choose a person on the left, or enter a new one.")
