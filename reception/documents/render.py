"""A Word paper out of a template and worded answers: pure, the same bytes for the same input."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError, pass_context
from jinja2.runtime import Context, Undefined
from markupsafe import Markup

from reception.documents.answers import LONGEST_ANSWERS, clean
from reception.documents.filters import FILTERS, said
from reception.documents.parts import READ_PARTS, read_xml, text_of
from reception.documents.sandbox import OutsideLanguageError, TemplateEnv
from reception.documents.scan import scan
from reception.documents.word import open_template
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import mark as _

ENTITIES = {'"': "&quot;", "'": "&#39;"}
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)
EMPTY_PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/{which}-properties"/>'
)


def render(template: bytes, answers: Mapping[str, Any]) -> bytes:
    """The paper as a .docx out of plain dictionaries, lists, texts and numbers, as `worded` makes them.

    `Refused` where the template says what it may not or asks for what there is not; `Unable` where a text
    that was printed cannot be found again in the result.
    """
    _check_plain(answers)
    checked(template)
    printed: list[str] = []
    environment = TemplateEnv(filters=FILTERS, finalize=_printer(printed))
    paper = answers.get("paper", {})
    data = _filled(template, answers, environment)
    return _rewritten(data, title=str(paper.get("title", "")), printed=printed)


@lru_cache(maxsize=16)
def checked(template: bytes) -> None:
    """Scan a template once; `Refused` if it may not be opened at all."""
    scan(template, name="template.docx")


def _filled(template: bytes, answers: Mapping[str, Any], environment: TemplateEnv) -> bytes:
    document = open_template(template)
    result = io.BytesIO()
    try:
        document.render(dict(answers), jinja_env=environment, autoescape=True)
        document.save(result)
    except OutsideLanguageError as fault:
        raise Refused(fault.fault.message, **fault.fault.values) from fault
    except UndefinedError as fault:
        raise Refused(
            _("The template asks for something this paper does not have: {fault}."), fault=fault.message or ""
        ) from fault
    except TemplateSyntaxError as fault:
        raise Refused(_("The template is broken: {fault}."), fault=fault.message or "") from fault
    except TemplateError as fault:
        raise Refused(_("The template is not allowed: {fault}."), fault=fault.message or "") from fault
    except (ParseError, RecursionError) as fault:
        raise Unable(_("The template and the answers give no whole document.")) from fault
    return result.getvalue()


def _printer(printed: list[str]) -> Any:
    """What jinja calls for each printed value: it is worded, cleaned and noted, to be found in the result."""
    total = 0

    @pass_context
    def finalize(context: Context, value: object) -> str:
        nonlocal total
        if isinstance(value, Undefined):
            str(value)  # a strict undefined raises here, naming what it misses
        text = clean(said(context, value))
        total += len(text)
        if total > LONGEST_ANSWERS:
            raise Refused(_("The answers hold more than {most} characters."), most=LONGEST_ANSWERS)
        printed.append(text)
        return _guarded(text)

    return finalize


def _guarded(text: str) -> str:
    """The text kept from docxtpl, which reads `{_{` and `%_}` in what was printed as its own signs."""
    if "{_" not in text and "_}" not in text:
        return text
    return Markup(escape(text, ENTITIES).replace("{_", "&#123;_").replace("_}", "_&#125;"))  # noqa: S704 - escaped


def _rewritten(data: bytes, *, title: str, printed: list[str]) -> bytes:
    """The saved package with fixed dates and our own properties, after the printed texts were found in it."""
    result = io.BytesIO()
    texts: list[str] = []
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as paper,
    ):
        for info in package.infolist():
            content = package.read(info)
            if READ_PARTS.fullmatch(info.filename):
                texts.append(text_of(read_xml(content)))
            entry = zipfile.ZipInfo(info.filename, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            paper.writestr(entry, _properties(info.filename, title) or content)
    whole = "\n".join(texts)
    for text in printed:
        if text not in whole:
            raise Unable(_("A text that was to be printed is not in the paper: {text}."), text=text[:80])
    return result.getvalue()


def _properties(name: str, title: str) -> str | None:
    if name == "docProps/core.xml":
        return CORE.format(title=escape(clean(title)))
    if name == "docProps/app.xml":
        return EMPTY_PROPERTIES.format(which="extended")
    if name == "docProps/custom.xml":
        return EMPTY_PROPERTIES.format(which="custom")
    return None


def _check_plain(value: object) -> None:
    """Only plain data may reach a template: an object of the store would bring the whole store with it."""
    if isinstance(value, Mapping):
        for part in value.values():
            _check_plain(part)
    elif isinstance(value, list):
        for part in value:
            _check_plain(part)
    elif isinstance(value, str):
        if len(value) > LONGEST_ANSWERS:
            raise Refused(_("The answers hold more than {most} characters."), most=LONGEST_ANSWERS)
    elif not isinstance(value, int):
        message = f"not plain data: {type(value).__name__}"
        raise TypeError(message)
