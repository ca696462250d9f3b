"""`person import`: an old register from Excel or a text file, looked at first and taken in as one act."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reception.cli.alike import in_reasons
from reception.cli.options import command
from reception.cli.records import id_named, shows_json
from reception.cli.session import Session
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Faulty

if TYPE_CHECKING:
    from reception.desk.old_registers.alike import Alike
    from reception.desk.old_registers.deciding import Decision
    from reception.desk.old_registers.looking import OldFile
    from reception.desk.old_registers.sheets import OldSheet

_FAULTS_TOLD = 100
_COLUMNS = _("The columns are a JSON object: of each heading what it holds, or nothing.")
_DECISIONS = _("The decisions are a list of records with row, do, and person or like_row.")


def add_import(verbs: Any, words: Translator) -> None:
    """Add the command."""
    taking = command(verbs, words, "import", _("take in an old register from Excel or a text file"), _import)
    taking.add_argument("file", metavar="F.xlsx|F.csv")
    taking.add_argument(
        "--columns", metavar="F", help=words(_("JSON: of each heading what the column holds, or nothing"))
    )
    taking.add_argument("--preview", action="store_true", help=words(_("only show what would be taken in")))
    taking.add_argument(
        "--alike",
        choices=("ask", "new", "join", "skip"),
        default="ask",
        help=words(_("what becomes of rows that may be people known here or standing in the file twice")),
    )
    taking.add_argument(
        "--decisions",
        metavar="F",
        help=words(_("JSON: what becomes of single rows, as --preview shows them")),
    )
    shows_json(taking, words)


def _import(session: Session, asked: Namespace) -> None:
    from reception.desk.old_registers.alike import alike_here, alike_in_file, together
    from reception.desk.old_registers.taking import take_in

    session.office.standing.demand("person.import")
    file = _look(session, asked)
    rows, today = file.register.rows, session.known.today
    with session.reading() as reading:
        alike = together(alike_here(reading, rows, today=today), alike_in_file(rows, today=today))
    if asked.preview:
        _preview(session, file, alike)
        return
    if file.register.faults:
        raise Faulty(list(file.register.faults))
    decisions = _decisions(session, asked, file, alike)
    with session.work() as work:
        taken = take_in(work, rows=rows, decisions=decisions)
    if asked.json:
        session.show(
            {
                "people": taken.people,
                "joined": taken.joined,
                "visits": taken.visits,
                "left_out": taken.left_out,
            }
        )
    else:
        session.say(
            _("Taken in: {people} people, {visits} visits. “undo” takes it back."),
            people=taken.people,
            visits=taken.visits,
        )


def _look(session: Session, asked: Namespace) -> OldFile:
    from reception.desk.old_registers.cells import Lists
    from reception.desk.old_registers.looking import open_register, understand

    name = Path(asked.file).name
    columns = session.json_of(asked.columns) if asked.columns else {}
    if not isinstance(columns, dict) or not all(isinstance(held, str | None) for held in columns.values()):
        raise Refused(_COLUMNS)
    lists = Lists.of(session.catalogue, today=session.known.today, language=session.words.language)
    held = {heading: holds or "" for heading, holds in columns.items()}
    sheets = open_register(session.bytes_of(asked.file), name=name, columns=held)
    return understand(sheets, name=name, columns=held, lists=lists)


def _preview(session: Session, file: OldFile, alike: tuple[Alike, ...]) -> None:
    """What would be taken in: columns, counts, faults by their cells, and rows that are like somebody."""
    register = file.register
    faults = [
        {"cell": fault.path, "fault": session.words(fault.message, **fault.values)}
        for fault in register.faults[:_FAULTS_TOLD]
    ]
    session.show(
        {
            "file": file.name,
            "sheets": [{"title": sheet.title, "columns": _columns(sheet)} for sheet in file.sheets],
            "people": len(register.rows),
            "visits": sum(row.visit is not None for row in register.rows),
            "faults": faults,
            "faults_in_all": len(register.faults),
            "alike": [_alike(session, file, one) for one in alike],
        }
    )


def _columns(sheet: OldSheet) -> list[dict[str, Any]]:
    return [
        {"heading": column.heading, "holds": column.holds or None, "samples": list(column.samples)}
        for column in sheet.columns
    ]


def _alike(session: Session, file: OldFile, one: Alike) -> dict[str, Any]:
    """A row and whom it is like, with the reasons in words."""
    rows, words = file.register.rows, session.words
    others = [
        {
            "row": rows[other.place].where,
            "name": rows[other.place].name,
            "reasons": [words(reason.message, **reason.values) for reason in other.reasons],
        }
        for other in one.rows
    ]
    row = rows[one.place]
    return {"row": row.where, "name": row.name, "people": in_reasons(session, one.people), "rows": others}


def _decisions(
    session: Session, asked: Namespace, file: OldFile, alike: tuple[Alike, ...]
) -> Mapping[int, Decision]:
    from reception.desk.old_registers.deciding import decided

    said = _said(session, asked, file)
    open_ones = [one for one in alike if one.place not in said]
    if asked.alike == "ask":
        if open_ones:
            raise Refused(
                _(
                    "Rows that may be people known here or stand in the file twice: {count}. See --preview, "
                    "then decide with --decisions or --alike."
                ),
                count=len(open_ones),
            )
        return said
    return {**decided(open_ones, asked.alike), **said}


def _said(session: Session, asked: Namespace, file: OldFile) -> dict[int, Decision]:
    from reception.desk.old_registers.deciding import Decision

    given = session.json_of(asked.decisions) if asked.decisions else []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Refused(_DECISIONS)
    places = {row.where: row.place for row in file.register.rows}
    found = {}
    for one in given:
        place, like = places.get(str(one.get("row"))), places.get(str(one.get("like_row")))
        if place is None or one.get("do") not in {"new", "join", "skip"}:
            raise Refused(_DECISIONS)
        person = id_named(str(one["person"])) if one.get("person") else None
        found[place] = Decision(one["do"], person, None if person else like)
    return found
