"""`document bundle`, `batch`, `print`: papers of one story, one kind over many matters, a sheet without a record."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reception.cli.options import command
from reception.cli.records import id_named, matter_named, target_named
from reception.cli.session import Session
from reception.documents.keeping import KeptIn
from reception.documents.kinds import load_kind
from reception.kernel.atomic import replace_file
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Language, Translator
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Silent

if TYPE_CHECKING:
    from reception.documents.bundles.making import Done, Job

STATE_LANGUAGE: Language = "ky"
FAILED = _("Not made, {kind}: {why}")


def add_to(verbs: Any, words: Translator) -> None:
    """Add the commands to the group `document`."""
    bundle = command(verbs, words, "bundle", _("make several papers of one matter, with annexes"), _bundle)
    bundle.add_argument("kinds", nargs="+", metavar="KIND")
    bundle.add_argument("--matter", required=True, metavar="N")
    bundle.add_argument("--exhibits", nargs="*", default=[], metavar="ID", help=words(_("files, in order")))
    bundle.add_argument("-o", dest="output", required=True, metavar="DIR")
    bundle.add_argument("--pdf", metavar="F.pdf", help=words(_("also all of it as one PDF")))
    _takes_answers(bundle, words)
    batch = command(verbs, words, "batch", _("make one kind of paper in many matters"), _batch)
    batch.add_argument("kind")
    batch.add_argument("--matters", nargs="+", required=True, metavar="N")
    _takes_answers(batch, words)
    blank = command(verbs, words, "print", _("write a sheet that belongs to no record, kept nowhere"), _print)
    blank.add_argument("kind")
    blank.add_argument("-o", dest="output", required=True, metavar="F.docx")
    _takes_answers(blank, words)


def _takes_answers(parser: Any, words: Translator) -> None:
    parser.add_argument(
        "--answers", metavar="F.json", help=words(_("answers over those that the office knows"))
    )
    parser.add_argument("--language", choices=LANGUAGES, default=STATE_LANGUAGE)


def _bundle(session: Session, asked: Namespace) -> None:
    from reception.documents.bundles.exhibits import annexes, exhibits, files_chosen
    from reception.documents.bundles.making import of_one_story
    from reception.documents.bundles.writing import one_pdf, write_folder, write_pdf

    given, keeping = _given(session, asked), session.office.keeping()
    with session.reading() as reading:
        kept = KeptIn("matter", matter_named(reading, asked.matter))
        chosen = files_chosen(reading, [id_named(text) for text in asked.exhibits])
    listed = exhibits(chosen, keeping=keeping)
    if listed:
        given = {"annexes": annexes(listed, language=asked.language), **given}
    kinds = [load_kind(code) for code in asked.kinds]
    done = _make(session, of_one_story(kinds, language=asked.language, kept=kept, given=given))
    papers = {one.made.number: one.made.content for one in done if one.made is not None}
    if papers:
        write_folder(Path(asked.output), papers=papers, listed=listed, keeping=keeping, progress=Silent())
    if papers and asked.pdf:
        office = session.office.folder
        whole = one_pdf(papers=papers, listed=listed, keeping=keeping, office=office, progress=Silent())
        write_pdf(target_named(asked.pdf), whole)
    _tell(session, done)


def _batch(session: Session, asked: Namespace) -> None:
    from reception.documents.bundles.making import for_each

    given, kind = _given(session, asked), load_kind(asked.kind)
    with session.reading() as reading:
        records = [KeptIn("matter", matter_named(reading, number)) for number in asked.matters]
    _tell(session, _make(session, for_each(kind, language=asked.language, records=records, given=given)))


def _print(session: Session, asked: Namespace) -> None:
    from reception.documents.actions import drawn

    kind, target = load_kind(asked.kind), target_named(asked.output)
    if kind.belongs_to:
        raise Refused(_("This paper belongs to a record: make it there."))
    given = _given(session, asked)
    replace_file(target, drawn(kind, given, language=asked.language, press=session.office.press))
    session.say(_("The sheet is written: {file}"), file=asked.output)


def _given(session: Session, asked: Namespace) -> dict[str, Any]:
    given = session.json_of(asked.answers) if asked.answers else {}
    if not isinstance(given, dict):
        raise Refused(_("The answers are not an object with fields."))
    return given


def _make(session: Session, jobs: list[Job]) -> list[Done]:
    from reception.documents.bundles.making import make_all

    return make_all(
        jobs,
        begin=session.work,
        catalogue=session.catalogue,
        keeping=session.office.keeping(),
        press=session.office.press,
        progress=Silent(),
    )


def _tell(session: Session, done: list[Done]) -> None:
    """Say what was made, then what was not and why; `Refused` where nothing was made."""
    for one in done:
        if one.made is not None:
            session.say(_("Paper {number} is made: {file}"), number=one.made.number, file=one.job.kind)
    failed = [one for one in done if one.trouble is not None]
    for one in failed:
        assert one.trouble is not None
        why = session.words(one.trouble.message, **one.trouble.values)
        session.warn(FAILED, kind=one.job.kind, why=why)
    if failed and len(failed) == len(done):
        raise Refused(_("No paper was made."))
