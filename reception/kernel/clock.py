"""The clock as an argument: instants in UTC, days as Asia/Bishkek counts them, and the hybrid clock of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

BISHKEK = ZoneInfo("Asia/Bishkek")
TOLERATED_AHEAD = timedelta(minutes=10)
_COUNTER_BITS = 16


class Clock(Protocol):
    """Tells the time; the system's in the program, a fixed one in tests and in the demonstration."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""


class SystemClock:
    """The clock of this PC."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class SetClock:
    """A clock that stands where it was set; moving it is an act of whoever holds it."""

    at: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def set_to(self, at: datetime) -> None:
        """Set it to another instant."""
        self.at = at


def today(clock: Clock) -> date:
    """The local day of Asia/Bishkek."""
    return clock.now().astimezone(BISHKEK).date()


def milliseconds(instant: datetime) -> int:
    """Milliseconds since 1970, UTC."""
    return round(instant.timestamp() * 1000)


def tick(last: int, now_ms: int) -> int:
    """The next reading of the hybrid clock (milliseconds << 16 | counter): never below the last one."""
    return max(now_ms << _COUNTER_BITS, last + 1)


def follow(last: int, seen: int, now_ms: int) -> int:
    """The hybrid clock after an entry from elsewhere; a clock more than ten minutes ahead is not followed."""
    limit = (now_ms + int(TOLERATED_AHEAD.total_seconds() * 1000)) << _COUNTER_BITS
    return max(last, seen) if seen <= limit else last
