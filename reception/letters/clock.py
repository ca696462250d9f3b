"""By when a letter wants its answer: counted by the rule of law that it was made under, or asked of the lawyer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reception.deadlines.calendar import Calendar
from reception.deadlines.periods import Rule, Unverified
from reception.deadlines.rules import count
from reception.deadlines.steps import Step
from reception.deadlines.working import tell_law
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Language, Translator
from reception.kernel.i18n import mark as _
from reception.letters.letter import Letter

FIRST_PERIOD_END = "first_period_end"
_STARTS: dict[str, tuple[str, ...]] = {
    "receipt": ("received_on", "registered_on"),
    "registration": ("registered_on",),
    "sending": ("sent_on",),
    "filing": ("sent_on",),
}
"""Of each event that a period may begin with, the days of a letter that tell of it, the best first."""
_NO_RULE = Step(_("This kind of paper names no term for the answer: the lawyer sets the day."), caution=True)
_NOT_YET = Step(_("The term begins on a day that is not entered yet."))
_FROM_REGISTRATION = Step(
    _("The day of receipt is not known: the term is counted from the registration, which is not earlier."),
    caution=True,
)
_ASK = Step(_("Nobody has read this rule in the law yet: the lawyer sets the day."), caution=True)


@dataclass(frozen=True)
class Due:
    """What counting came to: a last day with its working, or none and why."""

    on: date | None
    working: tuple[Step, ...]
    law: tuple[Step, ...] = ()
    """Of the working, what is said of the rule and its source and not of the count."""
    asks: bool = False
    """Whether the lawyer has to set the day: the program knows no rule that it may count by."""

    def with_cautions(self, cautions: tuple[Step, ...]) -> Due:
        """The same, with more that deserves a second look."""
        return replace(self, working=(*self.working, *cautions))


def count_answer(letter: Letter, *, rule: Rule | None, calendar: Calendar) -> Due:
    """By when the answer to a letter is due; a day that is only partly known gives no last day, and says so."""
    if rule is None:
        return Due(None, (_NO_RULE,), asks=True)
    places = _STARTS.get(str(rule.item.text("start")))
    if places is None:
        return Due(None, (_ASK,), asks=True)
    name, start = next(
        ((name, day) for name in places if (day := getattr(letter, name)) is not None), ("", None)
    )
    if start is None:
        return Due(None, (_NOT_YET,))
    before = (_FROM_REGISTRATION,) if name != places[0] else ()
    return _counted(rule, start, before, calendar)


def count_extension(letter: Letter, *, rule: Rule | None, calendar: Calendar) -> Due:
    """By when the answer is due once the body took longer: counted from the end of the first period."""
    if rule is None or letter.due_on is None:
        return Due(None, (_ASK,), asks=True)
    return _counted(rule, letter.due_on, (), calendar)


def _counted(rule: Rule, start: PartialDate | date, before: tuple[Step, ...], calendar: Calendar) -> Due:
    try:
        found = count(rule, start, calendar=calendar)
    except Refused as fault:  # the letter is entered all the same: that no day can be told is said beside it
        return Due(None, (*before, Step(fault.message, fault.values, caution=True)), asks=True)
    if isinstance(found, Unverified):
        return Due(None, (*before, *found.believed), asks=True)
    return Due(found.last_day, (*before, *found.working), tuple(tell_law(rule)))


def keep_working(due: Due) -> str | None:
    """The working as it is kept: each sentence in every language, as it was said on the day of counting."""
    if not due.working:
        return None
    speakers = {language: Translator(language) for language in LANGUAGES}
    return json.dumps(
        [
            {
                "caution": step.caution,
                "law": step in due.law,
                **{language: step.say(words) for language, words in speakers.items()},
            }
            for step in due.working
        ],
        ensure_ascii=False,
    )


@dataclass(frozen=True)
class Sentence:
    """One sentence of a kept working."""

    text: str
    is_caution: bool
    """It says what is believed, estimated or to be checked: for the lawyer, and no paper."""
    is_law: bool
    """It tells of the rule and who read it, not of the count."""


def read_working(kept: str | None, language: Language) -> Sequence[Sentence]:
    """The sentences of a kept working in one language; none where nothing was counted."""
    return [Sentence(step[language], step["caution"], step["law"]) for step in json.loads(kept or "[]")]
