"""One's own passphrase is changed by whoever knows the old one, and by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reception.kernel.errors import Refused
from reception.security.keys import WrongPassphrase
from reception.security.sign_ins import SignInAsked, change_passphrase
from reception.store.history import history_of
from tests.reception.security.office import OTHER_PASSPHRASE, PASSPHRASE, enter

NEW = "жаңы узак сөз 3"


def change(folder: Path, *, login: str, old: str, new: str = NEW, by: str = "aigul") -> None:
    passphrase = {"aigul": PASSPHRASE, "bakyt": OTHER_PASSPHRASE}[by]
    with enter(folder, login=by, passphrase=passphrase) as office, office.work() as work:
        change_passphrase(work, keys=office.keys, asked=SignInAsked(login, new), old=old)


def test_the_new_passphrase_opens_and_the_old_one_does_not(office_folder: Path) -> None:
    change(office_folder, login="bakyt", old=OTHER_PASSPHRASE, by="bakyt")
    with pytest.raises(WrongPassphrase):
        enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE)
    with enter(office_folder, login="bakyt", passphrase=NEW) as office, office.reading() as reading:
        past = [line.verb for line in history_of(reading, office.standing.user)]
        assert past == ["user.add", "user.passphrase"]
    enter(office_folder).close()


def test_the_old_passphrase_is_asked_for(office_folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        change(office_folder, login="aigul", old=NEW)
    enter(office_folder).close()


def test_a_colleagues_passphrase_is_not_ones_own(office_folder: Path) -> None:
    with pytest.raises(Refused, match="not your own"):
        change(office_folder, login="bakyt", old=OTHER_PASSPHRASE)
    with pytest.raises(Refused, match="not your own"):
        change(office_folder, login="nobody", old=OTHER_PASSPHRASE)
    enter(office_folder, login="bakyt", passphrase=OTHER_PASSPHRASE).close()


def test_a_passphrase_that_is_too_short_changes_nothing(office_folder: Path) -> None:
    with pytest.raises(Refused, match="at least"):
        change(office_folder, login="aigul", old=PASSPHRASE, new="кыска")
    enter(office_folder).close()
