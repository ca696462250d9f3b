"""`person`: register, change, show, find, join and erase people."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from reception.cli.alike import in_reasons
from reception.cli.old_register import add_import
from reception.cli.options import command, count, group
from reception.cli.records import (
    before_as_json,
    id_named,
    read_input,
    show_in_words,
    show_rows_in_words,
    shown,
    shows_json,
    takes_json,
    tell_warnings,
)
from reception.cli.session import Session
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.queries import was_here_before
from reception.people import forms
from reception.people.actions import add_person, edit_person, join_people
from reception.people.queries import find_people, group_of
from reception.people.register import PERSON
from reception.people.rules import warnings
from reception.records.reading import show_record
from reception.store.access_log import log_access
from reception.visits.actions import correct_facts

STAYING = frozenset({"sex", "born", "age", "place", "groups"})
"""What a visit keeps of a person as it was that day."""


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    takes_json(command(verbs, words, "add", _("register a person"), _add), words)
    edit = command(verbs, words, "edit", _("change a person's data"), _edit)
    edit.add_argument("id")
    edit.add_argument(
        "--correct-visits", action="store_true", help=words(_("it was a mistake: correct the visits as well"))
    )
    takes_json(edit, words)
    show = command(verbs, words, "show", _("show everything about a person"), _show)
    show.add_argument("id")
    shows_json(show, words)
    find = command(verbs, words, "find", _("find by part of a name, phone, PIN or number"), _find)
    find.add_argument("text", nargs="+")
    find.add_argument("--limit", type=count, default=50)
    shows_json(find, words)
    merge = command(verbs, words, "merge", _("join two records of one person; “undo” takes it back"), _merge)
    merge.add_argument("one")
    merge.add_argument("other")
    add_import(verbs, words)
    _erase_to(verbs, words)


def _erase_to(verbs: Any, words: Translator) -> None:
    erase = command(verbs, words, "erase", _("erase a person: two people and a reason"), _erase)
    erase.add_argument("id")
    erase.add_argument(
        "--decisions",
        metavar="F",
        help=words(_("JSON: of each other text that names the person, keep it or its new text")),
    )
    erase.add_argument(
        "--list", action="store_true", help=words(_("only list the other texts that name the person"))
    )
    shows_json(erase, words)


def _add(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    from reception.people.finding import possible_duplicates  # finding and showing need none of it

    values = read_input(session, PERSON)
    with session.reading() as reading:
        alike = possible_duplicates(reading, values, today=session.known.today)
    with session.work() as work:
        person = add_person(work, values=values)
    told = tell_warnings(session, warnings(values, today=session.known.today))
    session.asked.json = True
    session.show({"id": person.hex, "warnings": told, "possible_duplicates": in_reasons(session, alike)})


def _edit(session: Session, asked: Namespace) -> None:
    values = read_input(session, PERSON, partial=True)
    person = id_named(asked.id)
    with session.work() as work:
        edit_person(work, person_id=person, values=values)
        if asked.correct_visits:
            correct_facts(work, person_id=person)
    tell_warnings(session, warnings(values, today=session.known.today))
    session.say(_("Changed."))
    if not asked.correct_visits and values.keys() & STAYING:
        session.warn(
            _("Earlier visits keep what was said then. If it was a mistake, repeat with --correct-visits.")
        )


def _show(session: Session, asked: Namespace) -> None:
    person = id_named(asked.id)
    with session.reading() as reading:
        record = shown(show_record(reading, forms.PERSON, person))
        together = group_of(reading, person)
        before = was_here_before(reading, together)
    with session.work() as work:
        log_access(work, what="open", about="person", row=person)
    record["joined_with"] = [other.hex for other in together if other != person]
    record["before"] = before_as_json(before)
    show_in_words(session, PERSON, record)


def _find(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        lines = find_people(reading, " ".join(asked.text), limit=asked.limit)
    show_rows_in_words(session, PERSON, [{**asdict(line), "id": line.id.hex} for line in lines])


def _merge(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        join_people(work, one=id_named(asked.one), other=id_named(asked.other))
    session.say(_("Joined. “undo” takes it back."))


def _erase(session: Session, asked: Namespace) -> None:
    from reception.desk.erasure import erase_person, finish_erasing
    from reception.desk.mentions import what_names

    person = id_named(asked.id)
    if asked.list:
        with session.reading() as reading:
            shown(show_record(reading, forms.PERSON, person))
            named = what_names(reading, person=person)
        session.show([{**asdict(one), "row": one.row.hex} for one in named])
        return
    rewrite, keep = _decisions(session, asked)
    with session.work() as work:
        erased = erase_person(work, person=person, rewrite=rewrite, keep=keep)
    files = finish_erasing(session.office.store, blobs=session.office.blobs)
    session.show(
        {
            "rows": dict(erased.rows),
            "entries": erased.entries,
            "rewritten": erased.rewritten,
            "kept": [{"row": row.hex, "field": field} for row, field in erased.kept],
            "not_open_to_you": erased.closed,
            "files": files,
            "note": session.words(erased.note),
        }
    )


def _decisions(
    session: Session, asked: Namespace
) -> tuple[dict[tuple[Id, str], str | None], list[tuple[Id, str]]]:
    """Of each other text that names the person: its new words, or that it is kept as it stands."""
    given = session.json_of(asked.decisions) if asked.decisions else []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Refused(_("The decisions are a list of records with row, field, and keep or text."))
    rewrite: dict[tuple[Id, str], str | None] = {}
    keep = []
    for one in given:
        place = (id_named(str(one.get("row"))), str(one.get("field")))
        if one.get("keep") is True:
            keep.append(place)
        elif "text" in one and isinstance(one["text"], str | None):
            rewrite[place] = one["text"]
        else:
            raise Refused(_("The decisions are a list of records with row, field, and keep or text."))
    return rewrite, keep
