"""Plain data: what may reach a template, what XML can hold of it, and how much of it goes into one paper."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _

LONGEST_ANSWERS = 2_000_000
LARGEST_INSERT = 12 * 2**20
"""Characters of base64: a picture or document of 9 MB."""
INSERTED = frozenset({"picture", "subdoc"})
# What XML 1.0 cannot hold or may not show: control characters, lone surrogates and the two non-characters.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def clean(text: str) -> str:
    """A text as it may stand in a paper: one kind of line end, nothing that XML cannot hold."""
    return ILLEGAL.sub("", LINE_ENDS.sub("\n", text))


def demand_plain(value: object, *, name: str = "") -> None:
    """Only plain data may reach a template: an object of the store would bring the whole store with it."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            demand_plain(part, name=str(key))
    elif isinstance(value, list):
        for part in value:
            demand_plain(part)
    elif isinstance(value, str):
        if len(value) > (LARGEST_INSERT if name in INSERTED else LONGEST_ANSWERS):
            raise too_much()
    elif not isinstance(value, int):
        raise TypeError(f"not plain data: {type(value).__name__}")


def too_much() -> Refused:
    """The refusal of more than goes into one paper."""
    return Refused(_("The answers hold more than {most} characters."), most=LONGEST_ANSWERS)
