"""How a letter is described: its fields, and by which numbers it finds the record it hangs on."""

from __future__ import annotations

from reception.kernel.fields import Field, Register, Source
from reception.kernel.i18n import mark as _

_NUMBER = 100

LETTER = Register(
    "letter",
    _("Letter"),
    (
        Field("direction", "code", _("Journal"), codes="letter_directions", fixed=True),
        Field("number", "text", _("Number in the journal"), fixed=True),
        Field("body", "code", _("Body"), codes="institutions"),
        Field("body_name", "text", _("Body, where it is not in the list"), longest=500),
        Field("subject", "text", _("Subject"), longest=500),
        Field("signed_on", "partial", _("Signed on"), fixed=True),
        Field("signed_by", "text", _("Signed by"), longest=200),
        Field("sent_on", "partial", _("Sent on"), fixed=True),
        Field("sent_how", "code", _("How it was sent"), codes="sending_ways", fixed=True),
        Field("sent_number", "text", _("Number of the post"), longest=_NUMBER),
        Field("received_on", "partial", _("Received on"), fixed=True),
        Field("receipt", "text", _("What shows the receipt"), longest=500),
        Field("their_number", "text", _("Their number"), longest=_NUMBER),
        Field("registered_on", "partial", _("Registered on"), fixed=True),
        Field("due_on", "day", _("Answer due by"), fixed=True),
        Field("due_basis", "text", _("Why by that day"), fixed=True),
        Field("extended_on", "partial", _("Extension told on"), fixed=True),
        Field("extended_to", "day", _("Extended to"), fixed=True),
        Field("extension_basis", "text", _("How the extension is known"), fixed=True),
        Field("outcome", "code", _("What came of it"), codes="letter_outcomes", fixed=True),
        Field("refusal_ground", "code", _("Ground of the refusal"), codes="refusal_grounds", fixed=True),
        Field("answered_on", "partial", _("Answered on"), fixed=True),
        Field("note", "text", _("Note")),
    ),
)

SOURCES = tuple(
    Source(target, "letter", (column,), "number", owner="owner_row")
    for target in ("matter", "person", "visit")
    for column in ("number", "their_number")
)
"""Our number and theirs find the matter, the person or the visit: of the three the one that the letter hangs on."""
