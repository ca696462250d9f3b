"""A backup holds everything, says nothing without the code, and is restored whole or not at all."""

from __future__ import annotations

import json
import random
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa

from reception.app import restore_office
from reception.kernel.errors import Refused, Unable
from reception.kernel.ids import Id
from reception.people.model import Person
from reception.security import backup
from reception.security.backup import MANIFEST, VERSION, Manifest
from reception.security.packing import Packing
from reception.security.recovery import RecoveryCode, new_recovery
from reception.security.sealing import open_stream, seal
from reception.store.act import Act
from reception.store.store import device_of
from tests.reception.security.office import (
    AROUND,
    MARKER,
    OTHER_PASSPHRASE,
    PAPER,
    enter,
    keep_paper,
    state_of,
)


def back_up(folder: Path, target: Path) -> Manifest:
    with enter(folder) as office:
        return office.back_up(target)


@pytest.fixture
def backup_file(office_folder: Path, tmp_path: Path) -> Path:
    back_up(office_folder, tmp_path / "stick.backup")
    return tmp_path / "stick.backup"


def refusal(source: Path, folder: Path, code: RecoveryCode) -> str:
    """The sentence of a restoring that failed, and left nothing."""
    before = state_of(folder.parent)
    with pytest.raises((Unable, Refused)) as caught:
        restore_office(source, folder, code=code, around=AROUND)
    assert state_of(folder.parent) == before
    assert not folder.exists() or folder.is_dir()
    assert not folder.with_name(folder.name + ".part").exists()
    return caught.value.message


def test_a_restored_office_holds_what_the_office_held_under_a_new_device(
    office_folder: Path, backup_file: Path, tmp_path: Path, code: RecoveryCode
) -> None:
    manifest = restore_office(backup_file, tmp_path / "new", code=code, around=AROUND)
    assert manifest.rows["person"] == manifest.rows["paper"] == 1
    with enter(office_folder) as old, enter(tmp_path / "new") as new:
        assert new.verify().sound
        with old.store.whole() as one, new.store.whole() as other:
            assert device_of(one).id != device_of(other).id
            assert device_of(one).office == device_of(other).office
            assert (
                one.execute(sa.select(Person.surname)).all() == other.execute(sa.select(Person.surname)).all()
            )
    with enter(tmp_path / "new", login="bakyt", passphrase=OTHER_PASSPHRASE) as new, new.reading() as reading:
        assert reading.value(sa.select(Person.surname)) == MARKER


def test_the_restored_device_writes_under_its_own_name_and_papers_open(
    backup_file: Path, tmp_path: Path, code: RecoveryCode
) -> None:
    restore_office(backup_file, tmp_path / "new", code=code, around=AROUND)
    with enter(tmp_path / "new") as office:
        keep_paper(office)
        assert office.verify().sound
        assert len(office.blobs.names()) == 2
        assert office.rebuild() > 0
        assert office.verify().sound


def test_the_backup_says_nothing_without_the_code(office_folder: Path, backup_file: Path) -> None:
    content = backup_file.read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    for word in (MARKER.encode(), b"aigul", b"OSH", b"keys.json", b"store-1"):
        assert word not in content
    assert not list(office_folder.glob("*.copy*"))


def test_making_a_backup_is_entered_with_who_made_it(office_folder: Path, backup_file: Path) -> None:
    assert backup_file.exists()
    with enter(office_folder) as office, office.reading() as reading:
        assert reading.value(sa.select(Act.actor).where(Act.verb == "backup.make")) == office.standing.user


def test_a_backup_beside_the_store_is_refused_and_a_new_one_replaces_an_old(
    office_folder: Path, backup_file: Path
) -> None:
    with pytest.raises(Refused):
        back_up(office_folder, office_folder / "store-1.db")
    first = backup_file.read_bytes()
    back_up(office_folder, backup_file)
    assert backup_file.read_bytes() != first


