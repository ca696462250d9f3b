"""An attempt begun early gives the key of just the file it was asked for; trouble is told in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from reception.kernel.ids import Id
from reception.security.keyfile import NAME, KeyFile
from reception.security.keys import Cost, WrongPassphrase, make_slot, new_store_key
from reception.security.recovery import new_recovery
from reception.security.unlocking import Attempt, Unlocking

CHEAP = Cost(19 * 1024, 2, 1)
PASSPHRASE = "кыргыз тоолору бийик"


@pytest.fixture
def attempt(tmp_path: Path) -> Attempt:
    """A way into a key file of one user."""
    slot, _identity = make_slot(login="aigul", passphrase=PASSPHRASE, cost=CHEAP, slot_id=Id(UUID(int=7)))
    KeyFile.new(slot, recovery=new_recovery().public, key=bytes(range(32))).create(tmp_path / NAME)
    return Attempt(tmp_path / NAME, "aigul", PASSPHRASE, CHEAP)


def test_the_key_is_that_of_the_file(attempt: Attempt) -> None:
    assert Unlocking(attempt).key_for(KeyFile.read(attempt.path)) == bytes(range(32))


def test_a_file_that_was_given_a_new_key_meanwhile_is_opened_anew(attempt: Attempt) -> None:
    early = Unlocking(attempt)
    early.key_for(KeyFile.read(attempt.path))
    keys, other = KeyFile.read(attempt.path), new_store_key()
    keys.rekeyed(key=bytes(range(32)), new_key=other, store="store-2.db").write(attempt.path)
    assert early.key_for(KeyFile.read(attempt.path)) == other


def test_a_wrong_passphrase_is_told_when_the_key_is_asked_for(attempt: Attempt) -> None:
    early = Unlocking(replace(attempt, passphrase="another one"))
    with pytest.raises(WrongPassphrase):
        early.key_for(KeyFile.read(attempt.path))


def test_a_file_that_is_not_there_yet_is_no_trouble_before_it_is_asked_for(
    attempt: Attempt, tmp_path: Path
) -> None:
    early = Unlocking(replace(attempt, path=tmp_path / "elsewhere" / NAME))
    assert early.key_for(KeyFile.read(attempt.path)) == bytes(range(32))
