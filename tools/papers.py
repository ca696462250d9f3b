"""Every kind of paper in every language as page pictures to be looked at: `python -m tools.papers FOLDER [KIND…]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.render import render
from reception.documents.wording import worded
from tools import look

EXAMPLES = Path(__file__).parents[1] / "tests" / "reception" / "documents" / "examples"
BY_HAND = {"by_hand": True}


def answers_of(kind: Kind) -> Iterator[tuple[str, dict[str, Any]]]:
    """The invented example, and the paper in which everything required is left to be filled by hand."""
    yield "full", json.loads((EXAMPLES / f"{kind.code}.json").read_text(encoding="utf-8"))
    asked = [field.name for field in kind.fields if field.required] + [group[0] for group in kind.one_of]
    yield "by_hand", dict.fromkeys(asked, BY_HAND)


def main() -> None:
    """Write the papers, and a sheet of pages for each."""
    folder, *codes = sys.argv[1:]
    papers = Path(folder) / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    for code in codes or kind_codes():
        kind = load_kind(code)
        for name, answers in answers_of(kind):
            for language in kind.languages:
                words = worded(kind, answers, language=language)
                content = render(load_template(kind, language=language), words)
                (papers / f"{code}_{language}_{name}.docx").write_bytes(content)
    look.main([str(papers)])


if __name__ == "__main__":
    main()
