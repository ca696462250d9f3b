"""Puts templates on the shelf: a changed one, one from head office, a kind made from a copy; says which is in use."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from typing import Any

import sqlalchemy as sa

from reception.documents.check import Finding, check_document, is_template
from reception.documents.keeping import Keeping
from reception.documents.kinds import Kind, Words, kind_codes, read_kind
from reception.documents.shelf.descriptions import described_anew
from reception.documents.shelf.editions import (
    Edition,
    digest_of,
    edition_in_use,
    edition_named,
    editions_of,
    kind_in_use,
    kinds_in_use,
    template_of,
    text_of_kind,
)
from reception.documents.shelf.model import OwnKind, Template
from reception.documents.shelf.packages import Packed
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.store.reading import live
from reception.store.work import Work, act


@act("template.take")
def take_template(
    work: Work,
    *,
    kind: Kind,
    language: Language,
    content: bytes,
    about: str,
    keeping: Keeping,
    origin: str = "office",
) -> Edition:
    """Put a changed template on the shelf as a new edition, and return it.

    The office's own is in use from now on. One from head office is in use only where the office has no copy of
    its own. `Refused` where the check finds a fault, where nobody said what was changed, or nothing was.
    """
    if not about.strip():
        raise Refused(_("Say what was changed in the template, and why."))
    if language not in kind.languages:
        raise Refused(
            _("The paper {kind} is not made in the language {language}."), kind=kind.code, language=language
        )
    _demand_sound(content, kind)
    now = next((one for one in editions_of(work.reading, kind, language=language) if one.in_use), None)
    if now is not None and digest_of(content) == now.digest:
        raise Refused(_("This template is in use already: nothing was changed in it."))
    own = any(one.origin == "office" and one.in_use for one in _all(work, kind, language))
    in_use = origin == "office" or not own
    if in_use:
        _out_of_use(work, kind, language)
    edition = Edition(
        kind.code,
        language,
        "office" if origin == "office" else "head_office",
        digest_of(content),
        about=about.strip(),
        based_on=now.digest if now is not None else "",
        in_use=in_use,
    )
    return _keep(work, edition, content=content, keeping=keeping)


@act("template.take")
def receive_template(work: Work, *, packed: Packed, keeping: Keeping) -> Edition:
    """Put a template that came by file on the shelf, with its kind where this office does not have it.

    It never takes the place of the office's own copy.
    """
    if packed.kind not in kinds_in_use(work.reading):
        work.add(
            OwnKind,
            id=work.new_id(),
            code=packed.kind,
            description=packed.description,
            based_on="",
            origin="head_office",
            made_on=work.today,
            made_by=work.access.user,
        )
        edition = Edition(
            packed.kind, packed.language, "head_office", digest_of(packed.content), about=packed.about
        )
        _demand_sound(packed.content, packed.described)
        return _keep(work, edition, content=packed.content, keeping=keeping)
    return take_template(
        work,
        kind=kind_in_use(work.reading, packed.kind),
        language=packed.language,
        content=packed.content,
        about=packed.about,
        keeping=keeping,
        origin="head_office",
    )


@act("template.use")
def use_template(work: Work, *, kind: Kind, language: Language, digest: str) -> None:
    """Make new papers from this edition; the shipped one is named by its digest too. Begun papers stay on theirs."""
    chosen = edition_named(work.reading, kind, language=language, digest=digest)
    if chosen is None:
        raise Refused(_("There is no such edition of this template here."))
    _out_of_use(work, kind, language)
    if chosen.id is not None:
        work.change(Template, chosen.id, in_use=True)


@act("template.kind")
def copy_kind(work: Work, *, source: Kind, code: str, titles: Words, keeping: Keeping) -> Kind:
    """Make a kind of the office's own from a copy of another, with its templates; return it.

    `Refused` where the code is not plain, or taken.
    """
    if not code.isascii() or not code.isidentifier() or not code.islower():
        raise Refused(_("A code has small Latin letters, digits and underlines, and begins with a letter."))
    taken = {*kind_codes(), *(row.code for row in work.reading.rows(_codes()))}
    if code in taken:
        raise Refused(_("There is a paper of the kind {kind} already."), kind=code)
    description = described_anew(text_of_kind(work.reading, source.code), code=code, titles=titles)
    copy = read_kind(description.encode("utf-8"), name=code)
    work.add(
        OwnKind,
        id=work.new_id(),
        code=code,
        description=description,
        based_on=source.code,
        origin="office",
        made_on=work.today,
        made_by=work.access.user,
    )
    for language in source.languages:
        now = edition_in_use(work.reading, source, language=language)
        edition = Edition(code, language, "office", now.digest, about="", based_on=now.digest)
        _keep(work, edition, content=template_of(now, keeping=keeping), keeping=keeping)
    return copy


def remember_shipped(work: Work, edition: Edition, *, content: bytes, keeping: Keeping) -> None:
    """Keep a shipped template from which a paper is made, so that it stays with the paper when the program changes."""
    if edition.origin != "shipped" or edition.id is not None:
        return
    kind = kind_in_use(work.reading, edition.kind)
    if not any(one.digest == edition.digest for one in _all(work, kind, edition.language)):
        kept = Edition(edition.kind, edition.language, "shipped", edition.digest, in_use=False)
        _keep(work, kept, content=content, keeping=keeping)


def _codes() -> sa.Select[Any]:
    return sa.select(OwnKind.code).where(live(OwnKind))


def _all(work: Work, kind: Kind, language: Language) -> list[Any]:
    asked = sa.select(Template).where(
        Template.kind == kind.code, Template.language == language, live(Template)
    )
    return list(work.reading.rows(asked.order_by(Template.n)))


def _out_of_use(work: Work, kind: Kind, language: Language) -> None:
    for row in _all(work, kind, language):
        if row.in_use:
            work.change(Template, row.id, in_use=False)


def _keep(work: Work, edition: Edition, *, content: bytes, keeping: Keeping) -> Edition:
    row = work.new_id()
    key, _size = keeping.blobs.put(row, io.BytesIO(content))
    work.if_undone.append(partial(keeping.blobs.remove, row))
    kind = kind_in_use(work.reading, edition.kind)
    number = max((one.edition or 0 for one in _all(work, kind, edition.language)), default=0) + 1
    work.add(
        Template,
        id=row,
        kind=edition.kind,
        language=edition.language,
        edition=number,
        origin=edition.origin,
        about=edition.about,
        based_on=edition.based_on,
        digest=edition.digest,
        in_use=edition.in_use,
        blob_key=str(key),
        made_on=work.today,
        made_by=work.access.user,
    )
    return replace(edition, id=row, number=number, blob_key=str(key), made_on=work.today)


def _demand_sound(content: bytes, kind: Kind) -> None:
    findings: list[Finding] = [
        one for one in check_document(content, kind, name="template.docx") if one.fault
    ]
    if findings:
        first = findings[0]
        raise Refused(
            _("The template has faults ({count}); the first is at {place}. Check it and put it back mended."),
            count=len(findings),
            place=first.place,
        )
    if not is_template(content):
        raise Refused(_("This Word file is no template: there is no field in it."))
