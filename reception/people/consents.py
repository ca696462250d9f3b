"""Consents: what a person agreed to, whether one stands, and the act that asks for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import sqlalchemy as sa

from reception.kernel.errors import Wanting
from reception.kernel.i18n import Message, worded
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.language.folding import fold
from reception.people.model import Consent
from reception.people.queries import group_of
from reception.store.reading import Reading, live
from reception.store.work import Work

REPRESENTED = "legal_representative"
CONSENT_WORDS: Mapping[str, Message] = {
    "keep": _("Keep the data"),
    "share": _("Share with other organisations"),
    "complain_in_my_name": _("Complain in my name"),
    "un_named": _("Apply to UN bodies with the name"),
    "un_unnamed": _("Apply to UN bodies without the name"),
    "publish": _("Publish"),
    "photo": _("Use photo and video"),
}
"""The kinds of consent as a refusal names them: the words of the list `consent_kinds`."""


@dataclass(frozen=True)
class ConsentLine:
    """A consent as it was entered; `withdrawn_on` ends it."""

    id: Id
    person_id: Id
    matter_id: Id | None
    """For which matter; None where it is for all of them."""
    kind: str
    by_whom: str
    representative: str | None
    how: str
    given_on: date | None
    withdrawn_on: date | None
    note: str | None

    def covers(self, kind: str, matter: Id | None) -> bool:
        """Whether it stands today for this kind of act in this matter."""
        return self.kind == kind and self.withdrawn_on is None and self.matter_id in {None, matter}


def consents_of(reading: Reading, person: Id) -> list[ConsentLine]:
    """The consents of a person and of all records joined with hers, withdrawn ones too, in the order of entry."""
    names = [field.name for field in fields(ConsentLine)]
    found = sa.select(*(getattr(Consent, name) for name in names)).where(
        Consent.person_id.in_(group_of(reading, person)), live(Consent)
    )
    rows = reading.rows(found.order_by(Consent.n))
    return [ConsentLine(**row._asdict()) for row in rows]


def represents(representative: str | None, *, accused: Collection[str]) -> bool:
    """Whether this person may agree in another's place: not where his name is that of an alleged perpetrator.

    One name is another's where all words of the shorter stand in the longer. Pure.
    """
    own = set(fold(representative or "").split())
    others = [set(fold(name).split()) for name in accused]
    return not any(own and other and (own <= other or other <= own) for other in others)


def stands(consent: ConsentLine, *, accused: Collection[str]) -> bool:
    """Whether a consent was given by whoever may give it; that of an alleged perpetrator does not stand. Pure."""
    return consent.by_whom != REPRESENTED or represents(consent.representative, accused=accused)


def holds(
    reading: Reading, person: Id, *, kind: str, matter: Id | None = None, accused: Collection[str] = ()
) -> bool:
    """Whether a live consent of this kind stands: of this matter, or of all; `accused` are names in her matters."""
    return any(
        consent.covers(kind, matter) and stands(consent, accused=accused)
        for consent in consents_of(reading, person)
    )


def demand_consent(
    work: Work,
    *,
    person: Id,
    kinds: Sequence[str],
    matter: Id | None = None,
    accused: Collection[str] = (),
) -> None:
    """Let the act go on where any one of these consents stands, or a written reason was given.

    `Wanting` names the consents that are missing; the reason, where one was given, stands in the act.
    """
    if (work.reason or "").strip():
        return
    if any(holds(work.reading, person, kind=kind, matter=matter, accused=accused) for kind in kinds):
        return
    words = [worded(CONSENT_WORDS[kind]) for kind in kinds]
    if any(holds(work.reading, person, kind=kind, matter=matter) for kind in kinds):
        raise Wanting(
            _(
                "The consent “{consent}” was given by the alleged perpetrator, who does not represent this "
                "person. Enter another one, or go on with a written reason."
            ),
            consent=words[0],
        )
    if len(words) == 1:
        raise Wanting(
            _("The consent “{consent}” is missing. Enter it, or go on with a written reason."),
            consent=words[0],
        )
    raise Wanting(
        _(
            "One of the consents “{consent}” and “{other}” is needed, and neither is here. Enter it, or go on "
            "with a written reason."
        ),
        consent=words[0],
        other=words[1],
    )
