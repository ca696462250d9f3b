"""The words that the demonstration is made of: names, places, stories and matters, read from `resources/demo`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Materials:
    """All invented words, as the files have them."""

    names: Table
    places: Table
    stories: tuple[Table, ...]
    follow_ups: tuple[Table, ...]
    organisations: tuple[str, ...]
    calls: tuple[Table, ...]
    matters: tuple[Table, ...]
    colleagues: tuple[Table, ...]
    papers: Table


def demo_bytes(name: str) -> bytes:
    """A file of `resources/demo` as it lies."""
    return (files("resources") / "demo" / name).read_bytes()


def materials() -> Materials:
    """Everything that the demonstration is made of."""
    stories, calls = _table("stories"), _table("calls")
    return Materials(
        names=_table("names"),
        places=_table("places"),
        stories=tuple(stories["story"]),
        follow_ups=tuple(stories["follow_up"]),
        organisations=tuple(calls["organisations"]),
        calls=tuple(calls["call"]),
        matters=tuple(_table("matters")["matter"]),
        colleagues=tuple(_table("colleagues")["colleague"]),
        papers=_table("papers"),
    )


def _table(name: str) -> Table:
    return tomllib.loads(demo_bytes(f"{name}.toml").decode("utf-8"))


def spoken(words: Table, first: str) -> dict[str, Any]:
    """A free text as the command line takes it: in this language where there are words in it, the others as translations."""
    order = [first, *(language for language in words if language != first)] if first in words else list(words)
    translations = [{"language": language, "text": words[language]} for language in order[1:]]
    return {"language": order[0], "text": words[order[0]], "translations": translations}
