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
    for vowel, high, low in (
        ("ы", "ы", "а"),
        ("и", "и", "е"),
        ("у", "у", "а"),
        ("ю", "у", "а"),
        ("ү", "ү", "ө"),
    )
}
LONGEST_SHORTENED = 5
"""An abbreviation has no more letters; a longer word in capitals is only written so."""
_VOICED = {"к": "г", "п": "б"}
# Of another language and taken over with a vowel: «сот актысы», «укуктук актылар».
LENGTHENED = {"акт": "акты", "факт": "факты", "объект": "объекти", "субъект": "субъекти"}
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
конституция абак түрмө түзүм коом коомчулук университет академия лицей банк архив пост бригада
берене пункт тиркеме бап укук талап сурам өтүнүч макулдук күбөлүк паспорт дарек мөөнөт айып зыян
акы айлык пособие үй жер иштер ата эне бала аял күйөө акт факт жак тарап тил соолук
"""
NOUNS = tuple(_NOUNS.split())


def possessed(word: str) -> str:
    """His, her or its: a noun with the possessive of the third person: прокуратурасы, соту.

    к and п between vowels become г and б (министрлиги, тобу), a final ь is dropped (orthographic rules, 33).
    ValueError where no vowel tells.
    """
    word = lengthened(word)
    lower = word.casefold()
    if lower.endswith(tuple(_VOWELS)):
        return word + _like(word, f"с{_HIGH[lower[-1]]}")
    stem = _SHORTENED.get(lower, word.rstrip("ьъ"))
    vowel = next((letter for letter in reversed(stem.casefold()) if letter in _VOWELS), None)
    if vowel is None:
        raise ValueError(word)
    if stem[-1] in _VOICED and stem[-2].casefold() in _VOWELS:
        stem = stem[:-1] + _VOICED[stem[-1]]
    # й and у are written ю: тою, коюму (orthography of 2008, 16).
    if stem[-1].casefold() == "й" and _HIGH[vowel] == "у":
        return stem[:-1] + _like(word, "ю")
    return stem + _like(word, _HIGH[vowel])


def _like(word: str, ending: str) -> str:
    """The ending in capitals behind a word in capitals; small behind an abbreviation (orthographic rules, 55)."""
    return ending.upper() if word.isupper() and len(word) > LONGEST_SHORTENED else ending


def lengthened(word: str) -> str:
    """A word that takes a vowel before every ending (акт: актынын), with that vowel; any other as it is."""
    longer = LENGTHENED.get(word.casefold())
    return word + longer[len(word) :] if longer else word


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
# «секциясы», «ооруканасы»; «мамлекеттик», «шаардык» before a noun ask for its possessive as a genitive does.
_AFTER_VOWEL = re.compile(r".+[аоуыеөүиэюяё]с[ыиуү]")
_MANY = re.compile(r".{2,}[лдт](?:ары|ери|ору|өрү)")
_RELATED = re.compile(r".{2,}[лдт][ыиуү]к")
_AGENT = re.compile(r".+ч[ыиуү]")


def is_possessed(text: str) -> bool:
    """Whether the last word has the possessive: a known noun with it, or such an ending after a genitive."""
    last, before = _last_words(text)
    if last[-1:] not in _CASES:
        return False
    if last in _POSSESSED or last.split("-")[-1] in _POSSESSED or _MANY.fullmatch(last):
        return True
    if not before or last in NOUNS or _is_long(last):
        return False
    if _AFTER_VOWEL.fullmatch(last) or _GENITIVE.search(before[-3:]):
        return True
    return bool(_RELATED.fullmatch(before)) and not _AGENT.fullmatch(last)


def is_doubtful(text: str) -> bool:
    """Whether the last of several words ends as a possessive does and nothing tells whether it is one."""
    last, before = _last_words(text)
    if not before or last[-1:] not in _CASES or _is_long(last) or last in NOUNS:
        return False
    return not is_possessed(text) and not _AGENT.fullmatch(last)


def _last_words(text: str) -> tuple[str, str]:
    """The last word and the one before it, small and without quotes and brackets; empty where there is none."""
    words = [found[1].casefold() for word in text.split() if (found := _WORD.fullmatch(word))]
    return words[-1] if words else "", words[-2] if len(words) > 1 else ""


def _is_long(word: str) -> bool:
    """«суу», «даттануу»: a long vowel is no possessive."""
    return word[-2:-1] in _CASES
