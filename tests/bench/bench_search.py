"""A keystroke of the search and the duplicates of one newcomer, against what one would do without an index.

The keystroke is `find_people` as the window asks it: ids by the index, then a line each with names, phones and joined
records. Its baseline is what DB Browser for SQLite sends for its filter row, the rows and every time their count, to
the same SQLCipher file in the same run, past our views of access. The baseline of duplicates is rapidfuzz over all
names. Times are of the processor (both sides work in memory), so that other work of the machine does not count.
Run: python -m tests.bench.bench_search [people]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from reception.index.keys import keys_of
from reception.index.model import IndexLine
from reception.kernel.ids import Id
from reception.people.finding import possible_duplicates
from reception.people.queries import find_people
from reception.store.reading import Reading
from tests.bench.crowd import open_bench_office, p95, people, register, table
from tests.bench.misspelling import MISTAKES, latin_of

QUERIES = 60
NEWCOMERS = 60
SHOWN = 20
"""Lines under the search box."""
FILTERED = 50
"""Rows that a filtered table loads."""
Person = dict[str, Any]


def main() -> None:
    """Register everyone, then time keystrokes and duplicates on the same store."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    crowd = list(people(number, seed=7))
    with tempfile.TemporaryDirectory() as folder, open_bench_office(Path(folder) / "office") as office:
        made = register(office, crowd)
        with office.reading() as reading:
            keystrokes(reading, crowd)
            duplicates(reading, crowd, made)


def typed(crowd: list[Person]) -> dict[str, tuple[str, list[str]]]:
    """What is typed by kind, with the column that DB Browser would filter."""
    chance = random.Random(5)
    some = [chance.choice(crowd) for _ in range(QUERIES)]
    return {
        "surname, 1-6 letters": (
            "surname",
            [one["surname"][:letters] for one in some for letters in (1, 2, 3, 4, 6)],
        ),
        "surname not there yet": ("surname", [one["surname"][:4] + "ыкчы" for one in some]),
        "inside a word": ("surname", [one["surname"][2:6] for one in some if len(one["surname"]) > 6]),
        "given name": ("given", [one["given"] for one in some]),
        "surname in Latin letters": ("surname", [latin_of(one["surname"]) for one in some]),
        "two words": ("surname", [f"{one['given'][:3]} {one['surname'][:4]}" for one in some]),
        "PIN, 8 digits": ("pin", [one["pin"][:8] for one in some]),
        "last 6 digits of a phone": ("number", [one["phone"][-6:] for one in some]),
    }


def keystrokes(reading: Reading, crowd: list[Person]) -> None:
    """Time each kind by turns with its baseline, and print both."""
    goals = {"surname, 1-6 letters": "<= 1/50", "inside a word": "<= 1/10"}
    rows: list[tuple[object, ...]] = []
    for kind, (column, texts) in typed(crowd).items():
        ours, theirs = [], []
        for text in texts:
            ours.append(timed(lambda text=text: find_people(reading, text, limit=SHOWN)))  # type: ignore[misc]
            theirs.append(timed(lambda text=text, column=column: db_browser(reading, column, text)))  # type: ignore[misc]
        ratio = f"1/{p95(theirs) / p95(ours):.0f}"
        rows.append(
            (
                kind,
                f"{median(ours):.2f} / {p95(ours):.2f}",
                f"{median(theirs):.1f} / {p95(theirs):.1f}",
                ratio,
                goals.get(kind, ""),
            )
        )
    table(
        f"a keystroke over {len(crowd):,} people|ms p50 / p95|DB Browser's SQL, ms p50 / p95|ratio of p95|goal",
        rows,
    )


def db_browser(reading: Reading, column: str, text: str) -> None:
    """DB Browser's filter row: the count and the first rows, from the bare table."""
    driver = reading.connection.connection.driver_connection
    assert driver is not None
    table_name = "phone" if column == "number" else "person"
    for what, limit in (("count(*)", 1), ("*", FILTERED)):
        sql = f"SELECT {what} FROM main.{table_name} WHERE {column} LIKE ? LIMIT {limit}"  # noqa: S608 - ours
        driver.execute(sql, (f"%{text}%",)).fetchall()


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds of one question."""
    begun = time.process_time()
    ask()
    return (time.process_time() - begun) * 1000


def duplicates(reading: Reading, crowd: list[Person], made: list[Id]) -> None:
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
        found = found_by_name = found_by_all = 0
        for place in some:
            values = {**crowd[place], **misspell(crowd[place], chance)}
            by_name = {part: values[part] for part in ("surname", "given", "patronymic")}
            with_birth = by_name | {"sex": values["sex"], "born": values["born"]}
            begun = time.process_time()
            alike = possible_duplicates(reading, with_birth)
            ours.append((time.process_time() - begun) * 1000)
            found += made[place] in {one.id for one in alike}
            found_by_name += made[place] in {one.id for one in possible_duplicates(reading, by_name)}
            keys = keys_of("name", " ".join(by_name.values()))
            assert keys is not None
            begun = time.process_time()
            likest = process.extract(keys.text, texts, scorer=fuzz.ratio, limit=10, score_cutoff=80)
            theirs.append((time.process_time() - begun) * 1000)
            found_by_all += made[place] in {known[line][0] for _text, _likeness, line in likest}
        rows.append(
            (mistake, *(f"{count / len(some):.0%}" for count in (found, found_by_name, found_by_all)))
        )
    table(
        "misspelt newcomer|found, with birth date|found, name alone|found by rapidfuzz over all, name alone",
        rows,
    )
    table(
        f"duplicates of one of {len(crowd):,}|ms p50 / p95|rapidfuzz over all, ms p50 / p95|ratio of p50|goal",
        [
            (
                "candidates by sound, compared whole",
                f"{median(ours):.2f} / {p95(ours):.2f}",
                f"{median(theirs):.1f} / {p95(theirs):.1f}",
                f"1/{median(theirs) / median(ours):.0f}",
                "<= 1/10",
            )
        ],
    )


if __name__ == "__main__":
    main()
