"""`document list`, `write`, `take`: papers that are kept, written out to be edited, and taken back."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import sqlalchemy as sa

from reception.cli.options import command
from reception.cli.records import id_named, matter_named, shows_json, target_named, visit_named
from reception.cli.session import Session
from reception.documents.kinds import kind_codes, load_kind
from reception.kernel.atomic import replace_file
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.store.reading import Reading, live


def add_to(verbs: Any, words: Translator) -> None:
    """Add the commands to the group `document`."""
    shown = command(verbs, words, "list", _("list the papers that were made"), _list)
    kept = shown.add_mutually_exclusive_group()
    kept.add_argument("--matter", metavar="N")
    kept.add_argument("--visit", metavar="ID")
    kept.add_argument("--person", metavar="ID")
    shows_json(shown, words)
    write = command(verbs, words, "write", _("write a kept paper out, to be read or edited"), _write)
    write.add_argument("number")
    write.add_argument("-o", dest="output", required=True, metavar="F.docx")
    take = command(verbs, words, "take", _("take an edited paper in as its new version"), _take)
    take.add_argument("number")
    take.add_argument("file", metavar="F.docx")


def _list(session: Session, asked: Namespace) -> None:
    from reception.documents.queries import papers_shown

    language = session.words.language
    titles = {code: load_kind(code).titles[language] for code in kind_codes()}
    with session.reading() as reading:
        owner = None
        if asked.matter:
            owner = matter_named(reading, asked.matter)
        elif asked.visit:
            owner = visit_named(reading, asked.visit)
        elif asked.person:
            owner = id_named(asked.person)
        papers = papers_shown(reading, owner=owner)
    session.show(
        [
            {
                "id": paper.id.hex,
                "number": paper.number,
                "kind": paper.kind,
                "title": titles.get(paper.kind, paper.kind),
                "language": paper.language,
                "made_on": paper.made_on.isoformat() if paper.made_on else None,
                "unfinished": paper.unfinished,
            }
            for paper in papers
        ]
    )


def _write(session: Session, asked: Namespace) -> None:
    from reception.documents.editing import opened, paper_key

    target = target_named(asked.output)
    keeping = session.office.keeping()
    with session.reading() as reading:
        file = opened(paper_key(reading, _paper_named(reading, asked.number)), keeping=keeping)
    replace_file(target, file.content)
    session.say(_("Paper {number} is written: {file}"), number=file.number, file=asked.output)
    session.warn(_("The file lies in plain: take it in again and remove it when you are done."))


def _take(session: Session, asked: Namespace) -> None:
    from reception.documents.editing import keep_version

    content = session.bytes_of(asked.file)
    keeping = session.office.keeping()
    with session.work() as work:
        paper = _paper_named(work.reading, asked.number)
        keep_version(work, paper, content=content, keeping=keeping)
    session.say(_("Paper {number} is taken in as its new version."), number=asked.number)


def _paper_named(reading: Reading, number: str) -> Id:
    from reception.documents.model import Paper

    asked = sa.select(Paper.id).where(Paper.number == number.strip().upper(), live(Paper))
    found: Id | None = reading.value(asked)
    if found is None:
        raise Refused(_("There is no paper {number} here, or it is not open to you."), number=number[:40])
    return found
