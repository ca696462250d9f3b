"""Takes a client into a matter and people into it beside him, after asking whether one of them is the other side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reception.desk.newcomer import Typed, newcomer_of
from reception.kernel.ids import Id
from reception.matters.actions import edit_matter, open_matter
from reception.matters.conflicts import AGAINST, Newcomer, beware
from reception.matters.model import Matter
from reception.matters.queries import was_here_before
from reception.people.queries import group_of
from reception.reference.catalogue import Catalogue
from reception.store.work import Work, act

Values = Mapping[str, Any]


@act("matter.open")
def open_for(work: Work, *, values: Values, catalogue: Catalogue, narrow: bool = False) -> Id:
    """Open a matter; `Opposed` where its client stands on the other side of another, and no written reason was given."""
    row = work.new_id()
    work.is_about(Matter, row)
    beware(work, [newcomer_of(work.reading, Typed(person=values["client_id"]))])
    beware(work, _asked(work, values.get("parties") or ()))
    return open_matter(work, values=values, catalogue=catalogue, matter_id=row, narrow=narrow)


@act("matter.edit")
def enter_parties(work: Work, *, matter_id: Id, parties: Sequence[Values]) -> tuple[str, ...]:
    """Change the parties of a matter; of each new one it is asked first whether helping sets the office against another.

    Of the other side this is not asked: who is an opponent here may well be one elsewhere. Returned are the numbers of
    the matters, as far as the reader may know them, in which a new opponent is the office's own client.
    """
    beware(work, _asked(work, [row for row in parties if row.get("id") is None]))
    edit_matter(work, matter_id=matter_id, values={"parties": list(parties)})
    return _our_own(work, parties)


def _our_own(work: Work, parties: Sequence[Values]) -> tuple[str, ...]:
    found = set()
    for row in parties:
        if row.get("id") is None and row.get("role") in AGAINST and row.get("person_id"):
            before = was_here_before(work.reading, group_of(work.reading, row["person_id"]))
            found |= {number for number, role in before.roles if role == "client"}
    return tuple(sorted(found))


def _asked(work: Work, parties: Sequence[Values]) -> list[Newcomer]:
    """Those of the parties who stand on the client's side, or on none."""
    found = []
    for row in parties:
        if row.get("role") in AGAINST or row.get("retired"):
            continue
        if row.get("person_id"):
            found.append(newcomer_of(work.reading, Typed(person=row["person_id"])))
        elif row.get("name"):
            found.append(Newcomer(name=row["name"]))
    return found
