"""`user`: add, block, remove, list and recover users, and change their roles."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import shows_json
from reception.cli.session import Session
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.security.permissions import ROLES
from reception.security.sign_ins import SignInAsked, add_sign_in, change_passphrase
from reception.security.users import User, block_user, change_roles, unblock_user, users


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    add = command(verbs, words, "add", _("add a user of this PC"), _add)
    add.add_argument("--name", required=True)
    add.add_argument("--login", dest="new_login", required=True, help=words(_("his sign-in name")))
    add.add_argument("--role", action="append", required=True, choices=ROLES)
    add.add_argument("--post", help=words(_("his post, as papers name it")))
    add.add_argument(
        "--new-passphrase-file", required=True, metavar="F", help=words(_("file with his passphrase"))
    )
    for verb, words_of, handler in (
        ("block", _("block a user, or let him in again"), _block),
        ("remove", _("remove a user who leaves; the store gets a new key"), _remove),
    ):
        one = command(verbs, words, verb, words_of, handler)
        one.add_argument("user", metavar="LOGIN")
        if verb == "block":
            one.add_argument("--lift", action="store_true", help=words(_("let him in again")))
        else:
            one.add_argument(
                "--to", metavar="LOGIN", help=words(_("who takes his matters, tasks and papers"))
            )
    change = command(verbs, words, "roles", _("change the roles of a user"), _roles)
    change.add_argument("user", metavar="LOGIN")
    change.add_argument("--role", action="append", required=True, choices=ROLES)
    shows_json(command(verbs, words, "list", _("list the users"), _list), words)
    change = command(verbs, words, "passphrase", _("change your own passphrase"), _passphrase)
    change.add_argument(
        "--new-passphrase-file", required=True, metavar="F", help=words(_("file with the new passphrase"))
    )
    _recover_to(verbs, words)


def _recover_to(verbs: Any, words: Translator) -> None:
    recover = command(
        verbs, words, "recover", _("give a user a new passphrase by the recovery code"), _recover
    )
    recover.add_argument("user", metavar="LOGIN")
    recover.add_argument(
        "--recovery-file", required=True, metavar="F", help=words(_("file with the recovery code"))
    )
    recover.add_argument(
        "--new-passphrase-file", required=True, metavar="F", help=words(_("file with his passphrase"))
    )


def _add(session: Session, asked: Namespace) -> None:
    wanted = SignInAsked(asked.new_login, session.secret(asked.new_passphrase_file))
    with session.work() as work:
        add_sign_in(
            work, keys=session.office.keys, asked=wanted, name=asked.name, roles=asked.role, post=asked.post
        )
    session.say(_("{login} may sign in."), login=asked.new_login)


def _named(session: Session, login: str) -> User:
    slots = {name.casefold(): slot for slot, name in session.office.logins().items()}
    slot = slots.get(login.casefold())
    with session.reading() as reading:
        found = next((user for user in users(reading) if slot is not None and user.slot == slot), None)
    if found is None:
        raise Refused(_("Nobody here has the sign-in name {login}."), login=login[:40])
    return found


def _block(session: Session, asked: Namespace) -> None:
    user = _named(session, asked.user)
    with session.work() as work:
        (unblock_user if asked.lift else block_user)(work, colleague_id=user.id)
    session.say(_("{login} may sign in.") if asked.lift else _("{login} is blocked."), login=asked.user)


def _roles(session: Session, asked: Namespace) -> None:
    user = _named(session, asked.user)
    with session.work() as work:
        change_roles(work, colleague_id=user.id, roles=asked.role)
    session.say(
        _("{name} has these roles from the next sign-in: {roles}."),
        name=user.name,
        roles=", ".join(asked.role),
    )


def _list(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    with session.reading() as reading:
        found = users(reading)
    logins = session.office.logins()
    session.show(
        [
            {
                "id": user.id.hex,
                "name": user.name,
                "login": logins.get(user.slot or ""),
                "roles": ", ".join(user.roles),
                "office": user.office,
                "blocked_on": user.blocked_on and user.blocked_on.isoformat(),
                "removed_on": user.removed_on and user.removed_on.isoformat(),
            }
            for user in found
        ]
    )


def _remove(session: Session, asked: Namespace) -> None:
    from reception.desk.leaving import remove_with_handover

    user = _named(session, asked.user)
    successor = _named(session, asked.to).id if asked.to else None
    removed = remove_with_handover(
        session.office, colleague_id=user.id, successor=successor, reason=asked.reason
    )
    session.say(_("{login} is removed; the store has a new key."), login=asked.user)
    if removed.backups:
        session.warn(removed.note)


def _passphrase(session: Session, asked: Namespace) -> None:
    office, new = session.office, session.secret(asked.new_passphrase_file)
    with session.work() as work:
        login = change_passphrase(work, keys=office.keys, old=session.passphrase(), new=new)
    session.say(_("{login} may sign in with the new passphrase."), login=login)


def _recover(session: Session, asked: Namespace) -> None:
    from reception.app import recover
    from reception.security.recovery import parse

    wanted = SignInAsked(asked.user, session.secret(asked.new_passphrase_file))
    code = parse(session.secret(asked.recovery_file))
    recover(session.folder(), code=code, asked=wanted, around=session.surroundings())
    session.say(_("{login} may sign in with the new passphrase."), login=asked.user)
