"""The periods of law as they hold in this office: its lists, its moved days, and what its lawyers have confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reception.deadlines import rules
from reception.deadlines.calendar import Calendar, moved_days
from reception.deadlines.confirming import RULES, confirmed_rules
from reception.deadlines.custody import Custody, set_custody_clocks
from reception.deadlines.periods import Confirmation, Counted, Rule, Unverified
from reception.deadlines.steps import Step
from reception.deadlines.un_age import un_age_warning
from reception.kernel.dates import PartialDate
from reception.reference.catalogue import Catalogue
from reception.reference.queries import catalogue
from reception.store.reading import Reading

MOVED_DAYS = "moved_days"
_CUSTODY, _UN, _UN_AFTER_OTHER = "custody_without_judge", "hrc_submission", "hrc_after_other"


@dataclass(frozen=True)
class Deadlines:
    """All rules with the calendar they are counted on."""

    known: Catalogue
    calendar: Calendar
    confirmed: Mapping[str, Confirmation]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all rules, in the list's order."""
        return tuple(item.code for item in self.known.list(RULES).items)

    def rule(self, code: str) -> Rule:
        """The rule of that code with the items it names; `Refused` where there is none."""
        item = self.known.item(RULES, code)
        act = item.text("act")
        return Rule(
            item,
            self.known.item("start_events", item.text("start") or "none"),
            self.known.item("acts", act) if act else None,
            self.confirmed.get(code),
        )

    def count(self, code: str, start: PartialDate | date) -> Counted | Unverified:
        """The last day by the rule of that code, as `rules.count` promises."""
        return rules.count(self.rule(code), start, calendar=self.calendar)

    def extend(self, first: Counted, code: str) -> Counted | Unverified:
        """The last day after an extension by the rule of that code, as `rules.extend` promises."""
        return rules.extend(first, self.rule(code), calendar=self.calendar)

    def custody(self, arrest: PartialDate) -> Custody:
        """The clocks of custody without a judge."""
        return set_custody_clocks(self.rule(_CUSTODY), arrest)

    def un_age_warning(
        self, exhausted: PartialDate | date, *, today: date, other_ended: PartialDate | date | None = None
    ) -> Step | None:
        """What to say of a complaint to the Human Rights Committee that is, or soon will be, years old."""
        if other_ended is not None:
            return un_age_warning(self.rule(_UN_AFTER_OTHER), other_ended, today=today)
        return un_age_warning(self.rule(_UN), exhausted, today=today)


def deadlines(reading: Reading) -> Deadlines:
    """The rules, the moved days and the confirmations of this office."""
    known = catalogue(reading)
    return Deadlines(known, Calendar(moved_days(known.list(MOVED_DAYS))), confirmed_rules(reading))
