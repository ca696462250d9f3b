"""What must be looked at before a paper goes to the United Nations: the Committee, the years, the consent, the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reception.deadlines.queries import Deadlines
from reception.deadlines.steps import Step
from reception.documents.gathering import Gathered
from reception.documents.kinds import Kind
from reception.documents.shelf.differences import paragraphs
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _

PROCEDURES: Mapping[str, str] = {
    "hrc_communication": "hrc",
    "cedaw_communication": "cedaw_committee",
    "wgad_questionnaire": "wgad",
    "urgent_appeal": "special_procedures",
}
"""The procedure of the list `un_procedures` that each kind goes to."""
UN_CONSENTS = frozenset({"un_named", "un_unnamed"})
MOST_WORDS = 10_700
"""Words that the Office is believed to take in one communication: met in its advice, and not confirmed."""
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_WORD = re.compile(r"\w+")


def un_warnings(kind: Kind, known: Gathered, *, law: Deadlines) -> list[Step]:
    """What the records say against sending a paper of this kind as it is; nothing of a paper that stays at home."""
    if "un" not in kind.read_by:
        return []
    return [*_acceptance(kind, known), *_age(kind, known, law), *_consent(known)]


def made_warnings(kind: Kind, content: bytes, *, language: Language, annexes: frozenset[str]) -> list[Step]:
    """What the finished paper itself shows: more words than are taken, letters of another language in an English one."""
    if "un" not in kind.read_by:
        return []
    found = []
    if (count := word_count(content)) > MOST_WORDS:
        found.append(
            Step(
                _(
                    "The paper has {count} words; about {most} are believed to be the limit. Ask the Office, or cut it."
                ),
                {"count": count, "most": MOST_WORDS},
                caution=True,
            )
        )
    if language == "en" and (places := cyrillic_left(content, annexes=annexes)):
        found.append(
            Step(
                _("Places with Russian or Kyrgyz words in the English paper: {count}. The first: {text}"),
                {"count": len(places), "text": places[0][:60]},
                caution=True,
            )
        )
    return found


def word_count(content: bytes) -> int:
    """How many words a paper has."""
    return sum(len(_WORD.findall(paragraph)) for paragraph in paragraphs(content))


def cyrillic_left(content: bytes, *, annexes: frozenset[str] = frozenset()) -> list[str]:
    """The paragraphs of a paper that have Cyrillic letters, those that only name an annex left out."""
    found = [paragraph for paragraph in paragraphs(content) if _CYRILLIC.search(paragraph)]
    return [text for text in found if not any(title and title in text for title in annexes)]


def _acceptance(kind: Kind, known: Gathered) -> Iterator[Step]:
    code = PROCEDURES.get(kind.code)
    if code is None or not known.catalogue.has("un_procedures", code):
        return
    item = known.catalogue.item("un_procedures", code)
    checked = known.catalogue.list("un_procedures").checked_on
    if item.text("accepted") == "no":
        yield Step(
            _(
                "As far as is known on {day}, the State has not accepted this Committee: the paper would not be taken."
            ),
            {"day": checked},
            caution=True,
        )


def _age(kind: Kind, known: Gathered, law: Deadlines) -> Iterator[Step]:
    """Of a complaint to a committee alone: the special procedures set no such time."""
    if not PROCEDURES.get(kind.code, "").startswith("hrc") or known.matter is None:
        return
    home: list[PartialDate] = []
    abroad: list[PartialDate] = []
    for row in known.matter["proceedings"]:
        if row["result_on"]:
            (abroad if row["step"].startswith("un_") else home).append(PartialDate.parse(row["result_on"]))
    if not home:
        return
    ended = max(abroad, key=PartialDate.sort_key) if abroad else None
    exhausted = max(home, key=PartialDate.sort_key)
    warning = law.un_age_warning(exhausted, today=known.today, other_ended=ended)
    if warning is not None:
        yield warning


def _consent(known: Gathered) -> Iterator[Step]:
    """A consent of another year is asked for again before the paper goes."""
    given = [one.given_on for one in known.consents if one.kind in UN_CONSENTS and one.given_on is not None]
    if given and max(given).year < known.today.year:
        yield Step(
            _("The consent to apply to the United Nations is of {day}. Ask again whether it stands."),
            {"day": max(given)},
            caution=True,
        )
