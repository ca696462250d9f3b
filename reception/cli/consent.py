"""`consent`: enter, withdraw and list what people agreed to."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import id_named, read_input, show_rows_in_words, shown, shows_json, takes_json
from reception.cli.session import Session
from reception.desk.outside import where_it_went
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.people.actions import add_consent, withdraw_consent
from reception.people.consents import consents_of
from reception.people.forms import CONSENT as CONSENT_FORM
from reception.people.model import Person
from reception.people.register import CONSENT
from reception.records.reading import show_records
from reception.security.permissions import PERMISSIONS


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    add = command(verbs, words, "add", _("enter a consent"), _add)
    add.add_argument("person", help=words(_("id of the person")))
    takes_json(add, words)
    withdraw = command(verbs, words, "withdraw", _("withdraw a consent"), _withdraw)
    withdraw.add_argument("id")
    listed = command(verbs, words, "list", _("list the consents of a person"), _list)
    listed.add_argument("person", help=words(_("id of the person")))
    shows_json(listed, words)


def _add(session: Session, asked: Namespace) -> None:
    values = read_input(session, CONSENT)
    with session.work() as work:
        consent = add_consent(work, person_id=id_named(asked.person), values=values)
    session.asked.json = True
    session.show({"id": consent.hex})


def _withdraw(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        person = withdraw_consent(work, consent_id=id_named(asked.id))
        went = where_it_went(work.reading, person=person)
    session.say(_("The consent is withdrawn."))
    for one in went:
        words = session.words(PERMISSIONS[one.verb].words) if one.verb in PERMISSIONS else one.verb
        session.warn(_("It went out before: {day}, {act}."), day=f"{one.at:%d.%m.%Y}", act=words)


def _list(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        person = id_named(asked.person)
        if not reading.sees(Person, person):
            shown(None)
        given = [consent.id for consent in consents_of(reading, person)]
        rows = show_records(reading, CONSENT_FORM, given)
    show_rows_in_words(session, CONSENT, rows)
