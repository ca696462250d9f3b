"""The month's workbook against openpyxl writing the same cells: `python tests/bench/bench_excel_month.py [ROUNDS]`.

Both run alternately in one process and from the same figures: ours from the counting rows to the file, the baseline
from finished cells to the file. `dressed` gives each cell its font, fill, border and number format as openpyxl's
documentation does, and adds the same charts; `bare` writes values alone. The goal: ours at most 1.3 times `dressed`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, PieChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reception.kernel.i18n import Translator  # noqa: E402 - a script finds the program from where it stands
from reception.kernel.ids import Id  # noqa: E402
from reception.reference.reading import shipped  # noqa: E402
from reception.reports.actions import Edition  # noqa: E402
from reception.reports.book import Book  # noqa: E402
from reception.reports.counting import figures  # noqa: E402
from reception.reports.facts import Fact, Facts  # noqa: E402
from reception.reports.inner import inner_book  # noqa: E402
from reception.reports.labels import Labels  # noqa: E402
from reception.reports.month import month_book  # noqa: E402
from reception.reports.period import Period  # noqa: E402
from reception.reports.workbook import write_book  # noqa: E402

PERIOD = Period(2026, 10)
LISTS = shipped()
LAWYERS = {UUID(int=number).hex: f"Юрист {number}" for number in range(5)}
SERVICES_OF_INNER = 5_000
GOAL = 1.3


@dataclass(frozen=True)
class Shown:
    """A cell as a reader sees it."""

    value: Any
    bold: bool
    italic: bool
    size: int
    colour: str
    fill: str | None
    right: bool
    number_format: str


def facts(visits: int, services: int) -> Facts:
    """A month of a busy office."""
    chance = random.Random(7)
    codes = {
        name: [item.code for item in LISTS.list(name).items] for name in ("divisions", "groups", "channels")
    }
    problems = [item.code for item in LISTS.list("problem_categories").items]
    helps = [item.code for item in LISTS.list("help_kinds").items]

    def fact() -> Fact:
        who = chance.choices(["person", "unnamed", "organisation"], [6, 2, 3])[0]
        return Fact(
            id=Id(UUID(int=chance.getrandbits(128))),
            day=date(2026, 10, chance.randrange(1, 32)),
            who=who,
            code=f"c{chance.randrange(visits)}" if who == "person" else None,
            lawyer=chance.choice(list(LAWYERS)),
            sex=chance.choice([None, "male", "female"]),
            age=chance.randrange(90),
            place=chance.choice(codes["divisions"]),
            category=chance.choice(problems),
            helps=frozenset({chance.choice(helps)}),
            groups=frozenset(chance.sample(codes["groups"], 2)),
            channel=chance.choice(codes["channels"]),
            minutes=chance.randrange(120),
        )

    return Facts(tuple(fact() for _ in range(visits)), tuple(fact() for _ in range(services)))


def ours_month(counted: Facts, path: Path) -> Book:
    """From counting rows to the file."""
    labels = Labels(Translator("ru"), LISTS, LAWYERS, PERIOD.last)
    month = figures(counted, PERIOD, office="OSH", catalogue=LISTS)
    edition = Edition(1, False, PERIOD, month, None, date(2026, 11, 2), "Юрист 1")
    book = month_book(edition, labels, office="Приёмная в Оше")
    write_book(book, path)
    return book


def ours_inner(counted: Facts, path: Path) -> Book:
    """The inner workbook, a row a service."""
    labels = Labels(Translator("ru"), LISTS, LAWYERS, PERIOD.last)
    book = inner_book(counted, PERIOD, labels, office="Приёмная в Оше", made_on=date(2026, 11, 2))
    write_book(book, path)
    return book


def cells_of(path: Path) -> dict[str, list[list[Shown]]]:
    """The cells of a workbook and how they look, to be written again."""
    return {
        page.title: [
            [
                Shown(
                    cell.value,
                    bool(cell.font.b),
                    bool(cell.font.i),
                    int(cell.font.sz or 10),
                    str(cell.font.color.rgb)
                    if cell.font.color and cell.font.color.type == "rgb"
                    else "FF000000",
                    str(cell.fill.fgColor.rgb) if cell.fill.fill_type else None,
                    cell.alignment.horizontal == "right",
                    str(cell.number_format),
                )
                for cell in row
            ]
            for row in page.iter_rows()
        ]
        for page in load_workbook(path).worksheets
    }


def bare(cells: dict[str, list[list[Shown]]], _book: Book, path: Path) -> None:
    """Values alone, the quickest way that openpyxl documents for a workbook in memory."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in cells.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append([cell.value for cell in row])
    made.save(path)


