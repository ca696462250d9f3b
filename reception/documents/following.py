"""The letter that a paper is, and the papers that follow from what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reception.documents.kinds import Kind, kind_codes
from reception.kernel.i18n import LANGUAGES, Language
from reception.kernel.ids import Id
from reception.letters.actions import Begun
from reception.letters.letter import Letter
from reception.letters.rules import follows_from
from reception.reference.catalogue import Catalogue

ADDRESSEE, WHOLE_LINE, SUBJECT = "addressee", "addressee_line", "subject"


def next_papers(letter: Letter, kind: Kind, *, today: date) -> tuple[str, ...]:
    """The kinds of paper that come next after this letter of that kind; none while nothing has come of it.

    A term that has run out lets the same follow as silence that was noted.
    """
    came = follows_from(letter, today=today)
    if kind.letter is None or came is None:
        return ()
    listed = {
        "answer": kind.letter.on_answer,
        "refusal": kind.letter.on_refusal,
        "silence": kind.letter.on_silence,
    }
    known = kind_codes()
    return tuple(code for code in listed[came] if code in known)


def letter_begun(
    kind: Kind,
    answers: Mapping[str, Any],
    *,
    language: Language,
    paper: Id,
    follows: Id | None,
    catalogue: Catalogue,
) -> Begun | None:
    """What is known of the letter that a paper is; None of a reading copy, and of a kind that is sent to nobody."""
    if kind.letter is None or language not in kind.filed_in:
        return None
    body, name = _addressee(answers, catalogue)
    subject = answers.get(SUBJECT, {}).get("value")
    return Begun(
        kind=kind.code,
        paper_id=paper,
        step=kind.letter.step or None,
        due_rule=kind.letter.starts[0] if kind.letter.starts else None,
        follows_id=follows,
        body=body,
        body_name=name,
        subject=subject if isinstance(subject, str) else None,
    )


def _addressee(answers: Mapping[str, Any], catalogue: Catalogue) -> tuple[str | None, str | None]:
    """The code of the body that the paper is addressed to, where the lists have it; else how the paper names it."""
    told = answers.get(ADDRESSEE, {}).get("value")
    if isinstance(told, Mapping):
        names = {language: told["names"].get(language) for language in LANGUAGES}
        for item in catalogue.list("institutions").items:
            if any(name and item.labels[language] == name for language, name in names.items()):
                return item.code, None
        return None, next((name for name in names.values() if name), None)
    if isinstance(told, str):
        return None, told
    line = answers.get(WHOLE_LINE, {}).get("value")
    return None, line if isinstance(line, str) else None
