"""Russian words that agree with the sex of whoever they are said of: заявитель, заявительница."""

from __future__ import annotations

import re

from reception.language.cases import Sex
from reception.language.russian_heads import HEADS

_BY_WORD = {
    "заявитель": "заявительница",
    "истец": "истица",
    "ответчик": "ответчица",
    "гражданин": "гражданка",
    "доверитель": "доверительница",
    "вдовец": "вдова",
    "отец": "мать",
    "сын": "дочь",
    "брат": "сестра",
    "он": "она",
    "его": "её",
    "ему": "ей",
    "им": "ею",
    "должен": "должна",
    "сам": "сама",
    "один": "одна",
    "шёл": "шла",
    "мог": "могла",
    "смог": "смогла",
    "пришёл": "пришла",
    "взят": "взята",
    "изъят": "изъята",
    "избит": "избита",
    "согласен": "согласна",
    "обязан": "обязана",
    "намерен": "намерена",
    "болен": "больна",
}
_ENDINGS = (
    (re.compile(r"(.+[шщжч])ийся"), r"\1аяся"),  # нижеподписавшийся, являющийся, родившийся
    (re.compile(r"(.+[шщжчгкх])ий"), r"\1ая"),  # потерпевший, проживающий
    (re.compile(r"(.+н)ий"), r"\1яя"),  # несовершеннолетний
    (re.compile(r"(.+)(?:ый|ой)"), r"\1ая"),  # задержанный, осуждённый
    (re.compile(r"(.+[аоеуияёы])лся"), r"\1лась"),  # обратился, родился
    (re.compile(r"(.+[аоеуияёы])л"), r"\1ла"),  # был, просил
    (re.compile(r"(.+)ён"), r"\1ена"),  # предупреждён, уведомлён, осуждён
    (re.compile(r"(.+[аяе]н)"), r"\1а"),  # задержан, ознакомлен
)


def feminine(word: str) -> str | None:
    """What is said of a woman where the word is said of a man; None where no rule or table knows it."""
    small = word.casefold()
    # A post is named alike: «адвокат», «представитель», «опекун».
    post = small if small in HEADS and not small.endswith(("ый", "ий")) else None
    known = _BY_WORD.get(small) or post
    if known is None:
        ended = ((pattern.fullmatch(small), ending) for pattern, ending in _ENDINGS)
        known = next((found.expand(ending) for found, ending in ended if found), None)
    if known is None:
        return None
    return known[:1].upper() + known[1:] if word[:1].isupper() else known


def agreed(word: str, sex: Sex | None) -> str:
    """The word as it agrees: both forms, `заявитель (заявительница)`, where the sex is not known."""
    hers = feminine(word)
    if hers is None or hers == word or sex == "male":
        return word
    return hers if sex == "female" else f"{word} ({hers})"
