"""A look into a foreign workbook before anything opens it: bombs, false parts, active content, outside links."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.reports.book import Value
from reception.reports.workbook import read_cells

MOST_PARTS = 500
LARGEST_PART = 8 * 2**20
LARGEST_WHOLE = 24 * 2**20
LARGEST_FILE = 8 * 2**20
"""A month's workbook is some 100 KB and unpacks to 2 MB: this leaves room, and takes no PC down."""
_ACTIVE = re.compile(
    r"vba|macro|activex|embeddings|externallinks|connections|querytables|customui", re.IGNORECASE
)
_DECLARES = re.compile(rb"<!\s*(?:doctype|entity)", re.IGNORECASE)
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 1


def read_workbook(data: bytes, *, name: str) -> dict[str, list[tuple[Value, ...]]]:
    """The cells of a workbook from elsewhere; `Refused` in one sentence where it may not or cannot be read."""
    look_through(data, name=name)
    try:
        return read_cells(io.BytesIO(data))
    except Exception as fault:  # openpyxl lets through whatever a broken part makes Python raise
        raise Refused(_("The file {name} is not an Excel workbook, or it is damaged."), name=name) from fault


def look_through(data: bytes, *, name: str) -> None:
    """Let pass only a workbook that unpacks to a bearable size and holds nothing active; else `Refused`."""
    if len(data) > LARGEST_FILE:
        raise Refused(_("The file {name} is larger than is read here."), name=name)
    try:
        for part, content in _parts(data, name):
            _look_into(part, content, name)
    except Refused:
        raise
    except Exception as fault:  # a broken package makes zipfile raise whatever it will
        raise Refused(_("The file {name} is not an Excel workbook, or it is damaged."), name=name) from fault


def _parts(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The parts with their content, none longer than its header says."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
        sizes = [info.file_size for info in infos]
        if len(infos) > MOST_PARTS or max(sizes, default=0) > LARGEST_PART or sum(sizes) > LARGEST_WHOLE:
            raise Refused(_("The file {name} unpacks to more than is read here."), name=name)
        if len({info.filename.lower() for info in infos}) < len(infos):
            raise Refused(_("The file {name} holds two parts of one name."), name=name)
        for info in infos:
            if info.flag_bits & _ENCRYPTED or info.compress_type not in _PACKED:
                raise Refused(_("The file {name} is encrypted, or packed as Excel does not pack."), name=name)
            with package.open(info) as stream:
                content = stream.read(info.file_size + 1)
            if len(content) != info.file_size:
                raise zlib.error(info.filename)
            yield info.filename, content


def _look_into(part: str, content: bytes, name: str) -> None:
    """No macros, links or embedded objects, and no XML that declares entities."""
    if _ACTIVE.search(part):
        raise Refused(_("The file {name} holds macros, links or embedded objects."), name=name)
    if not part.lower().endswith((".xml", ".rels", ".vml")):
        return
    if _DECLARES.search(content.replace(b"\0", b"")):  # in UTF-16 every second byte is 0
        raise Refused(_("The file {name} declares what a workbook has no use for."), name=name)
    if part.lower().endswith(".rels") and b'TargetMode="External"' in content:
        raise Refused(_("The file {name} holds macros, links or embedded objects."), name=name)
