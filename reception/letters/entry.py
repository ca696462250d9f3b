"""Opens a letter within an act and writes what was said of it: shared by all acts of this room."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from reception.kernel.ids import Id
from reception.letters import model
from reception.letters.letter import Direction, Letter
from reception.letters.queries import letter_named
from reception.letters.rules import PREFIXES, check_order
from reception.records.numbering import next_number
from reception.store.below import journalled_models
from reception.store.work import Work

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LONGEST = 500
"""Signs of a text that says something of a letter."""


def opened(work: Work, letter_id: Id) -> Letter:
    """The letter, with the act said to be about the record that it hangs on; `Refused` where it is not open."""
    letter = letter_named(work.reading, letter_id)
    if work.act is None:
        work.is_about(journalled_models()[letter.owner_table], letter.owner_row)
    return letter


def changed(work: Work, letter: Letter, **said: Any) -> Letter:
    """Write what was said of a letter, and leave what was not; `Refused` where its days would not follow one another."""
    told = {name: value for name, value in said.items() if value is not None}
    after = replace(letter, **told)
    check_order(after, today=work.today)
    work.change(model.Letter, letter.id, **told)
    return after


def plain(said: Any) -> Any:
    """A text without needless spaces; an empty one is None. Anything else stays as it was."""
    return (" ".join(said.split())[:LONGEST] or None) if isinstance(said, str) else said


def told(said: DataclassInstance) -> dict[str, Any]:
    """The fields of what was said, its texts made plain."""
    return {one.name: plain(getattr(said, one.name)) for one in fields(said)}


def journal_number(work: Work, direction: Direction) -> str:
    """The next number of a journal: `И-OSH-2026-014` of what goes out, `В-OSH-2026-014` of what comes in."""
    return next_number(work, f"{PREFIXES[direction]}-{work.access.office}-{work.today.year}")
