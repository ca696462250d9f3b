"""How a whole visit is described when it is received at the desk: the visit with the people and consents it brings."""

from __future__ import annotations

from reception.kernel.fields import Field, Part, Register
from reception.kernel.i18n import mark as _
from reception.people.register import CONSENT, PERSON
from reception.visits.register import VISIT

CONSENT_AT_DESK = Register(
    "consent",
    CONSENT.label,
    (*CONSENT.fields, Field("of", "code", _("Whose consent"), codes="visit_purposes")),
)
INTAKE = Register(
    "intake",
    VISIT.label,
    VISIT.fields,
    (
        *VISIT.parts,
        Part("person", PERSON, "", one=True),
        Part("for", PERSON, "", one=True),
        Part("consents", CONSENT_AT_DESK, "person_id"),
    ),
)
"""`person` and `for` are records of people who are not known yet; known ones are named by `person_id` and `for_id`."""
