"""The names of the cases, and what comes back from declining."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Sex = Literal["male", "female"]
RussianCase = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
KyrgyzCase = Literal["nominative", "genitive", "dative", "accusative", "locative", "ablative"]
RUSSIAN_CASES: tuple[RussianCase, ...] = get_args(RussianCase)
KYRGYZ_CASES: tuple[KyrgyzCase, ...] = get_args(KyrgyzCase)
"""Атооч, илик, барыш, табыш, жатыш, чыгыш."""


@dataclass(frozen=True)
class Declined:
    """A text in its case; not certain where no rule or table knew the word and a person should look."""

    text: str
    certain: bool = True
