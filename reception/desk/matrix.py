"""Every question of the rooms in one list, and what each role is told: how many answers, over records of each access."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from reception.attachments.queries import file_named, files_of, opening_of
from reception.deadlines.confirming import confirmed_rules
from reception.deadlines.queries import deadlines
from reception.desk.bin import binned
from reception.desk.choices import records_found, records_named
from reception.desk.everywhere import find_everywhere
from reception.desk.mentions import what_names
from reception.desk.newcomer import Met, Typed, meet, newcomer_of
from reception.desk.old_registers.alike import alike_here
from reception.desk.old_registers.rows import OldRow
from reception.desk.opened import opened_records
from reception.desk.opening import GUARDED, access_of, concerned_in, what_goes
from reception.desk.outside import backups_made, where_it_went
from reception.desk.past import past_told
from reception.desk.person import person_whole
from reception.desk.probe import Probe, probe_of
from reception.desk.today import Today
from reception.desk.today import today as today_of
from reception.desk.undoing import what_undo_takes_back
from reception.documents.bundles.exhibits import files_chosen
from reception.documents.editing import paper_key
from reception.documents.gathering import gather
from reception.documents.keeping import Owner
from reception.documents.kinds import load_kind
from reception.documents.queries import last_visit, paper_shown, papers_of, papers_shown
from reception.documents.shelf import editions as shelf
from reception.index.alike import rows_numbered
from reception.index.finding import find_rows, sorted_rows
from reception.kernel.clock import Clock, today
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.letters.queries import (
    due_letters,
    journal,
    letter_named,
    letter_numbered,
    letter_of_paper,
    letter_shown,
    letters_of,
    records_numbered,
)
from reception.matters import forms as matters
from reception.matters.accused import accused_of
from reception.matters.listing import MATTERS, of_clients
from reception.matters.queries import list_matters, matter_numbered, was_here_before
from reception.matters.whole import matter_whole
from reception.people import forms as people
from reception.people.consents import CONSENT_WORDS, consents_of, holds
from reception.people.finding import possible_duplicates
from reception.people.listing import PEOPLE, names_of
from reception.people.queries import find_people, group_of, groups_of, lines_of, other_names, phones_to_show
from reception.records.form import Form
from reception.records.listing import lines, numbers
from reception.records.past import past_of
from reception.records.reading import codes_of, show_record, show_records
from reception.reference.confirming import lists_in_use
from reception.reference.queries import catalogue, loaded_documents
from reception.reports.behind import records_behind
from reception.reports.counting import Figure
from reception.reports.facts import colleagues, facts_of_month
from reception.reports.incomplete import incomplete_records
from reception.reports.period import read_period
from reception.security.access import Standing
from reception.security.copies import this_pc
from reception.security.permissions import ROLES
from reception.security.users import users
from reception.store.access_log import opened
from reception.store.history import history_of
from reception.store.reading import Reading
from reception.store.store import Store
from reception.store.undo import last_act, verb_of
from reception.texts.queries import texts_of
from reception.visits import forms as visits
from reception.visits.facts import facts_of
from reception.visits.listing import VISITS, of_people
from reception.visits.queries import list_visits

Answers = Collection[Any]
Question = Callable[[Reading, Probe], Answers]
FORMS: Mapping[str, Form] = {"person": people.PERSON, "visit": visits.VISIT, "matter": matters.MATTER}
LISTINGS = (PEOPLE, VISITS, MATTERS)
STRANGER = Id(UUID(int=0))
"""Whom no record is open to by name."""

PAST_ACCESS: Mapping[str, str] = {
    "attachments.sharing.abandoned_blobs": "sealed files that erasing leaves without a row: ids, shown to nobody",
    "attachments.sharing.is_kept": "whether erasing took a file that is being shared; shown to nobody",
    "attachments.sharing.kept_of_sizes": "content that is kept already, in whosever record; shown to nobody",
    "desk.belonging.belonging_of": "what erasing must not leave behind: ids, shown to nobody",
    "desk.leaving.what_is_held": "what a colleague leaves: ids alone, shown as counts",
    "desk.mentions.hidden": "how many of a person's own rows the reader may not know",
    "desk.mentions.mentions": "counts texts that are closed to the reader; `what_names` shows those that are not",
    "desk.mentions.owned_by": "as `belonging_of`, for a person whom the reader may know",
    "desk.mentions.reasons_of": "of rows that erasing takes, given by it",
    "desk.mentions.traces": "of a person's own rows, as far as the reader may know them; shown to nobody",
    "desk.newcomer.look": "`meet`, and with it `standing_against`",
    "drafts.keeping.drafts_of": "shows each his own drafts alone; no record of anyone else",
    "index.alike.rows_sounding": "ids of the index; `possible_duplicates` asks for the rows, and drops those closed",
    "matters.conflicts.standing_against": "the one question past access: number and lawyer of a matter, logged",
    "people.queries.rows_of": "runs a statement that another question makes",
}
"""Functions that read and are no question of their own, with the reason why they are not in the list."""


FEW = 3
"""So many people are asked about where one question reads every text of the store."""


class Timed(Protocol):
    """What has a clock."""

    @property
    def clock(self) -> Clock:
        """The clock."""


class OfficeOpen(Protocol):
    """What the matrix needs of an opened office."""

    @property
    def store(self) -> Store:
        """The open store."""

    @property
    def standing(self) -> Standing:
        """Who is at work."""

    @property
    def around(self) -> Timed:
        """Where the day comes from."""


def matrix(office: OfficeOpen) -> dict[str, dict[str, int]]:
    """Of every role, held alone by someone whom no record names, how many answers each question gives him here."""
    with office.store.reading(office.standing) as reading:
        probe = probe_of(reading.connection, catalogue=catalogue(reading), today=today(office.around.clock))
    found: dict[str, dict[str, int]] = {}
    for role in ROLES:
        stranger = replace(office.standing, user=STRANGER, roles=frozenset({role}))
        with office.store.reading(stranger) as reading:
            found[role] = {name: len(ask(reading, probe)) for name, ask in QUERIES.items()}
    return found


def _each(rows: Iterable[Any], ask: Callable[[Any], Any]) -> Answers:
    """The answers about each of these; an empty one, and a refusal, is none."""
    found = []
    for row in rows:
        try:
            answer = ask(row)
        except Refused:
            continue
        if answer:
            found.append((row, answer))
    return found


def _flat(answers: Mapping[Any, Collection[Any]]) -> Answers:
    return [(key, one) for key, several in answers.items() for one in several]


def _of_records(probe: Probe, ask: Callable[[str, Id], Any]) -> Answers:
    rows = {"person": probe.people, "visit": probe.visits, "matter": probe.matters}
    return _each(
        [(table, row) for table, ids in rows.items() for row in ids], lambda place: ask(place[0], place[1])
    )


def _gathered(reading: Reading, probe: Probe) -> Answers:
    def ask(owner: Owner, row: Id) -> Any:
        known = gather(reading, owner, row, catalogue=probe.catalogue, today=probe.today)
        return known if known.client or known.matter else None

    return [
        *_each(probe.people, lambda row: ask("person", row)),
        *_each(probe.visits, lambda row: ask("visit", row)),
        *_each(probe.matters, lambda row: ask("matter", row)),
    ]


def _before(reading: Reading, person: Id) -> Any:
    before = was_here_before(reading, [person])
    return before if before.visits or before.roles else None


def _months(reading: Reading, probe: Probe) -> Answers:
    found: list[Any] = []
    for month in probe.months:
        facts = facts_of_month(reading, read_period(month), office=None)
        found += [*facts.visits, *facts.services, *facts.matters]
    return found


def _behind(reading: Reading, probe: Probe) -> Answers:
    asked = [
        (read_period(month), Figure("", code))
        for month in probe.months
        for code in ("persons", "visits", "services", "matters_running")
    ]
    told = [
        records_behind(reading, period, office=None, figure=figure, catalogue=probe.catalogue)
        for period, figure in asked
    ]
    return [line for one in told for line in one.lines]


def _found(reading: Reading, probe: Probe) -> Answers:
    return _each(
        [(model, typed) for model in GUARDED.values() for typed in probe.typed],
        lambda asked: find_rows(reading, asked[0], asked[1]),
    )


def _met(reading: Reading, probe: Probe) -> Answers:
    asked = (
        *(Typed(words=typed) for typed in probe.typed),
        *(Typed(person=person) for person in probe.people),
    )
    met = ((typed, meet(reading, typed, today=probe.today)) for typed in asked)
    return [(typed, answer) for typed, answer in met if answer != Met()]


def _day(found: Today) -> Answers:
    return [*found.tasks, *found.hearings, *found.promises, *found.visits, *found.papers, *found.answers]


SLIP = load_kind("visit_slip")
QUERIES: Mapping[str, Question] = {
    "attachments.queries.file_named": lambda r, p: _each(p.files, lambda one: file_named(r, one)),
    "attachments.queries.files_of": lambda r, p: files_of(r, p.records),
    "attachments.queries.opening_of": lambda r, p: _each(p.files, lambda one: opening_of(r, one)),
    "desk.bin.binned": lambda r, p: binned(r, catalogue=p.catalogue, language="ru"),
    "desk.choices.records_found": lambda r, p: _each(
        [(table, typed) for table in (*FORMS, "colleague") for typed in p.typed],
        lambda asked: records_found(r, asked[0], asked[1]),
    ),
    "desk.choices.records_named": lambda r, p: _of_records(
        p, lambda table, row: records_named(r, table, [row])
    ),
    "desk.mentions.what_names": lambda r, p: _each(p.people[:FEW], lambda one: what_names(r, person=one)),
    "desk.newcomer.meet": _met,
    "desk.newcomer.newcomer_of": lambda r, p: _each(
        p.people, lambda one: known if (known := newcomer_of(r, Typed(person=one))).name else None
    ),
    "desk.old_registers.alike.alike_here": lambda r, p: _flat(
        alike_here(r, [OldRow(at, str(at), one) for at, one in enumerate(p.names)], today=p.today)
    ),
    "desk.opening.access_of": lambda r, p: _of_records(
        p, lambda table, row: access_of(r, model=GUARDED[table], row=row)
    ),
    "desk.opening.concerned_in": lambda r, p: _of_records(
        p, lambda table, row: concerned_in(r, GUARDED[table], row)
    ),
    "desk.opening.what_goes": lambda r, p: _of_records(
        p, lambda table, row: what_goes(r, model=GUARDED[table], row=row)
    ),
    "desk.opened.opened_records": lambda r, p: opened_records(r, catalogue=p.catalogue, language="ru"),
    "desk.undoing.what_undo_takes_back": lambda r, _: [done] if (done := what_undo_takes_back(r)) else [],
    "desk.person.person_whole": lambda r, p: [
        whole for one in p.people if (whole := person_whole(r, one, today=p.today)) is not None
    ],
    "desk.past.past_told": lambda r, p: _of_records(p, lambda table, row: past_told(r, table, row).acts),
    "desk.outside.backups_made": lambda r, _: backups_made(r),
    "desk.outside.where_it_went": lambda r, p: _each(p.people, lambda one: where_it_went(r, person=one)),
    "desk.today.today": lambda r, p: _day(today_of(r, day=p.today, me=r.access.user)),
    "documents.bundles.exhibits.files_chosen": lambda r, p: _each(
        p.files, lambda one: files_chosen(r, [one])
    ),
    "documents.editing.paper_key": lambda r, p: _each(p.parts, lambda one: paper_key(r, one)),
    "documents.gathering.gather": _gathered,
    "documents.queries.last_visit": lambda r, p: [
        *_each(p.people, lambda one: last_visit(r, owner="person", row=one)),
        *_each(p.visits, lambda one: last_visit(r, owner="visit", row=one)),
        *_each(p.matters, lambda one: last_visit(r, owner="matter", row=one)),
    ],
    "documents.queries.paper_shown": lambda r, p: _each(p.parts, lambda one: paper_shown(r, one)),
    "documents.queries.papers_of": lambda r, p: papers_of(r, p.records),
    "documents.queries.papers_shown": lambda r, _: papers_shown(r),
    "documents.shelf.editions.edition_in_use": lambda r, _: [
        shelf.edition_in_use(r, SLIP, language="ru").digest
    ],
    "documents.shelf.editions.edition_named": lambda r, _: [
        shelf.edition_named(r, SLIP, language="ru", digest="")
    ],
    "documents.shelf.editions.editions_of": lambda r, _: shelf.editions_of(r, SLIP, language="ru"),
    "documents.shelf.editions.kind_in_use": lambda r, _: [shelf.kind_in_use(r, SLIP.code).code],
    "documents.shelf.editions.kinds_in_use": lambda r, _: shelf.kinds_in_use(r),
    "documents.shelf.editions.text_of_kind": lambda r, _: [shelf.text_of_kind(r, SLIP.code)],
    "index.alike.rows_numbered": lambda r, p: [
        (model.__tablename__, row)
        for model in GUARDED.values()
        for kind in ("digits", "number")
        for row in rows_numbered(r, model, kind, p.typed)
    ],
    "desk.everywhere.find_everywhere": lambda r, p: [
        hit for typed in p.typed for hit in find_everywhere(r, typed)
    ],
    "index.finding.find_rows": _found,
    "index.finding.sorted_rows": lambda r, _: [
        row for model in GUARDED.values() for row in sorted_rows(r, model)
    ],
    "letters.queries.due_letters": lambda r, p: due_letters(r, until=date.max, today=p.today),
    "letters.queries.journal": lambda r, p: [
        *journal(r, direction="out", today=p.today, catalogue=p.catalogue),
        *journal(r, direction="in", today=p.today, catalogue=p.catalogue),
    ],
    "letters.queries.letter_named": lambda r, p: _each(p.letters, lambda one: letter_named(r, one)),
    "letters.queries.letter_numbered": lambda r, p: _each(
        p.letter_numbers, lambda one: letter_numbered(r, one)
    ),
    "letters.queries.letter_of_paper": lambda r, p: _each(p.parts, lambda one: letter_of_paper(r, [one])),
    "letters.queries.letter_shown": lambda r, p: _each(
        p.letters, lambda one: letter_shown(r, one, today=p.today)
    ),
    "letters.queries.letters_of": lambda r, p: letters_of(r, p.records),
    "letters.queries.records_numbered": lambda r, p: _each(
        p.letter_numbers, lambda one: records_numbered(r, one)
    ),
    "matters.accused.accused_of": lambda r, p: accused_of(r, p.people),
    "matters.queries.list_matters": lambda r, _: list_matters(r),
    "matters.queries.matter_numbered": lambda r, p: _each(p.typed, lambda one: matter_numbered(r, one)),
    "matters.whole.matter_whole": lambda r, p: _each(
        p.matters, lambda one: matter_whole(r, one, today=p.today)
    ),
    "matters.queries.was_here_before": lambda r, p: _each(p.people, lambda one: _before(r, one)),
    "people.consents.consents_of": lambda r, p: _each(p.people, lambda one: consents_of(r, one)),
    "people.consents.holds": lambda r, p: [
        (one, kind) for one in p.people for kind in CONSENT_WORDS if holds(r, one, kind=kind)
    ],
    "people.finding.possible_duplicates": lambda r, p: _each(
        p.names, lambda one: possible_duplicates(r, one)
    ),
    "people.queries.find_people": lambda r, p: _each(p.typed, lambda one: find_people(r, one)),
    "people.queries.group_of": lambda r, p: _each(p.people, lambda one: group_of(r, one)[1:]),
    "people.queries.groups_of": lambda r, p: [
        group for group in groups_of(r, p.people).values() if len(group) > 1
    ],
    "people.queries.lines_of": lambda r, p: lines_of(r, p.people),
    "people.queries.other_names": lambda r, p: _flat(other_names(r, p.people)),
    "people.queries.phones_to_show": lambda r, p: _flat(phones_to_show(r, [[one] for one in p.people])),
    "matters.listing.of_clients": lambda r, p: _each(p.typed, lambda one: of_clients(r, one)),
    "people.listing.names_of": lambda r, p: _flat(
        {row: [name] for row, name in names_of(r, p.people).items()}
    ),
    "records.listing.lines": lambda r, _: [
        line for listing in LISTINGS for line in lines(r, listing, numbers(r, listing))
    ],
    "records.listing.numbers": lambda r, p: [
        *((listing.table, n) for listing in LISTINGS for n in numbers(r, listing)),
        *((x.table, n) for x in LISTINGS for typed in p.typed for n in numbers(r, x, typed=typed)),
    ],
    "records.past.past_of": lambda r, p: [
        *(line for one in p.people for line in past_of(r, FORMS["person"], one)),
        *(line for one in p.visits for line in past_of(r, FORMS["visit"], one)),
        *(line for one in p.matters for line in past_of(r, FORMS["matter"], one)),
    ],
    "records.reading.codes_of": lambda r, p: _flat(codes_of(r, FORMS["person"].codes["groups"], p.people)),
    "records.reading.show_record": lambda r, p: _of_records(
        p, lambda table, row: show_record(r, FORMS[table], row)
    ),
    "records.reading.show_records": lambda r, p: [
        *show_records(r, FORMS["person"], p.people),
        *show_records(r, FORMS["visit"], p.visits),
        *show_records(r, FORMS["matter"], p.matters),
    ],
    "deadlines.confirming.confirmed_rules": lambda r, _: confirmed_rules(r),
    "deadlines.queries.deadlines": lambda r, _: deadlines(r).codes,
    "reference.confirming.lists_in_use": lambda r, _: lists_in_use(r),
    "reference.queries.catalogue": lambda r, _: catalogue(r).ids,
    "reference.queries.loaded_documents": lambda r, _: loaded_documents(r),
    "reports.behind.records_behind": _behind,
    "reports.facts.colleagues": lambda r, _: colleagues(r),
    "reports.facts.facts_of_month": _months,
    "reports.incomplete.incomplete_records": lambda r, p: [
        record for month in p.months for record in incomplete_records(r, read_period(month), office=None)
    ],
    "security.copies.this_pc": lambda r, _: this_pc(r),
    "security.users.users": lambda r, _: users(r),
    "store.access_log.opened": lambda r, _: opened(r),
    "store.history.history_of": lambda r, p: [line for row in p.rows for line in history_of(r, row)],
    "store.undo.last_act": lambda r, _: [one] if (one := last_act(r)) else [],
    "store.undo.verb_of": lambda r, p: _each(p.acts, lambda one: verb_of(r, one)),
    "texts.queries.texts_of": lambda r, p: _flat(
        {row: list(texts.values()) for row, texts in texts_of(r, p.rows).items()}
    ),
    "visits.facts.facts_of": lambda r, p: _each(p.people, lambda one: facts_of(r, one, on=p.today)),
    "visits.listing.of_people": lambda r, p: _each(p.typed, lambda one: of_people(r, one)),
    "visits.queries.list_visits": lambda r, _: list_visits(r),
}
"""Every question that a room answers from what a reader may know; a test fails where one is missing here."""
