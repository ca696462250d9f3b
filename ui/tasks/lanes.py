"""An opened office on its lanes: who may touch which connection, and how all are closed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from reception.kernel.errors import Cancelled
from ui.tasks.runner import Lane, Runner, ThreadRunner

if TYPE_CHECKING:
    from reception.app import Office
    from reception.store.reading import Reading

T = TypeVar("T")
READING: tuple[Lane, ...] = ("read", "search")


class Lanes:
    """The office's connections, each used by its own lane alone."""

    def __init__(self, office: Office, runner: Runner) -> None:
        """Take an office that was opened on the writing lane."""
        self._office: Office | None = office
        self.runner = runner
        self._readers = {lane: office.store.reader() for lane in READING}
        self._latest: dict[Hashable, int] = {}
        self._running: Hashable = None
        self._is_closing = False

    @property
    def office(self) -> Office:
        """The office; `Cancelled` once it was closed, for nothing may open it again behind a lock."""
        if self._office is None:
            raise Cancelled
        return self._office

    def read(self, lane: Lane, question: Callable[[Reading], T]) -> T:
        """Ask on a reading lane; called on that lane. `Cancelled` where the office is being closed."""
        if self._is_closing:
            raise Cancelled
        with self._readers[lane].reading(self.office.standing) as reading:
            return question(reading)

    def newest(self, name: Hashable) -> Callable[[], bool]:
        """Make the coming question of this name the one that counts, and break off an older one."""
        mine = self._latest[name] = self._latest.get(name, 0) + 1
        if self._running == name:
            self._readers["search"].break_off()
        return lambda: self._latest[name] == mine

    def search(self, name: Hashable, is_wanted: Callable[[], bool], question: Callable[[Reading], T]) -> T:
        """Ask on the lane of typing, unless a newer question of this name waits already; called on that lane."""
        while is_wanted():
            self._running = name
            try:
                return self.read("search", question)
            except Cancelled:
                if self._is_closing:
                    raise
                # broken off for a newer one, or by mistake for one that had ended: asked again
            finally:
                self._running = None
        raise Cancelled

    def alone(self, job: Callable[[], T]) -> T:
        """Run a job of the writing lane while the reading lanes stand still with their connections closed."""
        if not isinstance(self.runner, ThreadRunner):
            for reader in self._readers.values():
                reader.close()
            return job()
        go_on = Event()
        held = [Event() for _ in READING]
        for lane, is_held in zip(READING, held, strict=True):
            self.runner.held(lane, self._hold(lane, is_held, go_on))
        try:
            for is_held in held:
                is_held.wait()
            return job()
        finally:
            go_on.set()

    def _hold(self, lane: Lane, is_held: Event, go_on: Event) -> Callable[[], None]:
        def hold() -> None:
            self._readers[lane].close()
            is_held.set()
            go_on.wait()

        return hold

    def close(self) -> None:
        """Break off what is asked, close every connection and let go of the key; called on the writing lane."""
        self._is_closing = True
        for reader in self._readers.values():
            reader.break_off()
        if self._office is not None:
            self.alone(self._office.close)
            self._office = None
