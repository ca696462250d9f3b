"""`python -m tools.typeset [KIND…]`: sets the templates of these kinds, or of all, from their texts."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.typeset.package import set_template

TEMPLATES = Path(__file__).parents[2] / "templates_docx"


def sources(kinds: list[str]) -> list[Path]:
    """The texts of these kinds, or of all kinds."""
    found = sorted(path for path in TEMPLATES.glob("*/*.txt") if path.parent.parent.name != "blocks")
    return [path for path in found if not kinds or path.parent.name in kinds]


def main() -> None:
    """Set each and say its name."""
    for source in sources(sys.argv[1:]):
        target = source.with_suffix(".docx")
        made = set_template(source)
        if not target.is_file() or target.read_bytes() != made:
            target.write_bytes(made)
            print(target.relative_to(TEMPLATES))


if __name__ == "__main__":
    main()
