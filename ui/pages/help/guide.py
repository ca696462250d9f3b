"""The guide as it is shipped: a file a topic in each language; read, listed and searched, without a window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reception.kernel.i18n import Language
from reception.language.folding import fold

PICTURES = "pictures"
_AROUND = 60
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True)
class Topic:
    """One page of the guide."""

    name: str
    """As F1 names it: the page's own name, such as `desk`."""
    title: str
    text: str
    """Markdown, its title as the first line."""


@dataclass(frozen=True)
class Hit:
    """A topic in which all words were found, and the line around the first of them."""

    topic: Topic
    line: str


def topics(language: Language) -> tuple[Topic, ...]:
    """All topics of the guide in that language, in the order of their numbers."""
    folder = files("resources") / "guide" / language
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".md"))
    return tuple(_topic(name, (folder / name).read_text(encoding="utf-8")) for name in names)


def _topic(file: str, text: str) -> Topic:
    heading = text.lstrip().partition("\n")[0]
    return Topic(file.removesuffix(".md").partition("-")[2], heading.removeprefix("# ").strip(), text)


def picture(language: Language, name: str) -> bytes | None:
    """The bytes of a picture of the guide; None where there is none of this name."""
    if "/" in name or not name.endswith(".png"):
        return None
    file = files("resources") / "guide" / language / PICTURES / name
    return file.read_bytes() if file.is_file() else None


def search(known: Iterable[Topic], typed: str) -> list[Hit]:
    """The topics in which every typed word occurs, those first whose title has them; letters alike count as one."""
    wanted = fold(typed).split()
    if not wanted:
        return []
    found = []
    for topic in known:
        whole = fold(topic.text)
        if all(word in whole for word in wanted):
            in_title = all(word in fold(topic.title) for word in wanted)
            found.append((not in_title, Hit(topic, _line(topic.text, wanted))))
    return [hit for _order, hit in sorted(found, key=lambda one: one[0])]


def _line(text: str, wanted: Sequence[str]) -> str:
    """The line on which the first word stands, cut to what fits into a list."""
    for line in text.splitlines():
        plain = _LINK.sub(r"\1", line).strip().lstrip("#-*>| ").replace("**", "").replace("`", "")
        if not line.startswith("!") and any(word in fold(plain) for word in wanted):
            return plain if len(plain) <= _AROUND else plain[: _AROUND - 1].rstrip() + "…"
    return ""
