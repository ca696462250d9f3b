"""`visit`: receive whoever comes, change, show and list visits."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from reception.cli.alike import in_reasons
from reception.cli.options import command, count, group
from reception.cli.records import (
    before_as_json,
    read_input,
    show_in_words,
    show_rows_in_words,
    shown,
    shows_json,
    takes_json,
    tell_warnings,
    visit_named,
)
from reception.cli.session import Session
from reception.desk.receive import receive
from reception.desk.register import INTAKE
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.people.finding import possible_duplicates
from reception.records.reading import show_record
from reception.visits import forms
from reception.visits.actions import edit_visit
from reception.visits.queries import list_visits
from reception.visits.register import VISIT


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    takes_json(command(verbs, words, "add", _("register a visit"), _add), words)
    edit = command(verbs, words, "edit", _("change a visit"), _edit)
    edit.add_argument("id")
    takes_json(edit, words)
    show = command(verbs, words, "show", _("show a visit"), _show)
    show.add_argument("id")
    shows_json(show, words)
    listed = command(verbs, words, "list", _("list visits of a month or of all time"), _list)
    listed.add_argument("--month", metavar="YYYY-MM")
    listed.add_argument("--limit", type=count, default=1_000)
    shows_json(listed, words)


def _add(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    intake = read_input(session, INTAKE)
    with session.reading() as reading:
        alike = [
            one
            for part in ("person", "for")
            if intake.get(part)
            for one in possible_duplicates(reading, intake[part], today=session.known.today)
        ]
    with session.work() as work:
        received = receive(work, intake=intake)
    told = tell_warnings(session, received.warnings)
    before = received.before
    session.asked.json = True
    session.show(
        {
            "id": received.visit_id.hex,
            "number": received.number,
            "person_id": received.person_id and received.person_id.hex,
            "for_id": received.for_id and received.for_id.hex,
            "warnings": told,
            "possible_duplicates": in_reasons(session, alike),
            "was_here_before": before_as_json(before) if before else None,
        }
    )


def _edit(session: Session, asked: Namespace) -> None:
    values = read_input(session, VISIT, partial=True)
    with session.reading() as reading:
        visit = visit_named(reading, asked.id)
    with session.work() as work:
        edit_visit(work, visit_id=visit, values=values)
    session.say(_("Changed."))


def _show(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        record = shown(show_record(reading, forms.VISIT, visit_named(reading, asked.id)))
    show_in_words(session, VISIT, record)


def _list(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        lines = list_visits(reading, month=asked.month, limit=asked.limit)
    rows = [{**asdict(line), "id": line.id.hex, "day": line.day and line.day.isoformat()} for line in lines]
    show_rows_in_words(session, VISIT, rows)
