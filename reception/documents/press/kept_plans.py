"""What was prepared of templates, kept beside the store, and sealed so that nobody slips in his own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

from reception.kernel.atomic import remove_file, replace_file
from reception.kernel.errors import Unable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

FOLDER = "press"
SUFFIX = ".plan"
MAKING = "1, docxtpl 0.20.2"
"""What plans are made by: another number, and none of an older making is read."""
MOST_KEPT = 256
_NONCE, _KEY, _NAME = 12, 32, 16
_PURPOSE = b"press plans"  # at most 16 bytes: BLAKE2b's `person`


class KeptPlans:
    """Plans as files of one folder, named by a keyed hash of their template; one that does not open is not there."""

    def __init__(
        self, folder: Path, association_key: bytes, *, random: Callable[[int], bytes] = token_bytes
    ) -> None:
        """Take the folder, which need not exist yet, and the key from which theirs is made."""
        self._folder = folder
        self._key = blake2b(key=association_key, digest_size=_KEY, person=_PURPOSE).digest()
        self._random = random

    def of(self, template: bytes) -> bytes | None:
        """What was prepared of this template by this making of the program, if it was and is whole."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - heavy; the store has loaded it by now

        path = self._path(template)
        with suppress(OSError, InvalidTag):
            sealed = path.read_bytes()
            return self._cipher().decrypt(sealed[:_NONCE], sealed[_NONCE:], path.name.encode())
        return None

    def keep(self, template: bytes, plan: bytes) -> None:
        """Keep it; on a full or closed disk it is prepared again another day."""
        path = self._path(template)
        nonce = self._random(_NONCE)
        sealed = nonce + self._cipher().encrypt(nonce, plan, path.name.encode())
        with suppress(Unable, OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            replace_file(path, sealed)
            self._leave_few()

    def forget(self, template: bytes) -> None:
        """Keep it no longer."""
        with suppress(Unable):
            remove_file(self._path(template))

    def _path(self, template: bytes) -> Path:
        name = blake2b(template, key=self._key, digest_size=_NAME, salt=_salt()).hexdigest()
        return self._folder / f"{name}{SUFFIX}"

    def _cipher(self) -> ChaCha20Poly1305:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above

        return ChaCha20Poly1305(self._key)

    def _leave_few(self) -> None:
        """Those of templates that are no longer used go, the oldest first."""
        kept = sorted(self._folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-MOST_KEPT]:
            remove_file(path)


def _salt() -> bytes:
    return blake2b(MAKING.encode(), digest_size=16).digest()
