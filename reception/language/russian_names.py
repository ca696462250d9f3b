"""Names of people in the Russian cases; the home of the package `pytrovich`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from reception.language.cases import Declined, RussianCase, Sex

Part = Literal["surname", "given", "patronymic"]

SONS = frozenset({"уулу", "оглы", "оглу", "угли", "ўғли", "улы", "углы"})
DAUGHTERS = frozenset({"кызы", "кизи", "қизи", "гызы"})
"""Son of and daughter of, as Kyrgyz, Azerbaijani, Uzbek and Kazakh names have them in Russian papers."""

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_INITIAL = re.compile(r"\w\.?(?:-?\w\.)?")
_SURNAME = re.compile(r"[А-ЯЁӨҮҢ][а-яёөүң-]+?([оеё]ва?|ина?)")
_NAME_WORD = re.compile(r"[А-ЯЁӨҮҢ](?:[а-яёөүң-]+|\.|\.[А-ЯЁӨҮҢ]\.)|уулу|кызы")
_MOST_BEHIND = 3
_VOWELS = re.compile("[аеёиоуыэюяөү]")
_FEW = 2


@dataclass(frozen=True)
class DeclinedName:
    """The parts of a name in a case; not `certain` where the sex is not known or a part is not Cyrillic."""

    surname: str
    given: str
    patronymic: str
    sex: Sex | None
    certain: bool

    def full(self) -> str:
        """Surname, given name, patronymic: those that there are."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)

    def short(self) -> str:
        """The surname with initials, none of уулу and кызы; without a surname the given name stays whole."""
        if not self.surname:
            return self.given or self.patronymic
        named = [self.given] + ([] if _has_unit(self.patronymic) else [self.patronymic])
        return " ".join([self.surname, *(f"{part[0]}." for part in named if part)])


def decline_name(
    *, surname: str = "", given: str = "", patronymic: str = "", sex: Sex | None, case: RussianCase
) -> DeclinedName:
    """The name in a Russian case.

    A name with уулу or кызы stays whole; a woman's name that ends in a consonant stays as it is. Where the
    sex is not known the patronymic or уулу/кызы tells; else all stays unchanged and is not certain.
    """
    known = sex or sex_told_by(surname=surname, given=given, patronymic=patronymic)
    name = DeclinedName(_tidy(surname), _tidy(given), _tidy(patronymic), known, certain=True)
    if case == "nominative":
        return name
    foreign = any(part and not _CYRILLIC.search(part) for part in (name.surname, name.given, name.patronymic))
    if known is None:
        return replace(name, certain=False)
    inflect = _inflector(known, case)
    return DeclinedName(
        surname=_decline_part(name.surname, "surname", inflect),
        given=_decline_part(name.given, "given", inflect),
        patronymic=_decline_part(name.patronymic, "patronymic", inflect),
        sex=known,
        certain=not foreign,
    )


def decline_written_name(text: str, *, case: RussianCase) -> Declined | None:
    """A name as it was typed, surname first, in a case: «Асанов А. А.»; None where it is not plainly one.

    Where nothing else tells the sex the surname does («-ова»), and the form is not certain.
    """
    surname, *others = text.split() or [""]
    if len(others) > _MOST_BEHIND or not all(map(_NAME_WORD.fullmatch, others)):
        return None
    ended = _SURNAME.fullmatch(surname)
    if ended is None:
        return None
    parts = {"surname": surname, "given": " ".join(others[:1]), "patronymic": " ".join(others[1:])}
    told = sex_told_by(**parts)
    sex: Sex = told or ("female" if ended[1].endswith("а") else "male")
    return Declined(decline_name(**parts, sex=sex, case=case).full(), certain=told is not None)


def sex_told_by(*, surname: str = "", given: str = "", patronymic: str = "") -> Sex | None:
    """The sex that the name itself tells: by уулу or кызы anywhere in it, by -ич, -вна or -чна."""
    words = f"{surname} {given} {patronymic}".casefold().replace("-", " ").split()
    if SONS & set(words):
        return "male"
    if DAUGHTERS & set(words):
        return "female"
    father = patronymic.strip().casefold()
    if father.endswith("ич"):
        return "male"
    return "female" if father.endswith(("вна", "чна")) else None


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _has_unit(text: str) -> bool:
    return bool((SONS | DAUGHTERS) & set(text.casefold().replace("-", " ").split()))


def _decline_part(text: str, part: Part, inflect: Callable[[str, Part], str]) -> str:
    """Word by word; the father's name before уулу or кызы stays with it."""
    words = text.split()
    kept = {index for index, word in enumerate(words) if _has_unit(word)}
    kept |= {index - 1 for index in kept if "-" not in words[index]}
    return " ".join(
        word if index in kept else "-".join(inflect(piece, part) for piece in word.split("-"))
        for index, word in enumerate(words)
    )


def _inflector(sex: Sex, case: RussianCase) -> Callable[[str, Part], str]:
    """One word of a name into the case, by pytrovich and what it gets wrong."""
    from pytrovich import Case, Gender, NamePart, PetrovichDeclinationMaker

    maker = PetrovichDeclinationMaker()
    gender = Gender[sex.upper()]
    wanted = Case[case.upper()]
    parts = {"surname": NamePart.LASTNAME, "given": NamePart.FIRSTNAME, "patronymic": NamePart.MIDDLENAME}

    def inflect(word: str, part: Part) -> str:
        if _INITIAL.fullmatch(word) or not _CYRILLIC.search(word):
            return word
        declined = _mended(word, part, sex, case) or maker.make(parts[part], gender, wanted, word)
        # The package writes -ы after every consonant; г к х ж ч ш щ take -и (Хадичи).
        declined = re.sub("(?<=[гкхжчшщ])ы$", "и", declined) if declined != word else declined
        return declined.upper() if word.isupper() and len(word) > 1 else declined

    return inflect


_AS_A_NOUN = {"genitive": "а", "dative": "у", "accusative": "а", "instrumental": "ом", "prepositional": "е"}


def _mended(word: str, part: Part, sex: Sex, case: RussianCase) -> str | None:
    """What pytrovich 0.2.0 gets wrong in the names of this country; None where it is right."""
    lower = word.casefold()
    if sex == "female" or case == "nominative":
        return None
    # «Эрмек», «Тилек» keep their vowel: it declines them like «Витёк» («Эрмька»).
    if part == "given" and lower.endswith("ек") and len(_VOWELS.findall(lower)) >= _FEW:
        return word + _AS_A_NOUN[case]
    # The stress of Turkic names stays on the stem, so «Кеңешем» like «Жолдошем», not «Кеңешом».
    if part == "given" and lower.endswith(("ш", "ж", "ч", "щ")) and case == "instrumental":
        return word + "ем"
    # Korean «Мин», «Шин» are nouns, not Russian surnames in -ин: «Шином», not «Шиным».
    if part == "surname" and lower.endswith("ин") and len(_VOWELS.findall(lower)) < _FEW:
        return word + _AS_A_NOUN[case]
    return None
