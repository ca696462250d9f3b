"""Reading a template's source without running it: what it asks for, held against the fields of its kind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes
from jinja2.runtime import Context

from reception.documents.aliases import SPECIAL, aliases_of, parts_of
from reception.documents.filters import FILTERS, said
from reception.documents.kinds import Field, Kind
from reception.documents.sandbox import LOOP_WORDS, Fault, TemplateEnv, faults_in
from reception.documents.word import prepared
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from reception.kernel.i18n import Message

TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
BEFORE_TAGS = re.compile(r"(</w:p>|</w:tr>|%\}|(?=<w:p[ >]))(?=\{%|<w:p[ >])")
"""Where a source is cut into lines, so that a fault's line has the words of one paragraph or one tag."""
SPECIAL_NAMES = ("known", "said", "paper")
PAPER_WORDS = ("kind", "version", "language", "title", "reading_copy")
PARTS_OF: Mapping[str, tuple[str, ...]] = {
    "choice": ("code", "said"),
    "yes_no": ("code", "said"),
}
Scope = Mapping[str, Field | None]
"""The variables of the loops around a node: each stands for a row of that field, `loop` for itself."""


def source_faults(part: bytes, kind: Kind | None) -> list[tuple[Fault, str]]:
    """What keeps a part from being rendered, with the words around each; for a kind unknown names too."""
    source = BEFORE_TAGS.sub(r"\1\n", prepared(part.decode("utf-8")))
    environment = TemplateEnv(filters=FILTERS, finalize=_unused)
    lines = source.splitlines()
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as broken:
        fault = Fault(broken.lineno, _("The tag cannot be read: {fault}."), {"fault": broken.message or ""})
        return [(fault, words_of(lines[min(broken.lineno, len(lines)) - 1]))]
    faults = list(faults_in(tree, frozenset(FILTERS)))
    if kind is not None:
        faults += _Names(kind).faults(tree, {})
    return [
        (fault, words_of(lines[fault.line - 1])) for fault in sorted(faults, key=lambda fault: fault.line)
    ]


def words_of(source: str) -> str:
    """The words of a piece of text or source: no XML, one blank between words, tags as docxtpl has them."""
    words = " ".join(re.sub(r"<[^>]*>", "", source).split())
    return re.sub(r"\{([%{#])(?:p|tr|tc|r) ", r"{\1 ", words)


def _unused(context: Context, value: object) -> str:
    return said(context, value)


class _Names:
    """Holds the names in a template against one kind."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._named = aliases_of(kind.fields)
        self._fields = [*(field.name for field in kind.fields), *self._named]

    def _field(self, name: str) -> Field | None:
        return self._kind.field(self._named.get(name, name))

    def faults(self, node: nodes.Node, scope: Scope) -> Iterator[Fault]:
        """The unknown names below a node."""
        if isinstance(node, nodes.For):
            yield from self._loop(node, scope)
        elif isinstance(node, nodes.Getattr):
            yield from self._part(node, scope)
        elif isinstance(node, nodes.Name):
            if node.name not in scope and self._field(node.name) is None:
                yield _unknown(node, node.name, [*self._fields, *scope, *SPECIAL_NAMES, *SPECIAL])
        else:
            for child in node.iter_child_nodes():
                yield from self.faults(child, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> Iterator[Fault]:
        yield from self.faults(node.iter, scope)
        rows = self._field(node.iter.name) if isinstance(node.iter, nodes.Name) else None
        if rows is not None and rows.type != "rows":
            yield Fault(node.lineno, _("{name} is not a list."), {"name": rows.name})
        target = node.target.name if isinstance(node.target, nodes.Name) else ""
        inner = {**scope, target: rows, "loop": None}
        for child in (*node.body, *node.else_):
            yield from self.faults(child, inner)

    def _part(self, node: nodes.Getattr, scope: Scope) -> Iterator[Fault]:
        allowed = self._parts_of(node.node, scope)
        if allowed is None:
            yield from self.faults(node.node, scope)
        elif node.attr not in allowed:
            yield _unknown(node, node.attr, allowed)

    def _parts_of(self, node: nodes.Node, scope: Scope) -> list[str] | None:
        """The parts that a name has; None where the name itself is unknown."""
        if isinstance(node, nodes.Name):
            special = {"known": self._fields, "said": self._fields, "paper": PAPER_WORDS, "loop": LOOP_WORDS}
            name = SPECIAL.get(node.name, node.name)
            if name in special and self._field(node.name) is None:
                return list(special[name])
            if node.name in scope:
                rows = scope[node.name]
                return [*(one.name for one in rows.columns), *aliases_of(rows.columns)] if rows else None
        named = self._field_of(node, scope)
        return None if named is None else [*PARTS_OF.get(named.type, ()), *parts_of(named)]

    def _field_of(self, node: nodes.Node, scope: Scope) -> Field | None:
        if isinstance(node, nodes.Name):
            return self._field(node.name)
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            rows = scope.get(node.node.name)
            return rows.column(aliases_of(rows.columns).get(node.attr, node.attr)) if rows else None
        return None


def _unknown(node: nodes.Node, name: str, known: list[str]) -> Fault:
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if nearest:
        message: Message = _("There is no field {name}; the nearest is {nearest}.")
        return Fault(node.lineno, message, {"name": name, "nearest": nearest[0]})
    return Fault(node.lineno, _("There is no field {name}."), {"name": name})
