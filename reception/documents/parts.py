"""The parts of a Word file as XML, and the text that a reader sees in them."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READ_PARTS = re.compile(r"word/(document|header|footer|footnotes)\d*\.xml")
"""The parts that templates are rendered in and that a reader sees."""
_LINES = (f"{W}br", f"{W}cr", f"{W}p")


def read_xml(content: bytes | str) -> ET.Element:
    """The root of a part; `ET.ParseError` where it is broken. Only for parts that declare no entities."""
    return ET.fromstring(content)  # noqa: S314 - `scan` refuses every DOCTYPE, so there is nothing to expand


def text_of(element: ET.Element) -> str:
    """The text below an element as it is read: a line for each paragraph, breaks and tabs as such."""
    pieces: list[str] = []
    for below in element.iter():
        if below.tag == f"{W}t":
            pieces.append(below.text or "")
        elif below.tag == f"{W}tab" and not below.attrib:  # with attributes it is a tab stop of a paragraph
            pieces.append("\t")
        elif below.tag in _LINES:
            pieces.append("\n")
    return "".join(pieces)


def text_in(document: bytes) -> str:
    """All that is read in a Word file that was scanned, a line for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        names = [name for name in package.namelist() if READ_PARTS.fullmatch(name)]
        return "\n".join(text_of(read_xml(package.read(name))) for name in names)
