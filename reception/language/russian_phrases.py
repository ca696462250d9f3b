"""Bodies and posts in the Russian cases: «прокурору Ошской области», «Ошского областного суда»."""

from __future__ import annotations

import re

from reception.language.cases import Declined, RussianCase
from reception.language.russian_heads import HEADS, UNCHANGING, Head
from reception.language.russian_names import decline_written_name

_SHORTENED = re.compile(r"[А-ЯЁ]{2,}[А-ЯЁа-яё]{0,2}(?:-\d+)?")
_ADJECTIVE = re.compile(r"(.+)(ый|ий|ой|ая|яя|ое|ее)", re.IGNORECASE)
_SIBILANTS = ("ж", "ш", "ч", "щ")
_VELARS = ("г", "к", "х")
_WORD = re.compile(r"[«„\"(]*([\w.-]+?)[»“\")]*[,.]?")

# Endings after a hard stem and after a soft one; the vowel ы stands as и behind г к х.
_HIS = {
    "genitive": ("ого", "его"),
    "dative": ("ому", "ему"),
    "instrumental": ("ым", "им"),
    "prepositional": ("ом", "ем"),
}
_HER = {
    "genitive": ("ой", "ей"),
    "dative": ("ой", "ей"),
    "accusative": ("ую", "юю"),
    "instrumental": ("ой", "ей"),
    "prepositional": ("ой", "ей"),
}


def decline_phrase(text: str, *, case: RussianCase) -> Declined:
    """A body or a post in a Russian case: its adjectives and its head change, what depends on it does not.

    An abbreviation (УВД, ГКНБ) stays, a name behind a post changes with it. A phrase whose head is in no table is
    put into the case where it is a person's name, else it stays unchanged and is not certain.
    """
    words = text.split()
    place = next((index for index, word in enumerate(words) if _head_of(word)), None)
    shortened = bool(words) and _SHORTENED.fullmatch(words[0]) and (place is None or not text.isupper())
    if case == "nominative" or not words or shortened:
        return Declined(text)
    before = words[:place]
    if place is None or not all(_changes_with(word) for word in before):
        unchanged = Declined(text, certain=words[0].casefold() in UNCHANGING and place is None)
        return decline_written_name(text, case=case) or unchanged
    head, rest = _first_head(words[place]), words[place + 1 :]
    agreed = [_agree(word, head, case) for word in before]
    name = decline_written_name(" ".join(rest), case=case) if head.person else None
    text = " ".join([*agreed, _put(words[place], case), *([name.text] if name else _apposed(rest, case))])
    return Declined(text, certain=name.certain if name else not (head.person and _ends_with_a_name(rest)))


def _ends_with_a_name(words: list[str]) -> bool:
    """Whether a name stands behind what depends on a post, or what looks like one: «судья суда Асанов А. А.»."""
    tails = (" ".join(words[start:]) for start in range(1, len(words)))
    return any(decline_written_name(tail, case="nominative") for tail in tails)


def _bare(word: str) -> str:
    found = _WORD.fullmatch(word)
    return found[1].casefold() if found else ""


def _head_of(word: str) -> bool:
    bare = _bare(word)
    return bare == "акыйкатчы" or (bool(bare) and all(part in HEADS for part in bare.split("-")))


def _first_head(word: str) -> Head:
    return HEADS.get(_bare(word).split("-")[0], HEADS["омбудсмен"])


def _changes_with(word: str) -> bool:
    return bool(_ADJECTIVE.fullmatch(word)) or word.casefold() in UNCHANGING


def _put(word: str, case: RussianCase) -> str:
    """The head in its case, both halves of «врач-эксперт», with the capitals and quotes that it had."""
    bare = _WORD.fullmatch(word)
    if bare is None or bare[1].casefold() in UNCHANGING:
        return word
    forms = [_cased(HEADS[part.casefold()].forms[case], part) for part in bare[1].split("-")]
    return word.replace(bare[1], "-".join(forms))


def _apposed(rest: list[str], case: RussianCase) -> list[str]:
    """What follows the head stays, save a second name of it in brackets: «Акыйкатчы (Омбудсмену)»."""
    return [_put(word, case) if word.startswith("(") and _head_of(word) else word for word in rest]


def _agree(word: str, head: Head, case: RussianCase) -> str:
    """An adjective in the case of its head."""
    found = _ADJECTIVE.fullmatch(word)
    if found is None:
        return word
    if case == "accusative" and head.gender != "feminine":
        if not head.person:
            return word
        case = "genitive"
    stem, ended = found[1], found[2].casefold()
    if stem.casefold() == "трет":
        stem += "ь"  # третьего, третьему: the one ordinal that is soft
    hard, soft = (_HER if head.gender == "feminine" else _HIS)[case]
    ending = soft if _is_soft(stem.casefold(), ended) else hard
    if stem.casefold().endswith(_VELARS):
        ending = ending.replace("ы", "и")
    if stem.casefold().endswith(_SIBILANTS):
        ending = ending.replace("юю", "ую").replace("ы", "и")
    return stem + (ending.upper() if word.isupper() else ending)


def _is_soft(stem: str, ended: str) -> bool:
    """«внутренний», «внутренняя», «старший», «старшая» are soft; «Ошский», «чужой» are not."""
    if stem.endswith(_SIBILANTS):
        return ended in {"ий", "ая", "ее"}
    return ended in {"яя", "ее"} or (ended == "ий" and not stem.endswith(_VELARS))


def _cased(form: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form
