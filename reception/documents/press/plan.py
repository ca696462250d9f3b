"""The fast way: a template whose fixed parts are packed already, and which renders only what has tags in it."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from jinja2 import Template, pass_context
from jinja2.runtime import Context

from reception.documents.filters import FILTERS, said
from reception.documents.plain import LONGEST_ANSWERS, clean, too_much
from reception.documents.press.inserts import is_insert
from reception.documents.press.package import Member, joined, member
from reception.documents.press.properties import CORE_PART, core_properties
from reception.documents.sandbox import TemplateEnv

CARE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What a text must be cleaned of, or what is more than a letter in a Word file."""
LISTED = re.compile("[\t\n\a\f]")
"""What docxtpl puts into elements of their own."""
_LENGTH = struct.Struct(">I")


class NotFastError(Exception):
    """These answers hold what the fast way does not know: this paper goes by docxtpl."""


@dataclass(frozen=True)
class Part:
    """A part that is rendered: its prepared source, and what docxtpl leaves before and after it."""

    name: str
    before: str
    source: str
    after: str


@dataclass(frozen=True)
class Plan:
    """What was prepared of one template: its parts in their order, the fixed ones packed. No code is kept."""

    parts: tuple[Part | Member, ...]

    def paper(self, answers: Mapping[str, Any]) -> bytes:
        """The paper; `Refused` as docxtpl's way does, `NotFastError` where only that way knows how."""
        self._spent[0] = 0
        members = []
        for part in self.parts:
            if isinstance(part, Part):
                members.append(member(part.name, self._rendered(part, dict(answers)).encode()))
            elif part.name == CORE_PART:
                members.append(member(part.name, core_properties(answers)))
            else:
                members.append(part)
        return joined(members)

    def kept(self) -> bytes:
        """The plan as plain bytes, to be read by `read_plan`."""
        told = [
            asdict(part)
            if isinstance(part, Part)
            else asdict(replace(part, packed=b"")) | {"packed": len(part.packed)}
            for part in self.parts
        ]
        packed = [part.packed for part in self.parts if isinstance(part, Member)]
        head = json.dumps(told).encode()
        return b"".join((_LENGTH.pack(len(head)), head, *packed))

    def _rendered(self, part: Part, answers: dict[str, Any]) -> str:
        program = self._programs[part.name]
        text = "".join(program.root_render_func(program.new_context(answers)))
        if LISTED.search(text):
            text = _listed(text)
        if "></w:t>" in text:  # an empty value
            text = text.replace('"></w:t>', '"/>').replace("<w:t></w:t>", "<w:t/>")
        if "&#" in text:  # only markup needs quotes to be written so
            text = text.replace("&#34;", '"').replace("&#39;", "'")
        return f"{part.before}{text}{part.after}"

    @cached_property
    def _spent(self) -> list[int]:
        """How many characters of answers the paper being made has printed."""
        return [0]

    @cached_property
    def _programs(self) -> dict[str, Template]:
        environment = TemplateEnv(filters=FILTERS, finalize=self._printer())
        return {
            part.name: environment.from_string(part.source) for part in self.parts if isinstance(part, Part)
        }

    def _printer(self) -> Any:
        spent = self._spent

        @pass_context
        def printed(context: Context, value: object) -> str:
            if type(value) is not str:
                if is_insert(value):
                    raise NotFastError
                value = said(context, value)
            spent[0] += len(value)
            if spent[0] > LONGEST_ANSWERS:
                raise too_much()
            return clean(value) if CARE.search(value) else value

        return printed


def read_plan(content: bytes) -> Plan:
    """A plan that was kept; `ValueError` where it is not one."""
    try:
        at = _LENGTH.size + _LENGTH.unpack_from(content)[0]
        told = json.loads(content[_LENGTH.size : at])
        parts: list[Part | Member] = []
        for one in told:
            if "source" in one:
                parts.append(Part(**one))
            else:
                size = one.pop("packed")
                parts.append(Member(**one, packed=content[at : at + size]))
                at += size
    except (struct.error, KeyError, TypeError, AttributeError) as fault:
        raise ValueError("not a plan") from fault
    return Plan(tuple(parts))


def _listed(text: str) -> str:
    from docxtpl import DocxTemplate

    # The method uses nothing of its object.
    return str(DocxTemplate.resolve_listing(None, text))
