"""The colours can be told apart, as WCAG 2.2 counts it."""

from __future__ import annotations

import pytest

from ui.style.colours import DARK, LIGHT, Colours, contrast

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
SURFACES = ("window", "base", "stripe", "raised", "hover", "chosen")
WORDS = [("text", on) for on in SURFACES] + [
    ("muted", "window"),
    ("muted", "base"),
    ("muted", "hover"),
    ("link", "window"),
    ("link", "base"),
    ("link", "hover"),
    ("link", "chosen"),
    ("fault", "window"),
    ("fault", "base"),
    ("fault", "raised"),
    ("fault", "fault_wash"),
    ("text", "fault_wash"),
    ("warning", "warning_wash"),
    ("warning", "window"),
    ("good", "window"),
    ("good", "base"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_safety", "safety"),
]
SHAPES = [("edge", "base"), ("edge", "window"), ("focus", "base"), ("focus", "window"), ("focus", "chosen"),
          ("accent", "base"), ("accent", "window"), ("fault", "base"), ("faint", "window"), ("faint", "base")]  # fmt: skip


def test_the_measure_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@THEMES
def test_words_stand_out_by_four_and_a_half(colours: Colours) -> None:
    faint = {pair: round(contrast(getattr(colours, pair[0]), getattr(colours, pair[1])), 2) for pair in WORDS}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@THEMES
def test_edges_of_fields_focus_and_icons_stand_out_by_three(colours: Colours) -> None:
    faint = {
        pair: round(contrast(getattr(colours, pair[0]), getattr(colours, pair[1])), 2) for pair in SHAPES
    }
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}
