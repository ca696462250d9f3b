"""The tables behind the registers of this room."""

from __future__ import annotations

from reception.people import register
from reception.people.model import Consent, IdentityPaper, Person, PersonGroup, PersonName, Phone, TellNothing
from reception.records.form import CodeRows, Form

PERSON = Form(
    register.PERSON,
    Person,
    parts={
        "phones": Form(register.PHONE, Phone),
        "names": Form(register.NAME, PersonName),
        "papers": Form(register.IDENTITY_PAPER, IdentityPaper),
        "tell_nothing": Form(register.TELL_NOTHING, TellNothing),
    },
    codes={"groups": CodeRows(PersonGroup, "person_id")},
)
CONSENT = Form(register.CONSENT, Consent)
