"""The sign-in of an invented office."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Prefilled:
    """A name and a passphrase that are no secret, for nothing in that office is real."""

    login: str
    passphrase: str
