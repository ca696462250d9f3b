"""The papers of the demonstration: three kinds in three languages, kept in their matters and written out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reception.demo.materials import Table
from reception.documents.actions import make_paper, prepare
from reception.documents.keeping import Keeping, KeptIn
from reception.documents.kinds import load_kind
from reception.documents.press.press import Press
from reception.kernel.atomic import replace_file
from reception.kernel.i18n import LANGUAGES, Language
from reception.kernel.ids import Id
from reception.reference.catalogue import Catalogue
from reception.store.work import Work


class Papers:
    """Makes papers in matters and writes each out beside being kept."""

    def __init__(
        self, asked: Table, *, keeping: Keeping, press: Press, lists: Catalogue, folder: Path
    ) -> None:
        """Take what the papers say beside what the office knows, and where they are written out."""
        self._asked = asked
        self._glossary = glossary_of(asked)
        self._keeping = keeping
        self._press = press
        self._lists = lists
        self._folder = folder
        self.files: list[Path] = []

    def make(self, work: Work, *, kind_code: str, language: Language, matter: Id) -> None:
        """Make one paper in a matter in one language."""
        kind, kept = load_kind(kind_code), KeptIn("matter", matter)
        with work.under("paper.make"):
            own = answers(self._asked[kind_code])
            known, _gathered = prepare(work, kind=kind, kept=kept, catalogue=self._lists, given=own)
            made = make_paper(
                work,
                kind_code=kind_code,
                language=language,
                kept=kept,
                catalogue=self._lists,
                keeping=self._keeping,
                press=self._press,
                given=translated(known, self._glossary),
            )
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{kind_code}-{language}.docx"
        replace_file(file, made.content)
        self.files.append(file)


def glossary_of(asked: Table) -> dict[str, Table]:
    """The words of the matters that have no language of their own, each with the other languages."""
    return {text: row for row in asked["glossary"] for text in row.values()}


def translated(known: Any, glossary: Mapping[str, Table]) -> Any:
    """Answers in which plain words that the glossary has are texts with translations."""
    if isinstance(known, list):
        return [translated(one, glossary) for one in known]
    if not isinstance(known, Mapping):
        return known
    value = known.get("value")
    if "language" not in known and isinstance(value, str) and value in glossary:
        return _text(glossary[value])
    return {name: translated(one, glossary) for name, one in known.items()}


def _text(words: Table) -> dict[str, Any]:
    first = next(iter(words))
    rest = {language: text for language, text in words.items() if language != first}
    return {"value": words[first], "language": first, "translations": rest}


def answers(told: Table) -> dict[str, Any]:
    """Answers as a paper takes them: plain words by language become texts with translations."""
    return {name: _answer(value) for name, value in told.items()}


def _answer(value: Any) -> Any:
    if isinstance(value, list):
        return {"value": [answers(row) for row in value]}
    if not isinstance(value, Mapping):
        return {"value": value}
    if set(value) <= set(LANGUAGES):
        return _text(value)
    if "unknown" in value or "by_hand" in value:
        return dict(value)
    return {"value": dict(value)}
