"""Proves of a prepared template that whatever is answered, the paper is whole XML and its texts are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from jinja2 import nodes

Content = Literal["empty", "maybe", "sure"]
TAG = re.compile(r"""<(/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"<>]*"|'[^'<>]*')*?)(/?)>""")
SPAN = re.compile(r'w:val="(\d+)"')
TEXT, TABLE, ROW, CELL = "w:t", "w:tbl", "w:tr", "w:tc"
OF_TABLES = frozenset({TABLE, ROW, CELL})
RENUMBERED = "docPr"
"""docxtpl gives every drawing of the body a new number."""
OWN_SIGNS = ("{_", "_}", "_%", "%_")
"""docxtpl reads these in a finished part as braces that were kept from it."""


class NotProvenError(Exception):
    """The template does what the fast way cannot vouch for: it goes by docxtpl."""


class _Element(NamedTuple):
    """An element that is open, how much it holds so far, and how many blocks it was opened in."""

    name: str
    content: Content
    depth: int


Stack = tuple[_Element, ...]


@dataclass
class _Table:
    """What docxtpl looks at when it mends a table's columns."""

    depth: int
    columns: int = 0
    cells: int = 0
    spans: int = 0
    has_whole_row: bool = False


def prove(tree: nodes.Template) -> None:
    """`NotProvenError` unless every way through the template gives whole XML and prints only what is read."""
    proof = _Proof()
    if proof.walk(tree.body, ()):
        raise NotProvenError("an element is left open")


class _Proof:
    """Walks through all ways at once: each branch of a block must leave open what was open before it."""

    def __init__(self) -> None:
        self._depth = 0
        self._tables: list[_Table] = []

    def walk(self, body: Iterable[nodes.Node], stack: Stack) -> Stack:
        """What is open after these nodes."""
        for node in body:
            if isinstance(node, nodes.Output):
                for piece in node.nodes:
                    stack = self._piece(piece, stack)
            elif isinstance(node, nodes.If):
                others = [self._branch(branch.body, stack) for branch in node.elif_]
                stack = _merged(self._branch(node.body, stack), *others, self._branch(node.else_, stack))
            elif isinstance(node, nodes.For):
                once = _merged(
                    stack, self._branch(node.body, stack)
                )  # and again, from where the first row ends
                stack = _merged(once, self._branch(node.body, once), self._branch(node.else_, stack))
            else:
                raise NotProvenError(type(node).__name__)
        return stack

    def _branch(self, body: Iterable[nodes.Node], stack: Stack) -> Stack:
        if stack and stack[-1].name == ROW:
            raise NotProvenError("cells in a block")
        self._depth += 1
        after = self.walk(body, stack)
        self._depth -= 1
        return after

    def _piece(self, piece: nodes.Node, stack: Stack) -> Stack:
        if isinstance(piece, nodes.TemplateData):
            return self._text(piece.data, stack)
        if not stack or stack[-1].name != TEXT:
            raise NotProvenError("something is printed where nobody reads it")
        return _holding(stack, "maybe")

    def _text(self, text: str, stack: Stack) -> Stack:
        if any(sign in text for sign in OWN_SIGNS) or RENUMBERED in text:
            raise NotProvenError("docxtpl changes this afterwards")
        at = 0
        for tag in TAG.finditer(text):
            stack = _words(text[at : tag.start()], stack)
            at = tag.end()
            closes, name, attributes, is_whole = tag.groups()
            if closes:
                stack = self._close(name, stack)
            else:
                stack = self._open(name, attributes, _holding(stack, "sure"))
                stack = self._close_whole(name, stack) if is_whole else stack
        return _words(text[at:], stack)

    def _open(self, name: str, attributes: str, stack: Stack) -> Stack:
        if name == TABLE:
            if self._tables:
                raise NotProvenError("a table in a table")
            self._tables.append(_Table(self._depth))
        elif self._tables:
            table = self._tables[-1]
            if name == ROW:
                table.cells = table.spans = 0
            elif name == CELL:
                table.cells, table.spans = table.cells + 1, table.spans + 1
            elif name == "w:gridCol":
                table.columns += 1
            elif name == "w:gridSpan":
                span = SPAN.search(attributes)
                table.spans += int(span[1]) - 1 if span else 0
        return (*stack, _Element(name, "empty", self._depth))

    def _close(self, name: str, stack: Stack) -> Stack:
        if not stack or stack[-1].name != name:
            raise NotProvenError(f"{name} is closed and not open")
        if stack[-1].content != "sure" and name != TEXT:
            raise NotProvenError(f"{name} may be empty")
        return self._close_whole(name, stack)

    def _close_whole(self, name: str, stack: Stack) -> Stack:
        if name in OF_TABLES and stack[-1].depth != self._depth:
            raise NotProvenError("a block ends what was begun before it")
        if name == ROW:
            self._end_row(self._tables[-1])
        elif name == TABLE and not self._tables.pop().has_whole_row:
            raise NotProvenError("a table of which docxtpl may take columns")
        return stack[:-1]

    def _end_row(self, table: _Table) -> None:
        if table.cells > table.columns or table.spans > table.columns:
            raise NotProvenError("a row longer than its table")
        if table.spans == table.columns and table.depth == self._depth:
            table.has_whole_row = True


def _words(text: str, stack: Stack) -> Stack:
    if "<" in text:
        raise NotProvenError("a tag is cut by what is printed")
    return _holding(stack, "sure") if text else stack


def _holding(stack: Stack, content: Content) -> Stack:
    """The innermost element holds so much, or more where it did already."""
    if not stack or stack[-1].content == "sure" or stack[-1].content == content:
        return stack
    return (*stack[:-1], stack[-1]._replace(content=content))


def _merged(*ways: Stack) -> Stack:
    first = ways[0]
    merged: list[_Element] = []
    for elements in zip(*ways, strict=False):
        if len({element.name for element in elements}) > 1:
            break
        contents = {element.content for element in elements}
        merged.append(elements[0]._replace(content=contents.pop() if len(contents) == 1 else "maybe"))
    if len(merged) != len(first) or any(len(way) != len(first) for way in ways):
        raise NotProvenError("the ways through a block do not meet")
    return tuple(merged)
