"""People as they have names, their phones, papers, groups and consents, and pairs that are one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.store.base import Guarded, Journalled, coded, parent, personal, reference


def _personal_date() -> Any:
    return mapped_column(info={"words": "personal"})


class Person(Guarded):
    """A person; any one part of the name is enough."""

    __tablename__ = "person"

    code: Mapped[str | None] = coded()
    """The random counting code; not the id, and the same in every counting row of this person."""
    surname: Mapped[str | None] = personal()
    given: Mapped[str | None] = personal()
    patronymic: Mapped[str | None] = personal()
    latin: Mapped[str | None] = personal()
    """As the passport spells it; never made by the program."""
    name_from: Mapped[str | None] = coded()
    sex: Mapped[str | None] = coded()
    born: Mapped[PartialDate | None] = _personal_date()
    age: Mapped[int | None]
    """Approximate age as stated on `age_on`, where the birth date is not known."""
    age_on: Mapped[date | None]
    died: Mapped[PartialDate | None] = _personal_date()
    pin: Mapped[str | None] = personal()
    speaks: Mapped[str | None] = coded()
    place: Mapped[str | None] = coded()
    address: Mapped[str | None] = personal()
    safe_contact: Mapped[str | None] = personal()
    """When to call, what to say, who picks up, whether paper may go home."""
    paper_home: Mapped[bool | None]
    """Whether paper may go to the address: None where nobody asked."""


class PersonName(Journalled):
    """Another name of a person: an alias, a former surname, another spelling."""

    __tablename__ = "person_name"

    person_id: Mapped[Id | None] = parent("person")
    kind: Mapped[str | None] = coded()
    text: Mapped[str | None] = personal()


class Phone(Journalled):
    """A phone number in international form, or as it was told where it is not one."""

    __tablename__ = "phone"

    person_id: Mapped[Id | None] = parent("person")
    number: Mapped[str | None] = personal()
    note: Mapped[str | None] = personal()
    unsafe: Mapped[bool | None]


class PersonGroup(Journalled):
    """A group of beneficiaries that a person belongs to."""

    __tablename__ = "person_group"

    person_id: Mapped[Id | None] = parent("person")
    code: Mapped[str | None] = coded()


class IdentityPaper(Journalled):
    """A passport, an identity card, a birth certificate."""

    __tablename__ = "identity_paper"

    person_id: Mapped[Id | None] = parent("person")
    kind: Mapped[str | None] = coded()
    number: Mapped[str | None] = personal()
    issued_by: Mapped[str | None] = personal()
    issued_on: Mapped[PartialDate | None] = _personal_date()
    expires_on: Mapped[PartialDate | None] = _personal_date()


class Consent(Journalled):
    """What a person agreed to; kinds are apart, and a withdrawal is a date."""

    __tablename__ = "consent"

    person_id: Mapped[Id | None] = parent("person")
    matter_id: Mapped[Id | None] = parent("matter")
    kind: Mapped[str | None] = coded()
    by_whom: Mapped[str | None] = coded()
    representative: Mapped[str | None] = personal()
    how: Mapped[str | None] = coded()
    given_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    note: Mapped[str | None] = personal()


class TellNothing(Journalled):
    """Someone to whom nothing may be told about a person."""

    __tablename__ = "tell_nothing"

    person_id: Mapped[Id | None] = parent("person")
    name: Mapped[str | None] = personal()
    phone: Mapped[str | None] = personal()
    why: Mapped[str | None] = personal()


class SamePerson(Journalled):
    """Two records that are one person: an unordered pair, taken back by retiring it."""

    __tablename__ = "same_person"

    one: Mapped[Id | None] = parent("person")
    other: Mapped[Id | None] = parent("person")
    codes: Mapped[Id | None] = reference("same_code")
