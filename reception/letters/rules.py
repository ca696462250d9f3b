"""The life of a letter: in which state it is on a day, what may come next, and in which order its days stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message, worded
from reception.kernel.i18n import mark as _
from reception.language.dates import short_date
from reception.letters.letter import Direction, Letter

State = Literal[
    "made",
    "signed",
    "sent",
    "registered",
    "received",
    "due",
    "overdue",
    "answered",
    "refused",
    "forwarded",
    "silent",
]
STATE_WORDS: Mapping[State, Message] = {
    "made": _("made, not signed"),
    "signed": _("signed, not sent"),
    "sent": _("sent"),
    "registered": _("registered by the body"),
    "received": _("received"),
    "due": _("an answer is awaited"),
    "overdue": _("the term for the answer has run out"),
    "answered": _("answered"),
    "refused": _("refused"),
    "forwarded": _("forwarded to another body"),
    "silent": _("no answer came in time"),
}
Follows = Literal["answer", "refusal", "silence"]
"""What a next paper may follow from."""
SILENT = "silent"
REFUSED, IN_PART = "refused", "answered_in_part"
ENDED: Mapping[str, State] = {
    "answered_in_full": "answered",
    IN_PART: "answered",
    REFUSED: "refused",
    "forwarded": "forwarded",
    "not_considered": "refused",
    SILENT: "silent",
}
"""The state that an outcome of the list `letter_outcomes` leaves a letter in; one added by an office is an answer."""
_FOLLOWS: Mapping[State, Follows] = {
    "answered": "answer",
    "refused": "refusal",
    "silent": "silence",
    "overdue": "silence",
}
_MAY_NAME_A_GROUND = frozenset({REFUSED, IN_PART, "not_considered"})

Step = Literal["sign", "send", "register", "due", "extend", "answer", "silence"]
STEPS: tuple[Step, ...] = get_args(Step)
STEP_WORDS: Mapping[Step, Message] = {
    "sign": _("Sign"),
    "send": _("Send"),
    "register": _("Enter its registration"),
    "due": _("Set the day of the answer"),
    "extend": _("Enter an extension"),
    "answer": _("Enter the answer"),
    "silence": _("Note that no answer came"),
}


def state_of(letter: Letter, *, today: date) -> State:
    """Where a letter stands on this day; silence is said only where it was noted after the last day."""
    if letter.outcome is not None:
        return ENDED.get(letter.outcome, "answered")
    if letter.due is not None and (letter.is_sent or not letter.is_ours):
        return "overdue" if is_overdue(letter, today=today) else "due"
    if not letter.is_ours:
        return "received"
    if letter.registered_on is not None or letter.their_number is not None:
        return "registered"
    if letter.is_sent:
        return "sent"
    return "signed" if letter.is_signed else "made"


def is_overdue(letter: Letter, *, today: date) -> bool:
    """Whether an answer is still wanted and its last day is over: on the last day itself it may still come."""
    return letter.due is not None and letter.due < today and letter.outcome in {None, SILENT}


def next_steps(letter: Letter, *, today: date) -> tuple[Step, ...]:
    """What may be done with a letter now, in the order in which an office does it."""
    wants_answer = letter.outcome in {None, SILENT}
    is_out = letter.is_ours
    is_there = letter.is_sent or not is_out
    may: Mapping[Step, bool] = {
        "sign": is_out and not letter.is_signed and not letter.is_sent,
        "send": is_out and not letter.is_sent,
        "register": is_out and letter.is_sent and letter.registered_on is None,
        "due": is_there and wants_answer and letter.due is None,
        "extend": is_out
        and letter.due_on is not None
        and letter.extended_to is None
        and letter.outcome is None,
        "answer": is_there and wants_answer and (is_out or letter.due is not None),
        "silence": is_out and letter.outcome is None and is_overdue(letter, today=today),
    }
    return tuple(step for step in STEPS if may[step])


def follows_from(letter: Letter, *, today: date) -> Follows | None:
    """From what a next paper would follow: the answer, a refusal, or silence; None where nothing has come of it yet."""
    return _FOLLOWS.get(state_of(letter, today=today)) if letter.is_ours else None


_SIGNED, _SENT, _RECEIVED = _("signed"), _("sent"), _("received")
_ORDER: tuple[tuple[str, Message], ...] = (
    ("signed_on", _SIGNED),
    ("sent_on", _SENT),
    ("received_on", _RECEIVED),
    ("registered_on", _("registered")),
    ("extended_on", _("extended")),
    ("answered_on", _("answered")),
)
_LATER_SIDE = frozenset({"registered_on", "extended_on", "answered_on"})
"""What the other side does: of these among themselves, a body's books need not agree."""


