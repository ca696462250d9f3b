"""Three kinds of trouble: what the user can mend, what the machine cannot do, and what the user called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reception.kernel.i18n import Message


class Trouble(Exception):  # noqa: N818 - the office's word; the three kinds below are its only heirs
    """A message id with its values; worded by a `Translator` where it is shown, never here."""

    def __init__(self, message: Message, **values: object) -> None:
        """Keep the message and its values; the values of a log line are never shown outside the program."""
        super().__init__(message)
        self.message = message
        self.values = values


class Refused(Trouble):
    """The user can mend it: wrong input, a missing right, a missing consent. Exit code 1."""


class Wanting(Refused):
    """The act goes on once it is told more: a written reason for it."""


class Unable(Trouble):
    """The machine cannot: disk, rights, wrong key, damage, a newer store. Exit code 3."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user called it off; said to nobody."""
