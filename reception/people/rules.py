"""What a name, a PIN, a phone and an age tell, and what about them deserves a warning. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

COUNTRY = "KG"
PIN_DIGITS = 14
_SEX_OF_PIN = {"1": "female", "2": "male"}


NAME_CASES: Mapping[str, tuple[str, str]] = {
    f"{language}_{case}": (language, case)
    for language, cases in (
        ("ru", ("genitive", "dative", "accusative", "instrumental", "prepositional")),
        ("ky", ("genitive", "dative", "accusative", "locative", "ablative")),
    )
    for case in cases
}
"""Kinds of other names under which the whole name stands in a case of a language, as papers are to print it."""


@dataclass(frozen=True)
class Warning_:  # noqa: N801 - `Warning` is the language's own
    """Something to look at once more; it never blocks."""

    field: str
    message: Message
    values: Mapping[str, object]


@dataclass(frozen=True)
class PinTold:
    """What the first nine digits of a PIN say (Government Resolution No 619 of 28.09.2017; structure: weak source)."""

    sex: str | None
    born: date | None


def read_pin(pin: str) -> PinTold | None:
    """What a PIN tells: digit 1 the sex, digits 2-9 the birth date; None where it is not fourteen digits of a person."""
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdigit()) or pin[0] not in _SEX_OF_PIN:
        return None
    try:
        born = date(int(pin[5:9]), int(pin[3:5]), int(pin[1:3]))
    except ValueError:
        born = None
    return PinTold(_SEX_OF_PIN[pin[0]], born)


def proposals(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the PIN proposes for fields that nobody filled."""
    told = read_pin(str(values.get("pin") or ""))
    if told is None:
        return {}
    found: dict[str, Any] = {}
    if values.get("sex") is None and told.sex:
        found["sex"] = told.sex
    if values.get("born") is None and told.born:
        found["born"] = PartialDate.parse(told.born.isoformat())
    return found


def warnings(values: Mapping[str, Any], *, today: date) -> list[Warning_]:
    """What deserves a second look in a person's data: the PIN against sex and birth date, a date yet to come."""
    found = []
    pin = str(values.get("pin") or "")
    told = read_pin(pin)
    born = values.get("born")
    if pin and told is None:
        found.append(Warning_("pin", _("The PIN does not have fourteen digits that begin with 1 or 2."), {}))
    if told is not None and told.born is None:
        found.append(Warning_("pin", _("The birth date inside the PIN is not a date."), {}))
    if told is not None and values.get("sex") not in {None, told.sex}:
        found.append(Warning_("pin", _("The PIN tells another sex than the one entered."), {}))
    if told is not None and told.born and born is not None and not born.first() <= told.born <= born.last():
        found.append(
            Warning_(
                "pin",
                _("The PIN tells another birth date: {born}."),
                {"born": told.born.strftime("%d.%m.%Y")},
            )
        )
    if born is not None and born.first() > today:
        found.append(Warning_("born", _("The birth date has not come yet."), {}))
    return found


def age_on(
    day: date, *, born: PartialDate | None, stated: int | None, stated_on: date | None
) -> tuple[int | None, bool]:
    """Whole years on a day, and whether they are approximate; (None, False) where nothing is known.

    A birth date known to the day gives the exact age; a month, a year or a stated age gives an approximate one.
    """
    if born is not None:
        first, last = born.first(), born.last()
        middle = first + (last - first) / 2
        years = day.year - middle.year - ((day.month, day.day) < (middle.month, middle.day))
        return max(years, 0), first != last or not born.certain
    if stated is not None:
        passed = (
            0
            if stated_on is None
            else day.year - stated_on.year - ((day.month, day.day) < (stated_on.month, stated_on.day))
        )
        return stated + max(passed, 0), True
    return None, False


def read_phone(text: str) -> str:
    """A phone in international form (+996…) where it can be one, else as it was told."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_possible_number(number):
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def full_name(values: Mapping[str, Any]) -> str:
    """The name as lists show it: surname, given name, patronymic; an alias or Latin spelling where there is none."""
    parts = [str(values[part]) for part in ("surname", "given", "patronymic") if values.get(part)]
    return " ".join(parts) or str(values.get("latin") or "")


def cases_written(values: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The cases of the name that were written down by hand, by language."""
    found: dict[str, dict[str, str]] = {}
    for name in values.get("names") or ():
        if name.get("text") and name.get("kind") in NAME_CASES:
            language, case = NAME_CASES[name["kind"]]
            found.setdefault(language, {})[case] = name["text"]
    return found


def has_name(values: Mapping[str, Any]) -> bool:
    """Whether there is any name at all: one part, the Latin spelling or an alias is enough, a case of it is not."""
    aliases = [name for name in values.get("names") or () if name.get("kind") not in NAME_CASES]
    return bool(full_name(values) or any(alias.get("text") for alias in aliases))
