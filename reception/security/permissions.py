"""The one table of permissions: every verb, its words, the roles that may; and which tables a role reads at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

Role = Literal["lawyer", "director", "coordinator", "accountant", "editor", "translator", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Permission:
    """How an act is called, and whose roles allow it."""

    words: Message
    roles: frozenset[Role]


def _by(words: Message, *roles: Role) -> Permission:
    return Permission(words, frozenset(roles))


PERMISSIONS: Mapping[str, Permission] = {
    "office.begin": _by(_("begin an office"), "administrator"),
    "user.add": _by(_("add a user"), "administrator"),
    "user.roles": _by(_("change the roles of a user"), "administrator"),
    "user.block": _by(_("block a user"), "administrator", "director"),
    "user.remove": _by(_("remove a user"), "administrator", "director"),
    "user.recover": _by(_("give a user a new passphrase"), "administrator"),
    "user.passphrase": _by(_("change one's own passphrase"), *ROLES),
    "reference.confirm": _by(_("confirm a reference list"), "lawyer", "director"),
    "reference.load": _by(_("load a reference document"), "administrator", "director", "coordinator"),
    "person.add": _by(_("register a person"), "lawyer"),
    "person.edit": _by(_("change a person's data"), "lawyer"),
    "person.merge": _by(_("join two records of one person"), "lawyer"),
    "person.import": _by(_("take in an old register"), "lawyer"),
    "person.erase": _by(_("erase a person"), "lawyer", "director"),
    "visit.add": _by(_("register a visit"), "lawyer", "director"),
    "visit.edit": _by(_("change a visit"), "lawyer", "director"),
    "matter.open": _by(_("open a matter"), "lawyer"),
    "matter.edit": _by(_("change a matter"), "lawyer"),
    "matter.close": _by(_("close a matter"), "lawyer", "director"),
    "matter.import": _by(_("take in a case file"), "lawyer"),
    "matter.export": _by(_("write out a case file"), "lawyer", "director"),
    "service.add": _by(_("enter help given"), "lawyer", "director"),
    "consent.add": _by(_("enter a consent"), "lawyer"),
    "consent.withdraw": _by(_("withdraw a consent"), "lawyer"),
    "access.narrow": _by(_("narrow who may know"), "lawyer", "director"),
    "access.widen": _by(_("widen who may know"), "lawyer"),
    "paper.make": _by(_("make a paper"), "lawyer", "director"),
    "paper.edit": _by(_("take in a paper edited in Word"), "lawyer", "director"),
    "template.take": _by(_("put a template on the shelf"), "lawyer", "director", "coordinator"),
    "template.use": _by(_("choose the edition of a template"), "lawyer", "director"),
    "template.kind": _by(_("make a kind of paper of one's own"), "lawyer", "director"),
    "letter.enter": _by(_("enter a letter"), "lawyer", "director"),
    "letter.edit": _by(_("change what is said of a letter"), "lawyer", "director"),
    "letter.sign": _by(_("enter that a letter was signed"), "lawyer", "director"),
    "letter.send": _by(_("enter that a letter was sent"), "lawyer", "director"),
    "letter.register": _by(_("enter the registration of a letter"), "lawyer", "director"),
    "letter.due": _by(_("set by when an answer is due"), "lawyer", "director"),
    "letter.extend": _by(_("enter an extension"), "lawyer", "director"),
    "letter.answer": _by(_("enter the answer to a letter"), "lawyer", "director"),
    "letter.silence": _by(_("note that a letter stayed without an answer"), "lawyer", "director"),
    "letter.receive": _by(_("enter a letter that came in"), "lawyer", "director"),
    "letter.retire": _by(_("take a letter out of the journal"), "lawyer", "director"),
    "file.add": _by(_("take in a file"), "lawyer", "director"),
    "file.edit": _by(_("change what is said of a file"), "lawyer", "director"),
    "file.remove": _by(_("remove a file"), "lawyer", "director"),
    "file.receipt": _by(_("give a receipt for files"), "lawyer", "director"),
    "file.export": _by(_("write out a file"), "lawyer", "director"),
    "report.make": _by(_("make the month's report"), "lawyer", "director", "coordinator", "accountant"),
    "backup.make": _by(_("make a backup"), "lawyer", "director", "administrator"),
    "bin.restore": _by(_("restore from the recycle bin"), "lawyer", "director"),
    "undo": _by(_("undo"), *ROLES),
}

_OPEN = frozenset(
    {
        "colleague",
        "colleague_role",
        "tally",
        "tally_group",
        "same_code",
        "report_edition",
        "reference_document",
        "template",
        "own_kind",
    },
)
"""Tables that every role reads: counting rows, colleagues, lists; no person stands in them."""
OFFICE_ROLES: frozenset[Role] = frozenset({"lawyer", "director", "translator"})
"""Roles that read the records of the office they work in."""
_RECORDS: frozenset[Role] = OFFICE_ROLES | {"coordinator"}
_HISTORY = frozenset({"act", "entry"})


def allows(roles: frozenset[Role], verb: str) -> bool:
    """Whether one of the roles allows the act of this name."""
    permission = PERMISSIONS.get(verb)
    return permission is not None and bool(permission.roles & roles)


def may_read(roles: frozenset[Role], table: str) -> bool:
    """Whether one of the roles reads this table at all; which rows, the access of each record decides."""
    return table in _OPEN | _HISTORY or bool(roles & _RECORDS)
