"""The one form of a visit: who came, for whom, when and how, the problem, the help, and what is counted of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from reception.kernel.clock import BISHKEK
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.reports.tables import AGE_BANDS, age_band
from reception.visits.register import APPOINTMENT, VISIT
from ui.pages.desk.choice import Choice
from ui.pages.desk.lines import consent_lines, help_lines
from ui.pages.desk.who import WhoBox
from ui.widgets.day_edit import DayEdit
from ui.widgets.form import RecordForm

if TYPE_CHECKING:
    from ui.tasks.workplace import Workplace

PERSON, ORGANISATION, UNNAMED = "person", "organisation", "unnamed"
FOR = "for"
SELF, OTHER = "self", "other"
WHEN = (
    "day",
    "hour",
    "channel",
    "matter_id",
    "project",
    "lawyer_id",
    "first_time",
    "low_income",
    "heard_from",
)
WHAT = ("category", "about")
BOND = ("relation", "knows")
FACTS = ("sex", "age", "age_about", "place", "groups")
"""Of someone without a record: as it seemed and was said."""
AGAIN = ("day", "hour", "bring")
KEPT = ("channel", "day", "project", "lawyer_id")
"""What stays from one paper sheet to the next, beside the place."""


class VisitForm(QWidget):
    """All that is asked of a visit: `values` is what the core takes, `body` what a draft keeps."""

    changed = Signal()
    typed = Signal(str)
    """Who is being typed: `person`, or `for`."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Build the form and begin an empty visit."""
        super().__init__(parent)
        self._place = place
        words, label = place.words, place.catalogue.label
        kinds = [
            (code, label("visitor_kinds", code, words.language)) for code in (PERSON, ORGANISATION, UNNAMED)
        ]
        purposes = [(code, label("visit_purposes", code, words.language)) for code in (SELF, OTHER)]
        self.kind = Choice(words, _("Who came"), kinds, self)
        self.who = WhoBox(place, _("Who came"), self)
        self.organisation = QLineEdit(self)
        self.purpose = Choice(words, _("For whom"), purposes, self)
        self.other = WhoBox(place, _("For whom"), self)
        self.bond = RecordForm(place, VISIT, only=BOND)
        self.facts = RecordForm(place, VISIT, only=FACTS)
        self.what = RecordForm(place, VISIT, only=WHAT)
        self.helps = help_lines(place)
        self.when = RecordForm(place, VISIT, only=WHEN)
        self.consents = consent_lines(place)
        self.again = RecordForm(place, APPOINTMENT, only=AGAIN)
        self._promised: str | None = None
        """The id of the appointment shown, where it was saved already."""
        self._of: Mapping[str, Any] | None = None
        self._hour: str | None = None
        """The hour of now, as long as it stands there because nobody typed another."""
        self._blank: dict[str, Any] = {}
        self._faults = {name: _fault_label(self) for name in ("organisation", "visit")}
        self._band = QLabel(self)
        self._band.setProperty("role", "hint")
        self._cards: dict[str, QWidget] = {}
        self._lay_out()
        self._listen()
        self.begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self._faults["visit"])
        organisation = self._labelled(_("Organisation that came"), self.organisation)
        organisation.layout().addWidget(self._faults["organisation"])  # type: ignore[union-attr]
        self._organisation = organisation
        for name, title, parts in (
            ("who", None, (self.kind, self.who, organisation)),
            ("for", None, (self.purpose, self.other, self.bond)),
            ("facts", _("Of the person helped, as stated"), (self.facts, self._band)),
            ("what", None, (self.what, self.helps)),
            ("when", _("When, how, and for the report"), (self.when,)),
            ("consents", None, (self.consents,)),
            ("again", _("Promised to come back"), (self.again,)),
        ):
            self._cards[name] = self._card(title, parts)
            column.addWidget(self._cards[name])
        column.addStretch()

    def _card(self, title: Message | None, parts: Sequence[QWidget]) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QVBoxLayout(card)
        if title is not None:
            heading = QLabel(self._place.words(title), card)
            heading.setProperty("role", "subtitle")
            inside.addWidget(heading)
        for part in parts:
            inside.addWidget(part)
        return card

    def _labelled(self, text: Message, field: QWidget) -> QWidget:
        box = QWidget(self)
        label = QLabel(self._place.words(text), box)
        label.setBuddy(field)
        row = QVBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(field)
        return box

    def _listen(self) -> None:
        self.who.typed.connect(lambda: self.typed.emit(PERSON))
        self.other.typed.connect(lambda: self.typed.emit(FOR))
        for choice in (self.kind, self.purpose):
            choice.chosen.connect(self._show_state)
        told = (self.who.typed, self.other.typed, self.kind.chosen, self.purpose.chosen)
        forms = (self.bond, self.facts, self.when, self.what, self.again)
        for signal in (*told, *(form.changed for form in (*forms, self.helps, self.consents))):
            signal.connect(lambda *_said: self.changed.emit())
        self.organisation.textChanged.connect(lambda _text: self.changed.emit())
        self.other.typed.connect(self._show_state)
        self.facts.changed.connect(self._tell_band)
        self._day.line.editingFinished.connect(self.heed_day)

    def _tell_band(self) -> None:
        """Say in which band of the report the age is counted: of one who gave no name a guess is enough."""
        age = self.facts.editor("age").value()
        catalogue = self._place.catalogue
        bands = age_band(age, catalogue) if isinstance(age, int) else ()
        language = self._place.words.language
        self._band.setText(" ".join(catalogue.label(AGE_BANDS, band, language) for band in bands))

    def _show_state(self, *_said: object) -> None:
        kind, for_other = self.kind.code, self.purpose.code == OTHER
        self.who.setVisible(kind == PERSON)
        self._organisation.setVisible(kind == ORGANISATION)
        self._cards["for"].setVisible(kind == PERSON)
        self.other.setVisible(for_other)
        self.bond.setVisible(for_other)
        helped_unnamed = kind == UNNAMED or (kind == PERSON and for_other and self.other.is_empty)
        self._cards["facts"].setVisible(helped_unnamed)
        self._cards["consents"].setVisible(kind == PERSON)

    def begin(self, kept: Mapping[str, Any] | None = None, *, call: bool = False) -> None:
        """Empty the form for the next one; with `kept` of the last paper sheet, or for an organisation's `call`."""
        now = self._place.clock.now().astimezone(BISHKEK)
        said = {
            "channel": "phone" if call else "office",
            "day": self._place.today.isoformat(),
            "hour": None if kept else f"{now:%H:%M}",
            "lawyer_id": self._place.me.user.hex,
            **(kept or {}),
        }
        body = {
            "kind": ORGANISATION if call else PERSON,
            "visit": said,
            "facts": {"place": kept.get("place")} if kept else {},
            "who": {"values": {"place": kept.get("place")}} if kept else {},
        }
        self.show_body(body)
        self._hour = said["hour"]
        self._blank = self.body()

    @property
    def _day(self) -> DayEdit:
        day = self.when.editor("day")
        assert isinstance(day, DayEdit)
        return day

    def heed_day(self) -> None:
        """Of a visit on another day than today nothing is known of its hour."""
        if self._day.day() not in {None, self._place.today}:
            self.forget_hour()

    def forget_hour(self) -> None:
        """Take out the hour of now where nobody typed it: a paper sheet was not written at this hour."""
        hour = self.when.editor("hour")
        if self._hour is not None and hour.value() == self._hour:
            was_blank, self._hour = self.is_blank(), None
            hour.show_value(None)
            self._blank = self.body() if was_blank else self._blank

    def kept(self) -> dict[str, Any]:
        """What the next paper sheet takes over: day, channel, project, lawyer, place."""
        said = self.when.values()
        kept = {name: said[name] for name in KEPT if said.get(name)}
        places = (self.facts.values().get("place"), self.who.rest.values().get("place"))
        return kept | {"place": next((place for place in places if place), None)}

    def values(self) -> dict[str, Any]:
        """The visit as JSON values, as the core's intake reads them; what was not said is absent."""
        said = {**self.when.values(), **self.what.values(), **self._whom()}
        if helps := self.helps.values():
            said["services"] = helps
            said["minutes"] = sum(one.get("minutes", 0) for one in helps) or None
        if self.kind.code == PERSON and (consents := self.consents.values()):
            said["consents"] = [{**one, "given_on": said.get("day")} for one in consents]
        if again := self._promise():
            said["appointments"] = [again]
        return _stated(said)

    def _promise(self) -> dict[str, Any]:
        again = _stated(self.again.values())
        return {"id": self._promised, **(again or {"retired": True})} if self._promised else again

    def _whom(self) -> dict[str, Any]:
        if self.kind.code == ORGANISATION:
            return {"organisation": self.organisation.text()}
        if self.kind.code == UNNAMED:
            return self.facts.values()
        said = self.who.values(PERSON, "person_id")
        if self.purpose.code == OTHER:
            said |= {"for_other": True, **self.bond.values(), **self.other.values(FOR, "for_id")}
            said |= self.facts.values() if self.other.is_empty else {}
        return said

    def body(self) -> dict[str, Any]:
        """All that was typed, for a draft."""
        return {
            "kind": self.kind.code,
            "purpose": self.purpose.code,
            "who": self.who.body(),
            "other": self.other.body(),
            "organisation": self.organisation.text(),
            "visit": {**self.when.values(), **self.what.values(), **self.bond.values()},
            "facts": self.facts.values(),
            "helps": self.helps.values(),
            "consents": self.consents.values(),
            "again": self.again.values() | {"id": self._promised},
            "of": self._of,
        }

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Show what a draft kept; what it does not say is empty."""
        visit = body.get("visit", {})
        self._promised, self._of = body.get("again", {}).get("id"), body.get("of")
        self._hour = None
        self.kind.choose(body.get("kind", PERSON))
        self.purpose.choose(body.get("purpose", SELF))
        self.who.show_body(body.get("who", {}))
        self.other.show_body(body.get("other", {}))
        self.organisation.setText(body.get("organisation", ""))
        for form in (self.when, self.what, self.bond):
            form.show_record(visit)
        self.facts.show_record(body.get("facts", {}))
        self.again.show_record(body.get("again", {}))
        self.helps.show_values(body.get("helps", ()))
        self.consents.show_values(body.get("consents", ()))
        self.show_faults({})
        self._show_state()

    def band(self) -> str:
        """The age band that is said beside the age of someone without a record."""
        return self._band.text()

    @property
    def of(self) -> Mapping[str, Any] | None:
        """The registered visit that is being put right: its `id` and `number`."""
        return self._of

    def is_blank(self) -> bool:
        """Whether the form is as it was begun: such a form is no draft."""
        return self.body() == self._blank

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong, each beside its field; the keyboard goes to the first one."""
        left = dict(faults)
        for name, label in self._faults.items():
            label.setText(left.pop(name, ""))
            label.setVisible(bool(label.text()))
        # From the last part to the first: the keyboard is left at the fault that stands highest.
        again = _below(left, "appointments")
        self.again.show_faults({path.partition("].")[2]: text for path, text in again.items()})
        self.consents.show_fault("\n".join(_below(left, "consents").values()))
        self.when.show_faults(_of(left, WHEN))
        self.helps.show_fault("\n".join(_below(left, "services").values()))
        self.what.show_faults(_of(left, WHAT))
        self.facts.show_faults({} if self._cards["facts"].isHidden() else _of(left, FACTS))
        self.bond.show_faults(_of(left, BOND))
        self.other.show_faults(_below(left, FOR))
        self.who.show_faults(_below(left, PERSON))
        if left:
            self._faults["visit"].setText("\n".join(left.values()))
            self._faults["visit"].show()

    def who_is_missing(self) -> str:
        """Where it must be said who came before anything can be saved; empty where it is said."""
        if self.kind.code == ORGANISATION:
            return "" if self.organisation.text().strip() else "organisation"
        return PERSON if self.kind.code == PERSON and self.who.is_empty else ""

    def first_field(self) -> QWidget:
        """Where the next thing is typed."""
        if self.kind.code == ORGANISATION:
            return self.organisation
        return self.facts.first_field() if self.kind.code == UNNAMED else self.who.first_field()

    def focus(self) -> None:
        """Let the keyboard go where the next thing is typed."""
        self.first_field().setFocus()

    def step(self, way: int) -> None:
        """Let the keyboard go to the next part of the form, or with -1 to the one before."""
        fields = {
            "who": self.first_field,
            "for": self.purpose.first_field,
            "facts": self.facts.first_field,
            "what": self.what.first_field,
            "when": self.when.first_field,
            "consents": self.consents.first_field,
            "again": self.again.first_field,
        }
        shown = [name for name in fields if not self._cards[name].isHidden()]
        focused = self.focusWidget()
        at = next((row for row, name in enumerate(shown) if _holds(self._cards[name], focused)), -way)
        fields[shown[max(0, min(at + way, len(shown) - 1))]]().setFocus()

    def go_on(self, which: str) -> None:
        """Let the keyboard go on behind a person who was taken from the list."""
        (self.when.first_field() if which == FOR else self.purpose.first_field()).setFocus()


def _holds(card: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and card.isAncestorOf(focused)


def _fault_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "fault")
    label.setWordWrap(True)
    label.hide()
    return label


def _stated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _first(path: str) -> str:
    return path.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0]


def _of(faults: dict[str, str], names: Sequence[str]) -> dict[str, str]:
    """The faults of these fields, taken out of all of them."""
    return {path: faults.pop(path) for path in list(faults) if _first(path) in names}


def _below(faults: dict[str, str], part: str) -> dict[str, str]:
    """The faults of a part, taken out of all of them, by their paths inside it."""
    return {path.removeprefix(part).lstrip("."): text for path, text in _of(faults, (part,)).items()}
