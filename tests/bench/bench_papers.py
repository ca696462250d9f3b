"""How long a paper takes against docxtpl as it is documented, on our own templates; alternated, CPU time.

Run: python -m tests.bench.bench_papers [rounds]
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reception.documents.kinds import kind_codes, load_kind, load_template
from reception.documents.render import render
from reception.documents.wording import worded
from tests.reception.documents.test_word import as_documented

EXAMPLES = Path(__file__).parents[1] / "reception" / "documents" / "examples"
GOAL = 1.1


def spent(make: Callable[[bytes, dict[str, Any]], bytes], template: bytes, words: dict[str, Any]) -> float:
    """Milliseconds of CPU for one paper."""
    begun = time.process_time()
    make(template, words)
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Alternate both over each kind in Russian; print medians and the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    sys.stdout.write("| paper | ms | docxtpl as documented, ms | ratio | goal |\n|---|---|---|---|---|\n")
    for code in kind_codes():
        kind = load_kind(code)
        answers = json.loads((EXAMPLES / f"{code}.json").read_text(encoding="utf-8"))
        template, words = load_template(kind, language="ru"), worded(kind, answers, language="ru")
        render(template, words)
        as_documented(template, words)
        ours, theirs = [], []
        for _round in range(rounds):
            ours.append(spent(render, template, words))
            theirs.append(spent(as_documented, template, words))
        one, other = statistics.median(ours), statistics.median(theirs)
        sys.stdout.write(f"| {code} | {one:.1f} | {other:.1f} | {one / other:.2f} | <= {GOAL} |\n")


if __name__ == "__main__":
    main()
