"""A list of very many people in the window: how it opens and scrolls, and whether the window answers meanwhile.

Opening is measured against a list of rows, as a table is usually made: everything is selected in order and kept.
Scrolling is measured against Qt's own model in C++ with 3,000 rows. Whether the window answers is the worst gap of
a timer of 5 ms on the main thread; while everyone is let be, it is the machine's own. Each opening runs in a process
of its own.
Run: python -m tests.bench.bench_window_list [people] [rounds]
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from reception.app import Surroundings, open_office
from reception.index.model import IndexOrder
from reception.kernel.clock import SystemClock
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.people.listing import PEOPLE
from reception.people.model import Person, Phone
from reception.security.keys import Cost
from reception.store.reading import Reading, live
from tests.bench.crowd import LOGIN, PASSPHRASE, open_bench_office, people, register, table
from ui import style
from ui.tasks.lanes import Lanes
from ui.tasks.memory import Memory
from ui.tasks.opening import known_of
from ui.tasks.runner import ThreadRunner
from ui.tasks.sweeping import Sweeper
from ui.tasks.workplace import Workplace
from ui.widgets.register_view import RegisterView

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SIZE = (1180, 760)
NATIVE_ROWS = 3_000
STEP, STEPS = 3, 450
TICK_MS = 5
QUIET_SECONDS = 10  # what the machine itself keeps a program waiting


class Rows(QAbstractTableModel):
    """The usual model: every row is in a list."""

    def __init__(self, rows: list[Any]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt names it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(PEOPLE.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self._rows[index.row()][index.column() % len(self._rows[0])] or "")


def all_rows(reading: Reading) -> list[Any]:
    """Everyone with a phone, sorted by name in the database, as the usual program selects them."""
    on = sa.and_(IndexOrder.row == Person.id, IndexOrder.target == "person")
    shown = (
        Person.id,
        Person.surname,
        Person.given,
        Person.patronymic,
        Person.born,
        Person.place,
        Phone.number,
    )
    asked = sa.select(*shown).join(IndexOrder, on).outerjoin(Phone, Phone.person_id == Person.id)
    return list(reading.rows(asked.where(live(Person)).order_by(IndexOrder.key)))


def plain_view(model: QAbstractItemModel) -> QTableView:
    """Qt's table, set up as ours is."""
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(28)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.resize(*SIZE)
    return view


def wait(app: QApplication, until: Callable[[], object]) -> None:
    """Let the window live until something is so."""
    while not until():
        app.processEvents()


@contextmanager
def at_work(app: QApplication, folder: Path) -> Iterator[Workplace]:
    """The office opened as the window opens it: on its own lanes, which give way to it."""
    Sweeper(app)
    runner = ThreadRunner()
    held: list[Any] = []

    def opened() -> Any:
        around = Surroundings(SystemClock(), cost=Cost(19 * 1024, 2, 1))
        office = open_office(folder, login=LOGIN, passphrase=PASSPHRASE, around=around)
        return office, known_of(office)

    runner.submit("write", opened, held.append)
    wait(app, lambda: held)
    if held[0].fault is not None:
        raise held[0].fault
    office, known = held[0].value
    lanes = Lanes(office, runner)
    memory = Memory(folder / "window.json")
    yield Workplace(lanes, known=known, words=Translator("ru"), memory=memory, clock=SystemClock())
    runner.submit("write", lanes.close, held.append)
    wait(app, lambda: len(held) > 1)
    runner.close()


def register_view(place: Workplace) -> RegisterView:
    """The register of people, still empty."""
    view = RegisterView(place, PEOPLE, find=_("Name"))
    view.resize(*SIZE)
    view.show()
    return view


def is_painted(view: RegisterView) -> bool:
    """Whether the first lines have come and stand on the screen."""
    model = view.table.model()
    return model.rowCount() > 0 and model.index(0, 0).data() not in {None, "", "…"}


def show_all(app: QApplication, view: RegisterView) -> None:
    """Open the whole list and wait for its first lines."""
    view.show_all()
    wait(app, lambda: is_painted(view))
    view.table.viewport().repaint()


def measured(job: Callable[[], object]) -> dict[str, float]:
    """Seconds, and how many megabytes more than before were held at most."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, begun = memory("VmRSS"), time.perf_counter()
    kept = job()
    spent = time.perf_counter() - begun
    peak = memory("VmHWM")
    del kept
    return {"seconds": spent, "megabytes": (peak - before) / 1024}


def memory(name: str) -> int:
    """So many kilobytes does the process hold, or did at most."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith(name)))


def ours(app: QApplication, folder: Path) -> dict[str, float]:
    """Open the list as the window does."""
    with at_work(app, folder) as place:
        view = register_view(place)
        app.processEvents()
        return measured(lambda: show_all(app, view))


def theirs(app: QApplication, folder: Path) -> dict[str, float]:
    """Open the list with every row in a Python list."""
    with at_work(app, folder) as place:
        app.processEvents()

        def opened() -> tuple[QTableView, Rows]:
            held: list[list[Any]] = []
            place.ask(place, all_rows).then(held.append).run()
            wait(app, lambda: held)
            model = Rows(held[0])
            view = plain_view(model)
            view.show()
            app.processEvents()
            view.viewport().repaint()
            return view, model

        return measured(opened)


