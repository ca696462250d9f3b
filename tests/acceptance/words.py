"""Reads words back out of what the program wrote."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]


def docx_text(path: Path) -> str:
    """All text of a Word file: body, headers and footers."""
    with ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return "\n".join("".join(fromstring(package.read(part)).itertext()) for part in parts)
