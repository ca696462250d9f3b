"""The few drawings that a style sheet names by address: arrows and ticks, handed to Qt as a resource."""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack

from PySide6.QtCore import QResource

from ui.style.drawing import svg

_DRAWN = ("chevron-down", "chevron-up", "check", "minus")
_registered: dict[str, bytes] = {}  # Qt reads from these bytes for as long as it lives


def arrow_address(name: str, colour: str) -> str:
    """Where a style sheet finds this drawing in this colour."""
    folder = colour.removeprefix("#")
    if folder not in _registered:
        drawings = {f"{drawn}.svg": svg(drawn, colour, 2.5) for drawn in _DRAWN}
        _registered[folder] = _resource(drawings)
        QResource.registerResourceData(_registered[folder], f"/drawn/{folder}")
    return f":/drawn/{folder}/{name}.svg"


def _resource(contents: Mapping[str, bytes]) -> bytes:
    """One folder of files in the form that Qt's `rcc` writes, version 1."""
    names, data = b"", b""
    leaves = []
    for name, content in contents.items():
        leaves.append((_hash(name), len(names), len(data)))
        names += pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
        data += pack(">I", len(content)) + content
    tree = pack(">IHII", 0, 2, len(leaves), 1)
    for _code, name_at, data_at in sorted(leaves):
        tree += pack(">IHHHI", name_at, 0, 0, 1, data_at)
    head = 20
    return (
        b"qres" + pack(">IIII", 1, head, head + len(tree), head + len(tree) + len(data)) + tree + data + names
    )


def _hash(name: str) -> int:
    """Qt's hash of a name; it looks for files in this order."""
    code = 0
    for letter in name:
        code = (code << 4) + ord(letter)
        code ^= (code & 0xF0000000) >> 23
        code &= 0x0FFFFFFF
    return code
