"""A user's slot: his own age identity, locked with his passphrase and bound to every field beside it."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.security.sealing import Identity, Public, check_public, new_identity, public_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

RandomBytes = Callable[[int], bytes]
Json = Mapping[str, object]
_T = TypeVar("_T")

STORE_KEY_BYTES = 32
SHORTEST_PASSPHRASE = 8
LONGEST_PASSPHRASE = 1024
LONGEST_LOGIN = 64
SLOT_VERSION = 1
KDF = "argon2id"
_SALT, _NONCE, _KEY = 16, 12, 32
_SEALED = 74 + 16  # an identity's letters and the tag of the cipher
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1024 * 1024, 10, 8
_FIELDS = frozenset({"v", "id", "login", "kdf", "m", "t", "p", "salt", "nonce", "public", "sealed"})

NOT_SIGNED_IN = _("The sign-in name or the passphrase is wrong.")
DAMAGED = _(
    "The key file is damaged or was changed by somebody. Restore it from a backup; nothing was made anew."
)
TOO_WEAK = _("The key file asks for a weaker lock than this program allows: somebody has changed it.")
TOO_LITTLE_MEMORY = _("Opening takes {mib} MiB of memory, which this computer does not have free.")
SHORT_PASSPHRASE = _("A passphrase has at least {least} characters and at most {most}.")
BAD_PASSPHRASE = _("The passphrase holds a character that cannot be typed again.")
BAD_LOGIN = _("A sign-in name has 1 to {most} letters, digits or signs, and no space at its ends.")


class WrongPassphrase(Refused):
    """Wrong name or wrong passphrase: one sentence for both."""

    def __init__(self) -> None:
        """Say the one sentence."""
        super().__init__(NOT_SIGNED_IN)


@dataclass(frozen=True)
class Cost:
    """What one attempt at a passphrase costs (Argon2id): memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


STANDARD = Cost(memory_kib=128 * 1024, passes=3, lanes=4)
"""The program's cost, and the lower bound it accepts on opening; only tests go below."""


@dataclass(frozen=True)
class Slot:
    """One user's entry in the key file; but for the sign-in name nothing in it can be read."""

    id: Id
    login: str
    cost: Cost
    salt: bytes
    nonce: bytes
    public: Public
    sealed: bytes

    def header(self) -> dict[str, object]:
        """All fields but the sealed identity: the lock holds only while none of them changes."""
        return {
            "v": SLOT_VERSION,
            "id": self.id.hex,
            "login": self.login,
            "kdf": KDF,
            "m": self.cost.memory_kib,
            "t": self.cost.passes,
            "p": self.cost.lanes,
            "salt": encoded(self.salt),
            "nonce": encoded(self.nonce),
            "public": self.public,
        }

    def as_json(self) -> dict[str, object]:
        """The form in which it stands in the key file."""
        return {**self.header(), "sealed": encoded(self.sealed)}

    def is_of(self, login: str) -> bool:
        """Whether this is the slot of that sign-in name: case and the way of typing a letter do not count."""
        return folded(self.login) == folded(login)


def new_store_key(random_bytes: RandomBytes = secrets.token_bytes) -> bytes:
    """A fresh key for a store file: 32 random bytes, never derived from anything."""
    return random_bytes(STORE_KEY_BYTES)


