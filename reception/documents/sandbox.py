"""The small language that templates may speak: values, `if`, `for` and listed filters; nothing is called."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.runtime import Context

ALLOWED_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Filter,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)
LOOP_WORDS = frozenset({"index", "index0", "first", "last", "length"})
DEEPEST_LOOP = 2
MOST_COLUMNS = 10_000


@dataclass(frozen=True)
class Fault:
    """Something a template may not say: the line of its source, a message and its values."""

    line: int
    message: Message
    values: Mapping[str, str]


class OutsideLanguageError(TemplateSyntaxError):
    """A template says something that the small language does not have."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault so that it can be worded later."""
        super().__init__(str(fault.message), fault.line)
        self.fault = fault


class TemplateEnv(ImmutableSandboxedEnvironment):
    """Compiles templates of the small language; whatever they print passes `finalize`, which may refuse."""

    intercepted_binops = frozenset({"*", "**", "+", "-", "/", "//", "%"})

    def __init__(
        self, *, filters: Mapping[str, Callable[..., str]], finalize: Callable[[Context, Any], str]
    ) -> None:
        """Escape always, be strict about unknown names, know these filters only and no global name."""
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=finalize, cache_size=0)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(filters)
        self._compiled: dict[str, Template] = {}

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - jinja's signature
        """Nothing may be called from a template."""
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - as above
        """No arithmetic in templates but the columns of a merged cell: a second wall behind the check of nodes."""
        if operator == "*" and all(type(side) is int and 0 <= side <= MOST_COLUMNS for side in (left, right)):
            return left * right
        raise TemplateSyntaxError(f"operator {operator}", 1)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A part of a dictionary by its name alone, never one of its methods; anything else as the sandbox has it."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def from_string(
        self,
        source: str | nodes.Template,
        globals: Any = None,  # noqa: A002 - jinja's signature
        template_class: type[Template] | None = None,
    ) -> Template:
        """Compile a source whose nodes are all allowed, once; `OutsideLanguageError` at the first that is not."""
        if isinstance(source, str) and source in self._compiled:
            return self._compiled[source]
        tree = self.parse(source) if isinstance(source, str) else source
        for fault in faults_in(tree, frozenset(self.filters)):
            raise OutsideLanguageError(fault)
        template = super().from_string(tree, globals, template_class)
        if isinstance(source, str):
            self._compiled[source] = template
        return template


def faults_in(tree: nodes.Template, filters: frozenset[str]) -> Iterator[Fault]:
    """Everything in a parsed template that the small language does not have."""
    yield from _walk(tree, filters, loops=0)


def _walk(node: nodes.Node, filters: frozenset[str], *, loops: int) -> Iterator[Fault]:
    if _is_span(node):
        return
    if not isinstance(node, ALLOWED_NODES):
        yield Fault(
            node.lineno, _("The template language has no “{what}”."), {"what": type(node).__name__.lower()}
        )
        return
    if isinstance(node, nodes.Filter) and node.name not in filters:
        yield _no_filter(node, filters)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield Fault(
            node.lineno, _("Names that begin with an underline are closed: {name}."), {"name": node.attr}
        )
    if isinstance(node, nodes.Getitem) and not _plain_key(node.arg):
        yield Fault(node.lineno, _("Only a plain name or number may stand in square brackets."), {})
    if isinstance(node, nodes.For):
        yield from _loop_faults(node, loops=loops)
        loops += 1
    for child in node.iter_child_nodes():
        yield from _walk(child, filters, loops=loops)


def _is_span(node: nodes.Node) -> bool:
    """Whether this is what docxtpl makes of `{% hm %}`: so many columns, as often as the loop has rows."""
    if not isinstance(node, nodes.Mul) or not isinstance(node.left, nodes.Const):
        return False
    times = node.right
    return (
        isinstance(times, nodes.Getattr) and isinstance(times.node, nodes.Name) and times.node.name == "loop"
    )


def _no_filter(node: nodes.Filter, filters: frozenset[str]) -> Fault:
    nearest = difflib.get_close_matches(node.name, sorted(filters), n=1)
    if nearest:
        message = _("There is no filter {name}; the nearest is {nearest}.")
        return Fault(node.lineno, message, {"name": node.name, "nearest": nearest[0]})
    return Fault(node.lineno, _("There is no filter {name}."), {"name": node.name})


def _loop_faults(node: nodes.For, *, loops: int) -> Iterator[Fault]:
    if loops >= DEEPEST_LOOP:
        yield Fault(node.lineno, _("Loops stand too deep in one another."), {})
    if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
        yield Fault(node.lineno, _("A loop may only go through a list, row by row."), {})


def _plain_key(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Const)
        and isinstance(node.value, str | int)
        and not str(node.value).startswith("_")
    )
