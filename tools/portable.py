"""Packs a built copy into one ZIP to be carried on a stick: `python -m tools.portable dist/reception OUT.zip`.

The same folder gives the same bytes: names in order, one date, no traces of the machine that packed.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import zipfile
from pathlib import Path

DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def pack(folder: Path, target: Path) -> str:
    """Write the ZIP and say its SHA-256."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as whole:
        for path in sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", DAY)
            entry.create_system = UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            if path.is_symlink():
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
                whole.writestr(entry, os.readlink(path))  # noqa: PTH115 - the text of the link, as it stands
                continue
            mode = 0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644
            entry.external_attr = (stat.S_IFREG | mode) << 16
            whole.writestr(entry, path.read_bytes())
    with target.open("rb") as packed:
        return hashlib.file_digest(packed, "sha256").hexdigest()


if __name__ == "__main__":
    sys.stdout.write(f"{pack(Path(sys.argv[1]), Path(sys.argv[2]))}  {Path(sys.argv[2]).name}\n")
