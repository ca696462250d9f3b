"""Watches long work from the main thread: how far it is, and whether it has been called off."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from reception.kernel.errors import Cancelled
from reception.kernel.i18n import Message


@dataclass(frozen=True)
class Step:
    """How far some work is."""

    what: Message
    done: int = 0
    total: int = 0
    """0 where nobody knows."""


class Watch:
    """The `Progress` of one operation: told by its thread, read by the window."""

    def __init__(self, what: Message) -> None:
        """Begin with what the work is called and nothing done."""
        self._lock = Lock()
        self._at = Step(what)
        self._is_off = False
        self.can_be_called_off = False
        """Whether the work has told of its progress, and so would notice."""

    @property
    def at(self) -> Step:
        """The latest step."""
        with self._lock:
            return self._at

    def step(self, what: Message, done: int, total: int) -> None:
        """Say how far the work is; raises `Cancelled` once it has been called off."""
        with self._lock:
            self._at = Step(what, done, total)
            self.can_be_called_off = True
            is_off = self._is_off
        if is_off:
            raise Cancelled

    def call_off(self) -> None:
        """Ask the work to end at its next step."""
        with self._lock:
            self._is_off = True
