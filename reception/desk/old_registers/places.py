"""Finds the town or district that a cell names, whichever way its kind is written; never guesses between two. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from reception.language.folding import fold
from reception.reference.catalogue import Catalogue
from reception.reference.lists import Item

DIVISIONS = "divisions"
_KINDS: Mapping[str, frozenset[str]] = {
    "rayon": frozenset(map(fold, ("район", "району", "rayon", "district"))),
    "city": frozenset(map(fold, ("г", "город", "гор", "шаары", "ш", "city", "town"))),
    "oblast": frozenset(map(fold, ("область", "обл", "облусу", "облус", "oblast", "region"))),
}
_WORDS = frozenset(word for words in _KINDS.values() for word in words)
_PARTED = re.compile(r"[,;\n/]")
_LEVELS = ("country", "abroad", "oblast", "republican_city", "oblast_city", "rayon", "rayon_city")
_DISTRICT = re.compile(r"\bр[-\s]?н\b", re.IGNORECASE)


class Places:
    """The divisions by their bare names."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keep the lists; they are read when first asked."""
        self._catalogue = catalogue

    def find(self, text: str) -> tuple[str | None, str]:
        """The code of the nearest division that the text names, and what of the text the division does not say."""
        named: list[Item] = []
        left = []
        for part in _PARTED.split(text):
            item = self._named(part)
            if item is not None:
                named.append(item)
            elif part.strip():
                left.append(part.strip())
        if not named:
            return None, ", ".join(left)
        return max(named, key=lambda item: _LEVELS.index(item.text("level") or "country")).code, ", ".join(
            left
        )

    @cached_property
    def _by_name(self) -> Mapping[str, list[Item]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self._catalogue.list(DIVISIONS).items:
            said = [*item.labels.values(), *(word for words in item.words.values() for word in words)]
            for bare in {_bare(name)[0] for name in said}:
                found[bare].append(item)
        return found

    def _named(self, text: str) -> Item | None:
        bare, kind = _bare(text)
        found = self._by_name.get(bare, [])
        fitting = [item for item in found if (item.text("level") or "").endswith(kind)]
        if len(fitting) > 1 and not kind:
            # Nobody means the oblast who says only «Ош».
            fitting = [item for item in fitting if item.text("level") != "oblast"]
        return fitting[0] if len(fitting) == 1 else None


def _bare(text: str) -> tuple[str, str]:
    """A name without the word for its kind, and that kind; empty where none is said."""
    words = fold(_DISTRICT.sub("район", text)).split()
    kind = next((kind for kind, known in _KINDS.items() if known & set(words)), "")
    return " ".join(word for word in words if word not in _WORDS), kind
