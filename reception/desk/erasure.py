"""Erases a person: two people and a reason; her rows, journal, papers and files go, an anonymous counting row stays."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from reception.attachments.model import File
from reception.attachments.sharing import abandoned_blobs
from reception.desk.belonging import Belonging
from reception.desk.mentions import Mention, Place, hidden, mentions, owned_by, reasons_of, traces
from reception.desk.outside import WentOut, backups_made, where_it_went
from reception.documents.model import Paper
from reception.drafts.keeping import drop_drafts_that
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message, worded
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.people.traces import Traces
from reception.security.access import standing_of
from reception.security.model import Colleague
from reception.security.sealing import Blobs
from reception.store.act import Act
from reception.store.apply import writing
from reception.store.below import journalled_models
from reception.store.erasing import erase_rows, rewrite_row, scrub
from reception.store.settings import keep_setting, setting
from reception.store.store import Store
from reception.store.work import Work, act

VERB = "person.erase"
BACKUPS: Message = _(
    "Backups, sticks, printed papers and files written out before today still hold this person's data: destroy "
    "them, or make new backups in their place."
)
WHY: Message = _("why this person is erased; without naming the person")
_UNFINISHED = "erasing_unfinished"


@dataclass(frozen=True)
class Erased:
    """What erasing did, and where it could not reach."""

    rows: Mapping[str, int]
    """Rows emptied for good, by table."""
    entries: int
    """Lines of the journal that lost their words."""
    rewritten: int
    """Rows of others that stay without her."""
    kept: tuple[Place, ...]
    """Texts that still name her, as was decided."""
    closed: int
    """Texts that name her in records that are not open to whoever erased her."""
    files: int
    """Sealed files to remove: `finish_erasing` does."""
    went: tuple[WentOut, ...]
    """Acts by which something of her had left before."""
    backups: tuple[datetime, ...]
    """When backups were made that still hold her."""
    note: Message = BACKUPS


@act("person.erase")
def erase_person(
    work: Work,
    *,
    person: Id,
    rewrite: Mapping[Place, str | None] | None = None,
    keep: Collection[Place] = (),
) -> Erased:
    """Erase a person with all her joined records; call `finish_erasing` once the act is written.

    `Refused` without a second colleague who has the right, without a reason or with one that names her, where
    some of her rows are not open to whoever acts, and where a text that names her was neither rewritten nor kept.
    """
    _demand_second(work)
    people, found = owned_by(work.reading, person)
    known = traces(work.reading, person)
    if known.found_in(work.demand_reason(worded(WHY))) is not None:
        raise Refused(_("The reason names the person who is to be erased; word it without the name."))
    _demand_sight(work, found)
    named = mentions(work.reading, known, found)
    closed = len(mentions(work.reading, known, found, past_access=True).keys() - named.keys())
    decided = _decided(named, known, rewrite or {}, keep)
    went = tuple(where_it_went(work.reading, person=people[0]))
    work.is_about(Colleague, work.access.user)
    files = [*found.gone.get(Paper.__tablename__, ()), *_papers(named, decided)]
    files += abandoned_blobs(work.reading, found.gone.get(File.__tablename__, ()))
    rewritten = _rewrite(work, found, named, decided)
    entries = erase_rows(work, found.gone)
    _drop_drafts(work, known, people)
    _leave_to_finish(work, files)
    return Erased(
        {table: len(rows) for table, rows in sorted(found.gone.items())},
        entries,
        rewritten,
        tuple(place for place in named if place not in decided),
        closed,
        len(files),
        tuple(_without_reason(one) if found.has(one.table, one.row) else one for one in went),
        tuple(backups_made(work.reading)),
    )


def _without_reason(one: WentOut) -> WentOut:
    return WentOut(one.act, one.verb, one.at, one.actor, one.table, one.row, None)


def _demand_second(work: Work) -> None:
    if work.second is None or work.second == work.access.user:
        raise Refused(_("Erasing a person takes two: let a second colleague sign in beside you."))
    if not standing_of(work.connection, work.second).permits(VERB):
        raise Refused(_("The role of the second person does not allow erasing a person."))


def _demand_sight(work: Work, found: Belonging) -> None:
    if (count := hidden(work.reading, found)) > 0:
        raise Refused(
            _(
                "{count} records that belong to this person are not open to you. Let someone who may know them erase, "
                "or have them opened to you first."
            ),
            count=count,
        )


def _decided(
    named: Mapping[Place, Mention],
    known: Traces,
    rewrite: Mapping[Place, str | None],
    keep: Collection[Place],
) -> dict[Place, str | None]:
    """The new texts, where each mention was decided once and no new text names her again."""
    if any(place not in named for place in (*rewrite, *keep)) or set(rewrite) & set(keep):
        raise Refused(
            _("A decision is about a text that does not name this person, or one text was decided twice.")
        )
    open_ = [mention for place, mention in named.items() if place not in rewrite and place not in keep]
    if open_:
        raise Refused(
            _(
                "{count} other texts name this person. Decide of each whether it is kept or rewritten: {places}"
            ),
            count=len(open_),
            places="; ".join(f"{one.table} {one.row.hex} {one.field}: {one.excerpt}" for one in open_),
        )
    if any(text is not None and known.found_in(text) is not None for text in rewrite.values()):
        raise Refused(_("A new text names the person again."))
    return dict(rewrite)


def _papers(named: Mapping[Place, Mention], decided: Mapping[Place, str | None]) -> list[Id]:
    """Papers of others whose answers are rewritten: the sealed file still says the old ones, and goes."""
    return [place[0] for place in decided if named[place].table == Paper.__tablename__]


def _rewrite(
    work: Work, found: Belonging, named: Mapping[Place, Mention], decided: Mapping[Place, str | None]
) -> int:
    models = journalled_models()
    changes = {key: dict(values) for key, values in found.spared.items()}
    for (row, name), text in decided.items():
        model = models[named[row, name].table]
        changes.setdefault((model, row), {})[name] = text or None
        if model is Paper:
            changes[model, row] |= {"blob_key": None, "content": None}
    for reason in reasons_of(work.reading, found):
        changes[Act, reason] = {"reason": None}
    for (model, row), values in changes.items():
        rewrite_row(work, model, row, **values)
    return len(changes)


def _drop_drafts(work: Work, known: Traces, people: Collection[Id]) -> None:
    """What anyone has begun about her, by her name, a number or her record, is forgotten with her."""
    records = [form for person in people for form in (person.hex, str(person))]
    with writing(work.connection) as connection:
        drop_drafts_that(
            connection,
            lambda body: known.found_in(body) is not None or any(record in body for record in records),
        )


def _leave_to_finish(work: Work, files: Collection[Id]) -> None:
    """Note in the same act what is left to do, so that a power cut before the end is made good afterwards."""
    with writing(work.connection) as connection:
        left = json.loads(setting(connection, _UNFINISHED) or "[]")
        keep_setting(connection, _UNFINISHED, json.dumps([*left, *(blob.hex for blob in files), ""]))


def is_unfinished(connection: sa.Connection) -> bool:
    """Whether an erasing was written and its files and free pages still wait for `finish_erasing`."""
    return bool(json.loads(setting(connection, _UNFINISHED) or "[]"))


def finish_erasing(store: Store, *, blobs: Blobs) -> int:
    """Remove the sealed files of what was erased and write the store file anew; how many files went.

    Outside any act, after `erase_person`; may be repeated, and does nothing where nothing waits.
    """
    with store.whole() as connection:
        left = json.loads(setting(connection, _UNFINISHED) or "[]")
    if not left:
        return 0
    gone = sum(blobs.remove(blob) for name in left if (blob := read_id(name)) is not None)
    scrub(store)
    with store.whole() as connection:
        keep_setting(connection, _UNFINISHED, "[]")
    return gone