@cache
def font(bold: bool, italic: bool, size: int, colour: str) -> Font:
    """A font, made once: styles are shared, as the documentation advises."""
    return Font(name="Arial", bold=bold, italic=italic, size=size, color=colour)


@cache
def alignment(side: str) -> Alignment:
    """Left or right, made once."""
    return Alignment(horizontal=side, vertical="center")


@cache
def fill(colour: str) -> PatternFill:
    """A colour behind the text, made once."""
    return PatternFill("solid", fgColor=colour)


def dressed(cells: dict[str, list[list[Shown]]], book: Book, path: Path) -> None:
    """The same cells with the same look and charts, as openpyxl's documentation writes them."""
    made = Workbook()
    made.remove(made.worksheets[0])
    border = Border(bottom=Side(style="hair", color="C9D3D9"))
    for title, rows in cells.items():
        page: Any = made.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for at, shown in enumerate(row, 1):
                cell = page.cell(number, at, shown.value)
                if shown.value is None and shown.fill is None:
                    continue
                cell.font = font(shown.bold, shown.italic, shown.size, shown.colour)
                cell.alignment = alignment("right" if shown.right else "left")
                cell.border = border
                cell.number_format = shown.number_format
                if shown.fill:
                    cell.fill = fill(shown.fill)
        for chart in next(sheet.charts for sheet in book.sheets if sheet.title == title):
            drawn: Any = BarChart() if chart.kind == "bar" else PieChart()
            for column, add in ((chart.column, drawn.add_data), (1, drawn.set_categories)):
                add(Reference(page, min_col=column, min_row=chart.first, max_row=chart.last))
            page.add_chart(drawn, f"F{chart.at}")
    made.save(path)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def compare(name: str, ours: Callable[[Facts, Path], Book], counted: Facts, rounds: int) -> float:
    """Alternate the three and print their medians; returns the ratio to `dressed`."""
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "ours.xlsx", Path(folder) / "theirs.xlsx"
        book = ours(counted, path)
        cells = cells_of(path)
        number = sum(len(row) for rows in cells.values() for row in rows)
        runs: dict[str, Callable[[], object]] = {
            "ours": lambda: ours(counted, path),
            "dressed": lambda: dressed(cells, book, other),
            "bare": lambda: bare(cells, book, other),
        }
        times: dict[str, list[float]] = {key: [] for key in runs}
        for _round in range(rounds):
            for key, run in runs.items():
                times[key].append(seconds(run))
    middle = {key: median(taken) for key, taken in times.items()}
    told = ", ".join(f"{key} {taken * 1000:.0f} ms" for key, taken in middle.items())
    ratio, to_bare = middle["ours"] / middle["dressed"], middle["ours"] / middle["bare"]
    sys.stdout.write(
        f"{name}: {number} cells; {told}; ours/dressed {ratio:.2f} (goal {GOAL}), ours/bare {to_bare:.2f}\n"
    )
    return ratio


def main(arguments: list[str]) -> int:
    """Measure both workbooks; 1 where the goal is missed."""
    rounds = int(arguments[0]) if arguments else 7
    ratios = (
        compare("month", ours_month, facts(300, 400), rounds),
        compare("inner rows", ours_inner, facts(300, SERVICES_OF_INNER), rounds),
    )
    return int(max(ratios) > GOAL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
