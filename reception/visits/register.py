"""How a visit and a service are described."""

from __future__ import annotations

from reception.kernel.fields import Field, Part, Register, Source
from reception.kernel.i18n import mark as _

_DAY_MINUTES = 1_440
_OLDEST = 130

_COUNTED = (
    Field("sex", "code", _("Sex"), codes="sexes", beside=True),
    Field("age", "whole", _("Age"), longest=_OLDEST, beside=True),
    Field("age_about", "flag", _("Age is approximate"), beside=True),
    Field("place", "code", _("Town or district"), codes="divisions", beside=True),
    Field("groups", "codes", _("Groups"), codes="groups", beside=True),
    Field("project", "code", _("Project"), codes="projects", beside=True),
    Field("lawyer_id", "id", _("Received by"), refers="colleague", beside=True),
)
SERVICE = Register(
    "service",
    _("Help given"),
    (
        Field("help", "code", _("Kind of help"), required=True, codes="help_kinds", beside=True),
        Field("day", "day", _("Day"), beside=True),
        Field("category", "code", _("Problem"), codes="problem_categories", beside=True),
        Field("minutes", "whole", _("Minutes"), longest=_DAY_MINUTES, beside=True),
        *_COUNTED,
        Field("person_id", "id", _("Person helped"), refers="person"),
        Field("visit_id", "id", _("At which visit"), refers="visit"),
        Field("matter_id", "id", _("In which matter"), refers="matter"),
        Field("organisation", "text", _("Organisation helped")),
        Field("note", "texts", _("What was done")),
    ),
)
APPOINTMENT = Register(
    "appointment",
    _("Promised to come back"),
    (
        Field("day", "day", _("When to come"), required=True),
        Field("hour", "text", _("Hour"), longest=5),
        Field("bring", "texts", _("What to bring")),
        Field("colleague_id", "id", _("Who receives then"), refers="colleague"),
        Field("came_on", "day", _("Came on")),
    ),
)
VISIT = Register(
    "visit",
    _("Visit"),
    (
        Field("number", "text", _("Number"), fixed=True),
        Field("day", "day", _("Day"), beside=True),
        Field("hour", "text", _("Hour"), longest=5),
        Field("channel", "code", _("How they came to us"), codes="channels", beside=True),
        Field("who", "code", _("Who came"), codes="visitor_kinds", beside=True, fixed=True),
        Field("person_id", "id", _("Person who came"), refers="person"),
        Field("for_other", "flag", _("Came for another"), beside=True),
        Field("for_id", "id", _("For whom"), refers="person"),
        Field("relation", "code", _("Who she is to the person helped"), codes="relations"),
        Field("knows", "code", _("Knows and agrees"), codes="answers"),
        Field("organisation", "text", _("Organisation that came")),
        Field("matter_id", "id", _("In which matter"), refers="matter"),
        Field("category", "code", _("Problem"), codes="problem_categories", beside=True),
        Field("minutes", "whole", _("Minutes"), longest=_DAY_MINUTES, beside=True),
        *_COUNTED,
        Field("first_time", "flag", _("First time"), beside=True),
        Field("low_income", "flag", _("Low income, as stated"), beside=True),
        Field("heard_from", "code", _("How they heard of us"), codes="referral_sources", beside=True),
        Field("about", "texts", _("What about")),
        Field("access", "code", _("Who may know"), codes="access_levels", fixed=True),
        Field("office", "text", _("Office"), fixed=True),
    ),
    (Part("services", SERVICE, "visit_id"), Part("appointments", APPOINTMENT, "visit_id")),
)

SOURCES = (
    Source("visit", "visit", ("number",), "number"),
    Source("visit", "visit", ("organisation",), "name"),
)
