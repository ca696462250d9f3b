"""Trouble in words: one sentence, or one for each fault of an input."""

from __future__ import annotations

from reception.kernel.errors import Trouble
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Faulty

MOST_SAID = 100
"""Of the faults of one input so many are told."""


def sentences(trouble: Trouble, words: Translator) -> list[str]:
    """Trouble in words: one sentence, or one a fault by its place in the input."""
    if not isinstance(trouble, Faulty):
        return [words(trouble.message, **trouble.values)]
    told = trouble.faults[:MOST_SAID]
    said = [f"{fault.path}: {words(fault.message, **fault.values)}" for fault in told]
    more = len(trouble.faults) - len(told)
    return [*said, words(_("Faults beyond these: {count}."), count=more)] if more else said
