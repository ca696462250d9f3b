"""A connection that only reads, opened, used and closed by one thread; and the kind words for a driver's faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from reception.kernel.access import Access
from reception.kernel.errors import Cancelled, Unable
from reception.kernel.i18n import mark as _
from reception.store.engine import DriverError
from reception.store.reading import Reading
from reception.store.views import stand_before


class Views:
    """Remembers whose views stand before which connection."""

    def __init__(self) -> None:
        """None stand yet."""
        self._seen_by: dict[int, Access] = {}

    def stand_before(self, connection: sa.Connection, access: Access) -> None:
        """Put the reader's views in place where another's, or none, stand before this connection."""
        driver = id(connection.connection.driver_connection)
        if self._seen_by.get(driver) != access:
            stand_before(connection, access)
            self._seen_by[driver] = access

    def forget(self) -> None:
        """The connections were closed."""
        self._seen_by.clear()


class Reader:
    """Questions on a connection of its own; a question under way may be broken off from another thread."""

    def __init__(self, open_: Callable[[], sa.Engine]) -> None:
        """Prepare; the connection is opened by the thread that asks first, and that thread alone may go on."""
        self._open = open_
        self._engine: sa.Engine | None = None
        self._views = Views()
        self._asked: sa.Connection | None = None

    @contextmanager
    def reading(self, access: Access) -> Iterator[Reading]:
        """A question or several, answered from one moment of the store; `Cancelled` where it was broken off."""
        if self._engine is None:
            self._engine = self._open()
        with said_kindly(), self._engine.connect() as connection:
            self._views.stand_before(connection, access)
            with connection.begin():
                self._asked = connection
                try:
                    yield Reading(connection, access)
                finally:
                    self._asked = None

    def break_off(self) -> None:
        """Stop the question that is being answered, if any; the one thing that another thread may call."""
        asked = self._asked
        driver = None if asked is None or asked.closed else asked.connection.driver_connection
        if driver is not None:
            driver.interrupt()

    def close(self) -> None:
        """Close the connection; the next question opens it anew."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = None
        self._views.forget()


@contextmanager
def said_kindly() -> Iterator[None]:
    """Turn what the driver raises into a sentence: a full disk, a busy or a damaged store."""
    try:
        yield
    except (sa.exc.DBAPIError, DriverError) as fault:
        text = str(fault.orig if isinstance(fault, sa.exc.DBAPIError) else fault)
        if "interrupted" in text:
            raise Cancelled from fault
        if "full" in text:
            raise Unable(
                _("The disk is full. Nothing of this act was written; free some space and repeat it.")
            ) from fault
        if "locked" in text:
            raise Unable(_("Another program is writing to this store. Close it and repeat.")) from fault
        if "malformed" in text or "not a database" in text:
            raise Unable(_("The store file is damaged. Restore a backup.")) from fault
        raise
