"""Word's own fields in a part of a document, put together again where Word has split their codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reception.documents.parts import W

FORBIDDEN = frozenset(
    [
        "DDE",
        "DDEAUTO",
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "INCLUDE",
        "LINK",
        "IMPORT",
        "DATABASE",
        "EMBED",
        "RD",
        "MACROBUTTON",
        "CONTROL",
        "HTMLCONTROL",
        "ADDIN",
        "PRINT",
        "GLOSSARY",
        "FILLIN",
        "ASK",
    ]
)
_CODES = (f"{W}instrText", f"{W}delInstrText")
BUILT = "{…}"
"""The name given to a field whose own name is made by another field inside it."""


@dataclass
class _Open:
    """A field whose end has not come yet."""

    code: list[str] = field(default_factory=list)
    starts_with_field: bool = False
    shows_result: bool = False


def forbidden_fields(root: Element) -> Iterator[str]:
    """The names of the fields in a part that fetch, run or ask for something, also nested and split ones."""
    for code in field_codes(root):
        name = code.split(maxsplit=1)[0].strip("\"'\\").upper() if code.split() else ""
        if name in FORBIDDEN or code == BUILT:
            yield name or code


def field_codes(root: Element) -> Iterator[str]:
    """The code of every field of a part; `BUILT` for one whose name is itself the result of a field."""
    fields: list[_Open] = []
    for element in root.iter():
        if element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr", "")
        elif element.tag == f"{W}fldChar":
            yield from _turn(fields, element.get(f"{W}fldCharType", ""))
        elif element.tag not in _CODES:
            continue
        elif fields:
            fields[-1].code.append(element.text or "")
        else:
            yield element.text or ""
    yield from (_code(left_open) for left_open in fields)


def _turn(fields: list[_Open], kind: str) -> Iterator[str]:
    if kind == "begin":
        if fields and not fields[-1].shows_result and not "".join(fields[-1].code).strip():
            fields[-1].starts_with_field = True
        fields.append(_Open())
    elif kind == "separate" and fields:
        fields[-1].shows_result = True
    elif kind == "end" and fields:
        yield _code(fields.pop())


def _code(ended: _Open) -> str:
    return BUILT if ended.starts_with_field else "".join(ended.code).strip()
