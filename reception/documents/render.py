"""A Word paper by docxtpl, out of a template and worded answers: the way for every template, and the measure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from jinja2 import pass_context
from jinja2.runtime import Context, Undefined
from markupsafe import Markup, escape

from reception.documents.filters import FILTERS, said
from reception.documents.parts import READ_PARTS, W, read_xml, text_of
from reception.documents.plain import LONGEST_ANSWERS, clean, demand_plain, too_much
from reception.documents.press.inserts import Inserts, is_insert
from reception.documents.press.package import joined, member
from reception.documents.press.properties import own_part
from reception.documents.press.telling import told
from reception.documents.sandbox import TemplateEnv
from reception.documents.scan import scan
from reception.documents.word import open_template
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _

SHOWN_BY_CELLS = ((f"{W}shd", f"{W}fill"), (f"{W}gridSpan", f"{W}val"))
"""The attributes in which a template may print: the colour of a cell, and how many columns it spans."""


def render(template: bytes, answers: Mapping[str, Any]) -> bytes:
    """The paper as a .docx out of plain dictionaries, lists, texts and numbers, as `worded` makes them.

    `Refused` where the template says what it may not or asks for what there is not; `Unable` where a text
    that was printed cannot be found again in the result.
    """
    return WordTemplate(template).paper(answers)


class WordTemplate:
    """A template that docxtpl renders; what does not depend on the answers is prepared once."""

    def __init__(self, template: bytes) -> None:
        """Scan it; `Refused` if it may not be opened at all."""
        checked(template)
        self._template = template
        self._printed: list[str] = []
        self._size = 0
        self._inserts: Inserts | None = None
        self._environment = TemplateEnv(filters=FILTERS, finalize=self._printer())

    def paper(self, answers: Mapping[str, Any]) -> bytes:
        """The paper made from these answers; in trouble as `render` is."""
        demand_plain(answers)
        self._printed.clear()
        self._size = 0
        with told():
            data = self._filled(answers)
        return self._packed_anew(data, answers)

    def _filled(self, answers: Mapping[str, Any]) -> bytes:
        document = open_template(self._template)
        self._inserts = Inserts(document)
        document.render(dict(answers), jinja_env=self._environment, autoescape=True)
        result = io.BytesIO()
        document.save(result)
        return result.getvalue()

    def _printer(self) -> Any:
        """What jinja calls for each printed value: it is worded, cleaned and noted, to be found in the result."""

        @pass_context
        def finalize(context: Context, value: object) -> str:
            if isinstance(value, Undefined):
                str(value)  # a strict undefined raises here, naming what it misses
            if isinstance(value, Mapping) and is_insert(value):
                assert self._inserts is not None
                markup, texts = self._inserts.put(value)
                self._note(*texts)
                return markup
            text = clean(said(context, value))
            self._note(text)
            return _guarded(text)

        return finalize

    def _note(self, *texts: str) -> None:
        self._printed += texts
        self._size += sum(map(len, texts))
        if self._size > LONGEST_ANSWERS:
            raise too_much()

    def _packed_anew(self, data: bytes, answers: Mapping[str, Any]) -> bytes:
        """The saved package with fixed dates and our own properties, after the printed texts were found in it."""
        texts: list[str] = []
        members = []
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                content = package.read(info)
                if READ_PARTS.fullmatch(info.filename):
                    root = read_xml(content)
                    texts += (text_of(root), *_shown_by_cells(root))
                members.append(member(info.filename, own_part(info.filename, content, answers)))
        whole = "\n".join(texts)
        for text in dict.fromkeys(self._printed):
            if text not in whole:
                raise Unable(_("A text that was to be printed is not in the paper: {text}."), text=text[:80])
        return joined(members)


@lru_cache(maxsize=16)
def checked(template: bytes) -> None:
    """Scan a template once; `Refused` if it may not be opened at all."""
    scan(template, name="template.docx")


def _guarded(text: str) -> str:
    """The text kept from docxtpl, which reads `{_{` and `%_}` in what was printed as its own signs."""
    if "{_" not in text and "_}" not in text:
        return text
    return Markup(str(escape(text)).replace("{_", "&#123;_").replace("_}", "_&#125;"))  # noqa: S704 - escaped


def _shown_by_cells(root: Element) -> Iterator[str]:
    for tag, attribute in SHOWN_BY_CELLS:
        for element in root.iter(tag):
            yield element.get(attribute, "")
