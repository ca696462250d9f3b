"""Taking a file in: once, whole or not at all, with flat memory, and called off at any moment."""

from __future__ import annotations

import hashlib
import os
import tracemalloc
from pathlib import Path

import pytest

from reception.attachments.actions import add_files
from reception.attachments.queries import files_of, opening_of
from reception.attachments.rules import LARGEST
from reception.attachments.taking import STEP, Source
from reception.kernel.errors import Cancelled, Refused, Unable
from reception.kernel.i18n import Message
from reception.security.verifying import settle_blobs, verify
from tests.reception.attachments.conftest import Shelf


class Recorder:
    """Remembers how far work came; calls it off where asked to."""

    def __init__(self, stop_after: int = LARGEST) -> None:
        self.steps: list[tuple[int, int]] = []
        self.stop_after = stop_after

    def step(self, _what: Message, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done >= self.stop_after:
            raise Cancelled


def test_what_was_taken_in_comes_out_as_it_was(shelf: Shelf) -> None:
    content = os.urandom(3 * STEP + 17)
    person = shelf.scene.person()
    (added,) = shelf.add(person, shelf.write("голос.ogg", b"OggS" + content))
    with shelf.scene.reading() as reading:
        (line,) = files_of(reading, [person])
        kept = opening_of(reading, line.id)
    assert (line.id, line.kind, line.title, line.size) == (added.id, "audio", "голос", len(content) + 4)
    assert line.sha256 == hashlib.sha256(b"OggS" + content).hexdigest()
    assert (line.received_by, line.origin) == ("Aigul", "от матери")
    assert shelf.scene.blobs.open(kept.blob, kept.key) == b"OggS" + content
    assert content[:64] not in shelf.on_disk[0].read_bytes()
    assert verify(shelf.scene.store, shelf.scene.blobs).sound


def test_equal_content_lies_once_in_whosever_records_it_is(shelf: Shelf) -> None:
    path = shelf.write("a.bin", b"\0" * 5_000)
    one, other = shelf.scene.person(access="named"), shelf.scene.person("bakyt")
    shelf.add(one, path)
    size = sum(file.stat().st_size for file in shelf.on_disk)
    shelf.add(other, shelf.write("copy of a.bin", path.read_bytes()), login="bakyt")
    shelf.add(other, shelf.write("same size.bin", b"\1" * 5_000), login="bakyt")
    assert len(shelf.on_disk) == 2
    assert shelf.on_disk[0].stat().st_size == size
    with shelf.scene.reading("bakyt") as reading:
        assert [line.original_name for line in files_of(reading, [one, other])][-2:] == [
            "copy of a.bin",
            "same size.bin",
        ]
    assert verify(shelf.scene.store, shelf.scene.blobs).sound


def test_a_record_has_a_content_but_once(shelf: Shelf) -> None:
    person, path = shelf.scene.person(), shelf.write("a.bin", b"\0same")
    (first,) = shelf.add(person, path)
    again = shelf.add(person, path, shelf.write("b.bin", b"\0same"))
    assert [(one.id, one.known) for one in again] == [(first.id, True)] * 2


def test_two_of_one_content_in_one_portion_are_sealed_once(shelf: Shelf) -> None:
    paths = [shelf.write(name, b"\0same") for name in ("a.bin", "b.bin")]
    shelf.add(shelf.scene.visit(), *paths, owner="visit")
    assert len(shelf.on_disk) == 1


def test_memory_stays_flat_and_progress_is_told_every_megabyte(shelf: Shelf) -> None:
    path, recorder = shelf.folder / "long.avi", Recorder()
    with path.open("wb") as stream:
        stream.truncate(40 * STEP)
    tracemalloc.start()
    shelf.add(shelf.scene.person(), path, progress=recorder)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12 * STEP
    assert [done for done, _total in recorder.steps][:40] == [STEP * number for number in range(1, 41)]
    assert {total for _done, total in recorder.steps} == {40 * STEP}


def test_calling_off_leaves_nothing(shelf: Shelf) -> None:
    path = shelf.write("a.avi", os.urandom(5 * STEP))
    taking = shelf.taking([Source.at(path)])
    with pytest.raises(Cancelled):
        taking.take(Source.at(path), progress=Recorder(stop_after=3 * STEP))
    assert shelf.on_disk == []


def test_what_waits_is_dropped_where_the_act_is_refused(shelf: Shelf) -> None:
    source = Source("a.png", pasted=b"\x89PNG\r\n\x1a\n...")
    taking = shelf.taking([source])
    sealed = taking.take(source)
    assert [path.suffix for path in shelf.on_disk] == [".new"]
    with pytest.raises(Refused), shelf.scene.work() as work:
        add_files(work, owner="person", row=shelf.scene.ids.new(), sealed=[sealed])
    taking.drop()
    assert shelf.on_disk == []


def test_who_may_not_know_a_record_adds_nothing_to_it(shelf: Shelf) -> None:
    person = shelf.scene.person()
    with pytest.raises(Refused):
        shelf.add(person, shelf.write("a.bin", b"\0a"), login="jamila")
    with pytest.raises(Refused):
        shelf.add(person, shelf.write("a.bin", b"\0a"), login="farida")
    assert shelf.on_disk == []


def test_after_a_power_cut_what_has_a_row_stands_and_the_rest_goes(shelf: Shelf) -> None:
    person = shelf.scene.person()
    named, nameless = (Source(name, pasted=b"\0" + name.encode()) for name in ("named", "nameless"))
    sealed = shelf.taking([named]).take(named)
    with shelf.scene.work() as work:
        (added,) = add_files(work, owner="person", row=person, sealed=[sealed])
    shelf.taking([nameless]).take(nameless)
    cut = shelf.scene.folder / "files" / "00.age.new.part"
    cut.write_bytes(b"half")
    assert settle_blobs(shelf.scene.store, shelf.scene.blobs) == 2
    assert [path.name for path in shelf.on_disk] == [f"{added.id.hex}.age"]
    assert verify(shelf.scene.store, shelf.scene.blobs).sound
    assert settle_blobs(shelf.scene.store, shelf.scene.blobs) == 0


def test_a_waiting_file_can_be_read_as_soon_as_its_row_is_written(shelf: Shelf) -> None:
    source, visit = Source("a", pasted=b"\0content"), shelf.scene.visit()
    sealed = shelf.taking([source]).take(source)
    with shelf.scene.work() as work:
        add_files(work, owner="visit", row=visit, sealed=[sealed])
    assert shelf.scene.blobs.open(sealed.kept.blob, sealed.kept.key) == b"\0content"


@pytest.mark.parametrize("what", ["missing", "folder", "empty", "too large"])
def test_what_is_no_file_is_told_by_its_name(shelf: Shelf, what: str) -> None:
    path = shelf.folder / f"{what}.bin"
    if what == "folder":
        path.mkdir()
    elif what != "missing":
        with path.open("wb") as stream:
            stream.truncate(LARGEST + 1 if what == "too large" else 0)
    with pytest.raises((Refused, Unable)) as caught:
        shelf.add(shelf.scene.person(), path)
    assert caught.value.values["name"] == path.name
    assert shelf.on_disk == []


class Growing(Source):
    """A file to which another program still writes."""

    def size(self) -> int:
        return super().size() - 1


def test_a_file_that_is_still_being_written_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "copying.avi"
    path.write_bytes(b"\0" * 100)
    growing = Growing("copying.avi", path)
    with pytest.raises(Refused, match="changed while"):
        shelf.taking([growing]).take(growing)
    assert shelf.on_disk == []
