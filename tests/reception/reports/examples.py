"""Facts and editions for the tests of the reports."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from reception.kernel.i18n import Language, Translator
from reception.kernel.ids import Id
from reception.reference.catalogue import Catalogue
from reception.reference.reading import shipped
from reception.reports.actions import Edition
from reception.reports.counting import figures
from reception.reports.facts import Fact, Facts
from reception.reports.figures import Month
from reception.reports.labels import Labels
from reception.reports.period import Period

OCTOBER = Period(2026, 10)
LISTS = shipped()
LAWYERS = {f"{number:032x}": name for number, name in enumerate(("Асанова Айгүл", "Үсөнов Бакыт"))}
_NUMBERS = count(1)


def fact(day: int = 12, **known: Any) -> Fact:
    """A fact of October; one with a code is of a named person, any other of one who gave no name."""
    who = known.pop("who", "person" if known.get("code") else "unnamed")
    return Fact(id=Id(UUID(int=next(_NUMBERS))), day=date(2026, 10, day), who=who, **known)


def counted(*, visits: Any = (), services: Any = (), matters: Any = (), same: Any = ()) -> Month:
    """The figures of October for these facts."""
    facts = Facts(tuple(visits), tuple(services), tuple(matters), tuple(same))
    return figures(facts, OCTOBER, office="OSH", catalogue=LISTS)


def labels(language: Language = "ru", catalogue: Catalogue = LISTS) -> Labels:
    """The words of a language."""
    return Labels(Translator(language), catalogue, LAWYERS, OCTOBER.last)


def edition(month: Month, **other: Any) -> Edition:
    """A first draft of these figures."""
    known = {"number": 1, "final": False, "before": None, "made_by": "Асанова Айгүл", **other}
    return Edition(period=OCTOBER, figures=month, made_on=date(2026, 11, 2), **known)


def _codes(list_id: str, *strange: str) -> st.SearchStrategy[str | None]:
    known = [item.code for item in LISTS.list(list_id).items]
    return st.sampled_from([None, *strange, *known])


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Any fact of October: complete, empty, of an organisation, of codes no list knows."""
    who = draw(st.sampled_from(["person", "unnamed", "organisation"]))
    return fact(
        draw(st.integers(1, 31)),
        who=who,
        code=draw(st.sampled_from("abcdef")) if who == "person" else None,
        lawyer=draw(st.sampled_from([None, *LAWYERS, "gone"])),
        project=draw(st.sampled_from([None, "core", "total"])),
        channel=draw(_codes("channels", "organisation")),
        for_other=draw(st.none() | st.booleans()),
        sex=draw(_codes("sexes")),
        age=draw(st.none() | st.integers(0, 130)),
        place=draw(_codes("divisions", "nowhere", "")),
        category=draw(_codes("problem_categories", "unheard_of")),
        helps=frozenset(
            draw(st.sets(st.sampled_from(["consultation", "drafting", "", "magic"]), max_size=1))
        ),
        groups=frozenset(draw(st.sets(st.sampled_from(["minor", "pensioner", "unnamed"]), max_size=3))),
        first_time=draw(st.none() | st.booleans()),
        low_income=draw(st.none() | st.booleans()),
        heard_from=draw(_codes("referral_sources")),
        closed_on=draw(st.none() | st.dates(date(2026, 10, 1), date(2026, 12, 1))),
        outcome=draw(_codes("outcomes")),
        level=draw(_codes("help_levels")),
    )


MONTHS = st.builds(
    counted,
    visits=st.lists(facts(), max_size=12),
    services=st.lists(facts(), max_size=12),
    matters=st.lists(facts(), max_size=6),
    same=st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=3),
)
"""Figures of any October."""
