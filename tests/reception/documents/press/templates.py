"""Templates made by hand, one for each thing that docxtpl can do, and docxtpl as it is documented beside ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import Environment, pass_context

from reception.documents.filters import FILTERS, said
from reception.documents.kinds import load_kind, load_template
from reception.documents.samples import dot

Answers = dict[str, Any]
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROWS = [{"what": "первый & <второй>", "n": "1"}, {"what": "третий", "n": "2"}]
COLOUR = "FFCC00"
PAPER = {"paper": {"title": "Проба", "language": "ru"}}
FULL: Answers = PAPER | {
    "name": "Айгүл «А» & Ко <ОсОО>",
    "lines": "первая\nвторая\tпосле знака",
    "empty": "",
    "rows": ROWS,
    "colour": COLOUR,
    "span": 2,
    "yes": "да",
    "heads": [{"h": "Дата"}, {"h": "Место"}, {"h": "Итог"}],
}
SETS: list[Answers] = [
    FULL,
    FULL | {"yes": "", "name": "x", "lines": "одна"},
    FULL | {"rows": []},
    FULL | {"rows": ROWS * 20, "heads": [{"h": "1"}]},
]


def _emptied() -> bytes:
    """A shipped template without its words: its few styles make a test quick."""
    document = docx.Document(io.BytesIO(load_template(load_kind("visit_slip"), language="en")))
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for part in (document.sections[0].header, document.sections[0].footer):
        part.is_linked_to_previous = True
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


EMPTY = _emptied()


def built(
    *paragraphs: str, table: list[list[str]] | None = None, header: str = "", footer: str = ""
) -> bytes:
    """A Word file with these paragraphs, then a table with these cells."""
    document = docx.Document(io.BytesIO(EMPTY))
    for words in paragraphs:
        document.add_paragraph(words)
    if table is not None:
        grid = document.add_table(rows=0, cols=max(map(len, table)))
        for row in table:
            for cell, words in zip(grid.add_row().cells, row, strict=False):
                cell.text = words
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def changed(data: bytes, change: Callable[[str, str], str], **more: str) -> bytes:
    """The file with every part changed by its name and text, and parts more."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            is_text = name.endswith((".xml", ".rels"))
            target.writestr(name, change(name, content.decode()) if is_text else content)
        for name, text in more.items():
            target.writestr(name, text)
    return result.getvalue()


def with_footnote(data: bytes, words: str) -> bytes:
    """The file with a footnote that says this."""

    def change(name: str, text: str) -> str:
        if name == "[Content_Types].xml":
            override = f'<Override PartName="/word/footnotes.xml" ContentType="{FOOTNOTES_TYPE}"/></Types>'
            return text.replace("</Types>", override)
        if name == "word/_rels/document.xml.rels":
            named = f'<Relationship Id="rId99" Type="{FOOTNOTES_RELATION}" Target="footnotes.xml"/></Relationships>'
            return text.replace("</Relationships>", named)
        return text

    note = f'<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:footnote>'
    notes = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{NAMESPACE}">{note}</w:footnotes>'
    return changed(data, change, **{"word/footnotes.xml": notes})


FAST: Mapping[str, bytes] = {
    "a field": built("Имя: {{ name }}."),
    "a condition over paragraphs": built("{%p if yes %}", "да", "{%p else %}", "нет", "{%p endif %}"),
    "a condition in a line": built("Имя {% if yes %}{{ name }}{% else %}нет{% endif %}."),
    "a list of paragraphs": built(
        "{%p for row in rows %}", "{{ loop.index }}. {{ row.what }}", "{%p endfor %}"
    ),
    "rows of a table": built(
        table=[
            ["№", "Что"],
            ["{%tr for row in rows %}", ""],
            ["{{ row.n }}", "{{ row.what }}"],
            ["{%tr endfor %}", ""],
        ]
    ),
    "header and footer": built(
        "{{ name }}", header="{{ name }} {{ yes }}", footer="{% if rows %}{{ rows[0].what }}{% endif %}"
    ),
    "lines and tabs": built("{{ lines }}", "{{ empty }}"),
    "a comment": built("{# это не печатается #}{{ name }}", "{#p и это #}"),
    "blanks taken away": built(
        "Имя {%- if yes %} {{ name }} {%- endif %}", "{%- if yes -%} и {%- endif %} всё"
    ),
    "a run of its own": built("Имя {%r if yes %}да{%r endif %} конец"),
}
"""What the fast way knows."""
SLOW: Mapping[str, bytes] = {
    "columns of a table": built(
        table=[["{%tc for head in heads %}", "{{ head.h }}", "{%tc endfor %}"], ["а", "б", "в"]]
    ),
    "the colour of a cell": built(table=[["{% cellbg colour %}{{ name }}", "б"]]),
    "a cell over columns": built(table=[["{% colspan span %}{{ name }}"], ["а"]]),
    "cells merged across": built(
        table=[["{%tc for head in heads %}", "{% hm %}{{ name }}", "{%tc endfor %}"], ["а", "б", "в"]]
    ),
    "cells merged down": built(
        table=[
            ["№", "Что"],
            ["{%tr for row in rows %}", ""],
            ["{% vm %}{{ name }}", "{{ row.what }}"],
            ["{%tr endfor %}", ""],
        ]
    ),
    "a footnote": with_footnote(built("{{ name }}"), "Прим.: {{ name }}"),
    "a table of which every row is in a loop": built(
        table=[["{%tr for row in rows %}", ""], ["{{ row.n }}", "{{ row.what }}"], ["{%tr endfor %}", ""]]
    ),
    "braces of its own": built("{_{ не поле }_} {{ name }}"),
}
"""What goes by docxtpl."""


def parts(data: bytes) -> dict[str, bytes]:
    """The parts below word/."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith("word/")}


def as_documented(template: bytes, answers: Mapping[str, Any]) -> bytes:
    """A paper by docxtpl as its documentation says, with its own objects for what is more than text."""
    document = DocxTemplate(io.BytesIO(template))
    environment = Environment(autoescape=True, finalize=_printed)
    environment.filters.update(FILTERS)
    given = {name: _own(document, value) for name, value in answers.items()}
    document.render(given, jinja_env=environment, autoescape=True)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def _own(document: DocxTemplate, value: Any) -> Any:
    if isinstance(value, dict) and "picture" in value:
        return InlineImage(document, io.BytesIO(dot()), width=Mm(value["width"]))
    if isinstance(value, dict) and "rich_text" in value:
        rich = RichText()
        for run in value["rich_text"]:
            rich.add(run["text"], **{name: True for name in run if name != "text"})
        return rich
    return value


@pass_context
def _printed(context: Any, value: object) -> object:
    return value if isinstance(value, InlineImage | RichText) else said(context, value)
