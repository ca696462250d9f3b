"""`document`: kinds of papers, their fields, making one, checking a template; kept ones are in `kept_papers`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reception.cli import bundles, kept_papers
from reception.cli.options import command, group
from reception.cli.records import id_named, matter_named, shows_json, target_named, visit_named
from reception.cli.session import Session
from reception.documents.doubts import UNSURE_CASE
from reception.documents.keeping import KeptIn
from reception.documents.kinds import SURENESS, Kind, kind_codes, kind_groups, load_kind
from reception.kernel.atomic import replace_file
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Language, Message, Translator
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from reception.documents.actions import Made

STATE_LANGUAGE: Language = "ky"
"""Papers to the State open in Kyrgyz unless another language is named."""
ORIGINS: Mapping[str, Message] = {
    "shipped": _("came with the program"),
    "office": _("this office's own"),
    "head_office": _("from head office"),
}
"""Where an edition of a template came from."""


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    shows_json(command(verbs, words, "kinds", _("list the kinds of papers"), _kinds), words)
    fields = command(verbs, words, "fields", _("list what a kind of paper asks for"), _fields)
    fields.add_argument("kind")
    shows_json(fields, words)
    make = command(verbs, words, "make", _("make a paper and keep it"), _make)
    make.add_argument("kind")
    kept = make.add_mutually_exclusive_group(required=True)
    kept.add_argument("--matter", metavar="N")
    kept.add_argument("--visit", metavar="ID")
    kept.add_argument("--person", metavar="ID")
    make.add_argument("-o", dest="output", required=True, metavar="F.docx")
    make.add_argument(
        "--answers", metavar="F.json", help=words(_("answers over those that the office knows"))
    )
    make.add_argument(
        "--language", choices=LANGUAGES, help=words(_("language of the paper; else --lang, else Kyrgyz"))
    )
    add_check(verbs, words)
    bundles.add_to(verbs, words)
    kept_papers.add_to(verbs, words)


def add_check(verbs: Any, words: Translator) -> None:
    """Add the command that checks a template or a paper; `template` has it too."""
    check = command(
        verbs, words, "check", _("check a Word template, or what is still open in a paper"), _check
    )
    check.add_argument("file", metavar="F.docx")
    check.add_argument("--kind", help=words(_("for which kind of paper")))
    shows_json(check, words)


def _kinds(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    kinds = [load_kind(code) for code in kind_codes()]
    session.show([{"code": kind.code, **_about(session, kind)} for kind in kinds])


def _about(session: Session, kind: Kind) -> dict[str, Any]:
    return {
        "title": kind.titles[session.words.language],
        "group": _group(kind, session.words.language),
        "law": _least_sure(session, kind),
        "filed_in": ", ".join(kind.filed_in),
        "reading_copies": ", ".join(kind.reading_copies),
        "reviewed": session.words(_("not reviewed")) if kind.reviewed == "not reviewed" else kind.reviewed,
    }


def _group(kind: Kind, language: Language) -> str:
    return next(group.titles[language] for group in kind_groups() if kind.code in group.kinds)


def _least_sure(session: Session, kind: Kind) -> str:
    """How sure the least sure norm of a paper is."""
    sure = {basis.confidence for basis in kind.legal_basis}
    least = next((mark for mark in ("U", "M", "C") if mark in sure), None)
    return session.words(SURENESS[least]) if least else ""


def _fields(session: Session, asked: Namespace) -> None:
    from reception.documents.sources import SOURCES

    kind = load_kind(asked.kind)
    language = session.words.language
    session.show(
        [
            {
                "name": field.name,
                "type": field.type,
                "required": field.required,
                "from_records": field.source in SOURCES,
                "label": field.labels[language],
                "help": field.help.get(language, ""),
                "not_known": field.unknown.get(language, ""),
                "columns": [column.name for column in field.columns],
                "choices": [choice.code for choice in field.choices],
            }
            for field in kind.fields
        ]
    )


def _make(session: Session, asked: Namespace) -> None:
    from reception.documents.actions import make_paper

    target = target_named(asked.output)
    given = session.json_of(asked.answers) if asked.answers else {}
    if not isinstance(given, dict):
        raise Refused(_("The answers are not an object with fields."))
    kind = load_kind(asked.kind)
    language = _language(session, asked, kind)
    catalogue = session.catalogue
    keeping, press = session.office.keeping(), session.office.press
    with session.work() as work:
        if asked.matter:
            kept = KeptIn("matter", matter_named(work.reading, asked.matter))
        elif asked.visit:
            kept = KeptIn("visit", visit_named(work.reading, asked.visit))
        else:
            kept = KeptIn("person", id_named(asked.person))
        made = make_paper(
            work,
            kind_code=kind.code,
            language=language,
            kept=kept,
            catalogue=catalogue,
            keeping=keeping,
            press=press,
            given=given,
        )
    replace_file(target, made.content)
    session.say(_("Paper {number} is made: {file}"), number=made.number, file=asked.output)
    _warn_of(session, made)


def _warn_of(session: Session, made: Made) -> None:
    """Say what a person should look at in a paper before it goes."""
    for note in made.notes:
        session.warn(note)
    for caution in made.cautions:
        session.caution(caution.say(session.words))
    for doubt in made.doubts:
        session.warn(UNSURE_CASE, form=doubt.form)
    for place in made.by_hand:
        session.warn(_("To be filled by hand: {field}"), field=_label(place, session.words.language))
    for place in made.untranslated:
        session.warn(
            _("Not translated into the language of the paper: {field}"),
            field=_label(place, session.words.language),
        )


def _label(place: Any, language: Language) -> str:
    words: str = place.field.labels[language]
    if place.column is None:
        return words
    return f"{words} {place.row}, {place.column.labels[language]}"


def _language(session: Session, asked: Namespace, kind: Kind) -> Language:
    if asked.language:
        named: Language = asked.language
        return named
    if asked.lang:
        return session.words.language
    return STATE_LANGUAGE if STATE_LANGUAGE in kind.filed_in else kind.filed_in[0]


def _check(session: Session, asked: Namespace) -> None:
    from reception.documents.check import check_document, is_template

    kind = load_kind(asked.kind) if asked.kind else None
    data = session.bytes_of(asked.file)
    findings = check_document(data, kind, name=Path(asked.file).name)
    said = [(one, session.words(one.message, **one.values)) for one in findings]
    session.show([{"place": one.place, "fault" if one.fault else "still_open": words} for one, words in said])
    faults = sum(one.fault for one in findings)
    if faults:
        raise Refused(_("Faults found in the template: {count}."), count=faults)
    if asked.json:
        return
    if findings:
        session.say(_("Still to be confirmed or filled in: {count}."), count=len(findings))
    elif is_template(data):
        session.say(_("The template is in order."))
    else:
        session.say(_("Nothing in this paper is left to be confirmed or filled in."))
