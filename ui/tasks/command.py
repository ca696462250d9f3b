"""A thing one can do here, by name and by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reception.kernel.i18n import Message


@dataclass(frozen=True)
class Command:
    """One thing that can be done."""

    words: Message
    run: Callable[[], object]
    keys: str = ""
    """As `Ctrl+Return`; empty where it has none."""
    icon: str = ""
