"""What is wrong in a template, told by place, and what is still open in a paper."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reception.documents.kinds import Kind
from reception.documents.parts import READ_PARTS, W, read_xml, text_of
from reception.documents.scan import scan
from reception.documents.template_names import TAGS, source_faults, words_of
from reception.documents.wording import RULED_CELL
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

PROPERTIES = "docProps/"
LONGEST_EXCERPT = 70
BRACKETED = re.compile(r"\[([^\[\]\n]+)\]")


@dataclass(frozen=True)
class Finding:
    """One thing to look at: where (part, paragraph and the words there), and the message with its values."""

    place: str
    message: Message
    values: Mapping[str, object] = field(default_factory=dict)
    fault: bool = True
    """Whether it must be mended in a template; else it is still open in a paper."""


def check_document(data: bytes, kind: Kind | None, *, name: str) -> list[Finding]:
    """Check a template as one, any other Word file as a paper; one that may not be opened is one finding."""
    try:
        scan(data, name=name)
    except Refused as refusal:
        return [Finding(name, refusal.message, refusal.values)]
    return check_template(data, kind) if is_template(data) else check_paper(data)


def is_template(data: bytes) -> bool:
    """Whether tags stand anywhere in a Word file, also where they are never filled in; only of one `scan` lets pass."""
    return any(TAGS.search(text_of(root) or "".join(root.itertext())) for root in map(_root, _parts(data)))


def check_template(data: bytes, kind: Kind | None) -> list[Finding]:
    """All faults of a template in the order of its text: unknown fields, broken tags, misplaced code."""
    try:
        scan(data, name="template.docx")
    except Refused as refusal:
        return [Finding("template.docx", refusal.message, refusal.values)]
    findings: list[Finding] = []
    for part, xml in _parts(data):
        if READ_PARTS.fullmatch(part):
            broken = list(_broken_tags(part, read_xml(xml)))
            findings += broken or _faults_of_source(part, xml, kind)
        elif TAGS.search("".join(read_xml(xml).itertext())):
            message = _("Template tags stand where they are never filled in.")
            findings.append(Finding(_short(part), message))
    return findings


def check_paper(data: bytes) -> list[Finding]:
    """What a lawyer must still confirm in a finished paper, and the lines still to be filled by hand."""
    findings: list[Finding] = []
    for part, xml in _parts(data):
        if READ_PARTS.fullmatch(part):
            for number, paragraph in enumerate(read_xml(xml).iter(f"{W}p"), start=1):
                place = _place(part, number, text_of(paragraph))
                findings += [
                    Finding(place, _("A lawyer must confirm: {text}."), {"text": marked}, fault=False)
                    for marked in _to_confirm(paragraph)
                ]
                if RULED_CELL in text_of(paragraph):
                    findings.append(Finding(place, _("A line is left to be filled by hand."), fault=False))
    return findings


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist(), key=lambda name: (name != "word/document.xml", name)):
            if name.endswith(".xml") and name.startswith(("word/", PROPERTIES)):
                yield name, package.read(name)


def _root(part: tuple[str, bytes]) -> Element:
    return read_xml(part[1])


def _broken_tags(part: str, root: Element) -> Iterator[Finding]:
    for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
        text = text_of(paragraph)
        rest = TAGS.sub("", text)
        for sign in ("{{", "}}", "{%", "%}", "{#", "#}"):
            if sign in rest:
                message = _("A tag is opened and not closed here, or closed and not opened: {sign}")
                yield Finding(_place(part, number, text), message, {"sign": sign})


def _faults_of_source(part: str, xml: bytes, kind: Kind | None) -> list[Finding]:
    texts = [words_of(text_of(paragraph)) for paragraph in read_xml(xml).iter(f"{W}p")]
    findings = []
    for fault, words in source_faults(xml, kind):
        number = next((number for number, text in enumerate(texts, start=1) if words in text), 0)
        findings.append(Finding(_place(part, number, words), fault.message, fault.values))
    return findings


def _to_confirm(paragraph: Element) -> dict[str, None]:
    """What is highlighted in a paragraph or stands in square brackets, each once."""
    return dict.fromkeys([*_marked(paragraph), *BRACKETED.findall(text_of(paragraph))])


def _marked(paragraph: Element) -> Iterator[str]:
    """The highlighted stretches of a paragraph, put together from their runs."""
    stretch = ""
    for run in paragraph.iter(f"{W}r"):
        if run.find(f"{W}rPr/{W}highlight") is not None:
            stretch += text_of(run)
        elif stretch:
            yield stretch.strip(" []")
            stretch = ""
    if stretch:
        yield stretch.strip(" []")


def _place(part: str, number: int, text: str) -> str:
    words = " ".join(text.split())
    excerpt = words if len(words) <= LONGEST_EXCERPT else words[: LONGEST_EXCERPT - 1] + "…"
    return f"{_short(part)}:{number} “{excerpt}”"


def _short(part: str) -> str:
    return part.rpartition("/")[2].removesuffix(".xml")
