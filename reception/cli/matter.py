"""`matter`: open, change, show, list, close; the case file out and in."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import (
    matter_named,
    read_input,
    show_in_words,
    show_rows_in_words,
    shown,
    shows_json,
    takes_json,
    target_named,
)
from reception.cli.session import Session
from reception.kernel.atomic import replace_file
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator, worded
from reception.kernel.i18n import mark as _
from reception.matters import forms
from reception.matters.actions import close_matter, edit_matter, open_matter
from reception.matters.queries import list_matters
from reception.matters.register import MATTER
from reception.people.finding import Duplicate
from reception.records.reading import show_record
from reception.store.access_log import log_access


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    takes_json(command(verbs, words, "open", _("open a matter"), _open), words)
    edit = command(verbs, words, "edit", _("change a matter"), _edit)
    edit.add_argument("number")
    takes_json(edit, words)
    show = command(verbs, words, "show", _("show a matter whole"), _show)
    show.add_argument("number")
    shows_json(show, words)
    listed = command(verbs, words, "list", _("list matters"), _list)
    listed.add_argument("--open", action="store_true", help=words(_("only those that are not closed")))
    shows_json(listed, words)
    close = command(verbs, words, "close", _("close a matter"), _close)
    close.add_argument("number")
    close.add_argument("--outcome", required=True, metavar="CODE")
    close.add_argument(
        "--level", required=True, metavar="CODE", help=words(_("the highest level of help given"))
    )
    export = command(verbs, words, "export", _("write a matter whole as a case file"), _export)
    export.add_argument("number")
    export.add_argument("-o", dest="output", required=True, metavar="F")
    taken = command(verbs, words, "import", _("take in a case file"), _import)
    taken.add_argument("file", metavar="F")
    taken.add_argument(
        "--again", action="store_true", help=words(_("also where this file was taken in already"))
    )


def _open(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    values = read_input(session, MATTER)
    with session.work() as work:
        matter = open_matter(work, values=values, catalogue=session.catalogue)
        record = shown(show_record(work.reading, forms.MATTER, matter))
    session.asked.json = True
    session.show({"id": matter.hex, "number": record["number"], "access": record["access"]})


def _edit(session: Session, asked: Namespace) -> None:
    values = read_input(session, MATTER, partial=True)
    with session.work() as work:
        edit_matter(work, matter_id=matter_named(work.reading, asked.number), values=values)
    session.say(_("Changed."))


def _show(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        matter = matter_named(reading, asked.number)
        record = shown(show_record(reading, forms.MATTER, matter))
    with session.work() as work:
        log_access(work, what="open", about="matter", row=matter)
    show_in_words(session, MATTER, record)


def _list(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        lines = list_matters(reading, open_only=asked.open)
    rows = []
    for line in lines:
        days = {
            "opened_on": line.opened_on and line.opened_on.isoformat(),
            "closed_on": line.closed_on and line.closed_on.isoformat(),
        }
        rows.append(
            {**asdict(line), "id": line.id.hex, **days, "lawyer_id": line.lawyer_id and line.lawyer_id.hex}
        )
    show_rows_in_words(session, MATTER, rows)


def _close(session: Session, asked: Namespace) -> None:
    for name, code in (("outcome", asked.outcome), ("level", asked.level)):
        field = MATTER.field_named(name)
        assert field is not None
        if not session.catalogue.has(field.codes, code):
            raise Refused(_("“{code}” is not in the list {list}"), code=code[:40], list=worded(field.label))
    with session.work() as work:
        matter = matter_named(work.reading, asked.number)
        close_matter(work, matter_id=matter, outcome=asked.outcome, level=asked.level)
    session.say(_("The matter is closed."))


def _export(session: Session, asked: Namespace) -> None:
    from reception.documents.queries import papers_of
    from reception.matters.casefile_out import write_case

    target = target_named(asked.output)
    with session.work() as work:
        matter = matter_named(work.reading, asked.number)
        case = write_case(work, matter_id=matter, papers=papers_of(work.reading, [matter]))
        replace_file(target, json.dumps(case, ensure_ascii=False, indent=1).encode())
    session.say(_("Written: {file}"), file=asked.output)


def _import(session: Session, asked: Namespace) -> None:
    from reception.matters.casefile_in import take_case

    case = session.json_of(asked.file)
    with session.work() as work:
        taken = take_case(
            work, case=case, known=session.known, catalogue=session.catalogue, again=asked.again
        )
    if taken.papers:
        session.warn(_("Papers stayed where the case file was written: {count}."), count=taken.papers)
    for name in taken.unknown_colleagues:
        session.warn(_("The colleague {name} of the case file is not known here."), name=name)
    session.asked.json = True
    session.show(
        {
            "id": taken.matter_id.hex,
            "number": taken.number,
            "possible_duplicates": {
                person: [{"id": one.id.hex, "reasons": _reasons(session, one)} for one in alike]
                for person, alike in taken.duplicates.items()
            },
        }
    )


def _reasons(session: Session, alike: Duplicate) -> list[str]:
    return [session.words(reason.message, **reason.values) for reason in alike.reasons]
