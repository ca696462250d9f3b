"""Four sets of answers made from what a kind asks for, to try its templates on: full, least, no rows, many rows."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Mapping
from typing import Any

from reception.documents.aliases import with_aliases
from reception.documents.kinds import Field, Kind
from reception.documents.wording import Worded, worded
from reception.kernel.i18n import LANGUAGES, Language

ROWS, MANY_ROWS = 2, 30
Answers = dict[str, Any]
LANGUAGE_WORDS: Mapping[Language, str] = {"ru": "Сведения", "ky": "Маалымат", "en": "Facts"}


def samples(kind: Kind, *, language: Language) -> list[Worded]:
    """The four sets as a template of that language is given them."""
    return [
        with_aliases(kind, worded(kind, answers, language=language))
        for answers in sample_answers(kind).values()
    ]


def sample_answers(kind: Kind) -> dict[str, Answers]:
    """The four sets as answers, by name; each fits the kind."""
    full = {field.name: {"value": _value(field, rows=ROWS)} for field in kind.fields}
    lists: Answers = {field.name: {"value": []} for field in kind.fields if field.type == "rows"}
    many = {field.name: {"value": _value(field, rows=MANY_ROWS, last=True)} for field in kind.fields}
    least = {
        field.name: {"unknown": True} if field.unknown else full[field.name]
        for field in kind.fields
        if field.required
    }
    for group in kind.one_of:
        least.setdefault(group[0], full[group[0]])
    return {"full": full, "least": least, "no rows": full | lists, "many rows": many}


def _value(field: Field, *, rows: int = 0, last: bool = False, number: int = 1) -> Any:
    """A value of the field's type; `last` takes the other end of what it allows."""
    value: Any
    match field.type:
        case "rows":
            value = [
                {column.name: {"value": _value(column, number=row, last=last)} for column in field.columns}
                for row in range(1, rows + 1)
            ]
        case "person":
            value = _person(field, number, last=last)
        case "body":
            names = {language: f"{LANGUAGE_WORDS[language]} «{field.name}»" for language in LANGUAGES}
            value = {"names": names}
        case "choice":
            value = field.choices[-1 if last else 0].code
        case "yes_no":
            value = not last
        case "date" | "partial_date":
            value = f"2026-03-{number % 28 + 1:02}"
        case _:
            value = _insert(field) or _text(field, number, last=last)
    return value


def _text(field: Field, number: int, *, last: bool) -> str:
    words = f"{field.name} {number}: ң, ө & ү, «ёлки» <ОсОО> \"прямые\" 'одинарные'"
    return f"{words}\nВторая строка\tс отступом" if last else words


def _person(field: Field, number: int, *, last: bool) -> dict[str, str]:
    name = {"given": f"Айгүл {number}", "latin": f"Aigul {field.name}", "sex": "female"}
    if last:
        return name
    return name | {"surname": "Токтосунов", "given": "Бакыт", "patronymic": "Алиевич", "sex": "male"}


def _insert(field: Field) -> Any:
    """What the types hold that go by docxtpl alone; None for any other."""
    kind: str = field.type
    if kind == "picture":
        return {"picture": base64.b64encode(dot()).decode()}
    if kind == "rich_text":
        return {"rich_text": [{"text": field.name, "bold": True}, {"text": " и далее"}]}
    return None


def dot() -> bytes:
    """The smallest picture: a PNG of one dot."""

    def chunk(name: bytes, content: bytes) -> bytes:
        whole = name + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
