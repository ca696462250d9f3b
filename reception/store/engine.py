"""Opens the encrypted file: raw key, WAL, full synchronisation, nothing spilled in plain; never creates by accident."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event
from sqlalchemy.pool import StaticPool

from reception.kernel.atomic import unable_to_write
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _

Mode = Literal["write", "read"]
KEY_BYTES = 32
OLDEST_SQLITE = (3, 53, 2)
OLDEST_CIPHER = (4, 19)
_BUSY_SECONDS = 5
_OWNER_ONLY = 0o600
_STATEMENTS = 512
"""Prepared statements kept: through the views one costs up to 20 ms, and the driver drops the newest when it is full."""
_CACHE_KIB = 16_384

DriverError = sqlcipher.DatabaseError
"""What the driver raises; with `hide_parameters` it never carries a value of ours."""


def _prepare(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")


def assert_versions(connection: Any) -> None:
    """Refuse a build whose SQLite or SQLCipher is older than the ones whose faults are mended."""
    cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    numbers = tuple(int(part) for part in cipher.split(maxsplit=1)[0].split(".")[:2])
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE or numbers < OLDEST_CIPHER:
        raise Unable(
            _("This build's database library is too old ({version}); install the program anew."),
            version=cipher,
        )


def _connect(path: Path, key: bytes) -> Any:
    connection = sqlcipher.connect(
        str(path),
        isolation_level=None,
        check_same_thread=True,
        timeout=_BUSY_SECONDS,
        cached_statements=_STATEMENTS,
    )
    try:
        _prepare(connection, key)
        assert_versions(connection)
    except sqlcipher.DatabaseError as fault:
        connection.close()
        if "not a database" in str(fault):
            raise Unable(
                _("The store does not open with this key, or it is damaged. Nothing was changed.")
            ) from fault
        raise Unable(_("The store cannot be read: {fault}."), fault=str(fault)) from fault
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(path: Path, key: bytes, mode: Mode) -> sa.Engine:
    assert len(key) == KEY_BYTES
    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: _connect(path, key),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_writing if mode == "write" else _begin_reading)
    return engine


def _begin_writing(connection: sa.Connection) -> None:
    """Take the write lock at once, then let nothing but `apply.writing` write: `query_only` forbids taking the lock."""
    connection.exec_driver_sql("PRAGMA query_only = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("PRAGMA query_only = ON")


def _begin_reading(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def open_file(path: Path, key: bytes, *, mode: Mode) -> sa.Engine:
    """An engine of one connection for the thread that uses it first; `Unable` where the file is missing or another key's."""
    if not path.is_file() or path.stat().st_size == 0:
        raise Unable(
            _("The store file is missing or empty. Restore a backup; nothing new was made in its place.")
        )
    return _engine(path, key, mode)


def _reserve(path: Path) -> None:
    """Make the empty file before SQLite does, for its owner alone; -wal and -shm take the same rights."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))
    except FileExistsError as fault:
        raise Unable(_("There is already a store here.")) from fault
    except OSError as fault:
        raise unable_to_write(path.name, fault) from fault


def create_file(path: Path, key: bytes) -> sa.Engine:
    """An engine on a new, empty encrypted file; `Unable` where something already lies there."""
    _reserve(path)
    return _engine(path, key, "write")


def export_file(engine: sa.Engine, target: Path, key: bytes) -> None:
    """Write the whole store to a new file under another key, and check it page by page before it is called done.

    Until the caller has pushed the file to the disk a power cut may lose it.
    """
    _reserve(target)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("ROLLBACK") if driver.in_transaction else None
        driver.execute("ATTACH DATABASE ? AS target KEY \"x'" + key.hex() + "'\"", (str(target),))
        try:
            # One push to the disk at the end, by the caller, instead of three for every table and index.
            driver.execute("PRAGMA target.journal_mode = MEMORY").fetchall()
            driver.execute("PRAGMA target.synchronous = OFF")
            driver.execute("SELECT sqlcipher_export('target')").fetchall()
            version = driver.execute("PRAGMA user_version").fetchone()[0]
            driver.execute(f"PRAGMA target.user_version = {version}")
            _demand_same_counts(driver)
        finally:
            driver.execute("DETACH DATABASE target")
    check_file(target, key)


def _demand_same_counts(driver: Any) -> None:
    # The words of a full-text table stand in plain tables of its own; it is not open here before the file is.
    asked = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    names = driver.execute(asked).fetchall()
    for (name,) in names:
        ours, theirs = (
            driver.execute(f'SELECT count(*) FROM {schema}."{name}"').fetchone()  # noqa: S608 - our own tables
            for schema in ("main", "target")
        )
        if ours != theirs:
            raise Unable(_("The copy of the store is not whole. Nothing was changed."))


def check_file(path: Path, key: bytes) -> None:
    """Read every page with its seal and check the tables against their indexes; `Unable` names the first fault."""
    engine = open_file(path, key, mode="write")
    try:
        with engine.connect() as connection:
            faults = faults_of(connection)
    finally:
        engine.dispose()
    if faults:
        raise Unable(_("The store file is damaged: {fault}. Restore a backup."), fault=faults[0])


def faults_of(connection: sa.Connection) -> list[str]:
    """What SQLCipher and SQLite find wrong, after the log is written back; empty where all is well."""
    driver = connection.connection.driver_connection
    assert driver is not None
    if driver.in_transaction:
        driver.execute("ROLLBACK")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    found = [str(row[0]) for row in driver.execute("PRAGMA cipher_integrity_check").fetchall()]
    if found:  # what lies on a page that was touched cannot be read at all
        return found
    return [str(row[0]) for row in driver.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