def check_order(letter: Letter, *, today: date) -> None:
    """`Refused` where a day of a letter has not come yet, or certainly lies before a day that it must follow.

    Days that are not known, and months that may hold the right day, are no fault.
    """
    known = [(name, label, day) for name, label in _ORDER if (day := getattr(letter, name)) is not None]
    for at, (name, label, day) in enumerate(known):
        if day.first() > today:
            raise Refused(
                _("A day that has not come yet cannot be entered here: {day}."), day=short_date(day)
            )
        for earlier, before_label, before in known[:at]:
            if {name, earlier} <= _LATER_SIDE:
                continue
            if day.last() < before.first():
                raise Refused(
                    _("The days do not follow one another: {first} {before}, {second} {day}."),
                    first=worded(before_label),
                    before=short_date(before),
                    second=worded(label),
                    day=short_date(day),
                )


def demand_sent(letter: Letter) -> None:
    """`Refused` of a letter that has not gone out: nobody can have registered or answered it."""
    if letter.is_ours and not letter.is_sent:
        raise Refused(_("This letter has not been sent yet. Enter first how it was sent."))


def demand_ours(letter: Letter) -> None:
    """`Refused` of a letter that came in, where only one of ours can be meant."""
    if not letter.is_ours:
        raise Refused(_("This letter came in. Only a letter of ours is signed, sent and answered by a body."))


def demand_silence(letter: Letter, *, today: date) -> None:
    """`Refused` unless silence may be noted today: a last day is known, it is over, and nothing came."""
    demand_ours(letter)
    if letter.outcome not in {None, SILENT}:
        raise Refused(_("An answer to this letter is entered already."))
    if letter.due is None:
        raise Refused(_("It is not known by when an answer is due. Set the day first."))
    if not is_overdue(letter, today=today):
        raise Refused(
            _("The answer may still come in time: its last day is {day}."), day=short_date(letter.due)
        )


def demand_ground(outcome: str, ground: str | None) -> None:
    """`Refused` where a refusal names no ground of the list, or a ground stands where nothing was refused."""
    if outcome == REFUSED and ground is None:
        raise Refused(_("Say on what ground it was refused, or that no ground was named."))
    if ground is not None and outcome not in _MAY_NAME_A_GROUND:
        raise Refused(_("A ground of refusal stands only where something was refused."))


def day_of(on: PartialDate | date | None) -> PartialDate | None:
    """A day, as a letter keeps it."""
    return PartialDate.of(on) if isinstance(on, date) else on


@dataclass(frozen=True)
class Asked:
    """A number of the journal as somebody types it."""

    direction: Direction
    number: int


_WORDS: Mapping[str, Direction] = {
    **dict.fromkeys(("исх", "исходящее", "исходящий", "чыг", "чыгыш", "out"), "out"),
    **dict.fromkeys(("вх", "входящее", "входящий", "кир", "кириш", "in"), "in"),
}
_ASKED = re.compile(r"([а-яёңөүa-z]+)\.?\s*(?:№|n|no)?\.?\s*0*(\d{1,6})", re.IGNORECASE)
PREFIXES: Mapping[Direction, str] = {"out": "И", "in": "В"}
"""With what a number of each journal begins; the letters are those of the two Russian words."""
_ENDS = re.compile(r"(\d+)$", re.ASCII)


def number_asked(typed: str) -> Asked | None:
    """The number that is meant by `исх. 14`, `вх. № 7`, `чыг. 14`, `кир. 7`; None of anything else."""
    found = _ASKED.fullmatch(typed.strip())
    direction = _WORDS.get(found[1].casefold()) if found else None
    return None if found is None or direction is None else Asked(direction, int(found[2]))


def running_number(number: str) -> int | None:
    """The running number within its year: 14 of `И-OSH-2026-014`, and of `И-OSH-2026-B014`."""
    found = _ENDS.search(number)
    return int(found[1]) if found else None
