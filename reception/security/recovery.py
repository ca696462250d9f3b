"""The recovery code: 160 random bits on paper as digits in checked groups, and the identity they yield."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bech32 import bech32_encode, convertbits

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.security.sealing import Identity, Public, public_of

RandomBytes = Callable[[int], bytes]

GROUPS = 10
DIGITS = 6
_BYTES_A_GROUP = 2
_CODE_BYTES = GROUPS * _BYTES_A_GROUP
_PURPOSE = b"reception recovery identity v1"
_PREFIX = "age-secret-key-"
# A group is its 16 bits times 13 plus its place, 1 to 10. Thirteen divides no power of ten, no 10**d - 1 with
# d < 6 and no difference of two digits: one wrong digit, two exchanged digits, exchanged groups are all seen.
_CHECK = 13

WRONG_GROUPS = _("These groups of the recovery code are mistyped: {groups}. Compare them with the paper.")
WRONG_LENGTH = _("A recovery code has {expected} digits in {groups} groups; {found} digits were typed.")


@dataclass(frozen=True)
class RecoveryCode:
    """One recovery code, right in every group; it never shows itself in a log."""

    bits: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The code as it is printed and read out: ten groups of six digits with hyphens between them."""
        parts = (self.bits[at : at + _BYTES_A_GROUP] for at in range(0, _CODE_BYTES, _BYTES_A_GROUP))
        values = (int.from_bytes(part, "big") for part in parts)
        return "-".join(f"{value * _CHECK + place:0{DIGITS}}" for place, value in enumerate(values, start=1))

    @property
    def identity(self) -> Identity:
        """The age identity that these bits yield, for ever the same; the program `age` takes it too."""
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - 30 ms
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - with it

        secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(self.bits)
        words = convertbits(secret, 8, 5)
        assert words is not None
        return Identity(bech32_encode(_PREFIX, words).upper())

    @property
    def public(self) -> Public:
        """The public half, which stands beside the store: sealing to it needs no secret."""
        return public_of(self.identity)


def new_recovery(random_bytes: RandomBytes = secrets.token_bytes) -> RecoveryCode:
    """A fresh code of 160 bits from this source of random bytes."""
    bits = random_bytes(_CODE_BYTES)
    assert len(bits) == _CODE_BYTES
    return RecoveryCode(bits)


def parse(text: str) -> RecoveryCode:
    """The code that a person typed, with whatever stands between the groups, in any digits of the world.

    `Refused` names the groups that are mistyped, counted from one, or says how many digits there were.
    """
    plain = unicodedata.normalize("NFKC", text)
    groups = re.findall(r"[^\W_]+", plain)
    if len(groups) != GROUPS:
        digits = "".join(groups)
        if len(digits) != GROUPS * DIGITS:
            found = sum(sign.isdecimal() for sign in digits)
            raise Refused(WRONG_LENGTH, expected=GROUPS * DIGITS, groups=GROUPS, found=found)
        groups = [digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS)]
    return RecoveryCode(_bits(groups))


def _bits(groups: Sequence[str]) -> bytes:
    values = [_value(group, place=place) for place, group in enumerate(groups, start=1)]
    wrong = [str(place) for place, value in enumerate(values, start=1) if value is None]
    if wrong:
        raise Refused(WRONG_GROUPS, groups=", ".join(wrong))
    return b"".join(value.to_bytes(_BYTES_A_GROUP, "big") for value in values if value is not None)


def _value(group: str, *, place: int) -> int | None:
    if len(group) != DIGITS or not group.isdecimal():
        return None
    value, check = divmod(int(group), _CHECK)
    return value if check == place and value < 1 << 8 * _BYTES_A_GROUP else None
