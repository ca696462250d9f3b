"""What a paper may not carry to whoever reads it: a number or an address by which a person could be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reception.documents.contact import private_addresses, private_numbers
from reception.documents.gathering import Gathered
from reception.documents.kinds import Kind
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.language.folding import fold

NATIONAL = 9
"""The last digits of a number, which it has with and without its code."""
_GAPS = re.compile(r"(?<=\d)[\s()+.\u2010-\u2015-]+(?=\d)")
_DIGITS = re.compile(r"\d{5,}")
STRANGERS = frozenset({"state", "other_side"})


def demand_nothing_given_away(
    kind: Kind, words: Mapping[str, Any], known: Gathered, *, language: Language
) -> None:
    """Refuse a paper that the State or the other side reads and that has an unsafe number or address in it.

    Where the other side reads it, every number of whoever applies is unsafe; typed texts are read too.
    """
    if not kind.read_by & STRANGERS:
        return
    numbers = private_numbers(known, all_of_his="other_side" in kind.read_by)
    addresses = private_addresses(known)
    for name, texts in words.items():
        field = kind.field(name)
        if field is not None and any(_tells(text, numbers, addresses) for text in _texts(texts)):
            raise Refused(
                _("“{field}” has a telephone or address that may do harm in this paper. Take it out."),
                field=field.labels[language],
            )


def _tells(text: str, numbers: frozenset[str], addresses: frozenset[str]) -> bool:
    found = _DIGITS.findall(_GAPS.sub("", text))
    if any(run.endswith(number[-NATIONAL:]) for run in found for number in numbers):
        return True
    folded = fold(text)
    return any(address in folded for address in addresses)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
