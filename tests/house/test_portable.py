"""The ZIP for a stick: equal for equal folders, and whole when unpacked."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.portable import pack


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder like a built copy."""
    folder = tmp_path / "reception"
    (folder / "_internal" / "licences").mkdir(parents=True)
    (folder / "reception").write_bytes(b"program")
    (folder / "reception").chmod(0o755)
    (folder / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    (folder / "_internal" / "licences" / "ү.txt").write_text("licence", "utf-8")
    return folder


def test_the_same_folder_gives_the_same_bytes_on_another_day(copy: Path, tmp_path: Path) -> None:
    first = pack(copy, tmp_path / "first.zip")
    os.utime(copy / "reception", (1, 1))
    assert pack(copy, tmp_path / "second.zip") == first
    (copy / "reception").write_bytes(b"another")
    assert pack(copy, tmp_path / "third.zip") != first


def test_programs_stay_programs_and_links_stay_links(copy: Path, tmp_path: Path) -> None:
    pack(copy, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as whole:
        modes = {entry.filename: entry.external_attr >> 16 for entry in whole.infolist()}
        link = whole.read("reception/_internal/libQt6Core.so.6")
    assert modes["reception/reception"] & stat.S_IXUSR
    assert not modes["reception/_internal/licences/ү.txt"] & stat.S_IXUSR
    assert stat.S_ISLNK(modes["reception/_internal/libQt6Core.so.6"])
    assert link == b"PySide6/Qt/lib/libQt6Core.so.6"


def test_it_says_the_sum_by_which_the_file_is_checked(copy: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tools.portable", str(copy), str(tmp_path / "copy.zip")]
    said = subprocess.run(
        words, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2]
    ).stdout
    assert said == f"{pack(copy, tmp_path / 'again.zip')}  copy.zip\n"
