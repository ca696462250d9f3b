"""Parts a full name, written in one cell, into surname, given name and patronymic. Pure."""

from __future__ import annotations

from reception.language.folding import fold

_KIN = frozenset({"уулу", "кызы", "ulu", "uulu", "kyzy", "kizi"})
_SHORTEST_SHOUTED = 4


def part_name(text: str) -> dict[str, str]:
    """Surname, given name and patronymic, as many as there are.

    `Асан уулу Бакыт` has no surname but his father's name in its place; `Токтосунов Бакыт Асан уулу` has all three.
    """
    words = [_calm(word) for word in text.replace(",", " ").split()]
    joined: list[str] = []
    for word in words:
        if fold(word) in _KIN and joined:
            joined[-1] = f"{joined[-1]} {word.lower()}"
        else:
            joined.append(word)
    if len(joined) == 1:
        return {"surname": joined[0]}
    surname, given, *rest = joined
    parts = {"surname": surname, "given": given}
    return {**parts, "patronymic": " ".join(rest)} if rest else parts


def _calm(word: str) -> str:
    """A word in capitals as names are written; initials and short words stay."""
    if len(word) < _SHORTEST_SHOUTED or not word.isupper() or "." in word:
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
