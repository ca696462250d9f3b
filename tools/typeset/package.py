"""The Word file around what was set: the same bytes for the same text."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files
from pathlib import Path

from tools.typeset.runs import runs
from tools.typeset.script import Setting, set_script

LOCALES = {"ru": "ru-RU", "ky": "ky-KG", "en": "en-GB"}
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HEADER = {
    "content_types": '<Override PartName="/word/header1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>',
    "relations": '<Relationship Id="rId5" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>',
}
"""What the package says of a header, where there is one."""
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
MARGINS = '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'


def set_template(source: Path) -> bytes:
    """The template for the text `<kind>/<language>.txt`; shared blocks stand in `blocks/<language>/`."""
    language = source.stem
    blocks = source.parents[1] / "blocks" / language
    setting = set_script(
        source.read_text(encoding="utf-8"),
        language=language,
        block=lambda name: (blocks / f"{name}.txt").read_text(encoding="utf-8"),
    )
    return _package(setting, language)


def _package(setting: Setting, language: str) -> bytes:
    locale = LOCALES[language]
    has_header = bool(setting.header)
    parts = {
        "[Content_Types].xml": _part("content_types", headed=has_header),
        "_rels/.rels": _part("package"),
        "docProps/core.xml": _part("core"),
        "word/document.xml": _document(setting),
        "word/styles.xml": _part("styles").replace("LANGUAGE", locale),
        "word/numbering.xml": _part("numbering"),
        "word/settings.xml": _part("settings").replace("LANGUAGE", locale),
        "word/footer1.xml": _part("footer"),
        "word/_rels/document.xml.rels": _part("relations", headed=has_header),
    }
    if has_header:
        parts["word/header1.xml"] = _header(setting.header)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, text)
    return result.getvalue()


def _part(name: str, *, headed: bool = False) -> str:
    text = (files("tools.typeset") / "parts" / f"{name}.xml").read_text(encoding="utf-8")
    return text.replace("HEADER", HEADER[name] if headed else "")


def _document(setting: Setting) -> str:
    header = '<w:headerReference w:type="default" r:id="rId5"/>' if setting.header else ""
    footer = '<w:footerReference w:type="default" r:id="rId4"/>' if setting.numbered_pages else ""
    section = f"<w:sectPr>{header}{footer}{setting.page}{MARGINS}</w:sectPr>"
    return f"{DECLARED}<w:document {SPACES}><w:body>{''.join(setting.body)}{section}</w:body></w:document>"


def _header(text: str) -> str:
    held = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{runs(text)}</w:p>'
    return f"{DECLARED}<w:hdr {SPACES}>{held}</w:hdr>"
