"""What stands beside the form while a name is typed: the warning, was here before, people found, those put aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reception.desk.newcomer import Found, Met
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.conflicts import Conflict
from reception.matters.queries import Before
from reception.people.finding import Duplicate
from reception.reference.catalogue import Catalogue
from ui.text.formats import edtf_words, short_day

MOST_KEYS = 9
"""The first people found are taken by Alt and a digit."""


@dataclass(frozen=True)
class Candidate:
    """Someone who may be the one who came."""

    person: Id
    words: str
    why: str
    safe_contact: str


class Warning_(QFrame):  # noqa: N801 - `Warning` is the language's own
    """The other side of a matter, in red, and the reason that one must write to go on."""

    reasoned = Signal()

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        """Begin hidden: there is nothing to warn of."""
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "safety")
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self.reason = QLineEdit(self)
        self.reason.textChanged.connect(self.reasoned)
        label = QLabel(words(_("Why you go on")), self)
        label.setBuddy(self.reason)
        self._fault = QLabel(words(_("To go on, give a written reason.")), self)
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        layout = QVBoxLayout(self)
        for part in (self._told, label, self.reason, self._fault):
            layout.addWidget(part)
        self.begin()

    def begin(self) -> None:
        """Warn of nothing, and forget the reason of the last one."""
        self.reason.clear()
        self.warn(())

    def warn(self, against: Sequence[Conflict]) -> None:
        """Tell of these, or of nothing any more."""
        said = [self._sentence(conflict) for conflict in against]
        self._told.setText("\n".join(dict.fromkeys(said)))
        self._told.setAccessibleName(self._told.text())
        self._fault.hide()
        self.setVisible(bool(said))

    def _sentence(self, conflict: Conflict) -> str:
        if conflict.tell_nothing:
            return self._words(_("On a list of those to whom nothing is told. Tell this person nothing."))
        sentence = _("The other side in matter {matter}; its lawyer is {lawyer}. Tell nothing of it.")
        return self._words(sentence, matter=conflict.matter, lawyer=conflict.lawyer or "—")

    def told(self) -> str:
        """What it warns of."""
        return self._told.text()

    def demand(self) -> None:
        """Say that without a reason nothing is written, and let it be typed."""
        self.show()
        self._fault.show()
        self.reason.setFocus()

    @property
    def wants_reason(self) -> bool:
        """Whether a warning stands and nobody wrote why one goes on."""
        return not self.isHidden() and not self.reason.text().strip()


class CandidateCard(QFrame):
    """One of the people found: who she is, why it may be her, in red how she may be reached, and the button."""

    taken = Signal(object)

    def __init__(self, candidate: Candidate, words: Translator, number: int, parent: QWidget) -> None:
        """Show one; the first nine have a key."""
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        why = words(_("Perhaps the same person: {why}"), why=candidate.why) if candidate.why else ""
        safe = words(_("Safe contact: {note}"), note=candidate.safe_contact) if candidate.safe_contact else ""
        for text, role in ((candidate.words, ""), (why, "warning"), (safe, "safety")):
            if text:
                label = QLabel(text, self)
                label.setWordWrap(True)
                label.setProperty("role", role)
                column.addWidget(label)
        key = f"   Alt+{number}" if number <= MOST_KEYS else ""
        take = QPushButton(words(_("The same person")) + key, self)
        take.setAccessibleDescription(candidate.words)
        take.clicked.connect(lambda: self.taken.emit(candidate.person))
        column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)


class Candidates(QScrollArea):
    """The people found, one below the other."""

    taken = Signal(object)

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._words = words
        self._offered: list[Candidate] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Show these people in the place of the earlier ones."""
        self._offered = list(candidates)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for number, candidate in enumerate(candidates, start=1):
            card = CandidateCard(candidate, self._words, number, inside)
            card.taken.connect(self.taken)
            column.addWidget(card)
        column.addStretch()
        self.setWidget(inside)
        self.setVisible(bool(candidates))

    def take(self, number: int) -> None:
        """Take the one of this number, counted from one; nothing where there is none."""
        if 0 < number <= len(self._offered):
            self.taken.emit(self._offered[number - 1].person)


class Beside(QWidget):
    """Warning, the record chosen, and the people found for the one whose name is being typed."""

    taken = Signal(object)

    def __init__(self, words: Translator, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._words, self._catalogue = words, catalogue
        self.warning = Warning_(words, self)
        self._before = QLabel(self)
        self._before.setWordWrap(True)
        self._before.setProperty("role", "card")
        self._before.setMargin(10)
        self._title = QLabel(self)
        self._title.setProperty("role", "subtitle")
        self._title.setWordWrap(True)
        self.candidates = Candidates(words, self)
        self.candidates.taken.connect(self.taken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.warning, self._before, self._title):
            layout.addWidget(part)
        layout.addWidget(self.candidates, 1)
        layout.addStretch()
        self.tell(Met())

    def tell(self, met: Met) -> None:
        """Show what is known of the one typed."""
        self._before.setText("" if met.before is None else self._before_words(met.before))
        self._before.setVisible(met.before is not None)
        found = self._candidates(met)
        self.candidates.offer(found)
        self._title.setText(
            self._words.count(_("{n} person found"), _("{n} people found"), len(found)) if found else ""
        )
        self._title.setVisible(bool(found))

    def _before_words(self, before: Before) -> str:
        words = self._words
        if not before.visits and not before.roles:
            return words(_("Not here before."))
        lines = [words(_("Was here before"))]
        if before.visits:
            visits = words.count(_("{n} visit"), _("{n} visits"), before.visits)
            lines.append(words(_("{visits}, the last on {day}"), visits=visits, day=short_day(before.last)))
        for number, role in before.roles:
            lines.append(f"{number}: {self._catalogue.label('party_roles', role, words.language)}")
        return "\n".join(lines)

    def _candidates(self, met: Met) -> list[Candidate]:
        """Those who may be the same first, with the reasons; then whom else the typed line finds."""
        lines = {one.line.id: one for one in met.found}
        alike = [self._alike(one, lines.get(one.id)) for one in met.alike]
        known = {one.id for one in met.alike}
        return alike + [self._found(one, "") for one in met.found if one.line.id not in known]

    def _alike(self, one: Duplicate, found: Found | None) -> Candidate:
        why = " ".join(self._words(reason.message, **reason.values) for reason in one.reasons)
        return self._found(found, why) if found else Candidate(one.id, one.name, why, "")

    def _found(self, found: Found, why: str) -> Candidate:
        return Candidate(
            found.line.id,
            found_words(found, self._words, self._catalogue),
            why,
            found.safe_contact or "",
        )


def found_words(found: Found, words: Translator, catalogue: Catalogue) -> str:
    """A person in one line: names, birth or age, place, phones that may be shown."""
    line = found.line
    born = edtf_words(words, PartialDate.parse(line.born)) if line.born else ""
    age = "" if line.age is None else words(_("{age} years, as stated"), age=line.age)
    place = catalogue.label("divisions", line.place, words.language) if line.place else ""
    parts = [line.name or words(_("gave no name")), *line.also_known, born, age, place, *line.phones]
    return ", ".join(part for part in parts if part)
