"""The papers of the demonstration: three kinds in three languages, kept in their matters and written out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reception.app import Office
from reception.demo.materials import Table
from reception.documents.actions import make_paper
from reception.documents.keeping import KeptIn
from reception.documents.kinds import load_kind
from reception.kernel.i18n import LANGUAGES
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from reception.reference.catalogue import Catalogue


def make_papers(
    office: Office,
    asked: Table,
    ids: Mapping[str, Id],
    lists: Catalogue,
    folder: Path,
    progress: Progress,
) -> tuple[Path, ...]:
    """Make each paper whose matter was opened, in every language it is made in, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    keeping = office.keeping()
    wanted = [
        (kind, language)
        for kind, paper in asked.items()
        if f"matter:{paper['matter']}" in ids
        for language in LANGUAGES
        if language in load_kind(kind).languages
    ]
    files = []
    for number, (kind, language) in enumerate(wanted):
        progress.step(_("Making papers"), number, len(wanted))
        kept = KeptIn("matter", ids[f"matter:{asked[kind]['matter']}"])
        with office.work() as work:
            made = make_paper(
                work,
                kind_code=kind,
                language=language,
                kept=kept,
                catalogue=lists,
                keeping=keeping,
                given=answers(asked[kind]["answers"]),
            )
        file = folder / f"{kind}-{language}.docx"
        file.write_bytes(made.content)
        files.append(file)
    return tuple(files)


def answers(told: Table) -> dict[str, Any]:
    """Answers as a paper takes them: plain words by language become texts with translations."""
    return {name: _answer(value) for name, value in told.items()}


def _answer(value: Any) -> Any:
    if isinstance(value, list):
        return {"value": [answers(row) for row in value]}
    if not isinstance(value, Mapping):
        return {"value": value}
    if set(value) <= set(LANGUAGES):
        first = next(iter(value))
        rest = {language: words for language, words in value.items() if language != first}
        return {"value": value[first], "language": first, "translations": rest}
    if "unknown" in value or "by_hand" in value:
        return dict(value)
    return {"value": dict(value)}
