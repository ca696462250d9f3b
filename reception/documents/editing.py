"""Takes a paper that was edited in Word back: as a new version under its old number; the old one is kept retired."""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from reception.documents.keeping import Keeping
from reception.documents.model import Paper
from reception.documents.parts import text_in
from reception.documents.scan import scan
from reception.documents.wording import RULED_CELL
from reception.documents.working_copies import Taken, WorkingCopies, WorkingCopy
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.sealing import Identity, Public, content_key, public_of, unseal
from reception.store.reading import Reading, live
from reception.store.work import Work, act

LARGEST = 32 * 2**20
"""Bytes of a file that comes back; papers have some ten thousand."""
NOT_HERE = _("There is no such record here, or it is not open to you.")


@dataclass(frozen=True)
class PaperFile:
    """A kept paper in plain, for a program that shows or edits it."""

    id: Id
    number: str
    content: bytes
    public: Public
    """The public half of the paper's own key: whoever has it can seal an edit, and not read one."""


@dataclass(frozen=True)
class PaperKey:
    """What opens a paper's sealed file."""

    id: Id
    number: str
    identity: Identity


def paper_key(reading: Reading, paper: Id) -> PaperKey | None:
    """The key of a paper; None where it is not open to the reader or was erased."""
    row = reading.first(sa.select(Paper).where(Paper.id == paper))
    if row is None or not row.blob_key:
        return None
    return PaperKey(row.id, row.number, Identity(row.blob_key))


def opened(key: PaperKey | None, *, keeping: Keeping) -> PaperFile:
    """The paper in plain; `Refused` where there is no key to it."""
    if key is None:
        raise Refused(NOT_HERE)
    content = keeping.blobs.open(key.id, key.identity)
    return PaperFile(key.id, key.number, content, public_of(key.identity))


def laid_out(key: PaperKey | None, *, copies: WorkingCopies, keeping: Keeping) -> Path:
    """Write the paper out for an editor; an edit of it that waits sealed is what is written."""
    file = opened(key, keeping=keeping)
    assert key is not None
    sealed = copies.sealed_of(copies.noted(file))
    if sealed is not None:
        with suppress(Unable):  # it waits for an older version's key: it is taken in, not written out
            waiting = unseal(sealed, identity=key.identity, name=file.number)
            file = replace(file, content=waiting)
    return copies.lay_out(file)


@act("paper.edit")
def take_in(work: Work, *, copies: WorkingCopies, keeping: Keeping) -> tuple[Taken, ...]:
    """Make every edit that waits in the folder a new version of its paper; after the act call `copies.settle`.

    What is open to somebody else waits on, sealed. What may not be opened is not taken in and says why.
    """
    taken = [_take(work, copy, copies=copies, keeping=keeping) for copy in copies.edited()]
    return tuple(one for one in taken if one is not None)


@act("paper.edit")
def keep_version(work: Work, paper: Id, *, content: bytes, keeping: Keeping) -> Id:
    """Keep this content as the paper's newest version and return the row that holds it.

    Content that is the newest already changes nothing. `Refused` where the file holds what may not be opened.
    """
    newest = _newest(work.reading, paper)
    if newest is None:
        raise Refused(NOT_HERE)
    if len(content) > LARGEST:
        raise Refused(_("The file {name} is too large for a paper."), name=newest.number)
    scan(content, name=f"{newest.number}.docx")
    key = content_key(keeping.association_key, io.BytesIO(content)).hex()
    if key == newest.content:
        found: Id = newest.id
        return found
    return _add_version(work, newest, content=content, key=key, keeping=keeping)


def _take(work: Work, copy: WorkingCopy, *, copies: WorkingCopies, keeping: Keeping) -> Taken | None:
    paper = copy.paper or _numbered(work.reading, copy.number)
    row = None if paper is None else work.reading.first(sa.select(Paper).where(Paper.id == paper))
    if row is None or paper is None:
        return None
    if not row.blob_key:
        return Taken(copy, None, None, b"")
    try:
        content = copies.content_of(copy)
        if content is None:
            content = _unsealed(work.reading, copy, copies=copies)
        if content is None:
            return None
        kept = keep_version(work, paper, content=content, keeping=keeping)
    except (Refused, Unable) as trouble:
        return Taken(copy, None, None, b"", trouble)
    key = work.reading.value(sa.select(Paper.blob_key).where(Paper.id == kept))
    return Taken(copy, kept, public_of(Identity(key)), content)


def _unsealed(reading: Reading, copy: WorkingCopy, *, copies: WorkingCopies) -> bytes | None:
    """An edit sealed while nobody was signed in; it opens with the key of the version it was sealed for."""
    sealed = copies.sealed_of(copy)
    key = reading.value(sa.select(Paper.blob_key).where(Paper.id == copy.paper))
    if sealed is None or not key:
        return None
    return unseal(sealed, identity=Identity(key), name=copy.name)


def _numbered(reading: Reading, number: str) -> Id | None:
    found: Id | None = reading.value(sa.select(Paper.id).where(Paper.number == number, live(Paper)))
    return found


def _newest(reading: Reading, paper: Id) -> sa.Row[Any] | None:
    """The live row under the same number, else the row itself; None where it was erased or is not open."""
    row = reading.first(sa.select(Paper).where(Paper.id == paper))
    if row is None or not row.blob_key:
        return None
    same = (Paper.number == row.number, Paper.owner_row == row.owner_row, live(Paper))
    return reading.first(sa.select(Paper).where(*same).order_by(Paper.n.desc())) or row


def _add_version(work: Work, old: sa.Row[Any], *, content: bytes, key: str, keeping: Keeping) -> Id:
    row = work.new_id()
    blob_key, size = keeping.blobs.put(row, io.BytesIO(content))
    work.if_undone.append(partial(keeping.blobs.remove, row))
    work.is_about(Paper, row)
    same = (
        "owner_table",
        "owner_row",
        "number",
        "kind",
        "language",
        "template",
        "answers",
        "made_on",
        "made_by",
    )
    work.add(
        Paper,
        id=row,
        blob_key=str(blob_key),
        content=key,
        size=size,
        unfinished=bool(old.unfinished) and has_lines(content),
        **{name: getattr(old, name) for name in same},
    )
    work.retire(Paper, old.id)
    return row


def has_lines(content: bytes) -> bool:
    """Whether a paper still has a line to be filled by hand."""
    return RULED_CELL in text_in(content)


def troubles(taken: Iterable[Taken]) -> list[Taken]:
    """Those that were not taken in."""
    return [one for one in taken if one.trouble is not None]
