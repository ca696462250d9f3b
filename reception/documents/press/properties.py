"""What a paper says of itself in its properties: the title of its kind and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from reception.documents.plain import clean

CORE_PART = "docProps/core.xml"
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)
EMPTY = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/{which}-properties"/>'
EMPTIED = {
    "docProps/app.xml": EMPTY.format(which="extended").encode(),
    "docProps/custom.xml": EMPTY.format(which="custom").encode(),
}


def core_properties(answers: Mapping[str, Any]) -> bytes:
    """The properties of a paper made from these answers: its title."""
    paper = answers.get("paper", {})
    return CORE.format(title=escape(clean(str(paper.get("title", ""))))).encode()


def own_part(name: str, content: bytes, answers: Mapping[str, Any]) -> bytes:
    """The part as it stands in a paper: ours in place of a template's properties."""
    return core_properties(answers) if name == CORE_PART else EMPTIED.get(name, content)
