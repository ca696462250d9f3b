"""Progress is an argument and cancelling is an exception."""

from __future__ import annotations

from typing import Protocol

from reception.kernel.i18n import Message


class Progress(Protocol):
    """Told how far long work has come; raises `Cancelled` when the user has called it off."""

    def step(self, what: Message, done: int, total: int) -> None:
        """Say that `done` of `total` parts of `what` are done; may raise `Cancelled`."""


class Silent:
    """Progress that nobody watches."""

    def step(self, what: Message, done: int, total: int) -> None:
        """Say nothing."""
