"""The open store: one connection that writes, others that only read, each seen through one person's access."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from reception.kernel.access import Access
from reception.kernel.errors import Refused, Unable
from reception.kernel.ids import Id
from reception.store.act import ThisDevice
from reception.store.apply import Follower, write_log, writing
from reception.store.engine import check_file, create_file, export_file, faults_of, open_file
from reception.store.migrating import migrate
from reception.store.reader import Reader, Views, said_kindly
from reception.store.reading import Reading
from reception.store.work import Circumstances, Work


@dataclass(frozen=True)
class Device:
    """Which device and office a store is."""

    id: Id
    office: str
    letter: str


class Store:
    """One encrypted file, opened by one process for one person at a time."""

    def __init__(self, path: Path, key: bytes, followers: Sequence[Follower]) -> None:
        """Prepare to open the file; nothing is read before the first question."""
        self.path = path
        self.key = key
        self._followers = followers
        self._writer: sa.Engine | None = None
        self._views = Views()
        self._reader = self.reader()

    @contextmanager
    def work(self, around: Circumstances) -> Iterator[Work]:
        """One act: committed when the block ends well, and as if it had never been where it does not."""
        if self._writer is None:
            self._writer = open_file(self.path, self.key, mode="write")
        with said_kindly(), self._writer.connect() as connection:
            self._views.stand_before(connection, around.access)
            lines: list[dict[str, Any]] = []
            outside: list[Callable[[], object]] = []
            try:
                # Once it is committed nothing may take it back any more, so a break is heeded inside alone.
                with _or_undone(outside, Exception), connection.begin(), _or_undone(outside, BaseException):
                    work = Work(connection, around, self._followers)
                    lines, work.if_undone = work.opened, outside
                    yield work
                    work.close()
            except Refused:
                # What was looked at stays in the log, also where the act was refused for what was seen.
                with connection.begin():
                    write_log(connection, lines)
                raise

    def reader(self) -> Reader:
        """One more connection that only reads, for a thread of its own."""
        return Reader(lambda: open_file(self.path, self.key, mode="read"))

    @contextmanager
    def reading(self, access: Access) -> Iterator[Reading]:
        """A question or several, answered from one moment of the store."""
        with self._reader.reading(access) as reading:
            yield reading

    @contextmanager
    def whole(self) -> Iterator[sa.Connection]:
        """The bare connection inside a transaction, without any reader's views: for the engines of the store alone."""
        if self._writer is None:
            self._writer = open_file(self.path, self.key, mode="write")
        with (
            said_kindly(),
            self._writer.connect() as connection,
            connection.begin(),
            writing(connection) as open_,
        ):
            yield open_

    @contextmanager
    def outside(self) -> Iterator[Any]:
        """A bare driver connection, outside transactions and views: for what the file itself needs.

        The store's other connections are closed first, so nobody may be in the midst of an act or a question.
        """
        self.close()
        engine = open_file(self.path, self.key, mode="write")
        try:
            with said_kindly(), engine.connect() as connection:
                yield connection.connection.driver_connection
        finally:
            engine.dispose()

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Acts in this block do not wait for the disk: only for a store that is being made and could be made again."""
        if self._writer is None:
            self._writer = open_file(self.path, self.key, mode="write")
        self._set_waiting(self._writer, "OFF")
        try:
            yield
        finally:
            if self._writer is not None:
                self._set_waiting(self._writer, "FULL")

    def _set_waiting(self, engine: sa.Engine, level: Literal["OFF", "FULL"]) -> None:
        with said_kindly(), engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(f"PRAGMA synchronous = {level}")
            driver.execute(
                "PRAGMA wal_checkpoint(TRUNCATE)"
            ).fetchall()  # at the level that holds from here on

    def copy_to(self, target: Path) -> None:
        """Write the store as it stands to a new file under the same key, checked page by page."""
        with self.outside() as driver:
            driver.execute("VACUUM INTO ?", (str(target),))
        check_file(target, self.key)

    def export_to(self, target: Path, key: bytes) -> None:
        """Write the store as it stands to a new file under another key, checked page by page and row by row."""
        self.close()
        engine = open_file(self.path, self.key, mode="write")
        try:
            with said_kindly():
                export_file(engine, target, key)
        finally:
            engine.dispose()

    def move_to(self, path: Path, key: bytes) -> None:
        """Go on in another file, which holds the same under another key."""
        self.close()
        self.path, self.key = path, key

    def faults(self) -> list[str]:
        """What SQLCipher and SQLite find wrong with the file; empty where all is well."""
        self.close()
        engine = open_file(self.path, self.key, mode="write")
        try:
            with said_kindly(), engine.connect() as connection:
                return faults_of(connection)
        finally:
            engine.dispose()

    def close(self) -> None:
        """Close both connections; readers that others were given are theirs to close."""
        self._reader.close()
        if self._writer is not None:
            self._writer.dispose()
        self._writer = None
        self._views.forget()


@contextmanager
def _or_undone(steps: list[Callable[[], object]], faults: type[BaseException]) -> Iterator[None]:
    """Take these steps back, the last first, where the block fails; what cannot be, `verify` tells of."""
    try:
        yield
    except faults:
        while steps:
            with suppress(Unable):
                steps.pop()()
        raise


def create_store(path: Path, key: bytes, device: Device) -> None:
    """Make a new encrypted store for this device; `Unable` where one already lies there."""
    engine = create_file(path, key)
    try:
        with said_kindly(), engine.connect() as bare, bare.begin(), writing(bare) as connection:
            migrate(connection)
            connection.execute(
                sa.insert(ThisDevice.table()),
                [{"device": device.id, "office": device.office, "letter": device.letter, "clock": 0}],
            )
    finally:
        engine.dispose()


def bring_up_to_date(path: Path, key: bytes) -> bool:
    """Migrate an existing store where it is older than the program; True where anything was done."""
    engine = open_file(path, key, mode="write")
    try:
        with said_kindly(), engine.connect() as bare, bare.begin(), writing(bare) as connection:
            return migrate(connection)
    finally:
        engine.dispose()


def device_of(connection: sa.Connection) -> Device:
    """Which device and office the store is."""
    row = connection.execute(sa.select(ThisDevice)).one()
    return Device(row.device, row.office, row.letter)