def native(view: RegisterView) -> QStandardItemModel:
    """Qt's own model with the first rows of ours."""
    source, columns = view.table.model(), len(PEOPLE.columns)
    made = QStandardItemModel(0, columns)
    for row in range(min(NATIVE_ROWS, source.rowCount())):
        texts = [str(source.index(row % 200, column).data() or "") for column in range(columns)]
        made.appendRow([QStandardItem(text) for text in texts])
    return made


def wheel(app: QApplication, folder: Path) -> dict[str, float]:
    """A step of the wheel in both lists, in turn."""
    with at_work(app, folder) as place:
        view = register_view(place)
        show_all(app, view)
        plain = plain_view(native(view))
        for column in range(len(PEOPLE.columns)):
            plain.setColumnHidden(column, view.table.isColumnHidden(column))
            plain.setColumnWidth(column, view.table.columnWidth(column))
        view.hide()
        view.table.setParent(None)
        view.table.resize(*SIZE)
        steps: dict[str, list[float]] = {"ours": [], "native": []}
        for shown in (view.table, plain):
            shown.show()
        app.processEvents()
        for top in range(0, STEPS, STEP):
            for name, shown in (("ours", view.table), ("native", plain)):
                begun = time.perf_counter()
                shown.verticalScrollBar().setValue(top)
                shown.viewport().repaint()
                steps[name].append((time.perf_counter() - begun) * 1000)
                app.processEvents()
        return {name: statistics.median(spent) for name, spent in steps.items()}


class Pulse(QObject):
    """A timer on the main thread that notes how long it was kept waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def worst(self, app: QApplication, job: Callable[[], Callable[[], object]]) -> float:
        """The longest gap, in ms, while a job runs; the job says when it is done."""
        app.processEvents()
        self.gaps.clear()
        self._last = time.perf_counter()
        done = job()
        while not done():
            app.processEvents()
            time.sleep(0.0005)  # as the loop of Qt rests between events
        return max(self.gaps)


def latency(app: QApplication, folder: Path) -> dict[str, float]:
    """The worst gap while everyone is shown, as many again are registered, and everything is written to a backup."""
    crowd = list(people(int(os.environ["CROWD"]), seed=11))
    with at_work(app, folder) as place:
        view, pulse = register_view(place), Pulse()
        ended: list[object] = []
        app.processEvents()

        def shown() -> Callable[[], object]:
            view.show_all()
            return lambda: is_painted(view)

        def run(job: Callable[[Any, Any], object]) -> Callable[[], object]:
            ended.clear()
            place.with_office(place, job).then(lambda value: ended.append(value or True)).run()
            return lambda: ended

        return {
            "let be": pulse.worst(app, lambda: run(lambda _office, _p: time.sleep(QUIET_SECONDS))),
            "shown": pulse.worst(app, shown),
            "registered": pulse.worst(app, lambda: run(lambda office, _p: register(office, crowd))),
            "backed up": pulse.worst(
                app,
                lambda: run(lambda office, _p: office.back_up(folder.parent / "copy")),
            ),
        }


MODES: dict[str, Callable[[QApplication, Path], dict[str, float]]] = {
    "ours": ours,
    "theirs": theirs,
    "wheel": wheel,
    "latency": latency,
}


def child(mode: str, folder: Path, number: int) -> dict[str, float]:
    """One measurement in a process of its own."""
    words = [sys.executable, "-m", "tests.bench.bench_window_list", mode, str(folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "CROWD": str(number)}
    told = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    answer: dict[str, float] = json.loads(told.splitlines()[-1])
    return answer


def main() -> None:
    """Fill an office, measure in turn, print ratios and goals."""
    if len(sys.argv) > 2 and sys.argv[1] in MODES:
        app = QApplication([])
        style.apply(app, theme="light")
        sys.stdout.write(json.dumps(MODES[sys.argv[1]](app, Path(sys.argv[2]))) + "\n")
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "office"
        with open_bench_office(folder) as office:
            register(office, list(people(number, seed=7)))
        opened = {
            mode: [child(mode, folder, number) for _round in range(rounds)] for mode in ("ours", "theirs")
        }
        step = child("wheel", folder, number)
        gaps = child("latency", folder, number)
    ratios = [
        (
            "a step of the wheel, ms",
            step["ours"],
            f"QStandardItemModel, {NATIVE_ROWS:,} rows",
            step["native"],
            1.5,
        )
    ]
    for unit, goal in (("seconds", 0.33), ("megabytes", 0.25)):
        mine, other = (statistics.median(one[unit] for one in opened[mode]) for mode in ("ours", "theirs"))
        ratios.append((f"opened, sorted by name, {unit}", mine, "a list of rows", other, goal))
    rows: list[tuple[object, ...]] = [
        (what, f"{mine:.2f}", baseline, f"{other:.2f}", f"{mine / other:.2f}", f"<= {goal}")
        for what, mine, baseline, other, goal in ratios
    ]
    table(f"a list of {number:,} people|ours|baseline|it|ratio|goal", rows)
    worst: list[tuple[object, ...]] = [
        (f"while {number:,} are {what}", f"{gap:.0f}", "<= 50") for what, gap in gaps.items()
    ]
    table("the main thread waited at most|ms|goal", worst)


if __name__ == "__main__":
    main()
