"""Counts a month: persons, visits and services apart in every table, and each table's total agrees. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reception.reference.catalogue import Catalogue
from reception.reports.facts import ORGANISATION, UNNAMED, Fact, Facts
from reception.reports.figures import NOT_STATED, ORGANISATIONS, TOTAL, WITHOUT_NAME, Counts, Month, Table
from reception.reports.period import Period
from reception.reports.persons import persons
from reception.reports.tables import TABLES, TableSpec, codes_of

Units = Mapping[str, Sequence[Fact]]
"""What is counted in each column."""
_UNSAID, _APART = "", "\0"
"""Where the units of two lines are gathered that are no code: not stated, and organisations."""


@dataclass(frozen=True)
class _Counted:
    """The units of the three kinds of tables."""

    people: Units
    organisations: Units
    matters: Units


def figures(facts: Facts, period: Period, *, office: str | None, catalogue: Catalogue) -> Month:
    """The figures of a month.

    A person is counted once, with what was stated of her last; each visit of someone who gave no name is
    one unnamed person, on a line apart; visits of organisations are visits, on their own line in every table.
    """
    counted = _counted(facts, period)
    unnamed = sum(visit.who == UNNAMED for visit in facts.visits)
    tables = tuple(_table(spec, counted, unnamed=unnamed, catalogue=catalogue) for spec in TABLES)
    return Month(office, str(period), _totals(counted, unnamed), tables)


@dataclass(frozen=True)
class Figure:
    """Where a number stands: the table, empty for the main figures, the line's code, and the column."""

    table: str
    code: str
    column: str = ""


def units_at(facts: Facts, period: Period, *, figure: Figure, catalogue: Catalogue) -> list[Fact]:
    """What is counted in one number: the visits, services, matters or persons; none where there is no such number."""
    counted = _counted(facts, period)
    unnamed = [visit for visit in facts.visits if visit.who == UNNAMED]
    if not figure.table:
        return _of_cover(counted, unnamed, figure.code)
    spec = next((spec for spec in TABLES if spec.id == figure.table and figure.column in spec.columns), None)
    if spec is None:
        return []
    units: Units = getattr(counted, spec.units)
    rows = units[figure.column]
    if figure.code == TOTAL:
        return list(rows)
    if figure.code == WITHOUT_NAME:
        return unnamed if figure.column == "persons" else []
    code = {NOT_STATED: _UNSAID, ORGANISATIONS: _APART}.get(figure.code, figure.code)
    return [unit for unit in rows if code in _lines_of(unit, spec, catalogue)]


def _of_cover(counted: _Counted, unnamed: list[Fact], name: str) -> list[Fact]:
    people, organisations = counted.people, counted.organisations
    found: Mapping[str, Sequence[Fact]] = {
        "persons": people["persons"],
        "new_persons": [person for person in people["persons"] if person.first_time is True],
        "unnamed": unnamed,
        "visits": people["visits"],
        "visits_people": [visit for visit in people["visits"] if visit.who != ORGANISATION],
        "visits_organisations": organisations["visits"],
        "for_other": [
            visit for visit in people["visits"] if visit.for_other is True and visit.who != ORGANISATION
        ],
        "services": people["services"],
        "services_organisations": organisations["services"],
        **{f"matters_{column}": rows for column, rows in counted.matters.items()},
    }
    return list(found.get(name, ()))


def _counted(facts: Facts, period: Period) -> _Counted:
    def of_organisations(rows: Sequence[Fact]) -> list[Fact]:
        return [row for row in rows if row.who == ORGANISATION]

    helped = persons([*facts.visits, *facts.services], facts.same)
    return _Counted(
        people={"persons": helped, "visits": facts.visits, "services": facts.services},
        organisations={
            "visits": of_organisations(facts.visits),
            "services": of_organisations(facts.services),
        },
        matters={
            "opened": [row for row in facts.matters if row.day >= period.first],
            "closed": [row for row in facts.matters if row.closed_on and row.closed_on <= period.last],
            "running": [row for row in facts.matters if not row.closed_on or row.closed_on > period.last],
        },
    )


def _totals(counted: _Counted, unnamed: int) -> dict[str, int]:
    """The figures of the cover."""
    visits = counted.people["visits"]
    of_organisations = len(counted.organisations["visits"])
    return {
        "persons": len(counted.people["persons"]),
        "new_persons": sum(person.first_time is True for person in counted.people["persons"]),
        "unnamed": unnamed,
        "visits": len(visits),
        "visits_people": len(visits) - of_organisations,
        "visits_organisations": of_organisations,
        "for_other": sum(visit.for_other is True for visit in visits if visit.who != ORGANISATION),
        "services": len(counted.people["services"]),
        "services_organisations": len(counted.organisations["services"]),
        "matters_opened": len(counted.matters["opened"]),
        "matters_closed": len(counted.matters["closed"]),
        "matters_running": len(counted.matters["running"]),
    }


def _table(spec: TableSpec, counted: _Counted, *, unnamed: int, catalogue: Catalogue) -> Table:
    units: Units = getattr(counted, spec.units)
    columns = [_column(spec, units[name], catalogue) for name in spec.columns]
    found = {code for column in columns for code in column} - {_UNSAID, _APART}
    known = [code for code in codes_of(spec, catalogue) if code in found]
    order = [*known, *sorted(found - set(known))]
    return Table(
        id=spec.id,
        columns=spec.columns,
        rows={code: _line(columns, code) for code in order},
        not_stated=_line(columns, _UNSAID),
        organisation=_line(columns, _APART) if spec.units == "people" else None,
        total=tuple(len(units[name]) for name in spec.columns),
        unnamed=unnamed if "persons" in spec.columns else None,
        many=spec.many,
    )


def _column(spec: TableSpec, units: Sequence[Fact], catalogue: Catalogue) -> Counter[str]:
    """How many units stand on each line."""
    found: Counter[str] = Counter()
    for unit in units:
        found.update(_lines_of(unit, spec, catalogue))
    return found


def _lines_of(unit: Fact, spec: TableSpec, catalogue: Catalogue) -> Sequence[str]:
    """The lines on which a unit stands."""
    if spec.units == "people" and unit.who == ORGANISATION:
        return (_APART,)
    return spec.key(unit, catalogue) or (_UNSAID,)


def _line(columns: Sequence[Counter[str]], code: str) -> Counts:
    return tuple(column[code] for column in columns)
