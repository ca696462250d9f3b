"""A reader is one more connection for one thread; another thread may break its question off and nothing else."""

from __future__ import annotations

import threading
import time

import pytest
import sqlalchemy as sa

from reception.kernel.errors import Cancelled
from tests.reception.desk.office import Scene, staff

ENDLESS = sa.text(
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c WHERE x < 0"
)


def test_a_second_reader_sees_what_was_written_before_its_question(scene: Scene) -> None:
    reader = scene.store.reader()
    person = scene.person(surname="Асанова")
    with reader.reading(staff()["aigul"]) as reading:
        asked = reading.connection.execute(
            sa.text("SELECT surname FROM person WHERE id = :id"), {"id": person.bytes}
        )
        assert asked.scalar() == "Асанова"
    reader.close()


def test_a_question_that_is_broken_off_ends_as_cancelled_and_the_reader_goes_on(scene: Scene) -> None:
    reader = scene.store.reader()
    begun = threading.Event()

    def break_off() -> None:
        begun.wait()
        time.sleep(0.05)
        reader.break_off()

    breaker = threading.Thread(target=break_off)
    breaker.start()

    def ask() -> None:
        with reader.reading(staff()["aigul"]) as reading:
            begun.set()
            reading.connection.execute(ENDLESS)

    with pytest.raises(Cancelled):
        ask()
    breaker.join()
    with reader.reading(staff()["aigul"]) as reading:
        assert reading.connection.execute(sa.text("SELECT 1")).scalar() == 1
    reader.close()


def test_breaking_off_an_idle_reader_does_nothing(scene: Scene) -> None:
    scene.store.reader().break_off()