def make_slot(
    *,
    login: str,
    passphrase: str,
    cost: Cost,
    slot_id: Id,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> tuple[Slot, Identity]:
    """A slot with a new identity locked with this passphrase, and the identity; takes as long as `cost` says.

    `Refused` where the name or the passphrase will not do. Changing a passphrase makes a new slot too.
    """
    login = unicodedata.normalize("NFKC", login)
    if not _is_login(login):
        raise Refused(BAD_LOGIN, most=LONGEST_LOGIN)
    secret = _secret(passphrase)
    if secret is None:
        raise Refused(BAD_PASSPHRASE)
    if not SHORTEST_PASSPHRASE <= len(_typed(passphrase)) <= LONGEST_PASSPHRASE:
        raise Refused(SHORT_PASSPHRASE, least=SHORTEST_PASSPHRASE, most=LONGEST_PASSPHRASE)
    identity = new_identity()
    bare = Slot(
        id=slot_id,
        login=login,
        cost=cost,
        salt=random_bytes(_SALT),
        nonce=random_bytes(_NONCE),
        public=public_of(identity),
        sealed=b"",
    )
    sealed = _cipher(bare, secret).encrypt(bare.nonce, identity.encode("ascii"), canonical(bare.header()))
    return replace(bare, sealed=sealed), identity


def open_slot(slot: Slot, passphrase: str, *, floor: Cost) -> Identity:
    """The identity in the slot; `WrongPassphrase` also where a field was changed, which looks the same.

    `Unable` where it asks for less work than `floor` or for memory that is not there, or where the identity
    is not the one it names.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - the package costs a start 40 ms

    if slot.cost.memory_kib < floor.memory_kib or slot.cost.passes < floor.passes:
        raise Unable(TOO_WEAK)
    secret = _secret(passphrase)
    if secret is None or len(secret) > 4 * LONGEST_PASSPHRASE:
        raise WrongPassphrase
    try:
        plain = _cipher(slot, secret).decrypt(slot.nonce, slot.sealed, canonical(slot.header()))
    except InvalidTag as fault:
        raise WrongPassphrase from fault
    identity = Identity(plain.decode("ascii"))
    if public_of(identity) != slot.public:
        raise Unable(DAMAGED)
    return identity


def read_slot(found: object) -> Slot:
    """The slot that stands in a key file; `Unable` where a field is missing, foreign, or outside its bounds.

    Done before any work with it, so that no file makes the program take a terabyte or an hour.
    """
    if not isinstance(found, dict) or found.keys() != _FIELDS:
        raise Unable(DAMAGED)
    slot_id = read_id(taken(found, "id", str))
    login = taken(found, "login", str)
    cost = _read_cost(found)
    salt, nonce, sealed = (decoded(taken(found, name, str)) for name in ("salt", "nonce", "sealed"))
    sizes_fit = (len(salt), len(nonce), len(sealed)) == (_SALT, _NONCE, _SEALED)
    if slot_id is None or not sizes_fit or not _is_login(login):
        raise Unable(DAMAGED)
    if taken(found, "v", int) != SLOT_VERSION or found["kdf"] != KDF:
        raise Unable(DAMAGED)
    public = check_public(taken(found, "public", str))
    slot = Slot(id=slot_id, login=login, cost=cost, salt=salt, nonce=nonce, public=public, sealed=sealed)
    if slot.as_json() != found:  # a second spelling of a field would escape the lock
        raise Unable(DAMAGED)
    return slot


def _read_cost(found: Json) -> Cost:
    memory, passes, lanes = (taken(found, name, int) for name in ("m", "t", "p"))
    is_bounded = 1 <= lanes <= _MOST_LANES and 1 <= passes <= _MOST_PASSES
    if not is_bounded or not 8 * lanes <= memory <= _MOST_MEMORY_KIB:
        raise Unable(DAMAGED)
    return Cost(memory_kib=memory, passes=passes, lanes=lanes)


def _is_login(login: str) -> bool:
    is_clean = login.isprintable() and login == unicodedata.normalize("NFKC", login).strip()
    return is_clean and 1 <= len(login) <= LONGEST_LOGIN


def folded(login: str) -> str:
    """The form in which sign-in names are compared."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login).casefold())


def canonical(fields: Json) -> bytes:
    """The one spelling of these fields that is locked, proved and compared."""
    return json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def encoded(content: bytes) -> str:
    """Bytes as they stand in the key file."""
    return base64.b64encode(content).decode("ascii")


def decoded(text: str) -> bytes:
    """Bytes from the key file; `Unable` where they are not."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Unable(DAMAGED) from fault


def taken(found: Json, name: str, kind: type[_T]) -> _T:
    """The field of that name, of exactly that kind (true is no number here); `Unable` where it is not."""
    value = found.get(name)
    if type(value) is not kind:
        raise Unable(DAMAGED)
    return value


def _typed(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)


def _secret(passphrase: str) -> bytes | None:
    try:
        return _typed(passphrase).encode()
    except UnicodeEncodeError:  # a lone surrogate: a byte of a file or terminal in another encoding
        return None


def _cipher(slot: Slot, secret: bytes) -> ChaCha20Poly1305:
    """The lock of this slot under this passphrase: slow, by design."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - as above

    cost = slot.cost
    stretch = Argon2id(
        salt=slot.salt,
        length=_KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return ChaCha20Poly1305(stretch.derive(secret))
    except MemoryError as fault:
        raise Unable(TOO_LITTLE_MEMORY, mib=cost.memory_kib // 1024) from fault
