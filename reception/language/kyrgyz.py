"""Words, bodies and names in the Kyrgyz cases; the home of the package `kyrgyz`, its errors put right."""

from __future__ import annotations

import re

from reception.language.cases import Declined, KyrgyzCase
from reception.language.kyrgyz_possessive import (
    LONGEST_SHORTENED,
    decline_possessed,
    is_doubtful,
    is_possessed,
    lengthened,
)

# How abbreviations are read, which decides their ending; the ending is small (orthographic rules, 55).
# Seen in the press: ИИМдин, ОИИБдин, УКМКнын, КРдин; the rest read in the same way, letter by letter.
READ_AS = {
    "БУУ": "буу",
    "ЕККУ": "екку",
    "ЖК": "жека",
    "ЖМК": "жмка",
    "ИИБ": "ииб",
    "ИИМ": "иим",
    "КР": "каэр",
    "ОИИБ": "ииб",
    "ӨКМ": "эм",
    "РИИБ": "ииб",
    "СИЗО": "сизо",
    "УКМК": "укмка",
    "ШИИБ": "ииб",
}
# Letters outside the Kyrgyz alphabet, which the package refuses, sound like these: Uzbek and Tajik names.
_SOUNDS = str.maketrans("қғҳўҷӣӯәұһіҚҒҲЎҶӢӮӘҰҺІ", "кгхучиуаухиКГХУЧИУАУХИ")
_LAST = re.compile(r"(.*?)([Ѐ-ӿ]+)([^\wЀ-ӿ]*)", re.DOTALL)
_BRACKETED = re.compile(r"(.+) \(([^()]+)\)")
_TRIPLED = re.compile(r"(\w)\1\1(?=\w)", re.IGNORECASE)


def decline(text: str, *, case: KyrgyzCase) -> Declined:
    """A word or a phrase in a Kyrgyz case: its last word changes, with the possessive where it bears one.

    A second name in brackets changes too: «Акыйкатчысына (Омбудсменине)». Not certain where the last word is
    not Cyrillic, is an abbreviation that is in no table, or stands in quotation marks.
    """
    if case == "nominative" or not text.strip():
        return Declined(text)
    if bracketed := _BRACKETED.fullmatch(text):
        outer, inner = decline(bracketed[1], case=case), decline(bracketed[2], case=case)
        return Declined(f"{outer.text} ({inner.text})", certain=outer.certain and inner.certain)
    found = _LAST.fullmatch(text)
    if found is None:
        return Declined(text, certain=False)
    before, word, after = found.groups()
    if is_possessed(text):
        return Declined(before + decline_possessed(word, case=case) + after, certain=not after)
    shouted = text.isupper() and word not in READ_AS and (" " in text or len(word) > LONGEST_SHORTENED)
    declined = _shouted(word, case) if shouted else _plain(lengthened(word), case)
    certain = declined.certain and not after and not is_doubtful(text)
    return Declined(before + declined.text + after, certain=certain)


def decline_full_name(text: str, *, case: KyrgyzCase) -> Declined:
    """A person's name in a Kyrgyz case: only its last word changes, уулу and кызы as possessives."""
    name = " ".join(text.split())
    last = name.rpartition(" ")[2]
    if case == "nominative" or not name:
        return Declined(name)
    if last.casefold() in {"уулу", "кызы"}:
        return Declined(decline_possessed(name, case=case))
    found = _LAST.fullmatch(name)
    if found is None or found[3] or len(found[2]) == 1:  # Latin, or an initial
        return Declined(name, certain=False)
    declined = _shouted(found[2], case) if found[2].isupper() else _plain(found[2], case)
    return Declined(found[1] + declined.text, certain=declined.certain)


def _shouted(word: str, case: KyrgyzCase) -> Declined:
    """A word written in capitals that is no abbreviation: its ending is in capitals too."""
    declined = _plain(word.capitalize(), case)
    return Declined(declined.text.upper(), certain=declined.certain)


def _plain(word: str, case: KyrgyzCase) -> Declined:
    """One word without a possessive, by the package."""
    from kyrgyz import AmbiguousWordError, Inflector, InvalidWordError, Word
    from kyrgyz.cases import Case
    from kyrgyz.lexicon import Lexicon

    # Its pronouns would turn the surnames «Сен» and «Мен» into «сага» and «мага»: the rules alone are used.
    rules, read = Inflector(Lexicon.empty()), READ_AS.get(word)
    sounded = word.translate(_SOUNDS)
    shortened = len(word) > 1 and word.isupper()
    # It fails on a sign that stands alone or behind another.
    if not sounded[:-1] or sounded[-2:].strip("ьъЬЪ") == "":
        return Declined(word, certain=False)
    try:
        asked = Word(sounded, abbreviation=shortened, pronunciation=read)
        result = rules.inflect_detailed(asked, case=Case[case.upper()])
    except (AmbiguousWordError, InvalidWordError):
        return Declined(word, certain=False)
    stem = word[: len(result.stem)]
    # Three equal consonants are written as two (orthographic rules, 77).
    return Declined(_TRIPLED.sub(r"\1\1", stem + result.suffix), certain=not shortened or read is not None)
