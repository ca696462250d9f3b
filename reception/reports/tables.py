"""The tables of a month's report as data: what each counts, by what, and on which sheet it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.reference.catalogue import Catalogue
from reception.reports.facts import Fact

Units = Literal["people", "organisations", "matters"]
Codes = tuple[str, ...]
Key = Callable[[Fact, Catalogue], Codes]
"""The codes under which a fact counts; none where it is not stated."""
CATEGORIES, DIVISIONS, AGE_BANDS = "problem_categories", "divisions", "age_bands"
PEOPLE_COLUMNS = ("persons", "visits", "services")
MATTER_COLUMNS = ("opened", "closed", "running")
_OBLAST_LEVELS = frozenset({"oblast", "republican_city", "abroad"})
_RAYON_LEVELS = frozenset({"rayon", "oblast_city", "republican_city", "country"})
_HOME = "kyrgyzstan"


@dataclass(frozen=True)
class TableSpec:
    """One table: its title, the code list of its lines, and how a fact finds its line."""

    id: str
    title: Message
    key: Key
    columns: Codes
    codes: str
    """The code list of its lines, or one of `colleagues`, `flags`, `first`, `whom`."""
    units: Units = "people"
    many: frozenset[str] = frozenset()
    chart: tuple[Literal["bar", "pie"], str] | None = None
    """A native chart beside the table: its kind and the column it shows."""
    note: Message | None = None


@dataclass(frozen=True)
class Family:
    """Tables that stand on one sheet, under the same columns."""

    id: str
    title: Message
    columns: Codes
    tables: tuple[TableSpec, ...]


def family_of(code: str, catalogue: Catalogue) -> str:
    """The family of a problem: the code above it, or itself."""
    above = catalogue.ancestors(CATEGORIES, code)
    return above[-1] if above else code


def division_at(code: str, levels: frozenset[str], catalogue: Catalogue) -> Codes:
    """The nearest division at one of these levels, itself included; none where it is told less closely."""
    for near in (code, *catalogue.ancestors(DIVISIONS, code)):
        if not catalogue.has(DIVISIONS, near):
            return (near,)
        if near != _HOME and catalogue.item(DIVISIONS, near).text("level") in levels:
            return (near,)
    return ()


def rayon_of(code: str, catalogue: Catalogue) -> Codes:
    """The rayon or city of oblast standing; none where only the oblast is known."""
    return division_at(code, _RAYON_LEVELS, catalogue)


def age_band(age: int, catalogue: Catalogue) -> Codes:
    """The band of an age in whole years."""
    for item in catalogue.list(AGE_BANDS).items:
        youngest, oldest = item.facts.get("youngest", 0), item.facts.get("oldest", age)
        if isinstance(youngest, int) and isinstance(oldest, int) and youngest <= age <= oldest:
            return (item.code,)
    return ()


def codes_of(table: TableSpec, catalogue: Catalogue) -> tuple[str, ...]:
    """The codes that the lists know for a table's lines, in their order; colleagues are in no list."""
    fixed = {
        "flags": ("yes", "no"),
        "first": ("first", "repeated"),
        "whom": ("self", "other"),
        "colleagues": (),
    }
    if table.codes in fixed:
        return fixed[table.codes]
    if table.codes not in catalogue.ids:
        return ()
    items = catalogue.list(table.codes).items
    if table.id.endswith("category_family"):
        return tuple(item.code for item in items if not item.parents)
    if table.id == "oblast":
        return tuple(item.code for item in items if item.text("level") in _OBLAST_LEVELS)
    if table.id == "rayon":
        found = (item for item in items if item.code != _HOME and item.text("level") in _RAYON_LEVELS)
        return tuple(item.code for item in found)
    return tuple(item.code for item in items)


def _one(code: str | None) -> Codes:
    return () if code is None else (code,)


def _flag(value: bool | None, yes: str, no: str) -> Codes:  # noqa: FBT001 - a value, not a switch
    return () if value is None else (yes if value else no,)


def _category(fact: Fact, _lists: Catalogue) -> Codes:
    return _one(fact.category)


def _family(fact: Fact, lists: Catalogue) -> Codes:
    return _one(fact.category and family_of(fact.category, lists))


def _help(fact: Fact, _lists: Catalogue) -> Codes:
    return tuple(sorted(fact.helps))


def _age(fact: Fact, lists: Catalogue) -> Codes:
    return () if fact.age is None else age_band(fact.age, lists)


def _oblast(fact: Fact, lists: Catalogue) -> Codes:
    return division_at(fact.place, _OBLAST_LEVELS, lists) if fact.place else ()


def _rayon(fact: Fact, lists: Catalogue) -> Codes:
    return rayon_of(fact.place, lists) if fact.place else ()


def _group(fact: Fact, _lists: Catalogue) -> Codes:
    return tuple(sorted(fact.groups))


_ALL = frozenset(PEOPLE_COLUMNS)
_TWO = ("persons", "visits")
_SEVERAL = _("A person may belong to several groups, so the lines add up to more than the total.")
_HELPS = _("A person may have had several kinds of help: the lines of persons add up to more than the total.")
_CLOSER = _("Each problem within its family; a family's own line counts where no closer problem was named.")