@pytest.mark.parametrize(
    "place",
    [
        "reception.store.store.check_file",
        "reception.security.backup.seal_stream",
        "reception.security.backup._sum_of",
        "reception.security.backup._rows",
    ],
)
def test_a_backup_that_fails_leaves_the_old_one_and_nothing_half_made(
    office_folder: Path, backup_file: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    before = state_of(backup_file.parent)

    def fail(*_given: object, **_named: object) -> None:
        raise OSError(28, "no space") if place.endswith("_sum_of") else Unable(backup.DAMAGED, name="x")

    monkeypatch.setattr(place, fail)
    with pytest.raises(Unable):
        back_up(office_folder, backup_file)
    after = state_of(backup_file.parent)
    assert {name for name in after if not name.startswith("office/store-1.db")} == {
        name for name in before if not name.startswith("office/store-1.db")
    }
    assert after["stick.backup"] == before["stick.backup"]
    monkeypatch.undo()
    with enter(office_folder) as office:
        assert office.verify().sound


def test_what_a_faulty_stick_reads_back_otherwise_is_no_backup(
    office_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_sum_of", lambda _path: bytes(32))
    with pytest.raises(Unable) as caught:
        back_up(office_folder, tmp_path / "stick.backup")
    assert caught.value.message == backup.NOT_KEPT
    assert not (tmp_path / "stick.backup").exists()


def test_the_wrong_code_opens_nothing(backup_file: Path, tmp_path: Path) -> None:
    assert "does not open" in refusal(backup_file, tmp_path / "new", new_recovery())


def test_a_folder_with_anything_in_it_is_left_alone(
    office_folder: Path, backup_file: Path, code: RecoveryCode
) -> None:
    assert refusal(backup_file, office_folder, code) == backup.NOT_EMPTY


def test_an_empty_folder_is_filled(backup_file: Path, tmp_path: Path, code: RecoveryCode) -> None:
    (tmp_path / "new").mkdir()
    restore_office(backup_file, tmp_path / "new", code=code, around=AROUND)
    assert (tmp_path / "new" / "keys.json").exists()


def test_a_missing_backup_is_said(tmp_path: Path, code: RecoveryCode) -> None:
    assert "cannot be read" in refusal(tmp_path / "no.backup", tmp_path / "new", code)


@pytest.mark.parametrize("way", ["flip", "cut", "longer", "empty"])
def test_a_damaged_backup_restores_nothing(
    backup_file: Path, tmp_path: Path, code: RecoveryCode, way: str
) -> None:
    chance = random.Random(way)
    whole = backup_file.read_bytes()
    for _attempt in range(5):
        place = chance.randrange(len(whole))
        content = {
            "flip": whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :],
            "cut": whole[:place],
            "longer": whole + b"x",
            "empty": b"",
        }[way]
        backup_file.write_bytes(content)
        assert refusal(backup_file, tmp_path / "new", code)


def inside(source: Path, code: RecoveryCode) -> dict[str, bytes]:
    """The files of a backup, read by Python's own tar."""
    plain = BytesIO()
    with source.open("rb") as stream:
        open_stream(stream, plain, identity=code.identity, name="x")
    plain.seek(0)
    with tarfile.open(fileobj=plain) as archive:
        found = {}
        for member in archive:
            stream_ = archive.extractfile(member)
            assert stream_ is not None
            found[member.name] = stream_.read()
        return found


def forge(files: dict[str, bytes], target: Path, code: RecoveryCode) -> None:
    """A backup as anybody can make one who has the public half of the code."""
    packing = Packing(files.items())
    content = b""
    while some := packing.read(1 << 20):
        content += some
    target.write_bytes(seal(content, publics=[code.public]))


def test_the_backup_is_a_plain_tar_for_whoever_has_the_code(backup_file: Path, code: RecoveryCode) -> None:
    files = inside(backup_file, code)
    assert list(files)[:2] == ["keys.json", "store-1.db"]
    assert list(files)[-1] == MANIFEST
    assert MARKER.encode() not in files["store-1.db"]
    assert PAPER.encode() not in b"".join(files.values())


@pytest.mark.needs("age", "tar")
def test_the_program_age_opens_it_too(backup_file: Path, tmp_path: Path, code: RecoveryCode) -> None:
    (tmp_path / "identity").write_text(code.identity, encoding="ascii")
    plain = tmp_path / "plain.tar"
    subprocess.run(["age", "-d", "-i", tmp_path / "identity", "-o", plain, backup_file], check=True)
    listed = subprocess.run(["tar", "-tf", plain], check=True, capture_output=True, text=True).stdout.split()
    assert {"keys.json", "store-1.db", MANIFEST} < set(listed)


@pytest.mark.parametrize(
    "name",
    ["../evil", "/evil", "keys.json.bak", "files/../../evil", "files/x.age", "lock", "store-0.db", "a" * 90],
)
def test_a_backup_with_a_foreign_name_is_refused(
    backup_file: Path, tmp_path: Path, code: RecoveryCode, name: str
) -> None:
    files = inside(backup_file, code)
    forge({name: b"x", **files}, backup_file, code)
    assert "not a backup" in refusal(backup_file, tmp_path / "new", code)


def test_what_is_not_in_the_manifest_or_otherwise_than_there_is_refused(
    backup_file: Path, tmp_path: Path, code: RecoveryCode
) -> None:
    files = inside(backup_file, code)
    blob = next(name for name in files if name.startswith("files/"))
    for change in (
        {blob: files[blob] + b"x"},
        {"files/" + "0" * 32 + ".age": b""},
        {MANIFEST: b"{}"},
        {MANIFEST: b"\xff"},
        {MANIFEST: with_manifest(files, {"files": {}})},
    ):
        forge({**files, **change}, backup_file, code)
        assert refusal(backup_file, tmp_path / "new", code) == backup.DAMAGED


def with_manifest(files: dict[str, bytes], changed: dict[str, object]) -> bytes:
    return json.dumps({**json.loads(files[MANIFEST]), **changed}).encode()


def test_counts_that_do_not_agree_are_refused_and_a_newer_backup_is_named_so(
    backup_file: Path, tmp_path: Path, code: RecoveryCode
) -> None:
    files = inside(backup_file, code)
    rows = {**json.loads(files[MANIFEST])["rows"], "person": 7}
    forge({**files, MANIFEST: with_manifest(files, {"rows": rows})}, backup_file, code)
    assert refusal(backup_file, tmp_path / "new", code) == backup.DAMAGED
    forge({**files, MANIFEST: with_manifest(files, {"version": VERSION + 1})}, backup_file, code)
    assert refusal(backup_file, tmp_path / "new", code) == backup.NEWER


def test_a_backup_without_a_paper_that_a_row_names_is_refused(
    office_folder: Path, tmp_path: Path, code: RecoveryCode
) -> None:
    with enter(office_folder) as office:
        blob = next(iter(office.blobs.names()))
        office.blobs.remove(blob)
        assert office.verify().missing == (blob,)
        office.back_up(tmp_path / "b")
    assert refusal(tmp_path / "b", tmp_path / "new", code) == backup.DAMAGED


def test_a_recovery_that_somebody_slipped_into_the_key_file_gets_no_backup(
    office_folder: Path, tmp_path: Path, code: RecoveryCode
) -> None:
    with enter(office_folder) as office:
        stranger = new_recovery()
        for path in (office.keys.path, office.keys.path.with_name("keys.json.bak")):
            swapped = path.read_text(encoding="utf-8").replace(code.public, stranger.public)
            path.write_text(swapped, encoding="utf-8")
        with pytest.raises(Unable):
            office.back_up(tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_verifying_names_a_spoiled_and_a_forgotten_file(office_folder: Path) -> None:
    with enter(office_folder) as office:
        blob = next(iter(office.blobs.names()))
        path = office.blobs.path(blob)
        path.write_bytes(path.read_bytes()[:-1] + b"!")
        orphan = office.around.ids.new()
        office.blobs.put(orphan, BytesIO(b"x"))
        found = office.verify()
    assert (found.unopened, found.orphans, found.sound) == ((blob,), (orphan,), False)
    assert isinstance(found.orphans[0], type(Id(orphan)))


def test_verifying_finds_a_page_that_was_touched(office_folder: Path) -> None:
    with enter(office_folder) as office:
        office.store.close()
        content = bytearray(office.store.path.read_bytes())
        content[len(content) // 2] ^= 1
        office.store.path.write_bytes(content)
        found = office.verify()
    assert found.faults
    assert not found.sound
