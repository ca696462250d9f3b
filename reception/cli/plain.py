"""An answer as lines that a person reads: what it is made of is named in the asker's language, what is empty is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _

LABELS: Mapping[str, Message] = {
    "before": _("Here before"),
    "visits": _("Visits"),
    "matters": _("Matters"),
    "services": _("Help given"),
    "last": _("Last time"),
    "role": _("Role"),
    "joined_with": _("Joined with"),
    "level": _("Who may know"),
    "users": _("Colleagues"),
    "offices": _("Offices"),
    "office": _("Office"),
    "goes_with_it": _("Goes with it"),
    "changes": _("Changed"),
    "rows": _("Rows emptied"),
    "entries": _("Entries of the journal emptied"),
    "rewritten": _("Texts written anew"),
    "kept": _("Texts kept as they stand"),
    "not_open_to_you": _("Texts not open to you"),
    "files": _("Files removed"),
    "note": _("Note"),
    "sound": _("The store is whole"),
    "rebuilt": _("Made anew"),
    "faults": _("Damage of the file"),
    "journal": _("Damage of the journal"),
    "tables": _("Rows that differ from the journal"),
    "missing_files": _("Missing files"),
    "unopened_files": _("Files that do not open"),
    "orphan_files": _("Files that belong to nothing"),
    "which": _("Which one"),
    "along": _("Went with it"),
    "made": _("Made"),
    "verified": _("From an official source"),
    "language": _("Language"),
    "text": _("Text"),
    "translations": _("Translations"),
    "required": _("must be answered"),
    "from_records": _("taken from the records where they have it"),
}
"""The names in answers that no register describes; ids, numbers and what a register names keep their names."""


def lines(answer: Any, words: Translator, depth: int = 0) -> Iterator[str]:
    """The lines of an answer: a name and its value, a list with a dash before each of its rows."""
    pad = "  " * depth
    if isinstance(answer, Mapping):
        for name, value in answer.items():
            if not _is_empty(value):
                yield from _named(_label(name, words), value, words, depth)
    elif isinstance(answer, list | tuple):
        for one in answer:
            yield from _row(one, words, depth)
    else:
        yield f"{pad}{_said(answer, words)}"


def _named(label: str, value: Any, words: Translator, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, Mapping | list | tuple):
        yield f"{pad}{label}:"
        yield from lines(value, words, depth + 1)
    else:
        yield f"{pad}{label}: {_said(value, words)}"


def _row(one: Any, words: Translator, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if not isinstance(one, Mapping):
        yield f"{pad}- {_said(one, words)}"
        return
    told = {name: value for name, value in one.items() if not _is_empty(value) and value is not False}
    flat = [_in_row(name, value, words) for name, value in told.items() if not _is_deep(value)]
    yield f"{pad}- {'  '.join(flat)}"
    yield from lines({name: value for name, value in told.items() if _is_deep(value)}, words, depth + 2)


def _in_row(name: str, value: Any, words: Translator) -> str:
    """A value within a row stands without its name; of a yes the name is said instead."""
    if value is True:
        return _label(name, words)
    if isinstance(value, list | tuple):
        return ", ".join(_said(one, words) for one in value)
    return _said(value, words)


def _is_deep(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list | tuple) and any(isinstance(one, Mapping | list | tuple) for one in value)
    )


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | Mapping | list | tuple) and not value)


def _label(name: str, words: Translator) -> str:
    return words(LABELS[name]) if name in LABELS else name


def _said(value: Any, words: Translator) -> str:
    if isinstance(value, bool):
        return words(_("yes")) if value else words(_("no"))
    return str(value)
