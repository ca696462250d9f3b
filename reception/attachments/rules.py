"""What a file is, told by its first bytes; its name decides only between kinds that look alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

FileKind = Literal["scan", "photo", "audio", "video", "pdf", "word", "text", "other"]
KINDS: tuple[FileKind, ...] = get_args(FileKind)
KIND_WORDS: Mapping[FileKind, Message] = {
    "scan": _("Scan"),
    "photo": _("Photo"),
    "audio": _("Sound recording"),
    "video": _("Video"),
    "pdf": _("PDF"),
    "word": _("Word file"),
    "text": _("Text file"),
    "other": _("Other file"),
}
LARGEST = 2 * 1024**3
"""Bytes of the largest file that is taken in."""
HEAD = 4_096
"""So many first bytes tell what a file is."""
LONGEST_TITLE = 300
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Known:
    """What a file was found to be."""

    kind: FileKind
    media_type: str


_STARTS: tuple[tuple[bytes, Known], ...] = (
    (b"%PDF-", Known("pdf", "application/pdf")),
    (b"\xff\xd8\xff", Known("photo", "image/jpeg")),
    (b"\x89PNG\r\n\x1a\n", Known("photo", "image/png")),
    (b"GIF8", Known("photo", "image/gif")),
    (b"BM", Known("photo", "image/bmp")),
    (b"II*\0", Known("scan", "image/tiff")),
    (b"MM\0*", Known("scan", "image/tiff")),
    (b"OggS", Known("audio", "audio/ogg")),
    (b"ID3", Known("audio", "audio/mpeg")),
    (b"\xff\xfb", Known("audio", "audio/mpeg")),
    (b"\xff\xf3", Known("audio", "audio/mpeg")),
    (b"\xff\xf1", Known("audio", "audio/aac")),
    (b"\xff\xf9", Known("audio", "audio/aac")),
    (b"#!AMR", Known("audio", "audio/amr")),
    (b"fLaC", Known("audio", "audio/flac")),
    (b"\x1aE\xdf\xa3", Known("video", "video/x-matroska")),
    (b"\x30\x26\xb2\x75", Known("video", "video/x-ms-asf")),
    (b"{\\rtf", Known("word", "application/rtf")),
)
_RIFF: Mapping[bytes, Known] = {
    b"WAVE": Known("audio", "audio/wav"),
    b"AVI ": Known("video", "video/x-msvideo"),
    b"WEBP": Known("photo", "image/webp"),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_HEIF = (b"heic", b"heix", b"mif1", b"msf1", b"hevc")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
"""Bytes that no text has."""
_HIGH = range(0x80, 0x100)
_CYRILLIC = range(0xC0, 0x100)
"""Where the old Windows writing has its Cyrillic letters."""
_MOSTLY = 0.9
_LONGEST_ENDING = 5
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UNKNOWN = Known("other", "application/octet-stream")
_TEXT = Known("text", "text/plain")


def kind_of(head: bytes, name: str) -> Known:
    """What a file is by its first bytes; `name` only tells apart what is packed or stored in one way."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], _UNKNOWN)
    if head[4:8] == b"ftyp":
        return _of_container(head[8:12])
    if head.startswith((_ZIP, _OLE)):
        return _of_package(head, name.lower())
    found = next((known for start, known in _STARTS if head.startswith(start)), None)
    return found or (_TEXT if _is_text(head) else _UNKNOWN)


def _of_container(brand: bytes) -> Known:
    if brand in _HEIF:
        return Known("photo", "image/heif")
    if brand.startswith(b"M4A"):
        return Known("audio", "audio/mp4")
    if brand.startswith(b"3g"):
        return Known("video", "video/3gpp")
    return Known("video", "video/quicktime" if brand == b"qt  " else "video/mp4")


def _of_package(head: bytes, name: str) -> Known:
    if head.startswith(_OLE):
        return Known("word", "application/msword") if name.endswith(".doc") else _UNKNOWN
    if _ODT in head[:HEAD]:
        return Known("word", "application/vnd.oasis.opendocument.text")
    if b"word/" in head or (b"[Content_Types].xml" in head and name.endswith((".docx", ".docm"))):
        return Known("word", DOCX)
    return Known("other", "application/zip")


def _is_text(head: bytes) -> bool:
    if not head:
        return False
    if head.startswith(_UTF16):
        return True
    if not _CONTROLS.isdisjoint(head):
        return False
    # A letter may be cut in two where the first bytes end.
    return _is_utf8(head) or _is_old_cyrillic(head)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start >= len(head) - 3 and len(head) >= HEAD
    return True


def _is_old_cyrillic(head: bytes) -> bool:
    """Windows-1251, as older programs here still write it: most letters are Cyrillic ones."""
    high = [byte for byte in head if byte in _HIGH]
    return sum(byte in _CYRILLIC for byte in high) > len(high) * _MOSTLY


def title_from(name: str) -> str:
    """A title to begin with: the file's name without its ending."""
    stem, dot, ending = name.rpartition(".")
    bare = stem if dot and stem and len(ending) <= _LONGEST_ENDING else name
    return " ".join(bare.replace("_", " ").split())[:LONGEST_TITLE] or name[:LONGEST_TITLE]
