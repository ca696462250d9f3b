"""How two templates differ, paragraph by paragraph, so that a person can choose between them. Pure."""

from __future__ import annotations

import difflib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reception.documents.parts import READ_PARTS, W, read_xml, text_of


@dataclass(frozen=True)
class Line:
    """One paragraph: the same in both, only in the first (`out`) or only in the second (`in`)."""

    how: Literal["same", "out", "in"]
    text: str


def paragraphs(template: bytes) -> list[str]:
    """The words of each paragraph of a template, headers and footers last; empty ones are left out."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        names = sorted(package.namelist(), key=lambda name: (name != "word/document.xml", name))
        for name in names:
            if READ_PARTS.fullmatch(name):
                root = read_xml(package.read(name))
                found += [words for part in root.iter(f"{W}p") if (words := " ".join(text_of(part).split()))]
    return found


def differences(first: bytes, second: bytes, *, around: int = 1) -> list[Line]:
    """What the second template has otherwise than the first, with so many same paragraphs around each change."""
    ours, theirs = paragraphs(first), paragraphs(second)
    lines = list(_lines(ours, theirs))
    near = {
        place + step
        for place, line in enumerate(lines)
        if line.how != "same"
        for step in range(-around, around + 1)
    }
    return [line for place, line in enumerate(lines) if place in near]


def _lines(ours: list[str], theirs: list[str]) -> Iterator[Line]:
    matcher = difflib.SequenceMatcher(a=ours, b=theirs, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from (Line("same", text) for text in ours[first:last])
        else:
            yield from (Line("out", text) for text in ours[first:last])
            yield from (Line("in", text) for text in theirs[start:end])
