"""Begins to open the key before the command is read whole, where the words already say whose and with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reception.cli.options import LOGIN, PASSPHRASE, STORE, value_of

if TYPE_CHECKING:
    from reception.security.unlocking import Unlocking

WITHOUT_SIGN_IN = frozenset({"init", "demo", "restore", "schema", "--help", "-h"})
_LONGEST = 4_096


def begin_early(arguments: Sequence[str], environment: Mapping[str, str]) -> Unlocking | None:
    """An attempt under way, or None where the store, the name or the passphrase is not said yet.

    Whatever is wrong is told later, by the ordinary way in.
    """
    if not arguments or WITHOUT_SIGN_IN & set(arguments):
        return None
    folder = value_of(arguments, "--store") or environment.get(STORE)
    login = value_of(arguments, "--as") or environment.get(LOGIN)
    passphrase = _passphrase(value_of(arguments, "--passphrase-file"), environment)
    if not (folder and login and passphrase):
        return None
    from reception.security.keyfile import NAME  # a help text needs no key
    from reception.security.keys import STANDARD
    from reception.security.unlocking import Attempt, Unlocking

    return Unlocking(Attempt(Path(folder) / NAME, login, passphrase, STANDARD))


def _passphrase(file: str | None, environment: Mapping[str, str]) -> str | None:
    if file is None:
        return environment.get(PASSPHRASE)
    try:
        with Path(file).open("rb") as stream:
            return first_line(stream.read(_LONGEST))
    except (OSError, ValueError):
        return None


def first_line(content: bytes) -> str:
    """The first line of a file that holds a secret."""
    return content.decode("utf-8", errors="replace").strip().split("\n")[0].strip()
