"""Our use of docxtpl against docxtpl as it is documented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment

from reception.documents.filters import FILTERS, said
from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.render import render
from reception.documents.word import prepared
from reception.documents.wording import worded


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith("word/")}


def as_documented(template: bytes, words: dict[str, Any]) -> bytes:
    """A paper by docxtpl as it is documented: the baseline of the bench too."""
    environment = Environment(autoescape=True, finalize=said)
    environment.filters.update(FILTERS)
    document = DocxTemplate(io.BytesIO(template))
    document.render(words, jinja_env=environment, autoescape=True)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


@pytest.mark.parametrize("code", kind_codes())
def test_a_paper_is_to_the_byte_what_docxtpl_makes(
    code: str, answers_of: Callable[[Kind], dict[str, Any]]
) -> None:
    kind = load_kind(code)
    for language in kind.languages:
        template, words = (
            load_template(kind, language=language),
            worded(kind, answers_of(kind), language=language),
        )
        assert parts(render(template, words)) == parts(as_documented(template, words))


def test_a_source_is_prepared_once() -> None:
    prepared.cache_clear()
    first = prepared("<w:p><w:t>{{ a }}</w:t></w:p>")
    assert prepared("<w:p><w:t>{{ a }}</w:t></w:p>") is first
    assert prepared.cache_info().hits == 1


def test_a_tag_that_word_has_split_into_runs_is_put_together() -> None:
    split = "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ na</w:t></w:r><w:r><w:t>me }}</w:t></w:r></w:p>"
    assert "{{ name }}" in prepared(split)
