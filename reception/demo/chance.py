"""Chance with a seed: equal seeds draw equal lots."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any


class Chance(Random):
    """A source of chance that is no secret: it makes invented people and nothing else."""

    def happens(self, share: float) -> bool:
        """True in this share of all cases, 0 to 1."""
        return self.random() < share

    def weighted(self, weights: Mapping[str, float]) -> str:
        """One of the names, each as often as it weighs."""
        return self.choices(list(weights), list(weights.values()))[0]

    def of_table(self, rows: Any, by: str = "weight") -> Any:
        """One of the rows, each as often as its field says."""
        return self.choices(rows, [row[by] for row in rows])[0]
