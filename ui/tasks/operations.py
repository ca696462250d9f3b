"""One piece of work as a page words it: what to do, what to show then, what to show instead; nothing runs before `run`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reception.kernel.errors import Cancelled, Trouble
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.tasks.runner import Job, Lane, Outcome, Runner
from ui.tasks.watch import Watch

T = TypeVar("T")
WORKING = _("Working…")


class Watcher(Protocol):
    """Who shows how work goes and what went wrong."""

    def begin(self, watch: Watch) -> None:
        """Work began."""

    def end(self, watch: Watch) -> None:
        """Work ended."""

    def tell(self, trouble: Trouble) -> None:
        """Say what the user can mend, or the machine cannot."""

    def report(self, fault: BaseException) -> None:
        """Show a fault of the program itself."""


class Operation(Generic[T]):
    """Work for a lane; its callbacks come on the main thread, and never where the owner is gone."""

    def __init__(
        self, runner: Runner, watcher: Watcher, lane: Lane, owner: QObject, job: Callable[[Watch], T]
    ) -> None:
        """Prepare; see `Workplace`."""
        self._runner, self._watcher, self._lane, self._owner, self._job = runner, watcher, lane, owner, job
        self._then: list[Callable[[T], object]] = []
        self._refused: Callable[[Trouble], object] | None = None
        self._always: list[Callable[[], object]] = []
        self._what = WORKING
        self._is_for_show = False
        self.is_wanted: Callable[[], bool] = lambda: True
        """Whether its outcome is still to be shown: a later question may have taken its place."""

    def then(self, show: Callable[[T], object]) -> Self:
        """What to do with the value."""
        self._then.append(show)
        return self

    def refused(self, show: Callable[[Trouble], object]) -> Self:
        """What to do with trouble, in place of the message bar."""
        self._refused = show
        return self

    def always(self, do: Callable[[], object]) -> Self:
        """What to do in the end, whatever came of it."""
        self._always.append(do)
        return self

    def about(self, what: Message) -> Self:
        """What the progress line says where the work takes long."""
        self._what = what
        return self

    def for_show(self) -> Self:
        """What is made is for the screen alone: where the owner goes, the work is called off."""
        self._is_for_show = True
        return self

    def run(self) -> None:
        """Begin."""
        watch = Watch(self._what)
        if self._is_for_show:
            self._owner.destroyed.connect(watch.call_off)
        self._watcher.begin(watch)
        job: Job = lambda: self._job(watch)  # noqa: E731 - a closure with a type
        self._runner.submit(self._lane, job, lambda outcome: self._end(watch, outcome))

    def _end(self, watch: Watch, outcome: Outcome) -> None:
        if not isValid(self._watcher):
            return  # the office was locked meanwhile: nobody is there to be shown anything
        self._watcher.end(watch)
        if not isValid(self._owner) or not self.is_wanted():
            if outcome.fault is not None and not isinstance(outcome.fault, Trouble | Cancelled):
                self._watcher.report(outcome.fault)
            return
        try:
            self._show(outcome)
        finally:
            for do in self._always:
                do()

    def _show(self, outcome: Outcome) -> None:
        fault = outcome.fault
        if fault is None:
            for show in self._then:
                show(outcome.value)
        elif isinstance(fault, Trouble):
            (self._refused or self._watcher.tell)(fault)
        elif not isinstance(fault, Cancelled):
            self._watcher.report(fault)
