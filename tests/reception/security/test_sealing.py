"""What lies outside the store is sealed, whole, and never in plain; damage is a sentence."""

from __future__ import annotations

import errno
import subprocess
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Cancelled, Unable
from reception.kernel.ids import Id
from reception.security.sealing import (
    Blobs,
    Identity,
    check_public,
    content_key,
    new_identity,
    open_stream,
    public_of,
    seal,
    seal_stream,
    unseal,
)

BLOB = Id(UUID(int=0x0193A5))
OTHER = Id(UUID(int=0x0193A6))
MINE, YOURS, THEIRS = new_identity(), new_identity(), new_identity()
LONG = "Бермет Асанова ".encode() * 12_000  # several blocks of age


class Failing:
    """A stream that breaks off after some bytes, as a stick pulled out or a full disk does."""

    def __init__(self, fault: BaseException, *, after: int = 100_000) -> None:
        self.fault, self.left = fault, after

    def read(self, size: int) -> bytes:
        self.write(b"x" * size)
        return b"x" * size

    def write(self, content: bytes) -> None:
        self.left -= len(content)
        if self.left < 0:
            raise self.fault


@given(st.binary(max_size=2000))
def test_each_owner_of_a_public_half_opens_alone_and_nobody_else(content: bytes) -> None:
    sealed = seal(content, publics=[public_of(MINE), public_of(YOURS)])
    assert unseal(sealed, identity=MINE, name="x") == content
    assert unseal(sealed, identity=YOURS, name="x") == content
    with pytest.raises(Unable):
        unseal(sealed, identity=THEIRS, name="x")


@pytest.mark.needs("age")
def test_the_program_age_opens_what_is_sealed_here(tmp_path: Path) -> None:
    (tmp_path / "identity").write_text(MINE + "\n")
    (tmp_path / "sealed").write_bytes(seal(LONG, publics=[public_of(MINE)]))
    run = ["age", "-d", "-i", str(tmp_path / "identity"), str(tmp_path / "sealed")]
    assert subprocess.run(run, check=True, capture_output=True).stdout == LONG


@pytest.mark.parametrize(
    "text",
    ["", "age1", "age1" + "q" * 58, MINE, "AGE-SECRET-KEY-1", "ключ"],
    ids=["nothing", "prefix", "sum", "identity", "identity's prefix", "word"],
)
def test_what_is_no_public_half_is_refused(text: str) -> None:
    with pytest.raises(Unable):
        check_public(text)


@pytest.mark.parametrize(
    "text", ["", MINE[:-1], public_of(MINE), "ключ"], ids=["nothing", "cut", "public half", "word"]
)
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(Unable):
        public_of(Identity(text))
    with pytest.raises(Unable):
        unseal(seal(b"x", publics=[public_of(MINE)]), identity=Identity(text), name="x")


SEALED = seal(LONG, publics=[public_of(MINE)])


@given(st.integers(min_value=0, max_value=len(SEALED) - 1), st.integers(min_value=0, max_value=7))
def test_one_flipped_bit_anywhere_is_seen(at: int, bit: int) -> None:
    damaged = SEALED[:at] + bytes([SEALED[at] ^ 1 << bit]) + SEALED[at + 1 :]
    with pytest.raises(Unable, match="does not open"):
        unseal(damaged, identity=MINE, name="x")


@given(st.integers(min_value=0, max_value=len(SEALED) - 1))
def test_a_file_cut_short_anywhere_is_seen(at: int) -> None:
    with pytest.raises(Unable, match="does not open"):
        unseal(SEALED[:at], identity=MINE, name="x")


def test_a_file_with_something_after_its_end_is_seen() -> None:
    with pytest.raises(Unable, match="does not open"):
        unseal(SEALED + b"x", identity=MINE, name="x")


def test_the_sizes_are_those_of_the_plain_bytes() -> None:
    sealed, content = BytesIO(), BytesIO()
    assert seal_stream(BytesIO(LONG), sealed, publics=[public_of(MINE)], name="x") == len(LONG)
    assert open_stream(BytesIO(sealed.getvalue()), content, identity=MINE, name="x") == len(LONG)


@pytest.mark.parametrize("fault", [Cancelled(), KeyboardInterrupt(), Unable(check_public.__name__)])  # type: ignore[arg-type]
def test_what_a_stream_raises_passes_through_age_unchanged(fault: BaseException) -> None:
    with pytest.raises(type(fault)) as caught:
        seal_stream(Failing(fault), BytesIO(), publics=[public_of(MINE)], name="x")
    assert caught.value is fault
    with pytest.raises(type(fault)) as caught:
        open_stream(BytesIO(SEALED), Failing(fault), identity=MINE, name="x")
    assert caught.value is fault


