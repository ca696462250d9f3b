"""Lanes on which work runs: one thread that writes, two that read, a small pool for what needs no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Lane = Literal["write", "read", "search", "make"]
WORKERS: dict[Lane, int] = {"write": 1, "read": 1, "search": 1, "make": 2}
Job = Callable[[], Any]


@dataclass(frozen=True)
class Outcome:
    """What a job came to: its value, or what it raised."""

    value: Any = None
    fault: BaseException | None = None


Done = Callable[[Outcome], object]


class Runner(Protocol):
    """Runs jobs elsewhere and brings their outcome back to the main thread."""

    def submit(self, lane: Lane, job: Job, done: Done) -> None:
        """Run a job on a lane, in turn; `done` is called on the main thread."""

    def close(self) -> None:
        """Wait until every lane has ended what it was given."""


def outcome_of(job: Job) -> Outcome:
    """Run a job and keep whatever comes of it."""
    try:
        return Outcome(job())
    except BaseException as fault:  # noqa: BLE001 - it is judged where it is shown
        return Outcome(fault=fault)


class ThreadRunner(QObject):
    """The program's runner."""

    _ended = Signal(object)

    def __init__(self) -> None:
        """Start no thread before it is needed."""
        super().__init__()
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._is_closed = False
        self._ended.connect(self._bring_back, Qt.ConnectionType.QueuedConnection)

    def submit(self, lane: Lane, job: Job, done: Done) -> None:
        """Run a job on a lane, in turn; `done` is called on the main thread. Once closed it takes nothing more."""
        if self._is_closed:
            return

        def run() -> None:
            outcome = outcome_of(job)
            self._ended.emit(lambda: done(outcome))

        self._threads(lane).submit(run)

    def _threads(self, lane: Lane) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - needed once the window is painted

        if not self._lanes:
            self._lanes = {
                name: ThreadPoolExecutor(workers, thread_name_prefix=name)
                for name, workers in WORKERS.items()
            }
        return self._lanes[lane]

    @Slot(object)
    def _bring_back(self, call: Callable[[], object]) -> None:
        if not self._is_closed:
            call()

    def held(self, lane: Lane, job: Job) -> Future[Any]:
        """Run a job whose end is waited for by another lane."""
        return self._threads(lane).submit(job)

    def close(self) -> None:
        """Wait until every lane has ended what it was given; whoever still waits for an outcome is gone."""
        self._is_closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True)


class InlineRunner:
    """Runs every job at once on the thread that asks: for tests."""

    def submit(self, lane: Lane, job: Job, done: Done) -> None:  # noqa: ARG002 - there is one lane
        """Run it now."""
        done(outcome_of(job))

    def close(self) -> None:
        """Nothing waits."""
