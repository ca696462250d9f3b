"""Reads one cell of an old register as what its column holds: typed values, or what is wrong with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reception.desk.old_registers.names import part_name
from reception.desk.old_registers.places import Places
from reception.kernel.dates import PartialDate
from reception.kernel.fields import Field, Register
from reception.kernel.i18n import mark as _
from reception.kernel.i18n import worded
from reception.kernel.values import Known, Wrong, plain, read_text, read_value
from reception.language.folding import digits, fold
from reception.people.register import PERSON
from reception.people.rules import read_phone
from reception.reference.catalogue import Catalogue
from reception.reports.rows_in import Cell, Formula
from reception.visits.register import VISIT

Values = dict[str, Any]
_NOTHING = frozenset(
    {"", "нет", "жок", "no", "none", "н д", "нд", "б н", "не указано", "не известно", "неизвестно"}
)
"""What people write where there is nothing, folded; a dash folds to nothing."""
_SEXES = {
    **dict.fromkeys(("ж", "жен", "женскии", "женщина", "аял", "кыз", "f", "female", "woman"), "female"),
    **dict.fromkeys(("м", "муж", "мужскои", "мужчина", "эркек", "m", "male", "man"), "male"),
}
_AFTER_DATE = re.compile(r"[\s-]*(?:г\.?\s*р|года?(?:\s+рождения)?|г|ж|жылы|жыл)\.?\s*$", re.IGNORECASE)
_AGE = re.compile(r"(\d{1,3})\s*(?:лет|года?|г|л|жашта|жаш|years?)?\.?", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d[\d\s().-]{3,}\d")
_BETWEEN = " ,;:/()-\n\t"
_LONGEST = 2_000
_ID_CARD = "id"


@dataclass(frozen=True)
class Lists:
    """What reading a cell needs to know: the day, the language of free texts, the code lists and places."""

    known: Known
    catalogue: Catalogue
    places: Places

    @classmethod
    def of(cls, catalogue: Catalogue, *, today: date, language: str) -> Lists:
        """Of these code lists on this day."""
        return cls(Known(today, catalogue.has, language), catalogue, Places(catalogue))


def read_cell(holds: str, cell: Cell, lists: Lists) -> Values:
    """What a cell says, by the fields of a person or a visit; nothing of an empty one; `Wrong` where it cannot be."""
    if isinstance(cell, Formula):
        raise Wrong(_("a formula stands here: put its value in its place"))
    if cell is None or (isinstance(cell, str) and fold(cell) in _NOTHING):
        return {}
    return _READERS.get(holds, _plain_text(holds))(cell, lists)


def _said(cell: Cell) -> str:
    """A cell as text; a whole number without the point that Excel may give it."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%d.%m.%Y}"
    text = read_text(str(cell), longest=_LONGEST)
    return " ".join((text or "").split())


def _field(register: Register, name: str) -> Field:
    found = register.field_named(name)
    assert found is not None
    return found


def _plain_text(name: str) -> Callable[[Cell, Lists], Values]:
    def read(cell: Cell, lists: Lists) -> Values:
        return {name: read_value(_field(PERSON, name), _said(cell), lists.known)}

    return read


def _full_name(cell: Cell, lists: Lists) -> Values:
    if not isinstance(cell, str):
        raise Wrong(_("a name is expected here"))
    parts = part_name(_said(cell))
    return {name: read_value(_field(PERSON, name), part, lists.known) for name, part in parts.items()}


def _sex(cell: Cell, _lists: Lists) -> Values:
    found = _SEXES.get(fold(_said(cell)))
    if found is None:
        raise Wrong(_("“{text}” is not a sex: write ж or м, аял or эркек"), text=plain(_said(cell)))
    return {"sex": found}


