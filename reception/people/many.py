"""Registers many people at once: what `add_person` does for one, with a few statements for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reception.kernel.ids import Id
from reception.people import forms
from reception.people.actions import new_code
from reception.people.rules import proposals
from reception.store.work import Work, act

Values = Mapping[str, Any]


@act("person.add")
def add_people(work: Work, *, people: Sequence[Values]) -> list[tuple[Id, str]]:
    """Register people whose values were checked, with their parts and groups; the id and counting code of each."""
    form = forms.PERSON
    filled = [{**values, **proposals(values)} for values in people]
    made = [(work.new_id(), new_code(work)) for _values in filled]
    rows = [
        {
            **{name: values[name] for name in form.own if values.get(name) is not None},
            "id": row,
            "code": code,
            "access": "office",
            "office": work.access.office,
        }
        for values, (row, code) in zip(filled, made, strict=True)
    ]
    work.add_many(form.model, rows)
    ids = [row for row, _code in made]
    for part in form.register.parts:
        work.add_many(form.parts[part.name].model, _parts(ids, filled, part.name, part.owner))
    for name, codes in form.codes.items():
        owned = zip(ids, filled, strict=True)
        listed = [
            {codes.owner: row, codes.column: code} for row, one in owned for code in one.get(name) or ()
        ]
        work.add_many(codes.model, listed)
    return made


def _parts(ids: Iterable[Id], people: Iterable[Values], name: str, owner: str) -> list[dict[str, Any]]:
    pairs = zip(ids, people, strict=True)
    return [{**part, owner: row} for row, values in pairs for part in values.get(name) or ()]
