"""One's own passphrase is changed by whoever knows the old one, and by nobody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reception.kernel.errors import Refused
from reception.security.keys import WrongPassphrase
from reception.security.sign_ins import change_passphrase
from reception.store.history import history_of
from tests.reception.security.office import OTHER_PASSPHRASE, PASSPHRASE, enter

NEW = "жаңы узак сөз 3"


def change(folder: Path, *, old: str, new: str = NEW, by: str = "aigul") -> str:
    passphrase = {"aigul": PASSPHRASE, "bakyt": OTHER_PASSPHRASE}[by]
    with enter(folder, login=by, passphrase=passphrase) as office, office.work() as work:
        return change_passphrase(work, keys=office.keys, old=old, new=new)


def test_the_new_passphrase_opens_and_the_old_one_does_not(office_folder: Path) -> None:
    assert change(office_folder, old=OTHER_PASSPHRASE, by="bakyt") == "bakyt"
    with pytest.raises(WrongPassphrase):
        enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE)
    with enter(office_folder, login="bakyt", passphrase=NEW) as office, office.reading() as reading:
        past = [line.verb for line in history_of(reading, office.standing.user)]
        assert past == ["user.add", "user.passphrase"]
    enter(office_folder).close()


def test_the_old_passphrase_is_asked_for(office_folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        change(office_folder, old=NEW)
    enter(office_folder).close()


def test_a_colleagues_passphrase_does_not_open_ones_own_slot(office_folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        change(office_folder, old=OTHER_PASSPHRASE)
    enter(office_folder).close()


def test_whoever_signs_in_elsewhere_is_told_so(office_folder: Path) -> None:
    with enter(office_folder) as office:
        office.standing = replace(office.standing, user=office.around.ids.new())
        with office.work() as work, pytest.raises(Refused, match="do not sign in"):
            change_passphrase(work, keys=office.keys, old=PASSPHRASE, new=NEW)


def test_a_passphrase_that_is_too_short_changes_nothing(office_folder: Path) -> None:
    with pytest.raises(Refused, match="at least"):
        change(office_folder, old=PASSPHRASE, new="кыска")
    enter(office_folder).close()
