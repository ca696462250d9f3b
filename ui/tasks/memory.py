"""What the window remembers between two starts: sizes, columns, language. Never anything of a client."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from reception.kernel.atomic import replace_file
from reception.kernel.errors import Unable

_GREATEST = 2**31
"""No size, no minutes and no per cent is as great."""


class Memory:
    """Named JSON values in one small file."""

    def __init__(self, path: Path) -> None:
        """Read the file; a missing or damaged one is empty."""
        self._path = path
        self._values = _read(path)
        self._is_new = False

    def get(self, name: str, default: Any = None) -> Any:
        """The value of this name, or the default where there is none or none of the default's kind: it may be damaged."""
        value = self._values.get(name, default)
        return value if _is_alike(value, default) else default

    def keep(self, name: str, value: Any) -> None:
        """Remember a value; it is written by the next `save`."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._is_new = True

    def save(self) -> None:
        """Write what is new, off the main thread; where the disk says no, it is remembered until the end of this run."""
        if self._is_new:
            self._is_new = False
            content = json.dumps(dict(self._values), ensure_ascii=False, indent=1).encode()
            with suppress(Unable, OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(self._path, content)


def _read(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _is_alike(value: Any, default: Any) -> bool:
    if default is None:
        return True
    if isinstance(default, list):
        return isinstance(value, list) and all(_is_alike(one, default[0]) for one in value if default)
    is_number = type(default) in {int, float} and type(value) in {int, float}
    return abs(value) < _GREATEST if is_number else type(value) is type(default)
