"""How a matter is described: its header, and the lists that hang on it."""

from __future__ import annotations

from reception.kernel.fields import Field, Order, Part, Register, Source
from reception.kernel.i18n import mark as _

_NAME = 200

PARTY = Register(
    "party",
    _("Party"),
    (
        Field("person_id", "id", _("Person"), refers="person"),
        Field("role", "code", _("Role"), required=True, codes="party_roles"),
        Field("name", "text", _("Name, where there is no record"), longest=_NAME),
        Field("post", "text", _("Post and body")),
        Field("note", "text", _("Note")),
    ),
)
EVENT = Register(
    "event",
    _("Chronology"),
    (
        Field("at", "partial", _("When"), required=True),
        Field("place", "text", _("Where")),
        Field("text", "texts", _("What happened"), required=True),
        Field("source", "text", _("How it is known")),
    ),
)
PROCEEDING = Register(
    "proceeding",
    _("Proceedings"),
    (
        Field("body", "code", _("Body"), codes="institutions"),
        Field("body_name", "text", _("Body, where it is not in the list")),
        Field("their_number", "text", _("Number of the State"), longest=100),
        Field("step", "code", _("Step"), required=True, codes="proceeding_steps"),
        Field("filed_on", "partial", _("Filed on")),
        Field("result", "code", _("Result"), codes="proceeding_results"),
        Field("result_on", "partial", _("Date of the result")),
        Field("note", "text", _("Note")),
    ),
)
DETENTION = Register(
    "detention",
    _("Detention"),
    (
        Field("person_id", "id", _("Person"), refers="person"),
        Field("kind", "code", _("Kind"), codes="detention_kinds"),
        Field("arrested", "partial", _("Arrested in fact")),
        Field("recorded", "partial", _("Record drawn up")),
        Field("released", "partial", _("Released")),
        Field("place", "text", _("Where held")),
        Field("body", "code", _("Body"), codes="institutions"),
        Field("first_lawyer", "partial", _("First meeting with a lawyer")),
        Field("injuries", "text", _("Injuries")),
        Field("own_wish", "code", _("Own wish of the detainee"), codes="own_wishes"),
        Field("wish", "text", _("What he wants")),
    ),
)
HEARING = Register(
    "hearing",
    _("Hearing"),
    (
        Field("at", "partial", _("When"), required=True),
        Field("body", "code", _("Body"), codes="institutions"),
        Field("what", "text", _("What is heard")),
        Field("result", "text", _("Result")),
    ),
)
TASK = Register(
    "task",
    _("Task"),
    (
        Field("what", "text", _("What is to be done"), required=True),
        Field("due", "day", _("By")),
        Field("basis", "text", _("Why by that day")),
        Field("colleague_id", "id", _("Who does it"), refers="colleague"),
        Field("done_on", "day", _("Done on")),
    ),
)
MATTER = Register(
    "matter",
    _("Matter"),
    (
        Field("number", "text", _("Our number"), fixed=True),
        Field("client_id", "id", _("Client"), required=True, refers="person"),
        Field("category", "code", _("Problem"), required=True, codes="problem_categories", beside=True),
        Field("project", "code", _("Project"), codes="projects", beside=True),
        Field("lawyer_id", "id", _("Lawyer"), refers="colleague", beside=True),
        Field("day", "day", _("Opened on"), beside=True),
        Field("stage", "code", _("Stage"), codes="stages"),
        Field("closed_on", "day", _("Closed on"), beside=True, fixed=True),
        Field("outcome", "code", _("Outcome"), codes="outcomes", beside=True, fixed=True),
        Field("level", "code", _("Highest level of help"), codes="help_levels", beside=True, fixed=True),
        Field("summary", "texts", _("Summary")),
        Field("access", "code", _("Who may know"), codes="access_levels", fixed=True),
        Field("office", "text", _("Office"), fixed=True),
    ),
    (
        Part("parties", PARTY, "matter_id"),
        Part("chronology", EVENT, "matter_id"),
        Part("proceedings", PROCEEDING, "matter_id"),
        Part("detentions", DETENTION, "matter_id"),
        Part("hearings", HEARING, "matter_id"),
        Part("tasks", TASK, "matter_id"),
    ),
)

SOURCES = (
    Source("matter", "matter", ("number",), "number"),
    Source("matter", "proceeding", ("their_number",), "number", owner="matter_id"),
    Source("person", "matter", ("number",), "number", owner="client_id"),
)
ORDER = Order("matter", ("number",))