def test_a_full_disk_and_a_stick_pulled_out_are_told_apart() -> None:
    full, pulled = OSError(errno.ENOSPC, "no room"), OSError(errno.EIO, "gone")
    with pytest.raises(Unable, match="disk is full"):
        seal_stream(BytesIO(LONG), Failing(full), publics=[public_of(MINE)], name="x")
    with pytest.raises(Unable, match="disk is full"):
        open_stream(BytesIO(SEALED), Failing(full), identity=MINE, name="x")
    with pytest.raises(Unable, match="cannot be read") as caught:
        seal_stream(Failing(pulled), BytesIO(), publics=[public_of(MINE)], name="x")
    assert caught.value.values == {"name": "x", "fault": "the disk is damaged or was taken out"}
    with pytest.raises(Unable, match="cannot be read"):
        open_stream(Failing(pulled, after=0), BytesIO(), identity=MINE, name="x")


def test_content_keys_are_equal_for_equal_content_under_one_key_only() -> None:
    key = bytes(range(32))
    assert content_key(key, BytesIO(LONG)) == content_key(key, BytesIO(LONG))
    assert content_key(key, BytesIO(LONG)) != content_key(key, BytesIO(LONG[1:]))
    assert content_key(key, BytesIO(LONG)) != content_key(bytes(32), BytesIO(LONG))
    assert len(content_key(key, BytesIO(b""))) == 32


@pytest.mark.parametrize("content", [b"", b"x", LONG])
def test_a_blob_comes_back_by_its_identity(tmp_path: Path, content: bytes) -> None:
    blobs = Blobs(tmp_path / "files")
    identity, size = blobs.put(BLOB, BytesIO(content))
    assert size == len(content)
    assert blobs.open(BLOB, identity) == content
    out = BytesIO()
    assert blobs.copy(BLOB, identity, writer=out) == len(content)
    assert out.getvalue() == content


def test_two_blobs_of_one_content_have_nothing_in_common(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    mine, _ = blobs.put(BLOB, BytesIO(LONG))
    yours, _ = blobs.put(OTHER, BytesIO(LONG))
    assert mine != yours
    assert blobs.path(BLOB).read_bytes()[200:] != blobs.path(OTHER).read_bytes()[200:]
    with pytest.raises(Unable, match="does not open"):
        blobs.open(BLOB, yours)


def test_no_word_of_a_blob_stands_in_its_folder_while_it_is_put_or_after(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    word = "Бермет".encode()
    seen: list[bytes] = []

    class Watching(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            seen.extend(path.read_bytes() for path in tmp_path.iterdir())
            return super().read(size)

    blobs.put(BLOB, Watching(LONG * 4))
    seen.extend(path.read_bytes() for path in tmp_path.iterdir())
    assert max(len(content) for content in seen[:-1]) > len(LONG)
    assert not any(word in content for content in seen)


def test_a_blob_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    with pytest.raises(Unable, match="cannot be read"):
        blobs.put(BLOB, Failing(OSError(errno.EIO, "gone"), after=1_000_000))
    assert list(tmp_path.iterdir()) == []


def test_a_blob_is_never_written_over(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    identity, _ = blobs.put(BLOB, BytesIO(b"first"))
    with pytest.raises(Unable, match="already"):
        blobs.put(BLOB, BytesIO(b"second"))
    assert blobs.open(BLOB, identity) == b"first"


def test_a_missing_a_cut_and_an_unreadable_blob_are_told_in_a_sentence(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    identity, _ = blobs.put(BLOB, BytesIO(LONG))
    with pytest.raises(Unable, match="missing"):
        blobs.open(OTHER, identity)
    blobs.path(BLOB).write_bytes(blobs.path(BLOB).read_bytes()[:-20])
    with pytest.raises(Unable, match="does not open"):
        blobs.open(BLOB, identity)
    blobs.path(OTHER).mkdir()
    with pytest.raises(Unable, match="cannot be read"):
        blobs.open(OTHER, identity)


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"a file in its place")
    with pytest.raises(Unable, match="cannot be written"):
        Blobs(tmp_path / "files" / "inner").put(BLOB, BytesIO(b"x"))


def test_names_lists_what_is_kept_and_passes_over_the_rest(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "files")
    assert blobs.names() == frozenset()
    assert blobs.sweep() == 0
    blobs.put(BLOB, BytesIO(b"x"))
    blobs.put(OTHER, BytesIO(b"y"))
    for foreign in ("notes.txt", "notes.age", f"{UUID(int=1)}.age", f"{BLOB.hex}.age.part"):
        (tmp_path / "files" / foreign).write_bytes(b"z")
    assert blobs.names() == {BLOB, OTHER}
    assert blobs.remove(BLOB) is True
    assert blobs.remove(BLOB) is False
    assert blobs.names() == {OTHER}


def test_sweeping_removes_unfinished_files_only(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    blobs.put(BLOB, BytesIO(b"x"))
    (tmp_path / f"{OTHER.hex}.age.part").write_bytes(b"half")
    (tmp_path / "notes.txt").write_bytes(b"z")
    assert blobs.sweep() == 1
    assert {path.name for path in tmp_path.iterdir()} == {f"{BLOB.hex}.age", "notes.txt"}
