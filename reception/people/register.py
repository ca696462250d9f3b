"""How a person is described: fields, parts, and what finds her."""

from __future__ import annotations

from reception.kernel.fields import Field, Order, Part, Register, Source
from reception.kernel.i18n import mark as _

OLDEST = 130
_NAME = 200

NAME = Register(
    "person_name",
    _("Other name"),
    (
        Field("kind", "code", _("What kind of name"), codes="name_kinds"),
        Field("text", "text", _("Name"), required=True, longest=_NAME),
    ),
)
PHONE = Register(
    "phone",
    _("Phone"),
    (
        Field("number", "phone", _("Number"), required=True),
        Field("note", "text", _("Whose, when to call")),
        Field("unsafe", "flag", _("Not safe to call")),
    ),
)
IDENTITY_PAPER = Register(
    "identity_paper",
    _("Identity paper"),
    (
        Field("kind", "code", _("Kind"), required=True, codes="identity_papers"),
        Field("number", "text", _("Number"), longest=60),
        Field("issued_by", "text", _("Issued by")),
        Field("issued_on", "partial", _("Issued on")),
        Field("expires_on", "partial", _("Valid to")),
    ),
)
TELL_NOTHING = Register(
    "tell_nothing",
    _("Tell nothing to"),
    (
        Field("name", "text", _("Name"), longest=_NAME),
        Field("phone", "phone", _("Phone")),
        Field("why", "text", _("Why")),
    ),
)
CONSENT = Register(
    "consent",
    _("Consent"),
    (
        Field("matter_id", "id", _("For which matter"), refers="matter"),
        Field("kind", "code", _("To what"), required=True, codes="consent_kinds"),
        Field("by_whom", "code", _("Given by"), required=True, codes="consent_by"),
        Field("representative", "text", _("Who gave it in his place"), longest=_NAME),
        Field("how", "code", _("How"), required=True, codes="consent_how"),
        Field("given_on", "day", _("Given on"), required=True),
        Field("withdrawn_on", "day", _("Withdrawn on"), fixed=True),
        Field("note", "text", _("Note")),
    ),
)
PERSON = Register(
    "person",
    _("Person"),
    (
        Field("surname", "text", _("Surname"), longest=_NAME),
        Field("given", "text", _("Given name"), longest=_NAME),
        Field("patronymic", "text", _("Patronymic"), longest=_NAME),
        Field("latin", "text", _("Name in Latin letters, as in the passport"), longest=_NAME),
        Field("name_from", "code", _("Name taken"), codes="name_sources"),
        Field("sex", "code", _("Sex"), codes="sexes"),
        Field("born", "partial", _("Date of birth")),
        Field("age", "whole", _("Age as stated"), longest=OLDEST),
        Field("age_on", "day", _("Age stated on")),
        Field("died", "partial", _("Date of death")),
        Field("pin", "pin", _("PIN")),
        Field("speaks", "code", _("Language"), codes="languages"),
        Field("place", "code", _("Town or district"), codes="divisions"),
        Field("address", "text", _("Address")),
        Field("safe_contact", "text", _("Safe contact")),
        Field("paper_home", "flag", _("Paper may go home")),
        Field("groups", "codes", _("Groups"), codes="groups"),
        Field("access", "code", _("Who may know"), codes="access_levels", fixed=True),
        Field("office", "text", _("Office"), fixed=True),
    ),
    (
        Part("phones", PHONE, "person_id"),
        Part("names", NAME, "person_id"),
        Part("papers", IDENTITY_PAPER, "person_id"),
        Part("tell_nothing", TELL_NOTHING, "person_id"),
    ),
)

SOURCES = (
    Source("person", "person", ("surname", "given", "patronymic"), "name"),
    Source("person", "person", ("latin",), "name"),
    Source("person", "person_name", ("text",), "name", owner="person_id"),
    Source("person", "person", ("pin",), "digits"),
    Source("person", "phone", ("number",), "digits", owner="person_id"),
    Source("person", "identity_paper", ("number",), "number", owner="person_id"),
)
ORDER = Order("person", ("surname", "given", "patronymic"))
