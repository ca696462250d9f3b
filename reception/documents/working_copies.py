"""The folder of papers open in Word: plain only while they must be, sealed where nobody is signed in, then gone."""

from __future__ import annotations

import json
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from reception.kernel.atomic import PART, remove_file, replace_file
from reception.kernel.errors import Trouble, Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.security.sealing import SUFFIX, Public, check_public, seal

if TYPE_CHECKING:
    from reception.documents.editing import PaperFile

FOLDER = "word"
WORD, NOTE = ".docx", ".json"
OWNER_FILE, OFFICE_LOCK = "~$", ".~lock."
"""What Word and LibreOffice lay beside a file that they hold open."""
REMAINS = re.compile(r"~\$.*|~.*\.tmp|.*\.(asd|wbk|tmp)|\.~lock\..*#", re.IGNORECASE)
SAFE_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
HELD = _("Another program holds {name} open. Close it and try again.")
LEAST_TAIL = 5  # at least ".docx" must agree


@dataclass(frozen=True)
class WorkingCopy:
    """What the folder remembers of a copy, readable without any key: no name and no word of a client."""

    number: str
    paper: Id | None
    """The version that was written out; None where the note was lost and the name alone is left."""
    public: Public | None
    written: str
    """Digest of what was written out or last taken in."""

    @property
    def name(self) -> str:
        """The name of the plain file."""
        return self.number + WORD


@dataclass(frozen=True)
class Taken:
    """An edit that stands in the store, or what was wrong with it."""

    copy: WorkingCopy
    paper: Id | None
    """The version that holds it; None where it was not taken in, and without trouble where its paper was erased."""
    public: Public | None
    content: bytes
    trouble: Trouble | None = None