def _date(cell: Cell, field: Field, lists: Lists) -> Any:
    if isinstance(cell, datetime | date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return day if field.kind == "day" else PartialDate.of(day)
    text = _said(cell)
    try:
        return read_value(field, text, lists.known)
    except Wrong:
        shorter = _AFTER_DATE.sub("", text)
        if shorter == text:
            raise
    return read_value(field, shorter, lists.known)


def _born(cell: Cell, lists: Lists) -> Values:
    born = _date(cell, _field(PERSON, "born"), lists)
    if born is not None and born.first() > lists.known.today:
        raise Wrong(_("this day has not come yet"))
    return {"born": born}


def _day(cell: Cell, lists: Lists) -> Values:
    day = _date(cell, _field(VISIT, "day"), lists)
    if day is not None and day > lists.known.today:
        raise Wrong(_("this day has not come yet"))
    return {"day": day}


def _age(cell: Cell, lists: Lists) -> Values:
    found = _AGE.fullmatch(_said(cell))
    if found is None:
        raise Wrong(_("“{text}” is not an age in years"), text=plain(_said(cell)))
    return {"age": read_value(_field(PERSON, "age"), int(found[1]), lists.known)}


def _pin(cell: Cell, lists: Lists) -> Values:
    text = _said(cell).replace(" ", "")
    return {"pin": read_value(_field(PERSON, "pin"), text, lists.known)}


def _phone(cell: Cell, _lists: Lists) -> Values:
    """One number or several, with a note beside each: `брат 0555 12 34 56`."""
    text = read_text(str(int(cell) if isinstance(cell, float) else cell), longest=_LONGEST) or ""
    found: list[Values] = []
    at = 0
    for number in _NUMBER.finditer(text):
        note = text[at : number.start()].strip(_BETWEEN)
        found.append({"number": read_phone(number[0].strip()), **({"note": note} if note else {})})
        at = number.end()
    if not found:
        raise Wrong(_("“{text}” is not a phone number"), text=plain(text))
    rest = text[at:].strip(_BETWEEN)
    if rest:
        found[-1]["note"] = ", ".join(filter(None, (found[-1].get("note"), rest)))
    return {"phones": found}


def _paper(cell: Cell, _lists: Lists) -> Values:
    number = _said(cell)
    if not digits(number):
        raise Wrong(_("“{text}” is not the number of a paper"), text=plain(number))
    kind = "id_card" if fold(number).startswith(_ID_CARD) else "other"
    return {"papers": [{"kind": kind, "number": number}]}


def _place(cell: Cell, lists: Lists) -> Values:
    code, rest = lists.places.find(_said(cell))
    return {**({"place": code} if code else {}), **({"address": rest} if rest else {})}


def _address(cell: Cell, lists: Lists) -> Values:
    """The address as it stands, and the town or district that it names."""
    text = _said(cell)
    code, _rest = lists.places.find(text)
    return {"address": text, **({"place": code} if code else {})}


def _coded(name: str, register: Register) -> Callable[[Cell, Lists], Values]:
    """A code of a list, named as the list names it in one of the languages."""
    field = _field(register, name)

    def read(cell: Cell, lists: Lists) -> Values:
        said = fold(_said(cell))
        for item in lists.catalogue.list(field.codes).items:
            words = [*item.labels.values(), *(word for known in item.words.values() for word in known)]
            if said in map(fold, words):
                return {name: item.code}
        raise Wrong(
            _("“{code}” is not in the list {list}"), code=plain(_said(cell)), list=worded(field.label)
        )

    return read


def _about(cell: Cell, lists: Lists) -> Values:
    return {"about": read_value(_field(VISIT, "about"), str(cell), lists.known)}


_READERS: Mapping[str, Callable[[Cell, Lists], Values]] = {
    "full_name": _full_name,
    "sex": _sex,
    "born": _born,
    "age": _age,
    "pin": _pin,
    "phone": _phone,
    "paper": _paper,
    "place": _place,
    "address": _address,
    "speaks": _coded("speaks", PERSON),
    "day": _day,
    "about": _about,
    "category": _coded("category", VISIT),
    "channel": _coded("channel", VISIT),
}
