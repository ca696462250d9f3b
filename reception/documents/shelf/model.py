"""Editions of templates and kinds of papers that an office made itself; nothing of a client stands in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from reception.kernel.ids import Id
from reception.store.base import Journalled, coded, reference


class Template(Journalled):
    """One edition of a template; its Word file is the sealed blob named by this row's id."""

    __tablename__ = "template"

    kind: Mapped[str | None] = coded(index=True)
    language: Mapped[str | None] = coded()
    edition: Mapped[int | None]
    """Counts the editions of this kind and language in this office, from 1."""
    origin: Mapped[str | None] = coded()
    """`shipped` (kept because a paper was made from it), `office` or `head_office`."""
    about: Mapped[str | None] = coded()
    """What was changed and why, in the words of whoever changed it."""
    based_on: Mapped[str | None] = coded()
    """Digest of the template it was made from."""
    digest: Mapped[str | None] = coded(index=True)
    in_use: Mapped[bool | None]
    """Whether new papers are made from it: the latest that says so counts, none means the shipped one."""
    blob_key: Mapped[str | None] = coded()
    made_on: Mapped[date | None]
    made_by: Mapped[Id | None] = reference("colleague")


class OwnKind(Journalled):
    """A kind of paper that an office made from a copy: its whole description."""

    __tablename__ = "own_kind"

    code: Mapped[str | None] = coded(index=True)
    description: Mapped[str | None] = coded()
    """The text of its `.toml`."""
    based_on: Mapped[str | None] = coded()
    origin: Mapped[str | None] = coded()
    made_on: Mapped[date | None]
    made_by: Mapped[Id | None] = reference("colleague")