class WorkingCopies:
    """The working copies of one office's folder; all but the sealing of an edit needs no key."""

    def __init__(self, office: Path, *, started: float | None = None) -> None:
        """Copies lie in a folder inside the office's, open to its owner alone; `started` is when this PC did."""
        self.folder = office / FOLDER
        self._started = pc_started() if started is None else started
        self._were_held: set[str] = set()
        self._troubled: dict[str, str] = {}

    def lay_out(self, file: PaperFile) -> Path:
        """Write a paper out for an editor and remember it; an edit that still waits is not written over."""
        number = _named(file)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / (number + WORD)
        if path.exists():
            return path
        self._note(WorkingCopy(number, file.id, file.public, _digest(file.content)))
        replace_file(path, file.content)
        return path

    def noted(self, file: PaperFile) -> WorkingCopy:
        """What the folder remembers of this paper."""
        return self._read(_named(file))

    def all(self) -> list[WorkingCopy]:
        """The copies in the folder, by number."""
        if not self.folder.is_dir():
            return []
        names = {path.name for path in self.folder.iterdir()}
        numbers = {name.removesuffix(end) for name in names for end in (NOTE, WORD) if name.endswith(end)}
        return [self._read(number) for number in sorted(numbers) if SAFE_NUMBER.fullmatch(number)]

    def edited(self) -> list[WorkingCopy]:
        """Those that hold something the store does not have; what was found wanting waits to be saved anew."""
        return [copy for copy in self.all() if self._is_edited(copy)]

    def content_of(self, copy: WorkingCopy) -> bytes | None:
        """What stands in the plain file; None where there is none, `Unable` where its editor lets nobody read."""
        try:
            return (self.folder / copy.name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise Unable(HELD, name=copy.name) from fault

    def sealed_of(self, copy: WorkingCopy) -> bytes | None:
        """An edit sealed while nobody was signed in."""
        path = self._sealed_path(copy)
        return path.read_bytes() if path.exists() else None

    def is_held(self, copy: WorkingCopy) -> bool:
        """Whether an editor has the plain file open."""
        path = self.folder / copy.name
        if os.name != "nt" and any(self._is_in_use(lock) for lock in self._locks_of(copy)):
            return True
        try:
            os.replace(path, path)  # noqa: PTH105 - on Windows refused while a program has it open
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False

    def _locks_of(self, copy: WorkingCopy) -> list[Path]:
        """What editors laid beside the file; Word writes "~$" over the first letters of a longer name."""
        owners = [
            path
            for path in self.folder.glob(f"{OWNER_FILE}*{WORD}")
            if len(tail := path.name.removeprefix(OWNER_FILE)) > LEAST_TAIL and copy.name.endswith(tail)
        ]
        return [*owners, *self.folder.glob(f"{OFFICE_LOCK}{copy.name}#")]

    def _is_in_use(self, lock: Path) -> bool:
        """A lock older than the PC's start was left by an editor that fell with it."""
        with suppress(OSError):
            return lock.stat().st_mtime > self._started
        return False

    def settle(self, taken: tuple[Taken, ...]) -> None:
        """After the act: remember what the store has now, and let the sealed edits go."""
        for one in taken:
            if one.trouble is not None:
                self._troubled[one.copy.number] = self._state(one.copy)
                continue
            if one.paper is None:
                remove_file(self._sealed_path(one.copy))
                self._remove(one.copy)
                continue
            self._note(WorkingCopy(one.copy.number, one.paper, one.public, _digest(one.content)))
            remove_file(self._sealed_path(one.copy))
        self.remove_taken_in(closed_only=True)

    def remove_taken_in(self, *, closed_only: bool = False) -> list[str]:
        """Remove the plain copies that the store has whole and nobody holds; the numbers of those still held.

        `closed_only` leaves alone what no editor has opened yet.
        """
        held = []
        for copy in self.all():
            if self.is_held(copy):
                self._were_held.add(copy.number)
                held.append(copy.number)
            elif not self._is_edited(copy, even_troubled=True) and (
                not closed_only or copy.number in self._were_held
            ):
                self._remove(copy)
        return held

    def seal_open(self) -> list[str]:
        """While locked: seal what was edited to the paper's public key, remove what is let go; who still holds."""
        held = []
        for copy in self.all():
            path = self.folder / copy.name
            if path.exists() and self._is_changed(copy):
                if copy.public is None:
                    continue  # its note was lost: it can be taken in by its number alone, after signing in
                with suppress(Unable):
                    content = self.content_of(copy)
                    if content is not None:
                        replace_file(self._sealed_path(copy), seal(content, publics=[copy.public]))
            if self.is_held(copy):
                held.append(copy.number)
            elif self._sealed_path(copy).exists():
                self._remove_plain(copy)
            elif not self._is_changed(copy):
                self._remove(copy)
        self.sweep()
        return held

    def sweep(self) -> int:
        """Remove what editors and power cuts left behind; how many files."""
        if not self.folder.is_dir():
            return 0
        held = {copy.number for copy in self.all() if self.is_held(copy)}
        left = [
            path
            for path in self.folder.iterdir()
            if path.name.endswith(PART) or (REMAINS.fullmatch(path.name) and not held)
        ]
        with suppress(Unable):
            return sum(remove_file(path) for path in left)
        return 0

    def _is_edited(self, copy: WorkingCopy, *, even_troubled: bool = False) -> bool:
        if not self._is_changed(copy) and not self._sealed_path(copy).exists():
            return False
        return even_troubled or self._troubled.get(copy.number) != self._state(copy)

    def _is_changed(self, copy: WorkingCopy) -> bool:
        with suppress(Unable):
            content = self.content_of(copy)
            return content is not None and _digest(content) != copy.written
        return False  # its editor is writing: it is looked at again

    def _state(self, copy: WorkingCopy) -> str:
        with suppress(Unable):
            return _digest(self.content_of(copy) or self.sealed_of(copy) or b"")
        return ""

    def _read(self, number: str) -> WorkingCopy:
        try:
            said = json.loads((self.folder / (number + NOTE)).read_text("utf-8"))
            paper = read_id(str(said["paper"]))
            return WorkingCopy(number, paper, check_public(str(said["public"])), str(said["written"]))
        except (OSError, ValueError, KeyError, TypeError, Unable):
            return WorkingCopy(number, None, None, "")

    def _note(self, copy: WorkingCopy) -> None:
        assert copy.paper is not None
        said = {"paper": copy.paper.hex, "public": copy.public, "written": copy.written}
        replace_file(self.folder / (copy.number + NOTE), json.dumps(said).encode())

    def _sealed_path(self, copy: WorkingCopy) -> Path:
        return self.folder / (copy.name + SUFFIX)

    def _remove(self, copy: WorkingCopy) -> None:
        if self._remove_plain(copy) and not self._sealed_path(copy).exists():
            remove_file(self.folder / (copy.number + NOTE))
            self._were_held.discard(copy.number)

    def _remove_plain(self, copy: WorkingCopy) -> bool:
        try:
            remove_file(self.folder / copy.name)
        except Unable:
            return False  # its editor has it again: it is tried again
        return True


def pc_started() -> float:
    """When this PC was started, in seconds as files have them; 0 where the system does not say."""
    since_start = getattr(time, "CLOCK_BOOTTIME", None)
    return 0.0 if since_start is None else time.time() - time.clock_gettime(since_start)


def _named(file: PaperFile) -> str:
    return file.number if SAFE_NUMBER.fullmatch(file.number) else file.id.hex


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=32).hexdigest()
