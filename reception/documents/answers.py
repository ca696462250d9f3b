"""Answers to what a paper asks: the value, "not known" or "by hand"; what is missing or unfinished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeGuard

from reception.documents.kinds import Field, Kind
from reception.documents.plain import LONGEST_ANSWERS, clean
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language, language_of
from reception.kernel.i18n import mark as _

LONGEST_TEXT = 100_000
LONGEST_LIST = 2_000
PERSON_PARTS = ("surname", "given", "patronymic", "latin", "sex")
SEXES = ("female", "male", "")
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """One answer; a text may name its language and carry translations."""

    state: Literal["value", "unknown", "by_hand"]
    value: Any = None
    language: str | None = None
    """Of a text: also one that no paper is in, such as Uzbek."""
    translations: Mapping[Language, str] = field(default_factory=dict)
    cases: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    """Of a person: the whole name in the cases that were written down by hand."""

    def text_in(self, language: Language) -> str:
        """The text in that language where it has been translated, else as it was written."""
        return self.translations.get(language, str(self.value))


@dataclass(frozen=True)
class Place:
    """A field of a paper, or a cell of one of its lists (rows count from 1)."""

    field: Field
    row: int | None = None
    column: Field | None = None

    def __str__(self) -> str:
        """The place as a dotted path, e.g. `chronology.2.what`."""
        if self.column is None:
            return self.field.name
        return f"{self.field.name}.{self.row}.{self.column.name}"


def complete(kind: Kind, answers: Raw, *, language: Language | None = None) -> list[Place]:
    """The places still without an answer, in the order of the paper; for English also names without Latin.

    Of a group in `one_of` the first field is named while none of the group has an answer.
    """
    check(kind, answers)
    missing = [Place(entry) for entry in kind.fields if entry.required and entry.name not in answers]
    for group in kind.one_of:
        first = kind.field(group[0])
        if first is not None and not any(name in answers for name in group):
            missing.append(Place(first))
    missing += [place for place, answer in _places(kind, answers) if answer is None]
    if language == "en":
        missing += [
            place for place, answer in _places(kind, answers) if answer and _lacks_latin(place, answer)
        ]
    order = {entry.name: rank for rank, entry in enumerate(kind.fields)}
    return sorted(missing, key=lambda place: order[place.field.name])


def unfinished(kind: Kind, answers: Raw) -> list[Place]:
    """The places to be filled by hand: the paper stays unfinished until they are."""
    return [
        place for place, answer in _places(kind, answers) if answer is not None and answer.state == "by_hand"
    ]


def untranslated(kind: Kind, answers: Raw, *, language: Language) -> list[Place]:
    """The texts whose language is known, is another one, and that have no translation into this one."""
    return [
        place
        for place, answer in _places(kind, answers)
        if answer is not None
        and answer.state == "value"
        and answer.language not in (None, language)
        and language not in answer.translations
    ]


def check(kind: Kind, answers: Raw) -> None:
    """Refuse answers of a wrong shape, unknown fields and texts beyond all measure, naming the place."""
    size = 0
    for name in answers:
        if kind.field(name) is None:
            raise Refused(_("The paper {kind} has no field {field}."), kind=kind.code, field=name)
    for place, answer in _places(kind, answers):
        if answer is not None and answer.state == "value":
            size += _check_value(place, answer)
    if size > LONGEST_ANSWERS:
        raise Refused(
            _("The answers hold {size} characters; at most {most} go into one paper."),
            size=size,
            most=LONGEST_ANSWERS,
        )


def read_answer(raw: object, *, place: str) -> Answer:
    """One answer out of plain data; `Refused` where it is none of the three."""
    if not isinstance(raw, Mapping):
        raise Refused(_("The answer {place} must be a value, “not known” or “by hand”."), place=place)
    if raw.get("unknown") is True and len(raw) == 1:
        return Answer("unknown")
    if raw.get("by_hand") is True and len(raw) == 1:
        return Answer("by_hand")
    if "value" not in raw or not set(raw) <= {"value", "language", "translations", "cases"}:
        raise Refused(_("The answer {place} must be a value, “not known” or “by hand”."), place=place)
    translations = raw.get("translations", {})
    language = raw.get("language")
    if not isinstance(translations, Mapping) or not all(
        language_of(str(code)) and _is_said(text) for code, text in translations.items()
    ):
        raise Refused(_("The translations of {place} must be texts by language."), place=place)
    if language is not None and not isinstance(language, str):
        raise Refused(_("The language of {place} must be a code."), place=place)
    cases = raw.get("cases", {})
    if not _are_cases(cases):
        raise Refused(_("The cases of {place} must be texts by language and case."), place=place)
    return Answer("value", raw["value"], language or None, dict(translations), dict(cases))


def read_cell(raw: object, *, place: str) -> Answer:
    """The answer in a cell of a row, where a bare text stands for its value."""
    return Answer("value", raw) if isinstance(raw, str) else read_answer(raw, place=place)


def _places(kind: Kind, answers: Raw) -> Iterator[tuple[Place, Answer | None]]:
    for entry in kind.fields:
        if entry.name not in answers:
            continue
        answer = read_answer(answers[entry.name], place=entry.name)
        yield Place(entry), answer
        if entry.type == "rows" and answer.state == "value":
            yield from _cells(entry, answer)


def _cells(entry: Field, answer: Answer) -> Iterator[tuple[Place, Answer | None]]:
    _check_rows(entry, answer.value)
    for number, row in enumerate(answer.value, start=1):
        for column in entry.columns:
            place = Place(entry, number, column)
            if column.name in row:
                yield place, read_cell(row[column.name], place=str(place))
            elif column.required:
                yield place, None


def _check_rows(entry: Field, rows: object) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise Refused(_("The answer {place} must be a list of rows."), place=entry.name)
    if len(rows) > LONGEST_LIST:
        raise Refused(
            _("The list {place} has {size} rows; at most {most} go into one paper."),
            place=entry.name,
            size=len(rows),
            most=LONGEST_LIST,
        )
    for row in rows:
        for name in row:
            if entry.column(name) is None:
                raise Refused(_("The list {place} has no column {column}."), place=entry.name, column=name)


def _check_value(place: Place, answer: Answer) -> int:
    """The number of characters in a value, once it is of the shape its type wants."""
    strings = [*answer.translations.values(), *_strings(place, answer.value)]
    strings += [form for forms in answer.cases.values() for form in forms.values()]
    if any(len(text) > LONGEST_TEXT for text in strings):
        raise Refused(
            _("The text {place} is longer than {most} characters."), place=str(place), most=LONGEST_TEXT
        )
    return sum(map(len, strings))


def _strings(place: Place, value: Any) -> list[str]:
    entry = place.column or place.field
    match entry.type:
        case "rows":
            return []  # its cells are places of their own
        case "person":
            return _person_strings(place, value)
        case "body":
            return _body_strings(place, value)
        case "choice":
            if value not in [choice.code for choice in entry.choices]:
                raise Refused(_("The answer {place} is none of the choices."), place=str(place))
            return []
        case "yes_no":
            if not isinstance(value, bool):
                raise Refused(_("The answer {place} must be yes or no."), place=str(place))
            return []
    if not _is_said(value):
        raise Refused(_("The answer {place} must be a text that is not empty."), place=str(place))
    if entry.type in {"date", "partial_date"}:
        _check_date(place, value, whole_day=entry.type == "date")
    return [value]


def _check_date(place: Place, text: str, *, whole_day: bool) -> None:
    try:
        day = PartialDate.parse(text)
    except ValueError as fault:
        raise Refused(_("The date {place} cannot be read."), place=str(place)) from fault
    if whole_day and day.whole_day is None:
        raise Refused(_("The date {place} must be a day."), place=str(place))


def _person_strings(place: Place, value: object) -> list[str]:
    if not isinstance(value, Mapping) or not set(value) <= set(PERSON_PARTS):
        raise Refused(
            _("The person {place} must have surname, given, patronymic, latin and sex."), place=str(place)
        )
    parts = [value.get(part, "") for part in PERSON_PARTS]
    if not all(isinstance(part, str) for part in parts) or not any(_is_said(part) for part in parts[:3]):
        raise Refused(_("The person {place} has no name."), place=str(place))
    if value.get("sex", "") not in SEXES:
        raise Refused(_("The sex of {place} must be female, male or empty."), place=str(place))
    return list(parts)


def _body_strings(place: Place, value: object) -> list[str]:
    """A body is a plain text, or its names by language with the cases that were written down for it."""
    if _is_said(value):
        return [value]
    names = value.get("names") if isinstance(value, Mapping) else None
    cases = value.get("cases", {}) if isinstance(value, Mapping) else None
    if not isinstance(names, Mapping) or not names or not isinstance(cases, Mapping):
        raise Refused(_("The body {place} must have names by language."), place=str(place))
    told = [form for forms in cases.values() if isinstance(forms, Mapping) for form in forms.values()]
    if not all(_is_said(text) for text in (*names.values(), *told)):
        raise Refused(_("The body {place} must have names by language."), place=str(place))
    return [*names.values(), *told]


def _lacks_latin(place: Place, answer: Answer) -> bool:
    entry = place.column or place.field
    return entry.type == "person" and answer.state == "value" and not answer.value.get("latin", "").strip()


def _are_cases(cases: object) -> bool:
    return isinstance(cases, Mapping) and all(
        language_of(str(language)) and isinstance(forms, Mapping) and all(map(_is_said, forms.values()))
        for language, forms in cases.items()
    )


def _is_said(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(clean(value).strip())
