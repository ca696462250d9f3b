"""Enters, changes and removes files, gives receipts for them and writes them out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import sqlalchemy as sa

from reception.attachments.model import File
from reception.attachments.queries import FileLine, file_named, opening_of
from reception.attachments.rules import KINDS, LONGEST_TITLE, FileKind, title_from
from reception.attachments.sharing import is_kept
from reception.attachments.taking import Kept, Sealed
from reception.kernel.atomic import replacing
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress, Silent
from reception.records.numbering import next_number
from reception.security.sealing import Blobs
from reception.store.below import journalled_models
from reception.store.reading import live
from reception.store.work import Work, act

Owner = Literal["matter", "visit", "person"]
OWNERS: tuple[Owner, ...] = get_args(Owner)
LONGEST_ORIGIN = 500
NO_RECORD = _("There is no such record here, or it is not open to you.")
WRITING_OUT = _("Writing a file")
STEP = 1024 * 1024


@dataclass(frozen=True)
class Added:
    """A file that was entered, or one that this record had already."""

    id: Id
    title: str
    known: bool
    """Whether the record had this very content before: nothing was entered."""


@act("file.add")
def add_files(
    work: Work,
    *,
    owner: Owner,
    row: Id,
    sealed: Sequence[Sealed],
    origin: str | None = None,
    kind: FileKind | None = None,
) -> list[Added]:
    """Enter sealed files in a matter, a visit or with a person, as one act; content that it has is not entered twice.

    The caller lets the sealed files stand (`Taking.keep`) once the act is written, and else drops them.
    """
    model = journalled_models()[owner]
    if owner not in OWNERS or not work.reading.sees(model, row):
        raise Refused(NO_RECORD)
    work.is_about(model, row)
    return [
        _add(work, owner=owner, row=row, sealed=one, origin=_short(origin, LONGEST_ORIGIN), kind=kind)
        for one in sealed
    ]


def _add(
    work: Work, *, owner: Owner, row: Id, sealed: Sealed, origin: str | None, kind: FileKind | None
) -> Added:
    measured = sealed.measured
    had = work.reading.first(
        sa.select(File.id, File.title).where(
            File.owner_row == row, File.content == measured.content, live(File)
        )
    )
    if had is not None:
        return Added(had.id, had.title or sealed.name, known=True)
    if not sealed.fresh and not is_kept(work.reading, sealed.kept.blob):
        raise Refused(_("The kept file was erased meanwhile. Add the file once more."))
    title = title_from(sealed.name)
    told = measured.known.kind
    made = work.add(
        File,
        id=sealed.kept.blob if sealed.fresh else None,
        owner_table=owner,
        owner_row=row,
        title=title,
        kind=kind if kind is not None and told in {"photo", "scan"} else told,
        media_type=measured.known.media_type,
        original_name=sealed.name,
        size=measured.size,
        origin=origin,
        received_by=work.access.user,
        received_on=work.today,
        sha256=measured.sha256,
        blob=sealed.kept.blob,
        blob_key=str(sealed.kept.key),
        content=measured.content,
    )
    return Added(made, title, known=False)


@act("file.edit")
def edit_file(
    work: Work,
    *,
    row: Id,
    title: str | None = None,
    origin: str | None = None,
    kind: FileKind | None = None,
    received_on: date | None = None,
) -> None:
    """Change what is said of a file; what is None stays as it is, an empty origin is taken out."""
    line = _about_owner(work, row)
    said: dict[str, object] = {}
    if title is not None:
        said["title"] = _short(title, LONGEST_TITLE) or title_from(line.original_name)
    if origin is not None:
        said["origin"] = _short(origin, LONGEST_ORIGIN)
    if kind is not None:
        if kind not in KINDS:
            raise Refused(_("The kind of a file is one of: {kinds}."), kinds=", ".join(KINDS))
        said["kind"] = kind
    if received_on is not None:
        if received_on > work.today:
            raise Refused(_("A file cannot have been received after today."))
        said["received_on"] = received_on
    work.change(File, row, **said)


@act("file.remove")
def remove_files(work: Work, *, rows: Collection[Id]) -> None:
    """Take files out of their record; they lie in the recycle bin, sealed as before."""
    for row in rows:
        _about_owner(work, row)
        work.retire(File, row)


@act("file.receipt")
def give_receipt(work: Work, *, rows: Sequence[Id]) -> str:
    """Number a receipt for these files of one record and say so in each; the number.

    Files that are exactly those of an earlier receipt keep its number: it is printed once more.
    """
    lines = [_about_owner(work, row) for row in rows]
    if not lines or len({line.owner_row for line in lines}) > 1:
        raise Refused(_("A receipt is given for files of one record."))
    given = {line.receipt for line in lines}
    if len(given) == 1 and (number := given.pop()) and _files_on(work, number) == set(rows):
        return number
    number = next_number(work, f"F-{work.access.office}-{work.today.year}")
    for row in rows:
        work.change(File, row, receipt=number)
    return number


def _files_on(work: Work, number: str) -> set[Id]:
    asked = sa.select(File.id).where(File.receipt == number, live(File))
    return {line.id for line in work.reading.rows(asked)}


@act("file.export")
def enter_writing_out(work: Work, *, row: Id) -> Kept:
    """Enter in the journal that a file is written out in plain, and hand out what opens it."""
    kept = opening_of(work.reading, row)
    _about_owner(work, row)
    work.must_be_open()
    return kept


def check_target(target: Path, *, overwrite: bool) -> None:
    """`Refused` where a file stands at `target` already and may not be written over."""
    if target.exists() and not overwrite:
        raise Refused(_("{name} is there already. Nothing was written over it."), name=target.name)


def write_out(
    blobs: Blobs, kept: Kept, *, target: Path, size: int, overwrite: bool, progress: Progress | None = None
) -> None:
    """Write the plain content to `target`, whole or not at all; `Refused` where a file stands there already."""
    check_target(target, overwrite=overwrite)
    with replacing(target) as stream:
        blobs.copy(kept.blob, kept.key, writer=_Telling(stream, size, progress or Silent()))


class _Telling:
    """A writer that tells how far it has come."""

    def __init__(self, stream: object, size: int, progress: Progress) -> None:
        self._write = stream.write  # type: ignore[attr-defined]
        self._size, self._progress = size, progress
        self._done = self._told = 0

    def write(self, content: bytes, /) -> object:
        self._write(content)
        self._done += len(content)
        if self._done - self._told >= STEP:
            self._told = self._done
            self._progress.step(WRITING_OUT, self._done, self._size)
        return None


def _about_owner(work: Work, row: Id) -> FileLine:
    line = file_named(work.reading, row)
    work.is_about(journalled_models()[line.owner_table], line.owner_row)
    return line


def _short(text: str | None, longest: int) -> str | None:
    plain = " ".join((text or "").split())[:longest]
    return plain or None
