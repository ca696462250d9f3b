"""Makes a paper: answers from the store and from the person, rendered, sealed and kept in the matter, visit or person."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from reception.deadlines.queries import deadlines
from reception.deadlines.steps import Step
from reception.documents.aliases import with_aliases
from reception.documents.answers import Place, complete, unfinished, untranslated
from reception.documents.committees import made_warnings, un_warnings
from reception.documents.doubts import Doubt, doubts
from reception.documents.following import letter_begun
from reception.documents.gathering import Gathered, gather
from reception.documents.giveaway import demand_nothing_given_away
from reception.documents.keeping import Keeping, KeptIn
from reception.documents.kinds import Kind, load_template
from reception.documents.model import Paper
from reception.documents.press.press import Press
from reception.documents.samples import samples
from reception.documents.shelf.actions import remember_shipped
from reception.documents.shelf.editions import (
    digest_of,
    edition_in_use,
    edition_named,
    kind_in_use,
    template_of,
)
from reception.documents.sources import answers_known
from reception.documents.wording import worded
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language, Message
from reception.kernel.i18n import mark as _
from reception.kernel.i18n import worded as worded_message
from reception.kernel.ids import Id, read_id
from reception.letters.actions import begin_letter
from reception.matters.accused import accused_of
from reception.matters.model import Matter
from reception.people.consents import demand_consent
from reception.people.model import Person
from reception.people.queries import group_of
from reception.records.numbering import next_number
from reception.reference.catalogue import Catalogue
from reception.security.sealing import content_key
from reception.store.base import Journalled
from reception.store.work import Work, act
from reception.visits.model import Visit

Answers = dict[str, Any]
OWNERS: Mapping[str, type[Journalled]] = {"matter": Matter, "visit": Visit, "person": Person}
BY_HAND = {"by_hand": True}
NO_ONE = _("this paper asks for the consent of a person, and there is no record of one")


@dataclass(frozen=True)
class Made:
    """A paper that was made and kept."""

    id: Id
    number: str
    content: bytes
    by_hand: tuple[Place, ...]
    """Places with a ruled line: the paper stays unfinished until they are filled."""
    untranslated: tuple[Place, ...]
    """Texts that stand in another language than the paper."""
    notes: tuple[Message, ...]
    doubts: tuple[Doubt, ...] = ()
    """Cases of names and bodies that a lawyer should look at."""
    letter_id: Id | None = None
    """The letter that it is, where it will be sent."""
    cautions: tuple[Step, ...] = ()
    """What must be looked at before it goes to the United Nations."""


@dataclass(frozen=True)
class Printed:
    """A paper as it came out, with what it was made from."""

    kind: str
    language: Language
    template: bytes
    answers: Answers
    content: bytes
    unfinished: bool


def prepare(
    work: Work, *, kind: Kind, kept: KeptIn, catalogue: Catalogue, given: Answers, follows: Id | None = None
) -> tuple[Answers, Gathered]:
    """The answers that the store knows with the given ones over them; nothing is written."""
    known = gather(work.reading, kept.owner, kept.row, catalogue=catalogue, today=work.today, follows=follows)
    return {**answers_known(kind, known), **given}, known


@act("paper.make")
def make_paper(
    work: Work,
    *,
    kind_code: str,
    language: Language,
    kept: KeptIn,
    catalogue: Catalogue,
    keeping: Keeping,
    press: Press,
    given: Answers | None = None,
    follows: Id | None = None,
    edition: str = "",
) -> Made:
    """Make a paper and keep it sealed; what nobody answered becomes a ruled line to be filled by hand.

    A paper that will be sent is a letter from now on, and `follows` names the one that made it necessary.
    It is made from the edition of its template with that digest, else from the one in use.
    `Refused` names the consent that is missing, unless a written reason was given, and the names without a Latin
    spelling in a paper in English.
    """
    kind = kind_in_use(work.reading, kind_code)
    _is_about(work, kept)
    answers, known = prepare(
        work, kind=kind, kept=kept, catalogue=catalogue, given=given or {}, follows=follows
    )
    _demand_consents(work, kind, known)
    answers = _by_hand_where_missing(kind, answers, language)
    template = _template(work, kind, language, edition, keeping)
    words = with_aliases(kind, worded(kind, answers, language=language))
    demand_nothing_given_away(kind, words, known, language=language)
    content = press.paper(template, words, samples=partial(samples, kind, language=language))
    left = tuple(unfinished(kind, answers))
    printed = Printed(kind.code, language, template, answers, content, bool(left))
    row, number = keep_paper(work, kept=kept, keeping=keeping, printed=printed)
    begun = letter_begun(kind, answers, language=language, paper=row, follows=follows, catalogue=catalogue)
    letter = begin_letter(work, owner=kept.owner, row=kept.row, begun=begun) if begun is not None else None
    apart = tuple(untranslated(kind, answers, language=language))
    unsure = tuple(doubts(template, words, language=language))
    cautions = _cautions(work, kind, known, content, language=language, answers=answers)
    return Made(row, number, content, left, apart, _notes(known, language, kind), unsure, letter, cautions)


def _cautions(
    work: Work, kind: Kind, known: Gathered, content: bytes, *, language: Language, answers: Answers
) -> tuple[Step, ...]:
    rows = answers.get("annexes", {}).get("value", [])
    titles = frozenset(str(row.get("title", {}).get("value", "")) for row in rows if isinstance(row, dict))
    return (
        *un_warnings(kind, known, law=deadlines(work.reading)),
        *made_warnings(kind, content, language=language, annexes=titles),
    )


def _is_about(work: Work, kept: KeptIn) -> None:
    if not work.reading.sees(OWNERS[kept.owner], kept.row):
        raise Refused(_("There is no such record here, or it is not open to you."))
    work.is_about(OWNERS[kept.owner], kept.row)


def _template(work: Work, kind: Kind, language: Language, edition: str, keeping: Keeping) -> bytes:
    """The Word file of the edition with that digest, else of the one in use; a shipped one is kept with the paper."""
    found = edition_named(work.reading, kind, language=language, digest=edition) if edition else None
    chosen = found or edition_in_use(work.reading, kind, language=language)
    template = template_of(chosen, keeping=keeping)
    remember_shipped(work, chosen, content=template, keeping=keeping)
    return template


def drawn(
    kind: Kind, answers: Answers, *, language: Language, press: Press, template: bytes | None = None
) -> bytes:
    """The paper as it would be made now, with lines where an answer is missing; nothing is kept.

    By the shipped template, unless another is given.
    """
    filled = _by_hand_where_missing(kind, answers, language)
    template = load_template(kind, language=language) if template is None else template
    words = with_aliases(kind, worded(kind, filled, language=language))
    return press.paper(template, words, samples=partial(samples, kind, language=language))


def keep_paper(work: Work, *, kept: KeptIn, keeping: Keeping, printed: Printed) -> tuple[Id, str]:
    """Seal a paper's file and enter it with a number of its own; returns its id and number.

    The file goes again where the act is not done to its end.
    """
    row = work.new_id()
    number = next_number(work, f"D-{work.access.office}-{work.today.year}")
    blob_key, size = keeping.blobs.put(row, io.BytesIO(printed.content))
    work.if_undone.append(partial(keeping.blobs.remove, row))
    work.add(
        Paper,
        id=row,
        owner_table=OWNERS[kept.owner].__tablename__,
        owner_row=kept.row,
        number=number,
        kind=printed.kind,
        language=printed.language,
        template=digest_of(printed.template),
        answers=json.dumps(printed.answers, ensure_ascii=False),
        blob_key=str(blob_key),
        content=content_key(keeping.association_key, io.BytesIO(printed.content)).hex(),
        size=size,
        unfinished=printed.unfinished,
        made_on=work.today,
        made_by=work.access.user,
    )
    return row, number


def _demand_consents(work: Work, kind: Kind, known: Gathered) -> None:
    client = read_id(known.client["id"]) if known.client is not None else None
    matter = read_id(known.matter["id"]) if known.matter is not None else None
    for any_of in kind.requires_consent:
        if client is None:
            work.demand_reason(worded_message(NO_ONE))
        else:
            accused = accused_of(work.reading, group_of(work.reading, client))
            demand_consent(work, person=client, kinds=sorted(any_of), matter=matter, accused=accused)


def _by_hand_where_missing(kind: Kind, answers: Answers, language: Language) -> Answers:
    filled = dict(answers)
    for place in complete(kind, answers, language=language):
        if place.column is None:
            if place.field.name in filled:
                raise _no_latin(str(place))
            filled[place.field.name] = BY_HAND
            continue
        rows = [dict(row) for row in filled[place.field.name]["value"]]
        row = rows[(place.row or 1) - 1]
        if place.column.name in row:
            raise _no_latin(str(place))
        row[place.column.name] = BY_HAND
        filled[place.field.name] = {"value": rows}
    return filled


def _no_latin(place: str) -> Refused:
    return Refused(
        _("The name at {place} has no Latin spelling. Enter it as the passport has it; it is never made up."),
        place=place,
    )


def _notes(known: Gathered, language: Language, kind: Kind) -> tuple[Message, ...]:
    notes = []
    people = (known.client, known.applicant.person)
    if any(person is not None and person["name_from"] == "as_heard" for person in people):
        notes.append(_("A name is as heard: check it against a document before the paper is filed."))
    if language not in kind.filed_in:
        notes.append(_("This is a reading copy: the paper is filed in another language."))
    if kind.reviewed == "not reviewed":
        notes.append(_("This kind of paper has not been reviewed by the association's lawyers."))
    return tuple(notes)
