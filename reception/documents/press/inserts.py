"""Pictures, formatted texts and whole documents that a paper takes in: docxtpl's objects out of plain data."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from reception.documents.plain import clean
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _

INSERTS = frozenset({"picture", "rich_text", "subdoc"})
FORMATS = frozenset({"bold", "italic", "underline", "strike", "superscript", "subscript"})
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
WIDEST = 170
"""Millimetres: the width of a page of A4 between its margins."""


def is_insert(value: object) -> bool:
    """Whether a worded value is one that only docxtpl can put in."""
    return isinstance(value, Mapping) and not INSERTS.isdisjoint(value)


class Inserts:
    """Puts plain data into one document while it is rendered; a template never holds the objects themselves."""

    def __init__(self, document: Any) -> None:
        """Take the docxtpl template that is being rendered."""
        self._document = document

    def put(self, value: Mapping[str, Any]) -> tuple[str, list[str]]:
        """The markup for a value, and the texts in it; `Refused` where it is not what it says."""
        if "picture" in value:
            return self._picture(value), []
        if "subdoc" in value:
            from reception.documents.press.subdocument import body_of  # noqa: PLC0415 - seldom needed

            markup, texts = body_of(_bytes(value["subdoc"]), part=self._document.current_rendering_part)
            return Markup(markup), texts  # noqa: S704 - serialised by lxml
        return self._rich_text(value["rich_text"])

    def _picture(self, value: Mapping[str, Any]) -> str:
        from docx.shared import Mm
        from docxtpl import InlineImage

        content = _bytes(value["picture"])
        if not content.startswith(PICTURES):
            raise Refused(_("A picture in a paper must be PNG or JPEG."))
        width = Mm(min(int(value.get("width", WIDEST)), WIDEST))
        try:
            return Markup(InlineImage(self._document, io.BytesIO(content), width=width))  # noqa: S704 - made by python-docx
        except AttributeError as fault:
            raise Refused(_("A picture cannot stand in a footnote.")) from fault
        except Exception as fault:  # python-docx lets out whatever a damaged picture makes of its reading
            raise Refused(_("A picture is damaged.")) from fault

    def _rich_text(self, runs: list[Mapping[str, Any]]) -> tuple[str, list[str]]:
        from docxtpl import RichText

        rich = RichText()
        texts = [clean(str(run["text"])) for run in runs]
        for run, text in zip(runs, texts, strict=True):
            rich.add(text, **{name: True for name in FORMATS if run.get(name)})
        return Markup(rich), texts  # noqa: S704 - docxtpl escapes what stands in it


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as fault:
        raise Refused(_("A picture or document in the answers is not readable.")) from fault
