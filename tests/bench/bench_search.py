"""A keystroke of the search and the duplicates of one newcomer, against what one would do without an index.

A keystroke is shown twice: the ids by the index, and as `find_people` answers the window, with a line each of names,
phones and joined records. Its baseline is what DB Browser for SQLite sends for its filter row, the rows and every time
their count, to the same SQLCipher file in the same run: on a connection of its own, opened as that program does, past
our access. The baselines of duplicates are rapidfuzz over all names: its cheapest scorer with a cutoff, and as its own
documentation shows it. Times are of the processor, so that other work of the machine does not count.
Run: python -m tests.bench.bench_search [people]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from rapidfuzz import fuzz, process

from reception.app import Office
from reception.index.finding import find_rows
from reception.index.keys import keys_of
from reception.index.model import IndexLine
from reception.kernel.ids import Id
from reception.people.finding import possible_duplicates
from reception.people.model import Person
from reception.people.queries import THROUGH, lines_of
from reception.store.reading import Reading
from tests.bench.crowd import open_bench_office, p95, people, register, table
from tests.bench.misspelling import MISTAKES, PARTS, latin_of

QUERIES = 60
NEWCOMERS = 60
SHOWN = 20
"""Lines under the search box."""
FILTERED = 50
"""Rows that a filtered table loads."""
GOALS = {"surname, 1-6 letters": "<= 1/50", "inside a word": "<= 1/10"}
Values = dict[str, Any]


def main() -> None:
    """Register everyone, then time keystrokes and duplicates on the same store."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    crowd = list(people(number, seed=7))
    with tempfile.TemporaryDirectory() as folder, open_bench_office(Path(folder) / "office") as office:
        made = register(office, crowd)
        with office.reading() as reading:
            keystrokes(reading, crowd, opened_plainly(office))
            duplicates(reading, crowd, made)


def opened_plainly(office: Office) -> Any:
    """The driver's own connection to the same file, as DB Browser opens it: with the key and nothing set."""
    connection = sqlcipher.connect(str(office.store.path))
    connection.execute(f"PRAGMA key = \"x'{office.store.key.hex()}'\"")
    return connection


def typed(crowd: list[Values]) -> dict[str, tuple[str, list[str]]]:
    """What is typed by kind, with the column that DB Browser would filter."""
    chance = random.Random(5)
    some = [chance.choice(crowd) for _ in range(QUERIES)]
    names = [one["surname"] for one in some]
    return {
        "surname, 1-6 letters": ("surname", [name[:count] for name in names for count in (1, 2, 3, 4, 6)]),
        "surname not there yet": ("surname", [name[:4] + "ыкчы" for name in names]),
        "inside a word": ("surname", [name[2:6] for name in names if len(name) > 6]),
        "given name": ("given", [one["given"] for one in some]),
        "surname in Latin letters": ("surname", [latin_of(name) for name in names]),
        "two words": ("surname", [f"{one['given'][:3]} {one['surname'][:4]}" for one in some]),
        "PIN, 8 digits": ("pin", [one["pin"][:8] for one in some]),
        "last 6 digits of a phone": ("number", [one["phone"][-6:] for one in some]),
    }


def keystrokes(reading: Reading, crowd: list[Values], browser: Any) -> None:
    """Time each kind by turns with its baseline, and print both."""
    rows: list[tuple[object, ...]] = []
    for kind, (column, texts) in typed(crowd).items():
        ids: list[float] = []
        lines: list[float] = []
        theirs: list[float] = []
        for text in texts:
            begun = time.process_time()
            found = find_rows(reading, Person, text, limit=SHOWN, through=THROUGH)
            ids.append(since(begun))
            lines_of(reading, found)
            lines.append(since(begun))
            begun = time.process_time()
            db_browser(browser, column, text)
            theirs.append(since(begun))
        ratios = (f"1/{p95(theirs) / p95(times):.0f}" for times in (ids, lines))
        rows.append((kind, shown(ids), shown(lines), shown(theirs), *ratios, GOALS.get(kind, "")))
    table(
        f"a keystroke over {len(crowd):,} people|ids, ms p50 / p95|with {SHOWN} lines|DB Browser's SQL"
        "|ratio of p95, ids|with lines|goal",
        rows,
    )


