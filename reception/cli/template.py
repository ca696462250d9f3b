"""`template`: templates that lawyers own: check one, see its fields, write it out, put it back, choose an edition."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli import document
from reception.cli.options import command, group
from reception.cli.records import shows_json, target_named
from reception.cli.session import Session
from reception.kernel.atomic import replace_file
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Translator
from reception.kernel.i18n import mark as _


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    document.add_check(verbs, words)
    fields = command(verbs, words, "fields", _("list the fields of a kind, with an example of each"), _fields)
    fields.add_argument("kind")
    fields.add_argument("--language", choices=LANGUAGES, default="ru")
    shows_json(fields, words)
    where = command(verbs, words, "where", _("list the kinds that ask for a field"), _where)
    where.add_argument("field")
    shows_json(where, words)
    shows_json(_of_one(verbs, words, "list", _("list the editions of a template"), _list), words)
    write = _of_one(verbs, words, "write", _("write a template out, to be changed in Word"), _write)
    write.add_argument("--edition", metavar="DIGEST", help=words(_("another edition than the one in use")))
    write.add_argument("-o", dest="output", required=True, metavar="F.docx")
    take = _of_one(verbs, words, "take", _("put a changed template back; new papers are made from it"), _take)
    take.add_argument("file", metavar="F.docx")
    take.add_argument("--about", required=True, help=words(_("what was changed, and why")))
    use = _of_one(verbs, words, "use", _("make new papers from this edition"), _use)
    use.add_argument("edition", metavar="DIGEST")
    compare = _of_one(verbs, words, "compare", _("show how two editions differ"), _compare)
    compare.add_argument("first", metavar="DIGEST")
    compare.add_argument("second", metavar="DIGEST")
    shows_json(compare, words)
    copy = command(verbs, words, "copy", _("make a kind of your own from a copy of another"), _copy)
    copy.add_argument("kind")
    copy.add_argument("code")
    for language in LANGUAGES:
        copy.add_argument(f"--{language}", required=True, metavar="TITLE")
    pack = _of_one(verbs, words, "pack", _("write a template as a package for other offices"), _pack)
    pack.add_argument("--about", required=True, help=words(_("what was changed, and why")))
    pack.add_argument("-o", dest="output", required=True, metavar="F.rectemplate")
    receive = command(verbs, words, "receive", _("take a template in that head office sent"), _receive)
    receive.add_argument("file", metavar="F.rectemplate")


def _of_one(verbs: Any, words: Translator, name: str, about: Any, run: Any) -> Any:
    parser = command(verbs, words, name, about, run)
    parser.add_argument("kind")
    parser.add_argument("language", choices=LANGUAGES)
    return parser


def _fields(session: Session, asked: Namespace) -> None:
    from reception.documents.field_guide import field_guide
    from reception.documents.shelf.editions import edition_in_use, kind_in_use, template_of

    keeping = session.office.keeping()
    with session.reading() as reading:
        kind = kind_in_use(reading, asked.kind)
        edition = edition_in_use(reading, kind, language=asked.language)
    lines = field_guide(kind, language=asked.language, template=template_of(edition, keeping=keeping))
    session.show(
        [
            {
                "name": "  " * line.indent + line.name,
                "ru": line.names["ru"],
                "ky": line.names["ky"],
                "label": line.label,
                "example": line.example,
                "used": line.used,
            }
            for line in lines
        ]
    )


def _where(session: Session, asked: Namespace) -> None:
    from reception.documents.field_guide import uses_of
    from reception.documents.shelf.editions import kinds_in_use

    with session.reading() as reading:
        kinds = uses_of(asked.field, kinds=kinds_in_use(reading).values())
    session.show([{"code": kind.code, "title": kind.titles[session.words.language]} for kind in kinds])


def _list(session: Session, asked: Namespace) -> None:
    from reception.documents.shelf.editions import editions_of, kind_in_use

    with session.reading() as reading:
        kind = kind_in_use(reading, asked.kind)
        editions = editions_of(reading, kind, language=asked.language)
    session.show(
        [
            {
                "edition": one.digest,
                "number": one.number,
                "origin": session.words(document.ORIGINS[one.origin]),
                "in_use": one.in_use,
                "made_on": one.made_on.isoformat() if one.made_on else "",
                "about": one.about,
            }
            for one in editions
        ]
    )


def _write(session: Session, asked: Namespace) -> None:
    target = target_named(asked.output)
    replace_file(target, _template(session, asked, asked.edition or ""))
    session.say(_("The template is written: {file}"), file=asked.output)


def _template(session: Session, asked: Namespace, digest: str) -> bytes:
    from reception.documents.shelf.editions import edition_in_use, edition_named, kind_in_use, template_of

    keeping = session.office.keeping()
    with session.reading() as reading:
        kind = kind_in_use(reading, asked.kind)
        if digest:
            edition = edition_named(reading, kind, language=asked.language, digest=digest)
        else:
            edition = edition_in_use(reading, kind, language=asked.language)
    if edition is None:
        raise Refused(_("There is no such edition of this template here."))
    return template_of(edition, keeping=keeping)


def _take(session: Session, asked: Namespace) -> None:
    from reception.documents.shelf.actions import take_template
    from reception.documents.shelf.editions import kind_in_use

    content = session.bytes_of(asked.file)
    keeping = session.office.keeping()
    with session.work() as work:
        edition = take_template(
            work,
            kind=kind_in_use(work.reading, asked.kind),
            language=asked.language,
            content=content,
            about=asked.about,
            keeping=keeping,
        )
    session.say(_("Edition {number} of the template is in use for new papers."), number=edition.number)


def _use(session: Session, asked: Namespace) -> None:
    from reception.documents.shelf.actions import use_template
    from reception.documents.shelf.editions import kind_in_use

    with session.work() as work:
        kind = kind_in_use(work.reading, asked.kind)
        use_template(work, kind=kind, language=asked.language, digest=asked.edition)
    session.say(_("New papers are made from this edition now."))


def _compare(session: Session, asked: Namespace) -> None:
    from reception.documents.shelf.differences import differences

    first, second = (_template(session, asked, digest) for digest in (asked.first, asked.second))
    signs = {"same": " ", "out": "-", "in": "+"}
    session.show([{"": signs[line.how], "text": line.text} for line in differences(first, second)])


def _copy(session: Session, asked: Namespace) -> None:
    from reception.documents.shelf.actions import copy_kind
    from reception.documents.shelf.editions import kind_in_use

    keeping = session.office.keeping()
    titles = {language: getattr(asked, language) for language in LANGUAGES}
    with session.work() as work:
        source = kind_in_use(work.reading, asked.kind)
        copy_kind(work, source=source, code=asked.code, titles=titles, keeping=keeping)
    session.say(_("The kind {kind} is yours now: write its templates out and change them."), kind=asked.code)


def _pack(session: Session, asked: Namespace) -> None:
    from reception.documents.shelf.editions import text_of_kind
    from reception.documents.shelf.packages import Packed, pack

    target = target_named(asked.output)
    content = _template(session, asked, "")
    with session.reading() as reading:
        description = text_of_kind(reading, asked.kind)
    replace_file(target, pack(Packed(asked.kind, asked.language, asked.about, content, description)))
    session.say(_("The template is written: {file}"), file=asked.output)


def _receive(session: Session, asked: Namespace) -> None:
    from reception.documents.shelf.actions import receive_template
    from reception.documents.shelf.packages import unpack

    packed = unpack(session.bytes_of(asked.file), name=asked.file)
    keeping = session.office.keeping()
    with session.work() as work:
        edition = receive_template(work, packed=packed, keeping=keeping)
    if edition.in_use:
        session.say(_("Edition {number} of the template is in use for new papers."), number=edition.number)
    else:
        session.say(
            _("The template from head office lies beside your own, which stays in use: compare them.")
        )
