"""Case files made from the registers themselves, so that a new field is tried as soon as it is described."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from hypothesis import strategies as st

from reception.kernel.fields import Field, Register
from reception.matters.casefile import CONSENT, FORMAT, MATTER, PERSON, SERVICE, VERSION, VISIT
from tests.reception.desk.office import CATALOGUE, TODAY

Row = dict[str, Any]
_WORDS = st.text("абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюяАБ «№»&<>{}'\"=-0123456789\n", min_size=1, max_size=20)
TEXT = _WORDS.map(lambda text: unicodedata.normalize("NFC", text).strip()).filter(bool)
DAYS = st.dates(date(2020, 1, 1), TODAY).map(date.isoformat)
PARTIAL = st.sampled_from(
    ["2024", "2026-03", "2026-21", "2026-09-30T23:00", "2025-01~", "2026-01-02/2026-02-03"]
)
_COLLEAGUES = frozenset({"lawyer", "colleague"})
_INSIDE = frozenset({"id", "client_id", "person_id", "for_id", "visit_id"})


def _value(field: Field) -> st.SearchStrategy[Any]:
    if field.name in _COLLEAGUES:
        return st.sampled_from(["Aigul", "Bakyt"])
    if field.codes == "projects":
        return st.none()
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "text": TEXT,
        "day": DAYS,
        "partial": PARTIAL,
        "whole": st.integers(0, min(field.longest, 100)),
        "flag": st.booleans(),
        "phone": st.sampled_from(["+996700123456", "+79261234567", "у соседки"]),
        "pin": st.sampled_from(["20103200712345", "без ИНН"]),
        "texts": _texts(),
    }
    if field.kind in {"code", "codes"}:
        codes = st.sampled_from(sorted(CATALOGUE.list(field.codes).codes()))
        return st.lists(codes, unique=True, max_size=2) if field.kind == "codes" else codes
    return kinds[field.kind]


@st.composite
def _texts(draw: st.DrawFn) -> Row:
    first, *others = draw(st.lists(st.sampled_from(["ky", "ru", "en"]), unique=True, min_size=1, max_size=3))
    translations = [{"language": one, "text": draw(TEXT), "stale": draw(st.booleans())} for one in others]
    return {"language": first, "text": draw(TEXT), "translations": translations}


@st.composite
def rows(draw: st.DrawFn, /, register: Register, **fixed: Any) -> Row:
    """A row of a register: needed fields, some others, parts of up to two rows; `fixed` values as they are given."""
    row: Row = dict(fixed)
    for field in register.fields:
        if field.name in fixed or field.name in _INSIDE:
            continue
        if field.required or draw(st.booleans()):
            row[field.name] = draw(_value(field))
    for part in register.parts:
        if part.name not in fixed:
            row[part.name] = draw(st.lists(rows(part.register), max_size=2))
    return row


@st.composite
def cases(draw: st.DrawFn) -> Row:
    """A case file that holds together."""
    people = [f"p{number}" for number in range(1, draw(st.integers(1, 3)) + 1)]
    someone = st.sampled_from([None, *people])
    visits = [f"v{number}" for number in range(1, draw(st.integers(0, 2)) + 1)]
    matter = draw(rows(MATTER, client_id="p1", day="2026-01-15", closed_on=None, stage="appeal"))
    for row in (*matter["parties"], *matter["detentions"]):
        row["person_id"] = draw(someone)
    if draw(st.booleans()):
        matter |= {"closed_on": "2026-06-01", "stage": "closed"}
    return {
        "format": FORMAT,
        "version": VERSION,
        "matter": matter,
        "people": [
            draw(rows(PERSON, id=one, surname=draw(TEXT), consents=draw(st.lists(rows(CONSENT), max_size=1))))
            for one in people
        ],
        "visits": [draw(_visit(one, someone)) for one in visits],
        "services": [
            draw(rows(SERVICE, person_id=draw(someone), visit_id=draw(st.sampled_from([None, *visits]))))
            for _one in range(draw(st.integers(0, 2)))
        ],
    }


@st.composite
def _visit(draw: st.DrawFn, own: str, someone: st.SearchStrategy[str | None]) -> Row:
    helped = draw(someone)
    organisation = None if helped else draw(st.none() | TEXT)
    fixed = {"hour": draw(st.sampled_from([None, "9:05", "23:00"])), "organisation": organisation}
    return draw(rows(VISIT, id=own, for_id=helped, person_id=draw(someone), **fixed))
