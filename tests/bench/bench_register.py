"""Registering many people with their journal and index, against Core's `executemany` of the same rows.

The baselines write the rows of the tables and of the search index, made beforehand, into an equal empty store with
the same indexes and the same full-text tables; they keep no journal and compute no keys. The harder one hands the
index its lines as our follower does, a thousand a statement, which spares the full-text tables most of their work.
Run: python -m tests.bench.bench_register [people]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from reception.app import Office
from reception.index.follower import _insert
from reception.index.model import IndexLine, IndexOrder
from reception.people.model import Person, Phone
from tests.bench.crowd import open_bench_office, people, register, table

ROUNDS = 3
GOAL = 4.0
TABLES = (Person, Phone, IndexLine, IndexOrder)


def rows_of(office: Office) -> list[list[dict[str, Any]]]:
    """What the store holds, as rows to be inserted again."""
    with office.store.whole() as connection:
        return [
            [dict(row) for row in connection.execute(sa.select(model.table())).mappings()] for model in TABLES
        ]


def insert(office: Office, rows: list[list[dict[str, Any]]], *, many_a_statement: bool) -> float:
    """Seconds that Core takes to insert the rows in one transaction."""
    begun = time.perf_counter()
    with office.store.whole() as connection:
        for model, some in zip(TABLES, rows, strict=True):
            if many_a_statement and model in {IndexLine, IndexOrder}:
                names = [name for name in some[0] if name != "n"]
                _insert(connection, model.table(), [tuple(row[name] for name in names) for row in some])
            else:
                connection.execute(model.table().insert(), some)
        for name in ("index_word", "index_gram"):
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('flush')")  # noqa: S608
    return time.perf_counter() - begun


def main() -> None:
    """Alternate both on fresh stores and print the ratio of the medians."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    crowd = list(people(number, seed=7))
    ours: list[float] = []
    theirs: dict[bool, list[float]] = {False: [], True: []}
    for _round in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            with open_bench_office(Path(folder) / "ours") as office:
                begun = time.perf_counter()
                register(office, crowd)
                ours.append(time.perf_counter() - begun)
                rows = rows_of(office)
            for many, seconds in theirs.items():
                with open_bench_office(Path(folder) / f"theirs-{many}") as office:
                    seconds.append(insert(office, rows, many_a_statement=many))
            del rows
    mine = median(ours)
    baselines = ("Core executemany, same indexes and search index", "the same, index lines 1,000 a statement")
    table(
        f"registering {number:,} people|s|baseline|s|ratio|goal",
        [
            (
                "journal and index",
                f"{mine:.1f}",
                name,
                f"{median(some):.1f}",
                f"{mine / median(some):.2f}",
                goal,
            )
            for name, some, goal in zip(baselines, theirs.values(), (f"<= {GOAL}", ""), strict=True)
        ],
    )


if __name__ == "__main__":
    main()
