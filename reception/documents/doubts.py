"""The cases in a paper that a lawyer should look at, since no rule, no table and nobody's hand stands behind them."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from reception.documents.cases import CASE_WORDS, NAMED_CASES, in_case, russian_address, short_name
from reception.documents.filters import ADDRESSED, FILTERS, INITIALS, is_person, said
from reception.documents.parts import READ_PARTS, W, read_xml, text_of
from reception.documents.sandbox import TemplateEnv
from reception.documents.template_names import TAGS, words_of
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.language.cases import Declined

_QUOTES = str.maketrans("“”‘’", "\"\"''")
UNSURE_CASE = _("Check the case of “{form}”: the program is not sure of it.")
EACH = "*"
"""In a path: every row of a list."""
Path = tuple[str, ...]


@dataclass(frozen=True)
class Doubt:
    """A form that a template asks for: of which field, and how it is printed."""

    field: str
    form: str


@dataclass(frozen=True)
class _Asked:
    """A case, and by which filter where that is not the case's own."""

    case: str
    by: str = ""


def doubts(template: bytes, words: Mapping[str, Any], *, language: Language) -> list[Doubt]:
    """The forms to look at, each once, in the order of the template; `words` are those that it is rendered from.

    What stands under a condition is told too, printed or not.
    """
    found: dict[Doubt, None] = {}
    for path, asked in _asked(template):
        for value in _values(words, path):
            declined = _declined(value, asked, language)
            if declined is not None and not declined.certain:
                found[Doubt(path[0], declined.text)] = None
    return list(found)


def _declined(value: Any, asked: _Asked, language: Language) -> Declined | None:
    if language == "en" or not value or not isinstance(value, str | Mapping):
        return None
    if asked.by == INITIALS:
        return short_name(value, language=language, case=asked.case) if is_person(value) else None
    body = {"nominative": value} if isinstance(value, str) else value
    if asked.by == ADDRESSED and language == "ru" and "nominative" in body:
        return russian_address(body)
    return in_case(body, language=language, case=asked.case)


@lru_cache(maxsize=64)
def _asked(template: bytes) -> tuple[tuple[Path, _Asked], ...]:
    """Which values a template puts into which case."""
    environment = TemplateEnv(filters=FILTERS, finalize=said)
    asked: dict[tuple[Path, _Asked], None] = {}
    for source in _sources(template):
        with contextlib.suppress(TemplateSyntaxError):  # such a template is refused where it is rendered
            asked |= dict.fromkeys(_in(environment.parse(source), {}))
    return tuple(asked)


def _sources(template: bytes) -> Iterator[str]:
    """The tags of every part one after the other: nothing else says what is asked for, and docxtpl is not needed."""
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        for name in package.namelist():
            if READ_PARTS.fullmatch(name):
                texts = (text_of(paragraph) for paragraph in read_xml(package.read(name)).iter(f"{W}p"))
                tags = (tag for text in texts for tag in TAGS.findall(words_of(text)))
                yield "".join(tags).translate(_QUOTES)


def _in(node: nodes.Node, scope: Mapping[str, Path]) -> Iterator[tuple[Path, _Asked]]:
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        rows = _path(node.iter, scope)
        scope = {**scope, node.target.name: (*rows, EACH)} if rows else scope
    if isinstance(node, nodes.Filter) and node.node is not None:
        asked, path = _asked_of(node), _path(node.node, scope)
        if asked is not None and path:
            yield path, asked
    for child in node.iter_child_nodes():
        yield from _in(child, scope)


def _asked_of(node: nodes.Filter) -> _Asked | None:
    if node.name in CASE_WORDS:
        return _Asked(CASE_WORDS[node.name])
    called = FILTERS.get(node.name)
    if called is FILTERS[ADDRESSED]:
        return _Asked("dative", by=ADDRESSED)
    if called is FILTERS[INITIALS] and node.args and isinstance(node.args[0], nodes.Const):
        case = str(node.args[0].value)
        return _Asked(NAMED_CASES.get(case, case), by=INITIALS)
    return None


def _path(node: nodes.Node, scope: Mapping[str, Path]) -> Path:
    """Where a value comes from; empty where it is made on the spot."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, (node.name,))
    if isinstance(node, nodes.Getattr):
        before = _path(node.node, scope)
        return (*before, node.attr) if before else ()
    return ()


def _values(value: Any, path: Path) -> Iterator[Any]:
    if not path:
        yield value
    elif path[0] == EACH:
        for row in value if isinstance(value, list) else ():
            yield from _values(row, path[1:])
    elif isinstance(value, Mapping) and path[0] in value:
        yield from _values(value[path[0]], path[1:])
