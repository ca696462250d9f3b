"""What a case file is: one matter whole as JSON, described by the registers of the rooms; its published schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reception.kernel.fields import Field, Part, Register
from reception.kernel.i18n import mark as _
from reception.kernel.schema import Codes, Words, published
from reception.matters import register as matters
from reception.people import register as people
from reception.visits import register as visits

FORMAT = "reception-case"
VERSION = 1
LONGEST_ID = 40
COLLEAGUE = "colleague"
_NUMBERS = 60
_NAME = 200
_INSIDE = frozenset({"person", "visit"})
"""What an id inside the file may point to; of colleagues the name stands there, and the matter is the file itself."""
_OWN = frozenset({"who", "office"})
"""What the program works out anew where the file is taken in."""


@dataclass(frozen=True)
class PaperLine:
    """A paper that stays in the office; the file only says that there is one."""

    kind: str
    number: str | None
    made_on: date | None


def local_name(field: Field) -> str:
    """The name of a field in a case file: a colleague is named there, so `lawyer_id` is `lawyer`."""
    return field.name.removesuffix("_id") if field.refers == COLLEAGUE else field.name


def _local(field: Field, needed: Iterable[str]) -> Field:
    required = field.required or field.name in needed
    if field.kind != "id":
        return replace(field, fixed=False, beside=False, required=required)
    longest = _NAME if field.refers == COLLEAGUE else LONGEST_ID
    return Field(local_name(field), "text", field.label, required=required, longest=longest)


def _described(register: Register, *, needed: Iterable[str] = (), parts: tuple[Part, ...] = ()) -> Register:
    """A register as it stands in a case file: ids of the file, colleagues by name, nothing that the office alone sets."""
    kept = [
        field
        for field in register.fields
        if field.name not in _OWN and (field.kind != "id" or field.refers in _INSIDE | {COLLEAGUE})
    ]
    fields = tuple(_local(field, needed) for field in kept)
    inner = tuple(replace(part, register=_described(part.register)) for part in register.parts)
    return Register(register.name, register.label, fields, (*inner, *parts), local=True)


def _with_id(register: Register) -> Register:
    own = Field("id", "text", _("Id inside this file"), required=True, longest=LONGEST_ID)
    return replace(register, fields=(own, *register.fields))


MATTER = _described(matters.MATTER, needed={"day"})
CONSENT = _described(people.CONSENT)
PERSON = _with_id(_described(people.PERSON, parts=(Part("consents", CONSENT, "person_id"),)))
VISIT = _with_id(_described(replace(visits.VISIT, parts=()), needed={"day"}))
SERVICE = _described(visits.SERVICE, needed={"day"})
PAPER = Register(
    "paper",
    _("Paper that stayed in the office"),
    (
        Field("kind", "text", _("Kind"), required=True, longest=_NUMBERS),
        Field("number", "text", _("Number"), longest=_NUMBERS),
        Field("made_on", "day", _("Made on")),
    ),
    local=True,
)
CASE = Register(
    "case",
    _("Case file"),
    (
        Field("format", "text", _("Format"), required=True, longest=_NUMBERS),
        Field("version", "whole", _("Version of the format"), required=True),
        Field("office", "text", _("Office that wrote it"), longest=_NUMBERS),
        Field("written_on", "day", _("Written on")),
    ),
    (
        Part("matter", MATTER, "", one=True),
        Part("people", PERSON, ""),
        Part("visits", VISIT, ""),
        Part("services", SERVICE, ""),
        Part("papers", PAPER, ""),
    ),
    local=True,
)
"""The whole file. Ids (`p1`, `v1`) hold inside the file; `client_id`, `person_id`, `for_id`, `visit_id` name them."""

Case = dict[str, Any]


def case_schema(codes: Codes, words: Words) -> dict[str, Any]:
    """The JSON Schema of a case file, with its labels in the asker's language."""
    schema = published(CASE, codes, words)
    properties = schema["properties"]
    properties["format"] = {**_titled(properties["format"]), "const": FORMAT}
    properties["version"] = {**_titled(properties["version"]), "const": VERSION}
    properties["matter"] = properties["matter"]["anyOf"][0]
    schema["required"] = [*schema["required"], "matter"]
    return schema


def _titled(field: Mapping[str, Any]) -> dict[str, Any]:
    return {"title": field["title"]}
