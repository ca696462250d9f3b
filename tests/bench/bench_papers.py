"""How long papers take by the press against docxtpl as it is documented: all kinds, ten times longer, memory, cold.

Run: python -m tests.bench.bench_papers [rounds]
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from reception.documents.aliases import with_aliases
from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.press.plan import Plan
from reception.documents.press.preparing import prepared_plan
from reception.documents.render import WordTemplate
from reception.documents.samples import samples
from reception.documents.wording import worded
from tests.reception.documents.test_word import as_documented

EXAMPLES = Path(__file__).parents[1] / "reception" / "documents" / "examples"
Words = dict[str, Any]
LONG, TIMES, BATCH = "torture_complaint", 10, 200


def words_of(kind: Kind, *, times: int = 1) -> Words:
    """The invented example in Russian, its lists so many times over."""
    answers = json.loads((EXAMPLES / f"{kind.code}.json").read_text(encoding="utf-8"))
    for field in kind.fields:
        if field.type == "rows" and answers.get(field.name, {}).get("value"):
            answers[field.name] = {"value": answers[field.name]["value"] * times}
    return with_aliases(kind, worded(kind, answers, language="ru"))


def plan_of(kind: Kind) -> Plan | None:
    """The fast way for its template; None where it goes by docxtpl."""
    template = load_template(kind, language="ru")
    return prepared_plan(template, samples(kind, language="ru"), word=WordTemplate(template))


def spent(make: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    begun = time.process_time()
    make()
    return (time.process_time() - begun) * 1000


def ratio(kind: Kind, plan: Plan, *, rounds: int, times: int = 1) -> float:
    """Ours by docxtpl's, medians of alternated rounds."""
    template, words = load_template(kind, language="ru"), words_of(kind, times=times)
    plan.paper(words)
    as_documented(template, words)
    ours, theirs = [], []
    for _round in range(rounds):
        ours.append(spent(lambda: plan.paper(words)))
        theirs.append(spent(lambda: as_documented(template, words)))
    return statistics.median(ours) / statistics.median(theirs)


def show(what: str, value: float, goal: str) -> None:
    """A line of the table: the ratio as one part of so many, where it is small."""
    said = f"1/{1 / value:.1f}" if value < 0.3 else f"{value:.2f}"
    sys.stdout.write(f"| {what} | {said} | {goal} |\n")


def main() -> None:
    """All figures, each against docxtpl in the same run."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    kinds = [load_kind(code) for code in kind_codes() if "ru" in load_kind(code).languages]
    plans = {kind.code: plan for kind in kinds if (plan := plan_of(kind)) is not None}
    sys.stdout.write(
        f"by the fast way: {len(plans)} of {len(kinds)} kinds\n| what | ratio | goal |\n|---|---|---|\n"
    )
    found = sorted(ratio(load_kind(code), plan, rounds=rounds) for code, plan in plans.items())
    show("a paper, median of the kinds", statistics.median(found), "<= 1/22")
    show("the slowest kind", found[-1], "<= 1/22")
    long = load_kind(LONG)
    show("ten times longer", ratio(long, plans[LONG], rounds=rounds, times=TIMES), "<= 1/18")
    with tempfile.TemporaryDirectory() as folder:
        kept, words = Path(folder) / "plan", Path(folder) / "words.json"
        kept.write_bytes(plans[LONG].kept())
        words.write_text(json.dumps(words_of(long)), encoding="utf-8")
        run = partial(alone, kept=kept, words=words)
        ours, theirs = (run(way, BATCH)[1] for way in ("ours", "theirs"))
        show(f"memory of {BATCH} papers", ours / theirs, "<= 0.8")
        show(f"memory of {BATCH} by that of 20", ours / run("ours", 20)[1], "flat")
        pairs = [(run("ours", 1)[0], run("theirs", 1)[0]) for _round in range(7)]
    show("first paper of a cold process", statistics.median(one / other for one, other in pairs), "<= 0.55")


def alone(way: str, papers: int, *, kept: Path, words: Path) -> tuple[float, float]:
    """Seconds and kilobytes at most of a process of its own that makes so many papers."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", ALONE[way], str(papers), str(kept), str(words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - begun, float(done.stdout.split()[-1])


BEGIN = """
import io, json, resource, sys
from pathlib import Path
words = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
"""
END = """
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
ALONE = {
    "ours": BEGIN
    + """
from reception.documents.press.plan import read_plan
plan = read_plan(Path(sys.argv[2]).read_bytes())
for _paper in range(int(sys.argv[1])):
    plan.paper(words)
"""
    + END,
    "theirs": BEGIN
    + f"""
from importlib.resources import files
from docxtpl import DocxTemplate
from jinja2 import Environment
from reception.documents.filters import FILTERS, said
environment = Environment(autoescape=True, finalize=said)
environment.filters.update(FILTERS)
template = (files("templates_docx") / "{LONG}" / "ru.docx").read_bytes()
for _paper in range(int(sys.argv[1])):
    document = DocxTemplate(io.BytesIO(template))
    document.render(words, jinja_env=environment, autoescape=True)
    document.save(io.BytesIO())
"""
    + END,
}


if __name__ == "__main__":
    main()
