"""Opens a slot in a thread of its own: a passphrase takes longest, and the program can be loaded meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from reception.kernel.errors import Trouble
from reception.security.keyfile import KeyFile
from reception.security.keys import Cost


@dataclass(frozen=True)
class Attempt:
    """Who wants to open which key file, with what passphrase, at which least cost."""

    path: Path
    login: str
    passphrase: str = field(repr=False)
    floor: Cost


class Unlocking:
    """One attempt under way; its outcome, key or trouble, is asked for once the store is about to be opened."""

    def __init__(self, attempt: Attempt) -> None:
        """Begin at once."""
        self.attempt = attempt
        self._keys: KeyFile | None = None
        self._key: bytes | None = None
        self._thread = Thread(target=self._try, daemon=True)
        self._thread.start()

    def key_for(self, keys: KeyFile) -> bytes:
        """The store key of this key file; what the attempt found stands only where the file is still the same."""
        self._thread.join()
        if self._key is not None and self._keys == keys:
            return self._key
        return keys.unlock(self.attempt.login, self.attempt.passphrase, floor=self.attempt.floor)

    def _try(self) -> None:
        try:
            self._keys = KeyFile.read(self.attempt.path)
            self._key = self._keys.unlock(
                self.attempt.login, self.attempt.passphrase, floor=self.attempt.floor
            )
        except Trouble:
            return  # told by the second attempt, in its place
