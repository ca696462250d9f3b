"""Questions and acts on real lanes: answers come to the main thread, trouble to the message bar, changes to everyone."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reception.app import Office, open_office
from reception.kernel.errors import Cancelled, Refused
from reception.kernel.i18n import Translator, mark
from reception.kernel.progress import Progress
from reception.people.actions import add_person
from reception.people.queries import find_people
from reception.store.reading import Reading
from reception.store.work import Work
from tests.ui.conftest import PASSPHRASE, around
from ui.tasks.lanes import Lanes
from ui.tasks.memory import Memory
from ui.tasks.opening import known_of
from ui.tasks.runner import Outcome, ThreadRunner
from ui.tasks.watch import Watch
from ui.tasks.workplace import Notice, Workplace


@pytest.fixture
def threaded(empty_office: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:
    """The office on real threads."""
    folder = tmp_path / "office"
    shutil.copytree(empty_office, folder)
    runner = ThreadRunner()
    opened: Future[Office] = Future()
    runner.submit(
        "write",
        lambda: open_office(folder, login="aigul", passphrase=PASSPHRASE, around=around()),
        lambda outcome: opened.set_result(outcome.value),
    )
    qtbot.waitUntil(opened.done)
    office = opened.result()
    lanes = Lanes(office, runner)
    known: list[Outcome] = []
    runner.submit("write", lambda: known_of(office), known.append)
    qtbot.waitUntil(lambda: bool(known))
    yield Workplace(
        lanes,
        known=known[0].value,
        words=Translator("ru"),
        memory=Memory(tmp_path / "window.json"),
        clock=office.around.clock,
    )
    closed: list[Outcome] = []
    runner.submit("write", lanes.close, closed.append)
    qtbot.waitUntil(lambda: bool(closed))
    runner.close()


def register(work: Work) -> object:
    return add_person(work, values={"surname": "Асанова", "given": "Айгүл"})


def test_an_act_is_written_elsewhere_and_shown_on_the_main_thread(threaded: Workplace, qtbot: QtBot) -> None:
    threads: list[str] = []

    def action(work: Work) -> object:
        threads.append(threading.current_thread().name)
        return register(work)

    owner = QObject()
    with qtbot.waitSignal(threaded.changed) as told:
        threaded.act(owner, action).then(lambda _: threads.append(threading.current_thread().name)).run()
    changes, initiator = told.args or [None, None]
    assert changes.touches("person")
    assert initiator is owner
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0].startswith("write")
    assert threads[1] == "MainThread"


def test_a_newer_search_takes_the_place_of_an_older_one(threaded: Workplace, qtbot: QtBot) -> None:
    shown: list[str] = []
    owner = QObject()

    def slow(reading: Reading) -> str:
        time.sleep(0.05)
        find_people(reading, "аса")
        return "old"

    threaded.search(owner, slow, name="typed").then(shown.append).run()
    threaded.search(owner, lambda _: "newer", name="typed").then(shown.append).run()
    threaded.search(owner, lambda _: "newest", name="typed").then(shown.append).run()
    threaded.search(owner, lambda _: "other", name="else").then(shown.append).run()
    qtbot.waitUntil(lambda: "other" in shown)
    assert shown == ["newest", "other"]


def test_trouble_is_said_in_the_window_s_language_unless_the_page_takes_it(
    threaded: Workplace, qtbot: QtBot
) -> None:
    refused = mark("There is nothing to take back.")

    def refuse(_work: Work) -> None:
        raise Refused(refused)

    with qtbot.waitSignal(threaded.said) as said:
        threaded.act(QObject(threaded), refuse).run()
    notice = (said.args or [None])[0]
    assert isinstance(notice, Notice)
    assert (notice.text, notice.is_warning) == (Translator("ru")(refused), True)
    taken: list[object] = []
    threaded.act(QObject(threaded), refuse).refused(taken.append).run()
    qtbot.waitUntil(lambda: bool(taken))


def test_work_that_is_called_off_ends_in_silence_at_its_next_step(threaded: Workplace, qtbot: QtBot) -> None:
    watches: list[Watch] = []
    threaded.began.connect(watches.append)
    ended: list[str] = []
    notices: list[object] = []
    threaded.said.connect(notices.append)

    def long(progress: Progress) -> None:
        for done in range(100_000):
            progress.step(mark("Working…"), done, 100_000)
            time.sleep(0.001)

    threaded.make(QObject(threaded), long).then(lambda _: ended.append("done")).always(
        lambda: ended.append("over")
    ).run()
    qtbot.waitUntil(lambda: watches[0].can_be_called_off)
    watches[0].call_off()
    qtbot.waitUntil(lambda: "over" in ended)
    assert (ended, notices) == (["over"], [])


def test_a_fault_of_the_program_is_reported_and_the_lane_lives_on(threaded: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(threaded.failed) as failed:
        threaded.ask(QObject(threaded), lambda _: 1 // 0).run()
    assert isinstance((failed.args or [None])[0], ZeroDivisionError)
    answers: list[int] = []
    threaded.ask(QObject(threaded), lambda _: 7).then(answers.append).run()
    qtbot.waitUntil(lambda: answers == [7])


def test_what_comes_back_for_an_owner_that_is_gone_is_dropped(threaded: Workplace, qtbot: QtBot) -> None:
    shown: list[int] = []
    gone, here = QObject(), QObject()
    threaded.ask(gone, lambda _: 1).then(shown.append).run()
    gone.deleteLater()
    threaded.ask(here, lambda _: 2).then(shown.append).run()
    qtbot.waitUntil(lambda: 2 in shown)
    threaded.ask(gone, lambda _: 3).then(shown.append).run()
    threaded.ask(here, lambda _: 4).then(shown.append).run()
    qtbot.waitUntil(lambda: 4 in shown)
    assert 3 not in shown


def test_a_job_that_stands_alone_waits_for_questions_and_they_wait_for_it(
    threaded: Workplace, qtbot: QtBot
) -> None:
    order: list[str] = []
    owner = QObject()
    threaded.ask(owner, lambda _: time.sleep(0.05)).then(lambda _: order.append("before")).run()
    threaded.with_office(owner, lambda office, _: office.rekey(), alone=True).then(
        lambda _: order.append("alone")
    ).run()
    qtbot.waitUntil(lambda: "alone" in order)
    threaded.ask(owner, lambda reading: find_people(reading, "аса")).then(
        lambda _: order.append("after")
    ).run()
    qtbot.waitUntil(lambda: "after" in order)
    assert order == ["before", "alone", "after"]


def test_undo_takes_back_my_last_act_and_says_which(place: Workplace, qtbot: QtBot) -> None:
    owner = QObject()
    place.act(owner, register).run()
    with qtbot.waitSignal(place.said) as said:
        place.undo(owner)
    notice = (said.args or [None])[0]
    assert isinstance(notice, Notice)
    assert not notice.is_warning
    found: list[int] = []
    place.ask(owner, lambda reading: len(find_people(reading, "асанова"))).then(found.append).run()
    assert found == [0]


def test_a_draft_is_there_until_it_is_dropped(place: Workplace) -> None:
    owner = QObject()
    kept: list[object] = []
    place.keep_draft("visit", "new", {"surname": "Өмүралиева"})
    place.drafts(owner, "visit").then(lambda drafts: kept.extend(draft.body for draft in drafts)).run()
    assert kept == [{"surname": "Өмүралиева"}]
    place.drop_draft("visit", "new")
    left: list[object] = []
    place.drafts(owner, "visit").then(left.extend).run()
    assert left == []


def test_closing_breaks_off_what_is_being_asked(empty_office: Path, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "office"
    shutil.copytree(empty_office, folder)
    runner = ThreadRunner()
    opened: list[Outcome] = []
    runner.submit(
        "write",
        lambda: open_office(folder, login="aigul", passphrase=PASSPHRASE, around=around()),
        opened.append,
    )
    qtbot.waitUntil(lambda: bool(opened))
    lanes = Lanes(opened[0].value, runner)
    begun = threading.Event()

    def endless(reading: Reading) -> None:
        begun.set()
        reading.connection.exec_driver_sql(
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c WHERE x < 0"
        )

    ended: list[Outcome] = []
    runner.submit("read", lambda: lanes.read("read", endless), ended.append)
    begun.wait()
    time.sleep(0.05)
    closed: list[Outcome] = []
    runner.submit("write", lanes.close, closed.append)
    qtbot.waitUntil(lambda: bool(closed) and bool(ended))
    assert isinstance(ended[0].fault, Cancelled)
    assert closed[0].fault is None
    runner.close()
