"""`backup`, `restore` and `verify`: a sealed copy, the copy laid out again, and the store looked through."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from reception.cli.options import options
from reception.cli.records import shows_json, target_named
from reception.cli.session import Session
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the command of this name."""
    parser = groups.add_parser(name, help=about, description=about)
    options(parser, words)
    if name == "backup":
        parser.add_argument("-o", dest="output", required=True, metavar="F")
    elif name == "restore":
        parser.add_argument("file", metavar="F")
        parser.add_argument("folder", metavar="DIR", nargs="?", help=words(_("a new or empty folder")))
        parser.add_argument(
            "--try",
            dest="trial",
            action="store_true",
            help=words(_("only try whether it opens; nothing is kept")),
        )
        parser.add_argument(
            "--recovery-file", required=True, metavar="F", help=words(_("file with the recovery code"))
        )
    else:
        parser.add_argument(
            "--rebuild", action="store_true", help=words(_("make tables and index anew from the journal"))
        )
    shows_json(parser, words)
    parser.set_defaults(handler={"backup": _backup, "restore": _restore, "verify": _verify}[name])


def _backup(session: Session, asked: Namespace) -> None:
    manifest = session.office.back_up(target_named(asked.output), reason=asked.reason)
    if asked.json:
        session.show({"file": asked.output, "rows": dict(manifest.rows), "files": len(manifest.files)})
    else:
        session.say(_("The backup is written and read back: {file}"), file=asked.output)
        session.warn(_("Keep it, and the recovery code, outside the office and apart from each other."))


def _restore(session: Session, asked: Namespace) -> None:
    from reception.app import restore_office
    from reception.security.copies import rehearse
    from reception.security.recovery import parse

    code = parse(session.secret(asked.recovery_file))
    if asked.trial:
        held = rehearse(Path(asked.file), code, device=session.surroundings().ids.new())
        session.show({"made": held.made, "rows": dict(held.rows), "files": len(held.files)})
        return
    if asked.folder is None:
        raise Refused(_("Name the folder to restore into, or --try."))
    manifest = restore_office(Path(asked.file), Path(asked.folder), code=code, around=session.surroundings())
    if asked.json:
        session.show({"folder": asked.folder, "made": manifest.made, "rows": dict(manifest.rows)})
    else:
        session.say(
            _("The office is restored as it was on {made}: {folder}"), made=manifest.made, folder=asked.folder
        )


def _verify(session: Session, asked: Namespace) -> None:
    rebuilt = None
    if asked.rebuild:
        session.office.standing.demand("backup.make")
        rebuilt = session.office.rebuild()
    found = session.office.verify()
    session.show(
        {
            "sound": found.sound,
            "rebuilt": rebuilt,
            "faults": list(found.faults),
            "journal": [f"{one.what} {one.device.hex} {one.seq}" for one in found.damages],
            "tables": [f"{one.table} {one.row.hex}" for one in found.differences],
            "missing_files": [row.hex for row in found.missing],
            "unopened_files": [row.hex for row in found.unopened],
            "orphan_files": [row.hex for row in found.orphans],
        }
    )
    if not found.sound:
        raise Unable(_("The store is not whole. Restore a backup, or try “verify --rebuild”."))
    if not asked.json:
        session.say(_("The store is whole."))
