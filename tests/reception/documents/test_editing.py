"""Papers edited in Word come back as versions; the working folder holds plain text only while an editor does."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.documents.editing import (
    PaperFile,
    keep_version,
    laid_out,
    opened,
    paper_key,
    take_in,
    troubles,
)
from reception.documents.model import Paper
from reception.documents.working_copies import Taken, WorkingCopies
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.store.reading import live
from reception.store.undo import last_act, undo
from tests.reception.desk.office import Scene
from tests.reception.documents.scenes import MOTHER, keeping, make, person, text

REQUEST = "information_request"


@pytest.fixture
def paper(scene: Scene) -> Id:
    return make(scene, REQUEST, "person", person(scene, MOTHER)).id


@pytest.fixture
def copies(scene: Scene) -> WorkingCopies:
    return WorkingCopies(scene.folder)


@pytest.fixture
def path(scene: Scene, paper: Id, copies: WorkingCopies) -> Path:
    return copies.lay_out(file_of(scene, paper))


def file_of(scene: Scene, paper: Id) -> PaperFile:
    with scene.reading() as reading:
        return opened(paper_key(reading, paper), keeping=keeping(scene))


def edited(content: bytes, word: str = "КОШУМЧА") -> bytes:
    """As an editor saves it: one word more in the text."""
    return replaced(content, "word/document.xml", b"</w:t>", f" {word}</w:t>".encode())


def replaced(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(result, "w") as target:
        for info in source.infolist():
            held = source.read(info)
            target.writestr(info.filename, held.replace(old, new, 1) if info.filename == part else held)
    return result.getvalue()


def take(scene: Scene, copies: WorkingCopies, login: str = "aigul") -> tuple[Taken, ...]:
    with scene.work(login) as work:
        taken = take_in(work, copies=copies, keeping=keeping(scene))
    copies.settle(taken)
    return taken


def text_now(scene: Scene) -> str:
    with scene.reading() as reading:
        row = reading.value(sa.select(Paper.id).where(live(Paper)))
    return text(file_of(scene, row).content)


def left(copies: WorkingCopies) -> list[str]:
    return sorted(entry.name for entry in copies.folder.iterdir())


def test_a_copy_is_named_by_number_and_its_note_tells_of_nobody(path: Path, paper: Id) -> None:
    assert path.name == "D-OSH-2026-001.docx"
    assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IRWXU
    note = json.loads(path.with_suffix(".json").read_text())
    assert set(note) == {"paper", "public", "written"}
    assert note["paper"] == paper.hex


def test_an_edit_becomes_the_papers_version_and_undo_gives_the_old_one(
    scene: Scene, copies: WorkingCopies, path: Path
) -> None:
    path.write_bytes(edited(path.read_bytes()))
    taken = take(scene, copies)
    assert [one.copy.number for one in taken] == ["D-OSH-2026-001"]
    assert "КОШУМЧА" in text_now(scene)
    with scene.reading() as reading:
        last = last_act(reading)
    assert last is not None
    with scene.work() as work:
        undo(work, act_id=last)
    assert "КОШУМЧА" not in text_now(scene)


def test_an_edit_taken_in_twice_is_one_version(scene: Scene, copies: WorkingCopies, path: Path) -> None:
    path.write_bytes(edited(path.read_bytes()))
    with scene.work() as work:
        take_in(work, copies=copies, keeping=keeping(scene))
    # The power went off here: nothing in the folder knows that it was taken in.
    again = WorkingCopies(scene.folder)
    take(scene, again)
    again.remove_taken_in()
    assert left(again) == []
    with scene.reading() as reading:
        assert len(reading.rows(sa.select(Paper.id))) == 2


def test_a_copy_nobody_edited_goes_and_one_that_is_open_stays(copies: WorkingCopies, path: Path) -> None:
    owner = path.with_name("~$" + path.name[2:])
    owner.write_bytes(b"Word")
    assert copies.remove_taken_in() == ["D-OSH-2026-001"]
    assert path.exists()
    owner.unlink()
    assert copies.remove_taken_in(closed_only=True) == []
    assert left(copies) == []


def test_a_copy_whose_editor_has_not_started_yet_is_left(copies: WorkingCopies, path: Path) -> None:
    copies.remove_taken_in(closed_only=True)
    assert path.exists()


def test_while_locked_an_edit_is_sealed_and_the_plain_copy_goes_when_it_is_let_go(
    scene: Scene, copies: WorkingCopies, path: Path
) -> None:
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_bytes(b"LibreOffice")
    path.write_bytes(edited(path.read_bytes(), "БИРИНЧИ"))
    assert copies.seal_open() == ["D-OSH-2026-001"]
    path.write_bytes(edited(path.read_bytes(), "ЭКИНЧИ"))
    lock.unlink()
    assert copies.seal_open() == []
    assert left(copies) == ["D-OSH-2026-001.docx.age", "D-OSH-2026-001.json"]
    assert "ЭКИНЧИ".encode() not in (copies.folder / "D-OSH-2026-001.docx.age").read_bytes()
    later = WorkingCopies(scene.folder)
    take(scene, later)
    later.remove_taken_in()
    assert "ЭКИНЧИ" in text_now(scene)
    assert left(later) == []


def test_who_may_not_know_the_record_takes_nothing_in_and_leaves_it_sealed(
    scene: Scene, copies: WorkingCopies, path: Path
) -> None:
    path.write_bytes(edited(path.read_bytes()))
    assert take(scene, copies, "jamila") == ()
    copies.seal_open()
    assert left(copies) == ["D-OSH-2026-001.docx.age", "D-OSH-2026-001.json"]
    take(scene, copies)
    assert "КОШУМЧА" in text_now(scene)


def test_a_copy_whose_note_was_lost_is_taken_in_by_its_number(
    scene: Scene, copies: WorkingCopies, path: Path
) -> None:
    path.write_bytes(edited(path.read_bytes()))
    path.with_suffix(".json").unlink()
    take(scene, copies)
    assert "КОШУМЧА" in text_now(scene)


def test_what_comes_back_with_active_content_is_not_taken_in_and_not_lost(
    scene: Scene, copies: WorkingCopies, path: Path
) -> None:
    good = path.read_bytes()
    path.write_bytes(
        replaced(
            good,
            "[Content_Types].xml",
            b"<Default",
            b'<Default Extension="bin" ContentType="vbaProject"/><Default',
        )
    )
    taken = take(scene, copies)
    assert [type(one.trouble) for one in troubles(taken)] == [Refused]
    assert path.exists()
    assert take(scene, copies) == (), "said once, until it is saved anew"
    path.write_bytes(edited(good))
    take(scene, copies)
    assert "КОШУМЧА" in text_now(scene)


def test_a_file_beyond_all_measure_is_refused(
    scene: Scene, paper: Id, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reception.documents.editing.LARGEST", 10)
    with scene.work() as work, pytest.raises(Refused, match="too large"):
        keep_version(work, paper, content=b"x" * 11, keeping=keeping(scene))


def test_filling_the_lines_finishes_the_paper(scene: Scene, paper: Id) -> None:
    content = file_of(scene, paper).content
    filled = replaced(content, "word/document.xml", b"", b"")
    while b"__" in zipfile.ZipFile(io.BytesIO(filled)).read("word/document.xml"):
        filled = replaced(filled, "word/document.xml", b"__", b"")
    for version, unfinished in ((edited(content), True), (filled, False)):
        with scene.work() as work:
            row = keep_version(work, paper, content=version, keeping=keeping(scene))
        with scene.reading() as reading:
            assert reading.value(sa.select(Paper.unfinished).where(Paper.id == row)) is unfinished


def test_remains_of_editors_and_power_cuts_are_swept(copies: WorkingCopies, path: Path) -> None:
    remains = ("~WRL0001.tmp", "AutoRecovery save of D.asd", "~$nothing.docx", "D-OSH-2026-001.docx.part")
    for name in remains:
        (copies.folder / name).write_bytes(b"left")
    assert copies.sweep() == len(remains)
    assert left(copies) == [path.name, path.with_suffix(".json").name]


def test_the_plain_copy_is_for_its_owner_alone(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_not_taken_in_is_opened_again_as_it_was_left(
    scene: Scene, copies: WorkingCopies, path: Path, paper: Id
) -> None:
    path.write_bytes(b"no document any more")
    assert len(troubles(take(scene, copies))) == 1
    copies.seal_open()
    assert not path.exists()
    with scene.reading() as reading:
        again = laid_out(paper_key(reading, paper), copies=copies, keeping=keeping(scene))
    assert again.read_bytes() == b"no document any more"


def test_a_lock_that_a_power_cut_left_holds_nothing(scene: Scene, path: Path) -> None:
    path.with_name(f".~lock.{path.name}#").write_bytes(b"LibreOffice")
    started_since = WorkingCopies(scene.folder, started=path.stat().st_mtime + 60)
    assert started_since.remove_taken_in() == []
    started_since.sweep()
    assert left(started_since) == []


def test_the_copy_of_a_paper_that_was_erased_goes(copies: WorkingCopies, path: Path) -> None:
    (copy,) = copies.all()
    path.write_bytes(edited(path.read_bytes()))
    copies.settle((Taken(copy, None, None, b""),))
    assert left(copies) == []
