"""What is done with a file that was received, by whom, and how it is taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.attachments.actions import edit_file, enter_writing_out, give_receipt, remove_files, write_out
from reception.attachments.model import File
from reception.attachments.queries import FileLine, file_named, files_of
from reception.desk.erasure import erase_person, finish_erasing
from reception.desk.outside import where_it_went
from reception.kernel.errors import Refused, Unable
from reception.kernel.ids import Id
from reception.security.verifying import verify
from reception.store.undo import last_act, undo
from tests.reception.attachments.conftest import Shelf
from tests.reception.desk.remains import agree_with_the_journal, words_left


def lines(shelf: Shelf, owner: Id, login: str = "aigul") -> list[FileLine]:
    with shelf.scene.reading(login) as reading:
        return files_of(reading, [owner])


def test_a_title_an_origin_a_kind_and_a_day_are_changed(shelf: Shelf) -> None:
    person = shelf.scene.person()
    (added,) = shelf.add(person, shelf.write("a.png", b"\x89PNG\r\n\x1a\n"))
    with shelf.scene.work() as work:
        edit_file(
            work,
            row=added.id,
            title="  Справка  ОВД ",
            origin="сестра",
            kind="scan",
            received_on=date(2026, 11, 2),
        )
    (line,) = lines(shelf, person)
    assert (line.title, line.origin, line.kind, line.received_on) == (
        "Справка ОВД",
        "сестра",
        "scan",
        date(2026, 11, 2),
    )
    with pytest.raises(Refused), shelf.scene.work() as work:
        edit_file(work, row=added.id, received_on=date(2026, 11, 25))
    with pytest.raises(Refused), shelf.scene.work("ilim") as work:
        edit_file(work, row=added.id, title="x")
    with shelf.scene.work() as work:
        edit_file(work, row=added.id, title=" ", origin="")
    assert [(line.title, line.origin) for line in lines(shelf, person)] == [("a", "")]


def test_a_removed_file_comes_back_by_undo_with_its_content(shelf: Shelf) -> None:
    matter = shelf.scene.matter(shelf.scene.person())
    (added,) = shelf.add(matter, shelf.write("a.bin", b"\0content"), owner="matter")
    with shelf.scene.work() as work:
        remove_files(work, rows=[added.id])
    assert lines(shelf, matter) == []
    with shelf.scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)
    assert [line.id for line in lines(shelf, matter)] == [added.id]
    assert verify(shelf.scene.store, shelf.scene.blobs).sound


def test_one_receipt_numbers_several_files_and_is_printed_once_more(shelf: Shelf) -> None:
    person = shelf.scene.person()
    rows = [one.id for one in shelf.add(person, *(shelf.write(f"{n}.bin", bytes([0, n])) for n in (1, 2)))]
    with shelf.scene.work() as work:
        number = give_receipt(work, rows=rows)
    assert number == "F-OSH-2026-001"
    with shelf.scene.work() as work:
        assert give_receipt(work, rows=rows) == number
        assert give_receipt(work, rows=rows[:1]) == "F-OSH-2026-002"
    assert [line.receipt for line in lines(shelf, person)] == ["F-OSH-2026-002", "F-OSH-2026-001"]
    (other,) = shelf.add(shelf.scene.person(), shelf.write("3.bin", b"\0\3"))
    with pytest.raises(Refused), shelf.scene.work() as work:
        give_receipt(work, rows=[rows[0], other.id])


def test_writing_out_is_entered_and_asks_before_it_writes_over(shelf: Shelf, tmp_path: Path) -> None:
    person, target = shelf.scene.person(), tmp_path / "out.bin"
    (added,) = shelf.add(person, shelf.write("a.bin", b"\0content"))
    with shelf.scene.work() as work:
        kept = enter_writing_out(work, row=added.id)
    write_out(shelf.scene.blobs, kept, target=target, size=8, overwrite=False)
    assert target.read_bytes() == b"\0content"
    with pytest.raises(Refused):
        write_out(shelf.scene.blobs, kept, target=target, size=8, overwrite=False)
    with shelf.scene.reading() as reading:
        assert [one.verb for one in where_it_went(reading, person=person)] == ["file.export"]
    shelf.on_disk[0].write_bytes(shelf.on_disk[0].read_bytes()[:-3])
    with pytest.raises(Unable):
        write_out(shelf.scene.blobs, kept, target=target, size=8, overwrite=True)
    assert target.read_bytes() == b"\0content"


def test_a_file_of_a_closed_record_is_nowhere(shelf: Shelf) -> None:
    (added,) = shelf.add(shelf.scene.person(), shelf.write("a.bin", b"\0a"))
    with shelf.scene.reading("jamila") as reading, pytest.raises(Refused):
        file_named(reading, added.id)
    with pytest.raises(Refused), shelf.scene.work("jamila") as work:
        enter_writing_out(work, row=added.id)


def test_erasing_a_person_takes_her_files_and_leaves_what_others_share(shelf: Shelf) -> None:
    her, other = shelf.scene.person(surname="Маркерова"), shelf.scene.person(given="Бакыт")
    visit = shelf.scene.visit(person_id=her)
    shared = shelf.write("общий.bin", b"\0shared")
    shelf.add(her, shared, shelf.write("маркер.bin", b"\0her own"))
    shelf.add(visit, shelf.write("маркер2.bin", b"\0at a visit"), owner="visit")
    shelf.add(other, shared)
    assert len(shelf.on_disk) == 3
    with shelf.scene.work(reason="заявление в папке 3", second="damira") as work:
        erased = erase_person(work, person=her)
    assert (erased.rows["file"], erased.files) == (3, 2)
    assert finish_erasing(shelf.scene.store, blobs=shelf.scene.blobs) == 2
    assert len(shelf.on_disk) == 1
    assert [line.title for line in lines(shelf, other)] == ["общий"]
    assert words_left(shelf.scene) == set()
    with shelf.scene.store.whole() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(File)).scalar_one() == 1
    agree_with_the_journal(shelf.scene)
    assert verify(shelf.scene.store, shelf.scene.blobs).sound
