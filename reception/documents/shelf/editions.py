"""Which kinds there are, which edition of a template is in use, and which there were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Literal, cast

import sqlalchemy as sa

from reception.documents.keeping import Keeping
from reception.documents.kinds import Kind, kind_codes, kind_text, load_kind, load_template, read_kind
from reception.documents.shelf.model import OwnKind, Template
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.sealing import Identity
from reception.store.reading import Reading, live

Origin = Literal["shipped", "office", "head_office"]
DIGEST = 16
"""Bytes of a template's digest."""


@dataclass(frozen=True)
class Edition:
    """An edition of a template; without an id it is the shipped one as it came with the program."""

    kind: str
    language: Language
    origin: Origin
    digest: str
    number: int = 0
    about: str = ""
    based_on: str = ""
    in_use: bool = True
    made_on: date | None = None
    id: Id | None = None
    blob_key: str = ""


def digest_of(template: bytes) -> str:
    """The digest by which a paper names the template it was made from."""
    return blake2b(template, digest_size=DIGEST).hexdigest()


def kinds_in_use(reading: Reading) -> Mapping[str, Kind]:
    """All kinds of papers by code, the shipped ones first, then those of the office."""
    shipped = {code: load_kind(code) for code in kind_codes()}
    own = {row.code: _read(row) for row in _own(reading)}
    return {**shipped, **own}


def kind_in_use(reading: Reading, code: str) -> Kind:
    """The kind of that code, shipped or the office's own; `Refused` where there is none."""
    if code in kind_codes():
        return load_kind(code)
    row = next((row for row in reversed(_own(reading)) if row.code == code), None)
    if row is None:
        raise Refused(_("There is no paper of the kind {kind}."), kind=code)
    return _read(row)


def text_of_kind(reading: Reading, code: str) -> str:
    """The description of a kind as it is written."""
    if code in kind_codes():
        return kind_text(code)
    return next((str(row.description) for row in reversed(_own(reading)) if row.code == code), "")


def editions_of(reading: Reading, kind: Kind, *, language: Language) -> list[Edition]:
    """The editions kept here of a kind's template, the latest first, and the shipped one last."""
    asked = sa.select(Template).where(
        Template.kind == kind.code, Template.language == language, live(Template)
    )
    kept = [_edition(row) for row in reading.rows(asked.order_by(Template.n.desc()))]
    shipped = _shipped(kind.code, language)
    own = [one for one in kept if shipped is None or one.digest != shipped.digest]
    used = any(one.in_use for one in own)
    return [*own, *([] if shipped is None else [_with_use(shipped, in_use=not used)])]


def edition_in_use(reading: Reading, kind: Kind, *, language: Language) -> Edition:
    """The edition that new papers are made from; `Refused` where the kind has no template in this language."""
    for edition in editions_of(reading, kind, language=language):
        if edition.in_use:
            return edition
    raise Refused(
        _("The paper {kind} is not made in the language {language}."), kind=kind.code, language=language
    )


def edition_named(reading: Reading, kind: Kind, *, language: Language, digest: str) -> Edition | None:
    """The edition with that digest, also one no longer in use; None where it is not kept here."""
    return next((one for one in editions_of(reading, kind, language=language) if one.digest == digest), None)


def template_of(edition: Edition, *, keeping: Keeping) -> bytes:
    """The Word file of an edition."""
    if edition.id is None:
        return load_template(load_kind(edition.kind), language=edition.language)
    return keeping.blobs.open(edition.id, Identity(edition.blob_key))


def _own(reading: Reading) -> list[Any]:
    return list(reading.rows(sa.select(OwnKind).where(live(OwnKind)).order_by(OwnKind.n)))


def _read(row: Any) -> Kind:
    return read_kind(row.description.encode("utf-8"), name=row.code)


def _edition(row: Any) -> Edition:
    return Edition(
        kind=row.kind,
        language=row.language,
        origin=cast("Origin", row.origin),
        digest=row.digest or "",
        number=row.edition or 0,
        about=row.about or "",
        based_on=row.based_on or "",
        in_use=bool(row.in_use),
        made_on=row.made_on,
        id=row.id,
        blob_key=row.blob_key or "",
    )


def _shipped(code: str, language: Language) -> Edition | None:
    if code not in kind_codes() or language not in load_kind(code).languages:
        return None
    template = load_template(load_kind(code), language=language)
    return Edition(code, language, "shipped", digest_of(template))


def _with_use(edition: Edition, *, in_use: bool) -> Edition:
    return Edition(edition.kind, edition.language, edition.origin, edition.digest, in_use=in_use)
