"""What does not open is said in a sentence, and no file of the folder is other than before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reception.kernel.errors import Refused, Unable
from tests.reception.security.office import AROUND, PASSPHRASE, enter, make_office, state_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "made"
    make_office(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "office"))


def refused(folder: Path, *, login: str = "aigul", passphrase: str = PASSPHRASE) -> str:
    before = state_of(folder)
    with pytest.raises((Refused, Unable)) as caught:
        enter(folder, login=login, passphrase=passphrase)
    assert state_of(folder) == before
    return caught.value.message


def test_a_wrong_passphrase_and_a_wrong_name_are_one_sentence(folder: Path) -> None:
    wrong = refused(folder, passphrase="башка сөз")
    assert wrong == refused(folder, login="nobody")
    assert wrong == refused(folder, passphrase="")
    assert "wrong" in wrong


def test_the_right_passphrase_still_opens_after_many_wrong_ones(folder: Path) -> None:
    for _attempt in range(5):
        refused(folder, passphrase="башка сөз")
    with enter(folder) as office:
        assert office.verify().sound


def lose(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    path.write_bytes(b"\x00" * path.stat().st_size)


@pytest.mark.parametrize("spoil", [lose, empty, cut, overwrite])
def test_a_lost_or_damaged_store_is_never_made_anew(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder / "store-1.db")
    assert refused(folder)
    assert refused(folder)


@pytest.mark.parametrize("spoil", [lose, empty, cut, overwrite])
def test_a_lost_or_damaged_key_file_is_never_made_anew(folder: Path, spoil: Callable[[Path], None]) -> None:
    for name in ("keys.json", "keys.json.bak"):
        spoil(folder / name)
    assert refused(folder)


def test_a_lost_key_file_is_read_from_its_copy_and_put_back(folder: Path) -> None:
    (folder / "keys.json").unlink()
    enter(folder).close()
    assert (folder / "keys.json").read_bytes() == (folder / "keys.json.bak").read_bytes()


def test_a_folder_that_is_no_office_is_left_alone(tmp_path: Path) -> None:
    assert "no office" in refused(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_office_that_is_open_already_is_not_opened_twice(folder: Path) -> None:
    with enter(folder), pytest.raises(Unable):
        enter(folder)
    enter(folder).close()
    assert AROUND.cost.memory_kib < 128 * 1024
