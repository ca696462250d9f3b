"""A file appears whole or not at all, also when the disk is full or another program holds it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from reception.kernel import atomic
from reception.kernel.atomic import WAITS, remove_file, replace_file, replacing
from reception.kernel.errors import Cancelled, Unable


def held_for(attempts: int, monkeypatch: pytest.MonkeyPatch, *, method: str) -> list[int]:
    """Let the first attempts fail as Windows does while an antivirus reads the file."""
    real, tried = getattr(Path, method), [0]

    def act(path: Path, *rest: Path) -> object:
        tried[0] += 1
        if tried[0] <= attempts:
            fault = PermissionError(errno.EACCES, "held")
            fault.winerror = 32  # type: ignore[attr-defined]
            raise fault
        return real(path, *rest)

    monkeypatch.setattr(Path, method, act)
    return tried


def test_a_file_is_replaced_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    replace_file(tmp_path / "keys.json", b"new")
    # Windows keeps rights in lists, which a file takes from its folder: there the bits say nothing.
    expected = 0o666 if os.name == "nt" else 0o600
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == expected


@pytest.mark.parametrize("fault", [Cancelled(), KeyboardInterrupt(), ValueError("a fault of ours")])
def test_a_block_that_fails_leaves_the_old_file_and_no_part(tmp_path: Path, fault: BaseException) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")

    def write_half() -> None:
        with replacing(path) as stream:
            stream.write(b"half")
            raise fault

    with pytest.raises(type(fault)) as caught:
        write_half()
    assert caught.value is fault
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_until_the_block_ends_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")
    with replacing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_the_bytes_and_the_folder_are_on_the_disk_before_it_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    sync, move = os.fsync, Path.replace

    def note_sync(handle: int) -> None:
        told.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def note_move(path: Path, target: Path) -> Path:
        told.append("move")
        return move(path, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_move)
    replace_file(tmp_path / "keys.json", b"new")
    assert told == (["file", "move"] if os.name == "nt" else ["file", "move", "folder"])


@pytest.mark.parametrize("attempts", [1, len(WAITS)])
def test_a_file_held_by_an_antivirus_is_tried_again_with_growing_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attempts: int
) -> None:
    path = tmp_path / "keys.json"
    tried = held_for(attempts, monkeypatch, method="replace")
    waits: list[float] = []
    replace_file(path, b"new", pause=waits.append)
    assert path.read_bytes() == b"new"
    assert tuple(waits) == WAITS[:attempts]
    assert tried == [attempts + 1]
    assert sum(WAITS) <= 2.5


def test_a_file_that_stays_held_is_told_in_a_sentence_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")
    held_for(100, monkeypatch, method="replace")
    with pytest.raises(Unable, match="Another program holds"):
        replace_file(path, b"new", pause=lambda _: None)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_right_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "not yours")

    monkeypatch.setattr(Path, "replace", refuse)
    waits: list[float] = []
    with pytest.raises(Unable) as caught:
        replace_file(tmp_path / "keys.json", b"new", pause=waits.append)
    assert waits == []
    assert caught.value.values == {"name": "keys.json", "fault": "this user of the PC has no right to it"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_as_one_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(number, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unable, match="disk is full"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unable, match="cannot be written"):
        replace_file(tmp_path / "gone" / "keys.json", b"new")


def test_a_part_left_by_a_power_cut_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    (tmp_path / ("keys.json" + atomic.PART)).write_bytes(b"much longer rubbish")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_laid_in_place_of_the_part_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    part = tmp_path / ("keys.json" + atomic.PART)
    try:
        part.symlink_to(victim)
    except OSError:  # Windows lets only some people lay links: then nobody else could either
        assert os.name == "nt"
        return
    with pytest.raises(Unable):
        replace_file(tmp_path / "keys.json", b"new")
    assert victim.read_bytes() == b"precious"


def test_a_disk_without_folder_sync_is_no_fault_but_a_broken_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync
    answer = [errno.EINVAL]

    def sync_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(answer[0], "no")
        sync(handle)

    monkeypatch.setattr(os, "fsync", sync_files_only)
    monkeypatch.setattr(os, "name", "posix")
    replace_file(tmp_path / "keys.json", b"new")
    assert (tmp_path / "keys.json").read_bytes() == b"new"
    answer[0] = errno.EIO
    with pytest.raises(Unable):
        replace_file(tmp_path / "keys.json", b"newer")


def test_removing_says_whether_there_was_a_file(tmp_path: Path) -> None:
    path = tmp_path / "blob"
    path.write_bytes(b"x")
    assert remove_file(path) is True
    assert remove_file(path) is False
    assert not path.exists()


def test_a_file_held_open_is_removed_when_it_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "blob"
    path.write_bytes(b"x")
    held_for(3, monkeypatch, method="unlink")
    waits: list[float] = []
    assert remove_file(path, pause=waits.append) is True
    assert tuple(waits) == WAITS[:3]
    assert not path.exists()
