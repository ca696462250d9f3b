"""Names of fields in Russian and Kyrgyz, so that a template says {{ заявитель.фио|родительный }}. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reception.documents.kinds import Field, Kind
from reception.kernel.i18n import Language

OF_AUTHORS: tuple[Language, ...] = ("ru", "ky")
"""The languages in which fields have names beside the English ones."""
PERSON_PARTS: Mapping[str, str] = {
    "фио": "",
    "фамилия": "surname",
    "имя": "given",
    "отчество": "patronymic",
    "латиницей": "latin",
    "аты_жөнү": "",
    "фамилиясы": "surname",
    "аты": "given",
    "атасынын_аты": "patronymic",
    "латынча": "latin",
}
"""Parts of a person; without an English name it is the whole person again, to be put into a case."""
BODY_PARTS: Mapping[str, str] = {"название": "", "аталышы": ""}
CHOICE_PARTS: Mapping[str, str] = {"код": "code", "словами": "said", "коду": "code", "сөз_менен": "said"}
PARTS: Mapping[str, Mapping[str, str]] = {
    "person": PERSON_PARTS,
    "body": BODY_PARTS,
    "choice": CHOICE_PARTS,
    "yes_no": CHOICE_PARTS,
}
SPECIAL: Mapping[str, str] = {
    "документ": "paper",
    "известно": "known",
    "белгилүү": "known",
    "сказано": "said",
    "айтылган": "said",
}
_GAP = re.compile(r"[^\w]+")
_LONGEST = 40


def aliases_of(fields: Iterable[Field]) -> dict[str, str]:
    """The English name behind each name that an author may use of these fields.

    A field without a name of its own in a language goes by its label; where two would be called alike, neither
    is, and where the label is long it is cut at a word.
    """
    found: dict[str, str] = {}
    twice: set[str] = set()
    listed = list(fields)
    english = {field.name for field in listed}
    for field in listed:
        for alias in {name_in(field, language) for language in OF_AUTHORS}:
            if found.setdefault(alias, field.name) != field.name:
                twice.add(alias)
    return {alias: name for alias, name in found.items() if alias not in twice | english and alias}


def name_in(field: Field, language: Language) -> str:
    """What an author calls the field in that language."""
    return field.aliases.get(language) or _slug(field.labels[language])


def with_aliases(kind: Kind, words: Mapping[str, Any]) -> dict[str, Any]:
    """Worded answers in which every value can also be asked for by its other names."""
    named = aliases_of(kind.fields)
    whole = {name: _with_parts(kind.field(name), value) for name, value in words.items()}
    for special in ("known", "said"):
        whole[special] = {**words[special], **dict(_under(named, words[special]))}
    whole |= dict(_under(named, whole))
    whole |= {alias: whole[name] for alias, name in SPECIAL.items() if alias not in whole}
    return whole


def parts_of(field: Field) -> list[str]:
    """The names of the parts that a value of this field has beside itself."""
    return list(PARTS.get(field.type, ()))


def _under(named: Mapping[str, str], values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for alias, name in named.items():
        if name in values:
            yield alias, values[name]


def _with_parts(field: Field | None, value: Any) -> Any:
    if field is None:
        return value
    if field.type == "rows":
        columns = aliases_of(field.columns)
        return [_row(field, row, columns) for row in value]
    parts = PARTS.get(field.type)
    if parts is None or not isinstance(value, Mapping):
        return value
    said = dict(value)
    # Of whom nothing is known the words for that stand in every part.
    whole = said.get("said", "")
    return said | {alias: said.get(name, whole) if name else said for alias, name in parts.items()}


def _row(field: Field, row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    cells = {name: _with_parts(field.column(name), cell) for name, cell in row.items()}
    return cells | dict(_under(columns, cells))


def _slug(label: str) -> str:
    words = _GAP.sub("_", label.casefold()).strip("_").split("_")
    kept = words[:1]
    for word in words[1:]:
        if len("_".join([*kept, word])) > _LONGEST:
            break
        kept.append(word)
    slug = "_".join(kept)
    return slug if slug.isidentifier() else ""
