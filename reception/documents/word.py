"""docxtpl with our three changes: sources prepared once, a strict parser, no code in properties."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from reception.documents.parts import read_xml

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@lru_cache(maxsize=128)
def prepared(source: str) -> str:
    """The source that Jinja understands out of a part's XML: docxtpl's own cleaning, done once."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate(io.BytesIO()).patch_xml(source))


def open_template(template: bytes) -> Any:
    """A docxtpl template to be rendered once; `ParseError` where rendering would give broken XML."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    mended = document.fix_tables

    def fix_tables(xml: str) -> Any:
        # docxtpl's parser recovers from broken XML by dropping text, unseen.
        read_xml(xml)
        return mended(xml)

    def leave_properties(*_context: object) -> None:
        # Touching the properties makes their part; what stands in it is written by `render`.
        getattr(document.docx, "core_properties", None)

    document.patch_xml = prepared
    document.fix_tables = fix_tables
    document.render_properties = leave_properties
    return document


def sources_of(template: bytes) -> dict[str, str]:
    """The prepared source of every part that docxtpl renders, by the name of the part."""
    document = open_template(template)
    document.render_init()
    sources = {"word/document.xml": prepared(document.get_xml())}
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _relation, part in document.get_headers_footers(uri):
            sources[str(part.partname)[1:]] = prepared(document.get_part_xml(part))
    for part in document.docx.part.package.iter_parts():
        if part.content_type == FOOTNOTES:
            sources[str(part.partname)[1:]] = prepared(part.blob.decode())
    return sources
