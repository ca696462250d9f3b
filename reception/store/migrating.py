"""Brings a store to this program's form, or says that it was written by a newer program."""

from __future__ import annotations

from importlib.resources import as_file, files

import sqlalchemy as sa

from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _

HEAD = "0006"
"""The revision this program reads and writes; a test holds it to the newest file of `migrations/versions`."""


def revision_of(connection: sa.Connection) -> str | None:
    """The revision that the store stands at, or None in an empty file."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def migrate(connection: sa.Connection) -> bool:
    """Bring the store to `HEAD` within the caller's transaction; True where anything was done.

    `Unable` where the store's revision is not one of ours: a newer program wrote it.
    """
    at = revision_of(connection)
    if at == HEAD:
        return False
    from alembic import command  # noqa: PLC0415 - heavy, and needed once in a store's life
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    with as_file(files("reception.store.migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, HEAD)
        except CommandError as fault:
            raise Unable(
                _("This store was written by a newer program. Install the newer version first.")
            ) from fault
    return True