def _people() -> Iterable[TableSpec]:
    yield TableSpec(
        "sex",
        _("Sex"),
        lambda fact, _lists: _one(fact.sex),
        PEOPLE_COLUMNS,
        "sexes",
        chart=("pie", "persons"),
    )
    yield TableSpec("age", _("Age"), _age, PEOPLE_COLUMNS, AGE_BANDS, chart=("bar", "persons"))
    yield TableSpec(
        "first_time",
        _("First or repeated"),
        lambda fact, _lists: _flag(fact.first_time, "first", "repeated"),
        _TWO,
        "first",
        chart=("pie", "persons"),
    )
    yield TableSpec(
        "low_income",
        _("Low income, as stated"),
        lambda fact, _lists: _flag(fact.low_income, "yes", "no"),
        _TWO,
        "flags",
    )


def _coming() -> Iterable[TableSpec]:
    yield TableSpec(
        "channel",
        _("How they came to us"),
        lambda fact, _lists: _one(fact.channel),
        ("visits",),
        "channels",
        chart=("pie", "visits"),
    )
    yield TableSpec(
        "for_whom",
        _("For whom they came"),
        lambda fact, _lists: _flag(fact.for_other, "other", "self"),
        ("visits",),
        "whom",
    )
    yield TableSpec(
        "heard_from",
        _("How they heard of us"),
        lambda fact, _lists: _one(fact.heard_from),
        _TWO,
        "referral_sources",
        chart=("bar", "visits"),
    )


def _work(units: Units, columns: Codes, before: str = "") -> Iterable[TableSpec]:
    yield TableSpec(
        f"{before}project", _("Projects"), lambda fact, _lists: _one(fact.project), columns, "projects", units
    )
    yield TableSpec(
        f"{before}lawyer", _("Lawyers"), lambda fact, _lists: _one(fact.lawyer), columns, "colleagues", units
    )


def _organisations() -> Iterable[TableSpec]:
    both = ("visits", "services")
    yield TableSpec(
        "organisation_category_family",
        _("Families of problems"),
        _family,
        both,
        CATEGORIES,
        "organisations",
        chart=("bar", "visits"),
    )
    yield TableSpec(
        "organisation_help", _("Kinds of help"), _help, ("services",), "help_kinds", "organisations"
    )
    yield TableSpec(
        "organisation_channel",
        _("How they came to us"),
        lambda fact, _lists: _one(fact.channel),
        ("visits",),
        "channels",
        "organisations",
    )
    yield from _work("organisations", both, "organisation_")


def _matters() -> Iterable[TableSpec]:
    yield TableSpec(
        "matter_category_family",
        _("Families of problems"),
        _family,
        MATTER_COLUMNS,
        CATEGORIES,
        "matters",
        chart=("bar", "opened"),
    )
    yield TableSpec(
        "matter_outcome",
        _("Outcome of closed matters"),
        lambda fact, _lists: _one(fact.outcome),
        ("closed",),
        "outcomes",
        "matters",
    )
    yield TableSpec(
        "matter_level",
        _("Highest level of help in closed matters"),
        lambda fact, _lists: _one(fact.level),
        ("closed",),
        "help_levels",
        "matters",
    )
    yield from _work("matters", MATTER_COLUMNS, "matter_")


_HELP = TableSpec(
    "help",
    _("Kinds of help"),
    _help,
    ("persons", "services"),
    "help_kinds",
    many=frozenset({"persons"}),
    chart=("bar", "services"),
    note=_HELPS,
)
_GROUP = TableSpec(
    "group", _("Groups"), _group, PEOPLE_COLUMNS, "groups", many=_ALL, chart=("bar", "persons"), note=_SEVERAL
)
_FAMILIES_OF_PROBLEMS = TableSpec(
    "category_family", _("Families of problems"), _family, PEOPLE_COLUMNS, CATEGORIES, chart=("bar", "visits")
)
_CLOSELY = TableSpec("category", _("Problems"), _category, PEOPLE_COLUMNS, CATEGORIES, note=_CLOSER)
_OBLASTS = TableSpec(
    "oblast", _("Oblasts and cities"), _oblast, PEOPLE_COLUMNS, DIVISIONS, chart=("bar", "persons")
)
_RAYONS = TableSpec("rayon", _("Rayons and cities"), _rayon, PEOPLE_COLUMNS, DIVISIONS)

FAMILIES: tuple[Family, ...] = (
    Family("problems", _("Problems"), PEOPLE_COLUMNS, (_FAMILIES_OF_PROBLEMS,)),
    Family("closely", _("Problems in detail"), PEOPLE_COLUMNS, (_CLOSELY,)),
    Family("help", _("Help given"), PEOPLE_COLUMNS, (_HELP,)),
    Family("people", _("People"), PEOPLE_COLUMNS, tuple(_people())),
    Family("groups", _("Groups"), PEOPLE_COLUMNS, (_GROUP,)),
    Family("places", _("Places"), PEOPLE_COLUMNS, (_OBLASTS,)),
    Family("rayons", _("Places in detail"), PEOPLE_COLUMNS, (_RAYONS,)),
    Family("coming", _("How they come"), PEOPLE_COLUMNS, tuple(_coming())),
    Family("work", _("Projects and lawyers"), PEOPLE_COLUMNS, tuple(_work("people", PEOPLE_COLUMNS))),
    Family("organisations", _("Organisations"), ("visits", "services"), tuple(_organisations())),
    Family("matters", _("Matters"), MATTER_COLUMNS, tuple(_matters())),
)
TABLES: tuple[TableSpec, ...] = tuple(table for family in FAMILIES for table in family.tables)
