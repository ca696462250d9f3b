"""The Kyrgyz possessive of the third person and its cases (прокуратурасы, прокуратурасына): our own rules."""

from __future__ import annotations

import re

from reception.language.cases import KyrgyzCase

_VOWELS = "аоуыяёюеэиөү"
_HIGH = {
    **dict.fromkeys("аыя", "ы"),
    **dict.fromkeys("оуёю", "у"),
    **dict.fromkeys("еиэ", "и"),
    **dict.fromkeys("өү", "ү"),
}
_CASES: dict[str, dict[KyrgyzCase, str]] = {
    vowel: {
        "nominative": "",
        "genitive": f"н{high}н",
        "dative": f"н{low}",
        "accusative": "н",
        "locative": f"нд{low}",
        "ablative": f"н{low}н",
    }
    # A low vowel after у is а, after ү it is ө: сотуна, бөлүмүнө.
    for vowel, high, low in (("ы", "ы", "а"), ("и", "и", "е"), ("у", "у", "а"), ("ү", "ү", "ө"))
}
_VOICED = {"к": "г", "п": "б"}
# Stems that lose their vowel before the ending; «уул» and «кыз» follow the rule.
_SHORTENED = {"орун": "орд", "мурун": "мурд", "карын": "кард", "эрин": "эрд", "коюн": "койн", "моюн": "мойн"}
_GENITIVE = re.compile(r"[ндт][ыиуү]н")
_WORD = re.compile(r"[«„“\"(]*(.+?)[»”“\")]*[,.]?")

# Nouns at the head of the bodies, posts and papers that are named with a possessive.
_NOUNS = """
прокуратура сот министрлик башкармалык башкарма бөлүм бөлүк кызмат комитет агенттик мекеме
өкүлчүлүк аппарат институт администрация кеңеш кабинет борбор бюро изолятор жай колония өкмөт
мэрия комиссия республика облус шаар район айыл аймак фонд бирикме уюм орган милиция полиция
мектеп оорукана инспекция палата адвокатура департамент топ кеңсе элчилик офис филиал төрага
басар башчы жетекчи прокурор судья министр адвокат тергөөчү акыйкатчы омбудсмен өкүл президент
депутат аким мэр эксперт врач дарыгер нотариус кызматкер инспектор начальник директор жардамчы
мүчө жаран мыйзам кодекс токтом чечим иш арыз даттануу кат жооп өкүм буйрук корутунду билдирүү
конституция
"""
NOUNS = tuple(_NOUNS.split())


def possessed(word: str) -> str:
    """His, her or its: a noun with the possessive of the third person: прокуратурасы, соту.

    к and п between vowels become г and б (министрлиги, тобу), a final ь is dropped (orthographic rules, 33).
    ValueError where no vowel tells.
    """
    lower = word.casefold()
    if lower.endswith(tuple(_VOWELS)):
        return f"{word}с{_HIGH[lower[-1]]}"
    stem = _SHORTENED.get(lower, word.rstrip("ьъ"))
    vowel = next((letter for letter in reversed(stem.casefold()) if letter in _VOWELS), None)
    if vowel is None:
        raise ValueError(word)
    if stem[-1] in _VOICED and stem[-2].casefold() in _VOWELS:
        stem = stem[:-1] + _VOICED[stem[-1]]
    return stem + _HIGH[vowel]


def decline_possessed(text: str, *, case: KyrgyzCase) -> str:
    """A text whose last word bears the possessive, in a case: прокуратурасы, прокуратурасына.

    ValueError where the text does not end as a possessive does.
    """
    vowel = text[-1:].casefold()
    if vowel not in _CASES:
        raise ValueError(text)
    ending = _CASES[vowel][case]
    return text + (ending.upper() if text[-1:].isupper() else ending)


_POSSESSED = frozenset(map(possessed, NOUNS)) | {"уулу", "кызы"}


def is_possessed(text: str) -> bool:
    """Whether the last word has the possessive: a known noun with it, or such an ending after a genitive."""
    words = [found[1].casefold() for word in text.split() if (found := _WORD.fullmatch(word))]
    if not words or words[-1][-1] not in _CASES:
        return False
    if words[-1] in _POSSESSED:
        return True
    plain = words[-1] in NOUNS or words[-1][-2:-1] in _CASES  # суу, даттануу: a long vowel is no possessive
    return len(words) > 1 and not plain and _GENITIVE.search(words[-2][-3:]) is not None
