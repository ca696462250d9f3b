"""Answers put into the words of one language: plain texts, lists and dictionaries for a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reception.documents.answers import Answer, Raw, check, read_answer, read_cell
from reception.documents.kinds import Field, Kind
from reception.documents.plain import clean
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.language.dates import word_date

RULED_LINE = "_" * 24
RULED_CELL = "_" * 10
"""Lines to be filled by hand: in a text, and in a cell of a table, which is narrower."""
RULED_ROWS = 3
YES_NO: Mapping[Language, tuple[str, str]] = {"ru": ("да", "нет"), "ky": ("ооба", "жок"), "en": ("yes", "no")}
STRUCTURED = frozenset({"person", "body", "choice", "yes_no", "date", "partial_date"})
"""Types whose values are dictionaries, so that a template can ask for their parts, or a filter for a case."""
Worded = dict[str, Any]


def worded(kind: Kind, answers: Raw, *, language: Language) -> Worded:
    """What the template of that language is given.

    Every field has a name there. `known` tells whether it holds a value or a line for one, `said` what to
    print for a list without rows. A field without an answer is an empty text or list, a required one
    `Refused`.
    """
    check(kind, answers)
    said: dict[str, str] = {}
    known: dict[str, bool] = {}
    words: Worded = {"paper": _paper(kind, language), "said": said, "known": known}
    for entry in kind.fields:
        if entry.name not in answers and entry.required:
            raise Refused(_("The paper has no answer to “{field}”."), field=entry.labels[language])
        answer = read_answer(answers[entry.name], place=entry.name) if entry.name in answers else None
        known[entry.name] = answer is not None and answer.state != "unknown"
        if entry.type == "rows":
            words[entry.name] = _rows(entry, answer, language)
            said[entry.name] = (entry.unknown if answer and answer.state == "unknown" else entry.none)[
                language
            ]
        else:
            words[entry.name] = "" if answer is None else _said(entry, answer, language)
    return words


def _paper(kind: Kind, language: Language) -> Worded:
    return {
        "kind": kind.code,
        "version": kind.version,
        "language": language,
        "title": kind.titles[language],
        "reading_copy": language in kind.reading_copies,
    }


def _rows(entry: Field, answer: Answer | None, language: Language) -> list[Worded]:
    if answer is None or answer.state == "unknown":
        return []
    if answer.state == "by_hand":
        by_hand = Answer("by_hand")
        line = RULED_LINE if len(entry.columns) == 1 else RULED_CELL  # one column is no table
        return [
            {column.name: _said(column, by_hand, language, line=line) for column in entry.columns}
            for _row in range(RULED_ROWS)
        ]
    rows = []
    for number, row in enumerate(answer.value, start=1):
        cells: Worded = {}
        for column in entry.columns:
            place = f"{entry.name}.{number}.{column.name}"
            # A cell nobody filled says so in the words of its column: a table has no holes.
            cell = read_cell(row[column.name], place=place) if column.name in row else Answer("unknown")
            cells[column.name] = _said(column, cell, language, line=RULED_CELL)
        rows.append(cells)
    return rows


def _said(entry: Field, answer: Answer, language: Language, *, line: str = RULED_LINE) -> str | Worded:
    if answer.state == "value":
        return _value(entry, answer, language)
    words = line if answer.state == "by_hand" else entry.unknown[language]
    return {"said": words, "code": ""} if entry.type in STRUCTURED else words


def _value(entry: Field, answer: Answer, language: Language) -> str | Worded:
    match entry.type:
        case "person":
            parts = {**answer.cases.get(language, {}), **answer.value}
            return {part: clean(text).strip() for part, text in parts.items()}
        case "body":
            return _body(answer, language)
        case "choice":
            chosen = next(choice for choice in entry.choices if choice.code == answer.value)
            return {"said": chosen.labels[language], "code": chosen.code}
        case "yes_no":
            yes, no = YES_NO[language]
            return {"said": yes if answer.value else no, "code": "yes" if answer.value else "no"}
        case "date" | "partial_date":
            return {"said": word_date(PartialDate.parse(answer.value), language), "date": answer.value}
    return clean(answer.text_in(language)).strip()


def _body(answer: Answer, language: Language) -> Worded:
    if isinstance(answer.value, str):
        return {"nominative": clean(answer.text_in(language)).strip()}
    names = answer.value["names"]
    # A body without a name in this language is named as the State names it; the paper check lists it.
    name = next(names[code] for code in (language, "ru", *names) if code in names)
    forms = answer.value.get("cases", {}).get(language, {})
    return {"nominative": clean(name).strip()} | {case: clean(form).strip() for case, form in forms.items()}
