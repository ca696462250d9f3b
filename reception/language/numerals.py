"""How a Russian word agrees with its number."""

from __future__ import annotations

_TEENS = range(11, 15)


def plural_ru(n: int, one: str, few: str, many: str) -> str:
    """The Russian form that goes with a whole number: 1 день, 2 дня, 5 дней, 11 дней, 21 день."""
    last, two = abs(n) % 10, abs(n) % 100
    if two in _TEENS or last == 0 or last > 4:  # noqa: PLR2004 - two, three and four want the second form
        return many
    return one if last == 1 else few
