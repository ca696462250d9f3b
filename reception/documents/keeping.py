"""Where a paper is kept, and what keeping it needs beside the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reception.kernel.ids import Id
from reception.security.sealing import Blobs

Owner = Literal["matter", "visit", "person"]


@dataclass(frozen=True)
class KeptIn:
    """What a paper hangs on and may lean on: a matter, a visit or a person."""

    owner: Owner
    row: Id


@dataclass(frozen=True)
class Keeping:
    """The sealed files, and the key under which their contents are hashed."""

    blobs: Blobs
    association_key: bytes
