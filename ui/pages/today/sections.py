"""What the sections of the day say: each line in cells, and where it leads. Touches no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reception.desk.today import HearingLine, PaperLine, PromiseLine, TaskLine, Today
from reception.drafts.keeping import Draft
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Language, Message, Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.reference.catalogue import Catalogue
from reception.visits.queries import VisitLine
from ui.text.formats import age_words, edtf_words, short_day, short_moment

DRAFTS: Mapping[str, tuple[str, Message]] = {
    "visit": ("desk", _("A visit begun")),
    "person": ("people", _("A person's data")),
    "matter": ("matters", _("A matter")),
    "chronology": ("matters", _("A line of a chronology")),
    "paper": ("papers", _("A paper")),
}
"""Of the first word of a draft's kind the page that goes on with it, and what it is called."""
OWNERS: Mapping[str, str] = {"matter": "matters", "person": "people", "visit": "desk"}


OVERDUE: Message = _("overdue: {count}")


@dataclass(frozen=True)
class Line:
    """One line of a section."""

    cells: tuple[str, ...]
    page: str
    where: Mapping[str, Any]
    late: bool = False
    """Whether it is overdue; a cell says so too."""
    row: Id | None = None


@dataclass(frozen=True)
class Section:
    """A list of the day; an empty one offers one thing to do."""

    name: str
    title: Message
    lines: tuple[Line, ...]
    empty: Message
    offer: Message
    page: str
    late: Message = OVERDUE
    hint: Message | None = None
    """What the keys do with a line."""


class Wording:
    """Words the lines of a day in one language."""

    def __init__(self, words: Translator, catalogue: Catalogue, day: date) -> None:
        """Keep what words the codes and the days."""
        self.words = words
        self._catalogue = catalogue
        self._day = day

    def label(self, codes: str, code: str | None) -> str:
        """A code in the window's language; nothing of no code."""
        language: Language = self.words.language
        return self._catalogue.label(codes, code, language) if code else ""

    def when(self, day: date) -> str:
        """A day beside today: `today`, `overdue since 20.11.2026`, else its figures."""
        if day < self._day:
            return self.words(_("overdue since {day}"), day=short_day(day))
        return age_words(self.words, day, today=self._day) if day == self._day else short_day(day)

    def task(self, line: TaskLine) -> Line:
        """A task: when, in which matter, what."""
        cells = (self.when(line.due), line.number, line.what, line.client)
        return Line(cells, "matters", {"row": line.matter_id.hex}, line.due < self._day, line.id)

    def hearing(self, line: HearingLine) -> Line:
        """A hearing: when, in which matter, before whom."""
        at = edtf_words(self.words, PartialDate.parse(line.at))
        before = ", ".join(part for part in (self.label("institutions", line.body), line.what) if part)
        return Line((at, line.number, before, line.client), "matters", {"row": line.matter_id.hex})

    def promise(self, line: PromiseLine) -> Line:
        """Someone who promised to come back: when, after which visit, who; opening it receives her."""
        missed = line.day < self._day
        day = (
            self.words(_("did not come on {day}"), day=short_day(line.day)) if missed else self.when(line.day)
        )
        when = " ".join(part for part in (day, line.hour) if part)
        name = line.name or self.words(_("gave no name"))
        where = {"person": line.person_id.hex} if line.person_id else {}
        return Line((when, line.number, name), "desk", where, missed, line.id)

    def visit(self, line: VisitLine) -> Line:
        """A visit of today: hour, number, who, what about."""
        name = line.name or self.words(_("gave no name"))
        cells = (line.hour or "", line.number, name, self.label("problem_categories", line.category))
        return Line(cells, "desk", {"visit": line.id.hex})

    def paper(self, line: PaperLine, title: str) -> Line:
        """A paper that was begun: when, its number, its kind."""
        return Line((short_day(line.made_on), line.number, title), "papers", {"row": line.id.hex})

    def draft(self, draft: Draft) -> Line:
        """Something begun and not saved: when it was kept, what it is."""
        page, title = DRAFTS[draft.kind.split(".")[0]]
        where: dict[str, Any] = {"draft": draft.key}
        if page in {"people", "matters"}:  # they find the draft by the record it is of
            where = {"row": draft.key} if read_id(draft.key) else {"new": True}
        return Line((short_moment(draft.saved_at), self.words(title)), page, where)


def sections_of(
    today: Today,
    drafts: Sequence[Draft],
    wording: Wording,
    *,
    titles: Mapping[str, str],
    mine: bool = False,
) -> list[Section]:
    """The sections of the day in their order; with `mine` alone what is the reader's to do."""
    tasks = [wording.task(line) for line in today.tasks if line.mine or not mine]
    hearings = [wording.hearing(line) for line in today.hearings if line.mine or not mine]
    promises = [wording.promise(line) for line in today.promises if line.mine or not mine]
    papers = [
        wording.paper(line, titles.get(line.kind, line.kind))
        for line in today.papers
        if line.mine or not mine
    ]
    begun = [wording.draft(draft) for draft in drafts if draft.kind.split(".")[0] in DRAFTS]
    visits = [wording.visit(line) for line in today.visits]
    found = [
        Section("drafts", _("Begun and not saved: go on?"), tuple(begun), NOBODY, *DESK),
        Section("tasks", _("Due and overdue"), tuple(tasks), NOTHING_DUE, *MATTERS, hint=TASK_KEYS),
        Section("hearings", _("Hearings"), tuple(hearings), NO_HEARING, *MATTERS),
        Section(
            "promises",
            _("Promised to come back"),
            tuple(promises),
            NOBODY,
            *DESK,
            late=_("did not come: {count}"),
            hint=PROMISE_KEYS,
        ),
        Section("visits", _("Visits of today"), tuple(visits), NO_VISIT, *DESK),
        Section("papers", _("Papers not finished"), tuple(papers), NO_PAPER, *PAPERS),
    ]
    return found if begun else found[1:]


DESK = (_("Receive"), "desk")
MATTERS = (_("Open matters"), "matters")
PAPERS = (_("Open papers"), "papers")
"""What an empty section offers, and the page that it opens."""
NOTHING_DUE: Message = _("Nothing is due in the next seven days.")
NO_HEARING: Message = _("No hearing in the next seven days.")
NOBODY: Message = _("Nobody is expected.")
NO_VISIT: Message = _("Nobody has been received today yet.")
NO_PAPER: Message = _("No paper is left unfinished.")
TASK_KEYS: Message = _("Enter opens the matter, Space marks the task as done.")
PROMISE_KEYS: Message = _("Enter receives the person, Space says that nobody waits any more.")
