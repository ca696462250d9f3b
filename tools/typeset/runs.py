"""Runs of a paragraph: **bold**, ~~italic~~, [[a place for the lawyer to confirm]] and line breaks."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

SIGNS = re.compile(r"(\*\*.+?\*\*|~~.+?~~|\[\[.+?\]\]|\\\\)")
LOOKS = {"**": "<w:b/>", "~~": "<w:i/>"}


def runs(text: str) -> str:
    """The runs of one paragraph; a tag of the template stays whole inside its run."""
    return "".join(_run(piece) for piece in SIGNS.split(text) if piece)


def plain_run(text: str, look: str = "") -> str:
    """One run as it is."""
    looks = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _run(piece: str) -> str:
    if piece == "\\\\":
        return "<w:r><w:br/></w:r>"
    if piece[:2] in LOOKS and piece[:2] == piece[-2:] and len(piece) > len("****"):
        return plain_run(piece[2:-2], LOOKS[piece[:2]])
    if piece.startswith("[[") and piece.endswith("]]"):
        return plain_run(f"[{piece[2:-2]}]", '<w:highlight w:val="yellow"/>')
    return plain_run(piece)
