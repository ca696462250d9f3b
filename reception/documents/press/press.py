"""Makes papers in a process of its own, which is held to its limits, kept warm and started anew after a kill."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol, Self

from reception.documents.plain import demand_plain
from reception.documents.press.frames import BrokenFrameError, read_frame, write_frame
from reception.documents.press.limits import SECONDS
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from reception.documents.press.starting import Child

Samples = Callable[[], Sequence[Mapping[str, Any]]]
TOO_LONG = _(
    "Making the paper took longer than {seconds} seconds and was stopped. Its template or its answers are too large."
)
ENDED = _("The part of the program that makes papers ended unexpectedly. Try again.")


class Plans(Protocol):
    """Where what was prepared of templates is kept from one run of the program to the next."""

    def of(self, template: bytes) -> bytes | None:
        """What was prepared of this template, if anything."""

    def keep(self, template: bytes, plan: bytes) -> None:
        """Keep what was prepared."""

    def forget(self, template: bytes) -> None:
        """Keep it no longer."""


class PressFaultError(Exception):
    """A fault of the program inside the press: its kind and place, without any value."""


class Press:
    """Makes papers, one at a time; its process starts with the first and ends with the program at the latest."""

    def __init__(self, *, plans: Plans | None = None, seconds: float = SECONDS) -> None:
        """Take where plans are kept, and how long one paper may last."""
        self._plans = plans
        self._seconds = seconds
        self._lock = threading.Lock()
        self._running: list[Child] = []
        self._known: set[bytes] = set()
        weakref.finalize(self, _end_all, self._running)

    def warm(self) -> None:
        """Start the process already, where a paper will be asked for soon; returns at once."""
        with self._lock:
            self._child()

    def paper(self, template: bytes, answers: Mapping[str, Any], *, samples: Samples | None = None) -> bytes:
        """The paper as a .docx out of plain answers, as `worded` makes them; the same bytes for the same input.

        With `samples`, sets of answers to compare by, a template goes the fast way from then on where it may.
        `Refused` where the template says what it may not, `Unable` where it takes too long or too much memory.
        """
        demand_plain(answers)
        with self._lock:
            job, bodies = self._job(template, answers, samples)
            reply, made = self._asked(job, bodies)
            return self._taken(template, reply, made)

    def close(self) -> None:
        """End the process; a paper being made is not made."""
        for child in list(self._running):
            child.kill()
        with self._lock:
            self._drop()

    def __enter__(self) -> Self:
        """The press itself."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close it."""
        self.close()

    def _child(self) -> Child:
        if not self._running:
            self._known.clear()
            from reception.documents.press.starting import Child  # noqa: PLC0415 - a command that makes no paper starts nothing

            self._running.append(Child())
        return self._running[0]

    def _drop(self) -> None:
        _end_all(self._running)

    def _job(
        self, template: bytes, answers: Mapping[str, Any], samples: Samples | None
    ) -> tuple[dict[str, Any], list[bytes]]:
        """What is asked; with the first of a template goes what was prepared of it, or what to prepare it by."""
        self._child()
        job: dict[str, Any] = {"answers": answers, "samples": [], "seconds": self._seconds}
        known = blake2b(template).digest()
        if samples is None or known in self._known:
            return job, [template]
        self._known.add(known)
        plan = self._plans.of(template) if self._plans is not None else None
        if plan is not None:
            return job, [template, plan]
        return job | {"samples": list(samples())}, [template]

    def _asked(self, job: Mapping[str, Any], bodies: Sequence[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        child = self._child()
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        watch = threading.Timer(self._seconds, stop)
        watch.daemon = True
        watch.start()
        try:
            write_frame(child.jobs, job, *bodies)
            return read_frame(child.papers)
        except (OSError, EOFError, BrokenFrameError) as fault:
            self._drop()
            if late.is_set():
                raise Unable(TOO_LONG, seconds=round(self._seconds)) from fault
            raise Unable(ENDED) from fault
        except BaseException:  # called off in between: what comes back later belongs to nobody
            self._drop()
            raise
        finally:
            watch.cancel()

    def _taken(self, template: bytes, reply: Mapping[str, Any], made: Sequence[bytes]) -> bytes:
        if reply.get("ends"):
            self._drop()
        match reply:
            case {"made": True, "differs": differs} if made:
                self._settle(template, plan=made[1] if len(made) > 1 else None, differs=bool(differs))
                return made[0]
            case {"trouble": str(kind), "message": str(message), "values": dict(values)}:
                trouble = Refused if kind == "refused" else Unable
                raise trouble(Message(message), **values)
            case {"fault": str(fault)}:
                raise PressFaultError(fault)
        self._drop()
        raise Unable(ENDED)

    def _settle(self, template: bytes, *, plan: bytes | None, differs: bool) -> None:
        if self._plans is None:
            return
        if differs:
            self._plans.forget(template)
        elif plan is not None:
            self._plans.keep(template, plan)


def _end_all(running: list[Child]) -> None:
    while running:
        running.pop().end()
