"""A coarse key of how a name sounds, for people who may be one and the same."""

from __future__ import annotations

import re

from reception.language.transliteration import latin

_SOUNDS = (
    (re.compile(r"\bh(?=[aeiou])"), ""),  # Хасан and Асан
    (re.compile(r"\b(?:j|i(?=[au]))[aeiou]+"), "ya"),  # Жусуп and Юсуп, Жакып and Якуб
    (re.compile("ch"), "c"),
    (re.compile("sh"), "w"),
    (re.compile("ts"), "s"),
    (re.compile("[aeiou]+"), "a"),
    (re.compile("[bpvf]"), "p"),  # Фатима and Патима
    (re.compile("[dt]"), "t"),
    (re.compile("[gkh]"), "k"),  # Бахыт and Бакыт
    (re.compile("[zs]"), "s"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)


def phonetic(text: str) -> str:
    """A key by word, in their order: vowels are one, voiced and unvoiced one, doubled letters single."""
    key = latin(text)
    for sound, sign in _SOUNDS:
        key = sound.sub(sign, key)
    return key
