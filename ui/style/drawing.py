"""The drawings of the icons: SVG in one colour."""

from __future__ import annotations

import re
from functools import lru_cache
from pkgutil import get_data

_STROKE = re.compile(r'stroke-width="2"')


def svg(name: str, colour: str, weight: float = 1.75) -> bytes:
    """The SVG of this icon in this colour; a `KeyError` tells of a name that is not among the icons."""
    text = _source(name).replace("currentColor", colour)
    return _STROKE.sub(f'stroke-width="{weight}"', text).encode()


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    try:
        return (get_data("resources", f"icons/{name}.svg") or b"").decode()
    except FileNotFoundError as fault:
        raise KeyError(name) from fault
