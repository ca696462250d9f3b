"""Backups that make themselves: which places want one today, how old the last is, and whether one opens at all."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import sqlalchemy as sa

from reception.kernel.atomic import remove_file
from reception.kernel.clock import BISHKEK
from reception.kernel.errors import Trouble, Unable
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from reception.kernel.system import told_by
from reception.security.backup import LAST_BACKUP, Manifest, restore
from reception.security.recovery import RecoveryCode
from reception.store.act import ThisDevice
from reception.store.reading import Reading
from reception.store.settings import setting

KEPT = 10
"""So many backups of one PC stay in a place; older ones go once a new one has been read back."""
TOO_OLD = timedelta(days=7)
SUFFIX = ".backup"
_NAME = re.compile(r"reception-([a-z0-9]{1,8})-([a-z])-(\d{4}-\d{2}-\d{2})\.backup", re.ASCII)
Level = Literal["good", "late", "never"]


@dataclass(frozen=True)
class Place:
    """A folder, most often on a stick, that backups go to, as it was found."""

    folder: Path
    present: bool
    copies: tuple[date, ...] = ()
    """The days of this PC's backups there, the latest first."""


@dataclass(frozen=True)
class Made:
    """What became of one place."""

    place: Path
    trouble: Trouble | None = None


class OfficeAtWork(Protocol):
    """What backing up needs of an opened office."""

    def back_up(self, target: Path, *, reason: str | None = None) -> Manifest:
        """Write a backup of everything to `target`."""


class ThisPc(NamedTuple):
    """What backups here are named by, and when the last one was written and read back; None where none was."""

    office: str
    letter: str
    last: datetime | None

    def copy_name(self, day: date) -> str:
        """What the backup of a day is called: the office, the PC and the day, and nobody's name."""
        return f"reception-{self.office.lower()}-{self.letter.lower()}-{day.isoformat()}{SUFFIX}"


def this_pc(reading: Reading) -> ThisPc:
    """The office and letter of this PC, and its last backup."""
    device = reading.rows(sa.select(ThisDevice.office, ThisDevice.letter))[0]
    said = setting(reading.connection, LAST_BACKUP)
    return ThisPc(device.office, device.letter, None if said is None else datetime.fromisoformat(said))


def look_at(folder: Path, *, pc: ThisPc) -> Place:
    """What lies in a place: it is not present where the stick is not plugged in; no folder is ever made."""
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return Place(folder, present=False)
    own = (pc.office.lower(), pc.letter.lower())
    found = [match for name in names if (match := _NAME.fullmatch(name)) and match.group(1, 2) == own]
    days = []
    for match in found:
        try:
            days.append(date.fromisoformat(match[3]))
        except ValueError:
            continue
    return Place(folder, present=True, copies=tuple(sorted(days, reverse=True)))


def due_copies(places: Iterable[Place], *, today: date) -> tuple[Path, ...]:
    """The places that are present and have no backup of today; a day ahead counts for none, as a clock may have run."""
    return tuple(place.folder for place in places if place.present and today not in place.copies)


def superseded(copies: Collection[date], *, kept: int = KEPT) -> tuple[date, ...]:
    """The days whose backups may go, for newer ones are there."""
    return tuple(sorted(copies, reverse=True)[kept:])


def make_copies(
    office: OfficeAtWork, folders: Sequence[Path], *, pc: ThisPc, today: date, progress: Progress
) -> tuple[Made, ...]:
    """Write today's backup to each of these folders; where one place refuses, the others still get theirs.

    Outside any act or question. Backups of this PC beyond the last ten go from a place once the new one has been
    read back there.
    """
    made = []
    for done, folder in enumerate(folders):
        progress.step(_("Making a backup"), done, len(folders))
        try:
            if not folder.is_dir():
                raise Unable(_("The place {name} is not there now."), name=folder.name)
            office.back_up(folder / pc.copy_name(today))
            _tidy(folder, pc)
        except Trouble as trouble:
            made.append(Made(folder, trouble))
        else:
            made.append(Made(folder))
    return tuple(made)


def _tidy(folder: Path, pc: ThisPc) -> None:
    for day in superseded(look_at(folder, pc=pc).copies):
        remove_file(folder / pc.copy_name(day))


def backup_state(last: datetime | None, now: datetime) -> tuple[Message, Mapping[str, object], Level]:
    """What the status bar says of the last backup, and whether that is late: older than seven days, or never made."""
    if last is None:
        return _("No backup yet"), {}, "never"
    day = last.astimezone(BISHKEK).strftime("%d.%m.%Y")
    if now - last > TOO_OLD:
        return _("No backup since {day}"), {"day": day}, "late"
    return _("Backup: {day}"), {"day": day}, "good"


def rehearse(source: Path, code: RecoveryCode, *, device: Id) -> Manifest:
    """Open a backup with the recovery code into a folder of its own, check all of it, and remove that again.

    What it holds, as it was counted twice. `Refused` or `Unable` as restoring says; what is laid out meanwhile is
    sealed as the store itself is.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="reception-", ignore_cleanup_errors=True) as folder:
            return restore(source, Path(folder) / "office", code=code, device=device)
    except OSError as fault:
        raise Unable(_("{name} cannot be read: {fault}."), name=source.name, fault=told_by(fault)) from fault
