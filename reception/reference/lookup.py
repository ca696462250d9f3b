"""Finding items of a code list by the everyday words people use, whatever their ending or spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reception.kernel.i18n import Language
from reception.language.folding import fold
from reception.reference.lists import Item

SAME, BEGINNING, WITH_ENDING, KIN = 4, 3, 2, 1
WHOLE_PHRASE = 5  # more than any single word can add
STEM = 4  # a shorter common beginning says nothing in Russian or Kyrgyz
ENDING = 3  # the longest Russian ending that may differ
LONG_ENDING = 7  # Kyrgyz puts its endings one after another: жөлөкпулдарынан


@dataclass(frozen=True)
class Entry:
    """The folded words of one item: single words and whole phrases."""

    item: Item
    words: frozenset[str]
    phrases: frozenset[str]


def list_words(items: Iterable[Item], *, language: Language | None) -> tuple[Entry, ...]:
    """The folded words of each item, in its order; of one language alone where it is named."""
    entries = []
    for item in items:
        texts = [
            *item.labels.items(),
            *((known, word) for known, words in item.words.items() for word in words),
        ]
        texts += [pair for name in item.earlier for pair in name.labels.items()]
        phrases = frozenset(fold(text) for known, text in texts if language in (None, known))
        entries.append(Entry(item, frozenset(word for phrase in phrases for word in phrase.split()), phrases))
    return tuple(entries)


def rank(entries: Iterable[Entry], asked: str) -> tuple[Item, ...]:
    """The items that know most of the asked words, the nearest first; none where no word is known."""
    phrase = fold(asked)
    wanted = phrase.split()
    found = []
    for place, entry in enumerate(entries):
        scores = [max((nearness(want, word) for word in entry.words), default=0) for want in wanted]
        known = sum(score > 0 for score in scores)
        if known:
            score = sum(scores) + (WHOLE_PHRASE if phrase in entry.phrases else 0)
            found.append((-known, -score, place, entry.item))
    most = min((line[0] for line in found), default=0)
    return tuple(line[3] for line in sorted(found, key=lambda line: line[:3]) if line[0] == most)


def nearness(asked: str, known: str) -> int:
    """How near two folded words are, from 0 to `SAME`: the same, begun, with an ending, or of one stem."""
    if asked == known:
        return SAME
    if known.startswith(asked):
        return BEGINNING if len(asked) > 1 else 0
    rest = len(asked) - len(known)
    if asked.startswith(known):
        if len(known) >= STEM:
            return WITH_ENDING if rest <= LONG_ENDING else 0
        return KIN if len(known) == STEM - 1 and rest < ENDING else 0
    stem = _shared(asked, known)
    same_stem = stem >= STEM and max(len(asked), len(known)) - stem <= ENDING
    return KIN if same_stem else 0


def _shared(one: str, other: str) -> int:
    """The number of letters with which both words begin."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
