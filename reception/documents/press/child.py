"""The press itself: a process that takes templates and answers from one pipe and gives papers to another."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from reception.documents.plain import LONGEST_ANSWERS, demand_plain
from reception.documents.press.frames import read_frame, write_frame
from reception.documents.press.limits import bind_self, end_within
from reception.documents.press.plan import NotFastError, Plan, read_plan
from reception.documents.press.telling import told
from reception.kernel.errors import Refused, Trouble
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from reception.documents.render import WordTemplate

COMPARED_EVERY = 50
MOST_TEMPLATES = 128
OUT_OF_MEMORY = _(
    "Making the paper took more memory than a paper may take. Its template or its answers are too large."
)
_IN, _OUT = 0, 1


class Held:
    """A template that this press has been given, with the fast way where there is one."""

    def __init__(self, template: bytes) -> None:
        """Keep the template; it is opened when docxtpl is first asked."""
        self._template = template
        self._word: WordTemplate | None = None
        self.plan: Plan | None = None
        self._made = 0

    def paper(self, answers: Mapping[str, Any]) -> bytes:
        """The paper by the fast way where there is one; each fiftieth is compared with docxtpl's."""
        if self.plan is None:
            return self.word.paper(answers)
        self._made += 1
        try:
            demand_plain(answers)
            with told():
                paper = self.plan.paper(answers)
        except NotFastError:
            return self.word.paper(answers)
        if self._made % COMPARED_EVERY:
            return paper
        slow = self.word.paper(answers)
        if slow != paper:
            self.plan = None
        return slow

    def follow(self, plan: bytes) -> None:
        """Go the fast way as it was prepared another day."""
        with suppress(ValueError):  # not readable: then by docxtpl
            self.plan = read_plan(plan)

    def prepare(self, samples: Sequence[Mapping[str, Any]]) -> None:
        """Look for the fast way; afterwards there is one or there is none."""
        from reception.documents.press.preparing import prepared_plan  # noqa: PLC0415 - seldom needed

        try:
            self.plan = prepared_plan(self._template, samples, word=self.word)
        except (
            Trouble
        ):  # a template that not every set of answers fits; the paper asked for may still come out
            self.plan = None

    @property
    def word(self) -> WordTemplate:
        """The same template as docxtpl renders it."""
        if self._word is None:
            from reception.documents.render import WordTemplate  # noqa: PLC0415 - the fast way does without

            self._word = WordTemplate(self._template)
        return self._word


def serve() -> None:
    """Make papers until the pipe ends. Nothing else may be said on the standard streams of this process."""
    jobs, papers = _own_pipes()
    bind_self()
    gc.freeze()
    held: dict[bytes, Held] = {}
    while True:
        try:
            job, bodies = read_frame(jobs)
        except EOFError:
            return
        end_within(job["seconds"])
        try:
            reply, made = _answer(held, job, bodies)
        except MemoryError:
            held.clear()
            write_frame(papers, {"trouble": "unable", "message": OUT_OF_MEMORY, "values": {}, "ends": True})
            return
        write_frame(papers, reply, *made)
        end_within(0)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes under numbers of their own: whatever a library prints goes nowhere."""
    jobs, papers = os.fdopen(os.dup(_IN), "rb"), os.fdopen(os.dup(_OUT), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, _IN)
    os.dup2(nowhere, _OUT)
    return jobs, papers


def _answer(
    held: dict[bytes, Held], job: Mapping[str, Any], bodies: Sequence[bytes]
) -> tuple[dict[str, Any], list[bytes]]:
    try:
        return _made(held, job, bodies)
    except Trouble as trouble:
        values = {name: _plain(value) for name, value in trouble.values.items()}
        kind = "refused" if isinstance(trouble, Refused) else "unable"
        return {"trouble": kind, "message": trouble.message, "values": values}, []
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - a fault of the program: said by its kind and place, without values
        return {"fault": _place_of(fault)}, []


def _made(
    held: dict[bytes, Held], job: Mapping[str, Any], bodies: Sequence[bytes]
) -> tuple[dict[str, Any], list[bytes]]:
    template, *plans = bodies
    one = _held(held, template)
    if plans:
        one.follow(plans[0])
    elif job["samples"]:
        one.prepare(job["samples"])
    had = one.plan
    paper = one.paper(job["answers"])
    kept = [one.plan.kept()] if one.plan is not None and job["samples"] else []
    return {"made": True, "differs": had is not None and one.plan is None}, [paper, *kept]


def _held(held: dict[bytes, Held], template: bytes) -> Held:
    if template not in held:
        if len(held) >= MOST_TEMPLATES:
            held.pop(next(iter(held)))
        held[template] = Held(template)
    return held[template]


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)[:LONGEST_ANSWERS]


def _place_of(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace is not None else None
    place = f" in {os.path.basename(code.co_filename)}:{trace.tb_lineno}" if code and trace else ""  # noqa: PTH119
    return f"{type(fault).__name__}{place}"
