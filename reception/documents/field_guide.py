"""All fields of a kind for whoever writes its template: names in three languages, an example, where each is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reception.documents.aliases import name_in, parts_of
from reception.documents.kinds import Field, Kind
from reception.documents.shelf.differences import paragraphs
from reception.documents.template_names import TAGS
from reception.kernel.i18n import Language

_NAME = re.compile(r"[^\W\d]\w*")
_CASE = {"ru": "|родительный", "ky": "|барыш", "en": "|genitive"}


@dataclass(frozen=True)
class FieldLine:
    """One field as the guide shows it."""

    name: str
    names: Mapping[Language, str]
    label: str
    help: str
    example: str
    """What to put into a template, in the names of its language."""
    used: int
    """How many places of the template ask for it, under any of its names."""
    indent: int = 0
    """1 of a column, which stands inside the loop over its list."""


def field_guide(kind: Kind, *, language: Language, template: bytes = b"") -> list[FieldLine]:
    """The fields in the order of the kind, each column below its list; `used` counts in the given template."""
    counted = _counted(template)
    return [line for field in kind.fields for line in _lines(field, language, counted)]


def uses_of(name: str, *, kinds: Iterable[Kind]) -> list[Kind]:
    """The kinds that ask for a field of that name, in any of its languages."""
    return [
        kind for kind in kinds if any(name in (field.name, *_names(field).values()) for field in kind.fields)
    ]


def _lines(field: Field, language: Language, counted: Mapping[str, int]) -> Iterator[FieldLine]:
    yield _line(field, language, counted, _example(field, language))
    row = {"ru": "строка", "ky": "сап", "en": "row"}[language]
    for column in field.columns:
        inserted = f"{{{{ {row}.{_names(column)[language]} }}}}"
        yield _line(column, language, counted, inserted, indent=1)


def _line(
    field: Field, language: Language, counted: Mapping[str, int], example: str, *, indent: int = 0
) -> FieldLine:
    names = _names(field)
    used = sum(counted.get(name, 0) for name in {field.name, *names.values()})
    help_ = field.help.get(language, "")
    return FieldLine(field.name, names, field.labels[language], help_, example, used, indent)


def _names(field: Field) -> dict[Language, str]:
    return {"ru": name_in(field, "ru"), "ky": name_in(field, "ky"), "en": field.name}


def _example(field: Field, language: Language) -> str:
    name = _names(field)[language]
    if field.type == "rows":
        row, column = {"ru": "строка", "ky": "сап", "en": "row"}[language], _names(field.columns[0])[language]
        return f"{{%p for {row} in {name} %}} {{{{ {row}.{column} }}}} {{%p endfor %}}"
    if field.type == "person" and language != "en":
        return f"{{{{ {name}.{parts_of(field)[0 if language == 'ru' else 5]}{_CASE[language]} }}}}"
    if field.type in {"person", "body"}:
        return f"{{{{ {name}{_CASE[language]} }}}}"
    return f"{{{{ {name} }}}}"


def _counted(template: bytes) -> dict[str, int]:
    found: dict[str, int] = {}
    if template:
        for paragraph in paragraphs(template):
            for tag in TAGS.findall(paragraph):
                for name in _NAME.findall(tag):
                    found[name] = found.get(name, 0) + 1
    return found
