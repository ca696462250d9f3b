"""A small office for the tests of keys, backups and access: made once, copied for every test."""

from __future__ import annotations

import hashlib
import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from reception.app import Newcomer, Office, Surroundings, begin_office, open_office
from reception.documents.model import Paper
from reception.kernel.clock import SetClock
from reception.kernel.ids import Id
from reception.people.model import Person
from reception.security.keys import Cost
from reception.security.recovery import RecoveryCode
from reception.security.sign_ins import SignInAsked, add_sign_in

AROUND = Surroundings(SetClock(datetime(2026, 11, 24, 6, tzinfo=UTC)), cost=Cost(19 * 1024, 2, 1))
PASSPHRASE = "узак сөз айкашы 1"
OTHER_PASSPHRASE = "башка сөз айкашы 2"
MARKER = "Мурзабеков-Маркер"
PAPER = "Арыз: " + MARKER


def make_office(folder: Path) -> RecoveryCode:
    """An office of two users with a person and a paper."""
    first = Newcomer("Айгүл Асанова", "aigul", PASSPHRASE)
    code = begin_office(folder, office="OSH", letter="A", first=first, around=AROUND)
    with enter(folder) as office:
        asked = SignInAsked("bakyt", OTHER_PASSPHRASE)
        with office.work() as work:
            add_sign_in(work, keys=office.keys, asked=asked, name="Бакыт Осмонов", roles=["lawyer"])
        keep_paper(office)
    return code


def keep_paper(office: Office) -> tuple[Id, Id]:
    """A person, and a paper of hers whose file is sealed beside the store."""
    paper = office.around.ids.new()
    identity, size = office.blobs.put(paper, BytesIO(PAPER.encode() * 50))
    with office.work() as work, work.under("person.add"):
        person = work.add(Person, surname=MARKER, access="office", office="OSH")
        owner = {"owner_table": "person", "owner_row": person}
        work.add(Paper, id=paper, **owner, kind="complaint", blob_key=identity, size=size)
    return person, paper


def enter(folder: Path, *, login: str = "aigul", passphrase: str = PASSPHRASE) -> Office:
    return open_office(folder, login=login, passphrase=passphrase, around=AROUND)


def copy_of(made: Path, folder: Path) -> Path:
    return Path(shutil.copytree(made, folder / "office"))


def state_of(folder: Path) -> dict[str, str]:
    """Every file under a folder with the hash of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
