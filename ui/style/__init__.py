"""How the window looks: colours, letters, icons and the style sheet."""

from __future__ import annotations

from ui.style.colours import Colours
from ui.style.icons import icon
from ui.style.look import Theme, apply, worn_colours

__all__ = ["Colours", "Theme", "apply", "icon", "worn_colours"]
