"""The catalogues of words: finds the messages in the code and keeps the .po and .mo files in step."""

from __future__ import annotations

import ast
import io
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
HOMES = (ROOT / "reception", ROOT / "ui")
"""Where the program speaks."""
LANGUAGES = ("ru", "ky", "en")
MARKS = {"_", "mark"}
MessageId = str | tuple[str, ...]


class QuietCatalog(Catalog):
    """A catalogue whose header holds no date and no tool's name, so that two branches merge in peace."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header: what gettext needs, no more."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


@dataclass(frozen=True)
class Fault:
    """A call that marks something other than one plain sentence, and where it stands."""

    path: Path
    line: int

    def __str__(self) -> str:
        """The place and what is wrong there, for the person who wrote it."""
        return f"{self.path}:{self.line}: a message is one literal string: no f-string, no sum, no name"


def messages(*folders: Path) -> tuple[set[MessageId], list[Fault]]:
    """The messages marked below the folders, a pair where a number decides; and calls that cannot be read."""
    found: set[MessageId] = set()
    faults = []
    for path in sorted(path for folder in folders for path in folder.rglob("*.py")):
        for line, message in _marked(ast.parse(path.read_text(encoding="utf-8"))):
            if message is None:
                faults.append(Fault(path, line))
            else:
                found.add(message)
    pairs = {text for pair in found if isinstance(pair, tuple) for text in pair}
    return found - pairs, faults


def _marked(tree: ast.AST) -> Iterator[tuple[int, MessageId | None]]:
    """Each marked message with its line; None where it is not a literal."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in MARKS:
            yield node.lineno, _literal(node)
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "count":
            one, many = [_literal(part) for part in [*node.args, None, None][:2]]
            if one is not None and many is not None:
                yield node.lineno, (one, many)


def _literal(node: ast.expr | None) -> str | None:
    """The text of a call `_("…")`; None for anything else."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in MARKS:
        return None
    value = node.args[0] if len(node.args) == 1 else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def catalogue_file(language: str, suffix: str = "po") -> Path:
    """Where the catalogue of a language stands."""
    return LOCALE / language / "LC_MESSAGES" / f"reception.{suffix}"


def read_catalogue(language: str) -> Catalog:
    """The committed catalogue of a language; an empty one where there is none yet."""
    path = catalogue_file(language)
    if not path.is_file():
        return QuietCatalog(locale=language, fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def updated(old: Catalog, found: set[MessageId], language: str) -> Catalog:
    """The catalogue of exactly the messages found, with the translations there were; English is its own."""
    new = QuietCatalog(
        locale=language, fuzzy=False, header_comment=f"# The words of the program: {language}."
    )
    for message in sorted(found, key=str):
        known = old.get(message if isinstance(message, str) else message[0])
        translation = known.string if known and isinstance(known.string, type(message)) else ""
        if not isinstance(message, str) and not translation:
            translation = ("",) * new.num_plurals
        if language == "en" and not any(translation):
            translation = message
        new.add(message, translation)
    return new


def written(catalogue: Catalog) -> bytes:
    """The bytes of its .po file."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return stream.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of its .mo file, the same for the same words on every day."""
    ids = {entry.id if isinstance(entry.id, str) else tuple(entry.id) for entry in catalogue if entry.id}
    quiet = updated(catalogue, ids, str(catalogue.locale))
    stream = io.BytesIO()
    write_mo(stream, quiet)
    return stream.getvalue()


def gaps(catalogue: Catalog) -> list[str]:
    """The messages without a translation, or with one whose placeholders differ from the message's."""
    found = []
    for entry in catalogue:
        if not entry.id:
            continue
        ids, texts = _texts(entry.id), _texts(entry.string)
        if not all(texts):
            found.append(f"{ids[0]!r} has no translation")
        elif {frozenset(placeholders(text)) for text in [*ids, *texts]} != {frozenset(placeholders(ids[0]))}:
            found.append(f"{ids[0]!r} has other placeholders in its translation")
    return found


def _texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """One text or several, as a list."""
    return [value or ""] if isinstance(value, str) or value is None else list(value)


def placeholders(text: str) -> set[str]:
    """The names in braces of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main() -> int:
    """Write the catalogues anew and say what is missing; 1 where something is."""
    found, faults = messages(*HOMES)
    complaints = [str(fault) for fault in faults]
    for language in LANGUAGES:
        catalogue = updated(read_catalogue(language), found, language)
        catalogue_file(language).parent.mkdir(parents=True, exist_ok=True)
        catalogue_file(language).write_bytes(written(catalogue))
        catalogue_file(language, "mo").write_bytes(compiled(catalogue))
        complaints += [f"{language}: {gap}" for gap in gaps(catalogue)]
    for complaint in complaints:
        print(complaint)
    print(f"{len(found)} messages, {len(complaints)} to mend")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
