"""Russian numbers in words: cardinals in the nominative, ordinals in every gender and case."""

from __future__ import annotations

from reception.language.cases import RussianCase
from reception.language.numerals import plural_ru
from reception.language.russian_heads import Gender

LARGEST = 10**12 - 1
_ONES = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять")
_TEENS = (
    *("одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать"),
    *("шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"),
)
_TENS = (
    *("", "", "двадцать", "тридцать", "сорок", "пятьдесят"),
    *("шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
)
_HUNDREDS = (
    *("", "сто", "двести", "триста", "четыреста", "пятьсот"),
    *("шестьсот", "семьсот", "восемьсот", "девятьсот"),
)
_BY_GENDER: dict[Gender, dict[str, str]] = {
    "masculine": {},
    "feminine": {"один": "одна", "два": "две"},
    "neuter": {"один": "одно"},
}
_SCALES: tuple[tuple[Gender, tuple[str, str, str]], ...] = (
    ("feminine", ("тысяча", "тысячи", "тысяч")),
    ("masculine", ("миллион", "миллиона", "миллионов")),
    ("masculine", ("миллиард", "миллиарда", "миллиардов")),
)
_IRREGULAR = """
ноль нулевой|один первый|два второй|три третий|четыре четвёртый|шесть шестой|семь седьмой|восемь восьмой
сорок сороковой|девяносто девяностый|сто сотый|двести двухсотый|триста трёхсотый|четыреста четырёхсотый
пятьдесят пятидесятый|шестьдесят шестидесятый|семьдесят семидесятый|восемьдесят восьмидесятый
пятьсот пятисотый|шестьсот шестисотый|семьсот семисотый|восемьсот восьмисотый|девятьсот девятисотый
"""
_ORDINALS: dict[str, str] = dict(
    pair.split() for line in _IRREGULAR.strip().splitlines() for pair in line.split("|")
)
"""The others lose their ь and take -ый: пятый, двадцатый."""
_THOUSANDTH = {1: "тысячный", 2: "двухтысячный", 3: "трёхтысячный", 4: "четырёхтысячный", 5: "пятитысячный"}
# Hard endings; «третий» takes the soft ones.
_ENDINGS: dict[Gender, dict[RussianCase, tuple[str, str]]] = {
    "masculine": {
        "nominative": ("ый", "ий"),
        "genitive": ("ого", "ьего"),
        "dative": ("ому", "ьему"),
        "accusative": ("ый", "ий"),
        "instrumental": ("ым", "ьим"),
        "prepositional": ("ом", "ьем"),
    },
    "feminine": {
        "nominative": ("ая", "ья"),
        "genitive": ("ой", "ьей"),
        "dative": ("ой", "ьей"),
        "accusative": ("ую", "ью"),
        "instrumental": ("ой", "ьей"),
        "prepositional": ("ой", "ьей"),
    },
    "neuter": {
        "nominative": ("ое", "ье"),
        "genitive": ("ого", "ьего"),
        "dative": ("ому", "ьему"),
        "accusative": ("ое", "ье"),
        "instrumental": ("ым", "ьим"),
        "prepositional": ("ом", "ьем"),
    },
}
_THOUSAND, _HUNDRED, _TWENTY, _TEN = 1000, 100, 20, 10


def cardinal(number: int, *, gender: Gender = "masculine") -> str:
    """The number in words: `двадцать одна`; in figures where it is beyond `LARGEST`."""
    if abs(number) > LARGEST:
        return str(number)
    if number < 0:
        return f"минус {cardinal(-number, gender=gender)}"
    if number == 0:
        return "ноль"
    words = [_group(number % _THOUSAND, gender)]
    rest = number // _THOUSAND
    for scale, forms in _SCALES:
        group, rest = rest % _THOUSAND, rest // _THOUSAND
        if group:
            words.insert(0, f"{_group(group, scale)} {plural_ru(group, *forms)}")
    return " ".join(filter(None, words))


def ordinal(number: int, *, gender: Gender = "masculine", case: RussianCase = "nominative") -> str:
    """The number as an ordinal: `двадцать четвёртого`, `две тысячи двадцать шестого`.

    In figures, `40000-й`, where no word of its own is known: below one, and whole thousands above five.
    """
    if number in {thousand * _THOUSAND for thousand in _THOUSANDTH}:
        return _ordinal_in(_THOUSANDTH[number // _THOUSAND], gender, case)
    if not 0 <= number <= LARGEST or (number and number % _THOUSAND == 0):
        return f"{number}-й"
    # A year begins with «тысяча», a sum with «одна тысяча».
    before, _blank, last = cardinal(number).removeprefix("одна ").rpartition(" ")
    word = _ORDINALS.get(last) or last.removesuffix("ь") + "ый"
    return f"{before} {_ordinal_in(word, gender, case)}".strip()


def _ordinal_in(word: str, gender: Gender, case: RussianCase) -> str:
    hard, soft = _ENDINGS[gender][case]
    if word == "третий":
        return "трет" + soft
    if gender == "masculine" and case in {"nominative", "accusative"}:
        return word  # второй, шестой
    return word[:-2] + hard


def _group(number: int, gender: Gender) -> str:
    """A number below a thousand."""
    words = [_HUNDREDS[number // _HUNDRED]]
    rest = number % _HUNDRED
    if rest < _TWENTY:
        words.append(_ONES[rest] if rest <= _TEN else _TEENS[rest - _TEN - 1])
    else:
        words += [_TENS[rest // _TEN], _ONES[rest % _TEN]]
    words[-1] = _BY_GENDER[gender].get(words[-1], words[-1])
    return " ".join(filter(None, words))
