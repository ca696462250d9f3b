"""A pack is a tar that is made and read in pieces of any size, and a broken one is never taken for a whole."""

from __future__ import annotations

import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Unable
from reception.security.packing import CHANGED, Packing, Unpacking

CONTENTS = st.dictionaries(
    st.text("abc0", min_size=1, max_size=20), st.binary(max_size=2000), min_size=0, max_size=6
)


def packed(files: dict[str, bytes], *, size: int) -> bytes:
    packing, content = Packing(files.items()), b""
    while some := packing.read(size):
        content += some
    return content


def unpack(content: bytes, folder: Path, *, size: int) -> Unpacking:
    unpacking = Unpacking(folder, name="pack", allows=lambda _name: True)
    try:
        for start in range(0, len(content), size):
            unpacking.write(content[start : start + size])
        unpacking.end()
    finally:
        unpacking.close()
    return unpacking


@given(CONTENTS, st.integers(1, 3000), st.integers(1, 3000))
def test_files_come_out_as_they_went_in_whatever_the_pieces(
    files: dict[str, bytes], read: int, write: int
) -> None:
    content = packed(files, size=read)
    with tempfile.TemporaryDirectory() as folder:
        told = unpack(content, Path(folder), size=write)
        assert {path.name: path.read_bytes() for path in Path(folder).iterdir()} == files
    assert {name: one.size for name, one in told.unpacked.items()} == {
        name: len(one) for name, one in files.items()
    }


@given(CONTENTS)
def test_pythons_own_tar_reads_it(files: dict[str, bytes]) -> None:
    with tarfile.open(fileobj=BytesIO(packed(files, size=700))) as archive:
        assert archive.getnames() == list(files)


@given(CONTENTS, st.data())
def test_a_pack_that_was_cut_short_is_refused(files: dict[str, bytes], data: st.DataObject) -> None:
    content = packed({"first": b"x" * 600, **files}, size=4096)
    end = data.draw(st.integers(0, len(content) - 1024))
    with tempfile.TemporaryDirectory() as folder, pytest.raises(Unable):
        unpack(content[:end], Path(folder), size=512)


def header(name: str, *, kind: bytes = tarfile.REGTYPE, link: str = "") -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize(
    "content",
    [
        b"x" * 512,
        header("a", kind=tarfile.SYMTYPE, link="/etc/passwd"),
        header("a", kind=tarfile.LNKTYPE, link="b"),
        header("a", kind=tarfile.DIRTYPE),
        header("a", kind=tarfile.CHRTYPE),
        header("a") + header("a"),
        bytes(1024) + b"more",
    ],
    ids=["noise", "symlink", "link", "folder", "device", "twice", "after the end"],
)
def test_anything_but_plain_files_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unable):
        unpack(content + bytes(1024), tmp_path, size=512)


def test_a_file_that_grows_while_it_is_packed_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "growing"
    path.write_bytes(b"x" * 10)
    packing = Packing([("growing", path)])
    packing.read(512)
    path.write_bytes(b"x" * 11)
    with pytest.raises(Unable) as caught:
        list(iter(lambda: packing.read(512), b""))
    assert caught.value.message == CHANGED


def test_what_was_packed_is_known_to_the_files_that_come_after() -> None:
    seen = []

    def files() -> list[tuple[str, bytes]]:
        return [("first", b"1"), ("second", b"")]

    def all_of_them() -> object:
        for name, content in files():
            yield name, content
            seen.append(dict(packing.packed))

    packing = Packing(all_of_them())  # type: ignore[arg-type]
    while packing.read(100):
        continue
    assert [list(some) for some in seen] == [["first"], ["first", "second"]]
