"""The colours of the window, light and dark, named by what they are for."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


class Colours(NamedTuple):
    """One theme: every colour that the window draws with, as `#rrggbb`."""

    window: str
    base: str
    stripe: str
    raised: str
    hover: str
    text: str
    muted: str
    faint: str  # text of what is switched off: readable, and plainly not active
    hairline: str  # between parts; says nothing by itself
    edge: str  # round an input: 3 : 1 against what lies beside it
    accent: str
    accent_hover: str
    on_accent: str
    focus: str
    chosen: str  # behind a chosen row or page
    link: str
    fault: str
    fault_wash: str
    safety: str
    on_safety: str
    warning: str
    warning_wash: str
    good: str


LIGHT = Colours(
    window="#f4f6f7",
    base="#ffffff",
    stripe="#f8fafa",
    raised="#ffffff",
    hover="#e9eef0",
    text="#1b2328",
    muted="#55626b",
    faint="#7b8790",
    hairline="#dbe1e4",
    edge="#7f8c95",
    accent="#0b6e7f",
    accent_hover="#095b69",
    on_accent="#ffffff",
    focus="#0b7f93",
    chosen="#c6e5ea",
    link="#0a6473",
    fault="#b3261e",
    fault_wash="#fdeceb",
    safety="#b3261e",
    on_safety="#ffffff",
    warning="#805300",
    warning_wash="#fdf3dc",
    good="#1f7040",
)

DARK = Colours(
    window="#1f2428",
    base="#181c1f",
    stripe="#1c2024",
    raised="#282e33",
    hover="#2f363c",
    text="#e7ebed",
    muted="#a7b2b9",
    faint="#7f8b93",
    hairline="#363e44",
    edge="#76838c",
    accent="#1b7a8b",
    accent_hover="#1d8293",
    on_accent="#ffffff",
    focus="#4fb9cc",
    chosen="#1f4f59",
    link="#6cc7d7",
    fault="#ff9d94",
    fault_wash="#43211f",
    safety="#a8231c",
    on_safety="#ffffff",
    warning="#f0c36a",
    warning_wash="#3d3219",
    good="#7fce9b",
)


def contrast(one: str, other: str) -> float:
    """How well one colour stands out from another, from 1 to 21, as WCAG counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palette_of(colours: Colours) -> QPalette:
    """Qt's palette of a theme."""
    palette = QPalette(QColor(colours.raised), QColor(colours.window))
    for role, colour in {
        _Role.Window: colours.window,
        _Role.WindowText: colours.text,
        _Role.Base: colours.base,
        _Role.AlternateBase: colours.stripe,
        _Role.Text: colours.text,
        _Role.Button: colours.raised,
        _Role.ButtonText: colours.text,
        _Role.BrightText: colours.on_accent,
        _Role.ToolTipBase: colours.raised,
        _Role.ToolTipText: colours.text,
        _Role.PlaceholderText: colours.muted,
        _Role.Highlight: colours.accent,
        _Role.HighlightedText: colours.on_accent,
        _Role.Accent: colours.accent,
        _Role.Link: colours.link,
        _Role.LinkVisited: colours.link,
        _Role.Light: colours.raised,
        _Role.Midlight: colours.hairline,
        _Role.Mid: colours.hairline,
        _Role.Dark: colours.edge,
        _Role.Shadow: colours.hairline,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (
        _Role.WindowText,
        _Role.Text,
        _Role.ButtonText,
        _Role.HighlightedText,
        _Role.PlaceholderText,
    ):
        palette.setColor(_Group.Disabled, role, QColor(colours.faint))
    palette.setColor(_Group.Disabled, _Role.Highlight, QColor(colours.hover))
    return palette


def _luminance(colour: str) -> float:
    of = QColor(colour)
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (of.redF(), of.greenF(), of.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
