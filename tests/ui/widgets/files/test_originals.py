"""After a file is taken in, the program says where its plain original lies, and deletes it when asked."""

from __future__ import annotations

from pathlib import Path

from tests.ui.widgets.files.conftest import Shown
from ui.widgets.files.originals import AFTERWARDS, disk_of


def test_the_bar_names_the_folder_and_deletes_what_was_taken_in(shown: Shown) -> None:
    paths = [shown.write(f"{name}.bin", name.encode() + b"\0") for name in "ab"]
    other = shown.write("other.bin", b"\0other")
    shown.panel.add_paths(paths)
    assert str(shown.folder) in shown.panel.originals.text
    shown.panel.originals.delete.click()
    assert list(shown.folder.iterdir()) == [other]
    assert shown.panel.originals.text == ""
    assert shown.place.words(AFTERWARDS["disk"]) in shown.said[-1].text
    assert shown.titles == ["a", "b"]


def test_they_stay_where_the_person_leaves_them(shown: Shown) -> None:
    path = shown.write("a.bin", b"\0a")
    shown.panel.add_paths([path])
    shown.panel.originals.leave.click()
    assert path.exists()
    assert shown.panel.originals.text == ""


def test_an_original_that_was_changed_meanwhile_stays(shown: Shown) -> None:
    path = shown.write("a.bin", b"\0a")
    shown.panel.add_paths([path])
    path.write_bytes(b"\0b")
    shown.panel.originals.delete.click()
    assert path.read_bytes() == b"\0b"
    assert shown.said[-1].is_warning


def test_an_original_stays_where_the_sealed_file_does_not_open(shown: Shown) -> None:
    path = shown.write("a.bin", b"\0a")
    shown.panel.add_paths([path])
    (sealed,) = (shown.place.folder / "files").iterdir()
    sealed.write_bytes(sealed.read_bytes()[:-4])
    shown.panel.originals.delete.click()
    assert path.exists()
    assert shown.said[-1].is_warning


def test_a_disk_is_a_disk(tmp_path: Path) -> None:
    assert disk_of(tmp_path) in AFTERWARDS