def db_browser(browser: Any, column: str, text: str) -> None:
    """DB Browser's filter row: the count and the first rows."""
    source = "phone" if column == "number" else "person"
    for what, limit in (("count(*)", 1), ("*", FILTERED)):
        sql = f"SELECT {what} FROM {source} WHERE {column} LIKE ? LIMIT {limit}"  # noqa: S608 - ours
        browser.execute(sql, (f"%{text}%",)).fetchall()


def since(begun: float) -> float:
    """Milliseconds of the processor since then."""
    return (time.process_time() - begun) * 1000


def shown(times: list[float]) -> str:
    """Median and 95th percentile."""
    return f"{median(times):.2f} / {p95(times):.2f}"


def duplicates(reading: Reading, crowd: list[Values], made: list[Id]) -> None:
    """Enter people who are known already, misspelt in seeded ways; time the question and count who is found."""
    asked = sa.select(IndexLine.row, IndexLine.text).where(IndexLine.kind == "name")
    known = [(row.row, row.text) for row in reading.rows(asked)]
    texts = [text for _row, text in known]
    chance = random.Random(11)
    some = [chance.randrange(len(crowd)) for _ in range(NEWCOMERS)]
    ours: list[float] = []
    theirs: list[float] = []
    rows: list[tuple[object, ...]] = []
    for mistake, misspell in MISTAKES.items():
        found = [0, 0, 0]
        entered = [{**crowd[place], **misspell(crowd[place], chance)} for place in some]
        for place, values in zip(some, entered, strict=True):
            by_name = {part: values[part] for part in PARTS}
            begun = time.process_time()
            alike = possible_duplicates(reading, by_name | {"sex": values["sex"], "born": values["born"]})
            ours.append(since(begun))
            found[0] += made[place] in {one.id for one in alike}
            found[1] += made[place] in {one.id for one in possible_duplicates(reading, by_name)}
        for place, values in zip(some, entered, strict=True):
            name = folded(values)
            begun = time.process_time()
            likest = process.extract(name, texts, scorer=fuzz.ratio, limit=10, score_cutoff=80)
            theirs.append(since(begun))
            found[2] += made[place] in {known[line][0] for _text, _likeness, line in likest}
        rows.append((mistake, *(f"{count / len(some):.0%}" for count in found)))
    table("misspelt newcomer|found, with birth date|found, name alone|rapidfuzz over all, name alone", rows)
    whole = as_documented([folded(crowd[place]) for place in some[:20]], texts)
    print_ratios(len(crowd), ours, {"ratio, cutoff 80": theirs, "extract as documented (WRatio)": whole})


def print_ratios(number: int, ours: list[float], baselines: dict[str, list[float]]) -> None:
    """Print ours beside each baseline; the goal is held against the cheapest."""
    goals = ("<= 1/10", *[""] * len(baselines))
    table(
        f"duplicates of one of {number:,}|ms p50 / p95|rapidfuzz over all|ms p50 / p95|ratio of p50|goal",
        [
            (
                "by sound, compared",
                shown(ours),
                name,
                shown(times),
                f"1/{median(times) / median(ours):.1f}",
                goal,
            )
            for (name, times), goal in zip(baselines.items(), goals, strict=False)
        ],
    )


def as_documented(names: list[str], texts: list[str]) -> list[float]:
    """Milliseconds of rapidfuzz over all names as its documentation begins."""
    times = []
    for name in names:
        begun = time.process_time()
        process.extract(name, texts, scorer=fuzz.WRatio, limit=10)
        times.append(since(begun))
    return times


def folded(values: Values) -> str:
    """The whole name as the index has it."""
    keys = keys_of("name", " ".join(values[part] for part in PARTS))
    assert keys is not None
    return keys.text


if __name__ == "__main__":
    main()
