"""Prepares the fast way for a template: proven, and compared with docxtpl byte by byte before it is used."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from reception.documents.filters import FILTERS
from reception.documents.press.package import Member, member
from reception.documents.press.plan import NotFastError, Part, Plan
from reception.documents.press.proof import NotProvenError, prove
from reception.documents.press.telling import told
from reception.documents.render import WordTemplate
from reception.documents.sandbox import TemplateEnv
from reception.documents.word import sources_of

TAGS = ("{{", "{%", "{#")
BEGINNING = re.compile(r"<w:(?:body|hdr|ftr)\b[^>]*>")
ENDING = "</w:"


def prepared_plan(
    template: bytes, samples: Sequence[Mapping[str, Any]], *, word: WordTemplate
) -> Plan | None:
    """The fast way for a template; None where it must go by docxtpl, or there is nothing to compare by."""
    if not samples:
        return None
    try:
        with told():
            papers = [word.paper(answers) for answers in samples]
            plan = _plan(template, papers[0])
            same = all(plan.paper(answers) == paper for answers, paper in zip(samples, papers, strict=True))
    except (NotProvenError, NotFastError):
        return None
    return plan if same else None


def _plan(template: bytes, paper: bytes) -> Plan:
    sources = sources_of(template)
    parts: list[Part | Member] = []
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        for info in package.infolist():
            content = package.read(info)
            source = sources.pop(info.filename, "")
            if any(tag in source for tag in TAGS):
                parts.append(_part(info.filename, source, content.decode()))
            else:
                parts.append(member(info.filename, content))
    if any(tag in source for source in sources.values() for tag in TAGS):
        raise NotProvenError("a part with tags that is in no paper")
    return Plan(tuple(parts))


def _part(name: str, source: str, rendered: str) -> Part:
    """What docxtpl wrote around the rendered text, and the source of that text."""
    prove(TemplateEnv(filters=FILTERS, finalize=_unused).parse(source))
    begins, began = BEGINNING.search(rendered), BEGINNING.match(source)
    if begins is None or began is None:
        raise NotProvenError("a part that is neither body nor header nor footer")
    before, after = rendered[: begins.end()], rendered[rendered.rindex(ENDING) :]
    if name == "word/document.xml":
        after = rendered[rendered.rindex("</w:body>") :]
    return Part(name, before, source[began.end() : source.rindex(ENDING)], after)


def _unused(_context: object, _value: object) -> str:
    raise NotImplementedError
