"""`file`: take in scans, photos, recordings and other files, list them, write one out."""

from __future__ import annotations

import secrets
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reception.cli.options import command, group
from reception.cli.records import id_named, matter_named, shown, shows_json, target_named, visit_named
from reception.cli.session import Session
from reception.kernel.clock import milliseconds
from reception.kernel.errors import Unable
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, IdMaker
from reception.kernel.progress import Silent
from reception.language.dates import short_date
from reception.store.reading import Reading

if TYPE_CHECKING:
    from reception.attachments.actions import Added, Owner
    from reception.attachments.queries import FileLine
    from reception.attachments.taking import Source, Taking


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    add = command(verbs, words, "add", _("take in files and keep them sealed"), _add)
    add.add_argument("files", nargs="+", metavar="FILE")
    _takes_owner(add)
    add.add_argument("--origin", metavar="TEXT", help=words(_("where they came from, or who gave them")))
    shows_json(add, words)
    listed = command(verbs, words, "list", _("list the files of a record"), _list)
    _takes_owner(listed)
    shows_json(listed, words)
    get = command(verbs, words, "get", _("write a file out in plain"), _get)
    get.add_argument("id")
    get.add_argument("-o", dest="output", required=True, metavar="F")
    get.add_argument(
        "--overwrite", action="store_true", help=words(_("also where a file of this name is there already"))
    )


def _takes_owner(parser: Any) -> None:
    owner = parser.add_mutually_exclusive_group(required=True)
    owner.add_argument("--matter", metavar="N")
    owner.add_argument("--visit", metavar="ID")
    owner.add_argument("--person", metavar="ID")


def _owner(reading: Reading, asked: Namespace) -> tuple[Owner, Id]:
    if asked.matter:
        return "matter", matter_named(reading, asked.matter)
    if asked.visit:
        return "visit", visit_named(reading, asked.visit)
    return "person", id_named(asked.person)


def _add(session: Session, asked: Namespace) -> None:
    from reception.attachments.sharing import kept_of_sizes
    from reception.attachments.taking import Source, Taking, sizes_of

    sources = [Source.at(Path(name)) for name in asked.files]
    with session.reading() as reading:
        owner, row = _owner(reading, asked)
        _demand(reading, owner, row)
        known = kept_of_sizes(reading, sizes_of(sources))
    ids = IdMaker(lambda: milliseconds(session.clock.now()), secrets.randbits)
    taking = Taking(session.office.keeping(), ids, known)
    try:
        added = _entered(session, asked, taking, sources)
    except BaseException:
        taking.drop()
        raise
    with suppress(Unable):  # a file that is held by another program now stands at the next opening
        taking.keep()
    if asked.json:
        session.show([{"id": one.id.hex, "title": one.title, "known": one.known} for one in added])
        return
    for one in added:
        message = (
            _("This record has the file already: {title}") if one.known else _("Taken in: {title} ({id})")
        )
        session.say(message, title=one.title, id=one.id.hex)
    session.warn(_("The plain originals still lie where they were. Delete them there if they may not stay."))


def _entered(session: Session, asked: Namespace, taking: Taking, sources: list[Source]) -> list[Added]:
    from reception.attachments.actions import add_files

    session.office.standing.demand("file.add")
    sealed = [taking.take(source, progress=Silent()) for source in sources]
    with session.work() as work:
        owner, row = _owner(work.reading, asked)
        return add_files(work, owner=owner, row=row, sealed=sealed, origin=asked.origin)


def _demand(reading: Reading, owner: Owner, row: Id) -> None:
    """`Refused` before anything is sealed where the record is not here for this reader."""
    from reception.desk.opening import model_named

    shown(row if reading.sees(model_named(owner), row) else None)


def _list(session: Session, asked: Namespace) -> None:
    from reception.attachments.queries import files_of

    with session.reading() as reading:
        owner, row = _owner(reading, asked)
        _demand(reading, owner, row)
        lines = files_of(reading, [row])
    session.show([_told(session, asked, line) for line in lines])


def _told(session: Session, asked: Namespace, line: FileLine) -> dict[str, Any]:
    from reception.attachments.rules import KIND_WORDS

    day = line.received_on
    kind = line.kind if asked.json else session.words(KIND_WORDS[line.kind])  # type: ignore[index]
    return {
        "id": line.id.hex,
        "title": line.title,
        "kind": kind,
        "media_type": line.media_type,
        "original_name": line.original_name,
        "size": line.size,
        "origin": line.origin,
        "received_on": day and (day.isoformat() if asked.json else short_date(day)),
        "received_by": line.received_by,
        "sha256": line.sha256,
        "receipt": line.receipt,
    }


def _get(session: Session, asked: Namespace) -> None:
    from reception.attachments.actions import check_target, enter_writing_out, write_out
    from reception.attachments.queries import file_named

    target = target_named(asked.output)
    check_target(target, overwrite=asked.overwrite)
    with session.work() as work:
        line = file_named(work.reading, id_named(asked.id))
        kept = enter_writing_out(work, row=line.id)
    write_out(session.office.blobs, kept, target=target, size=line.size, overwrite=asked.overwrite)
    session.say(_("Written: {file}"), file=asked.output)
    session.warn(_("This copy is plain: whoever has it can read it."))
