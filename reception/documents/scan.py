"""A look into a foreign Word file before anything opens it: bombs, false names, active content, links."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from reception.documents.fields import forbidden_fields
from reception.documents.parts import read_xml
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

MOST_MEMBERS = 2_000
LARGEST_MEMBER = 32 * 2**20
LARGEST_FILE = 64 * 2**20
HIGHEST_RATIO = 200
RATIO_MATTERS_ABOVE = 100_000
MAIN_TYPES = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
ACTIVE_RELATIONS = {
    "attachedTemplate",
    "oleObject",
    "aFChunk",
    "vbaProject",
    "wordVbaData",
    "control",
    "activeXControlBinary",
    "subDocument",
    "frame",
    "attachedToolbars",
    "keyMapCustomizations",
    "mailMergeSource",
    "recipientData",
}
ACTIVE_ELEMENTS = {"OLEObject", "altChunk", "control", "subDoc", "movie", "scriptAnchor"}
ACTIVE_TYPES = (b"vbaProject", b"activeX", b"oleObject", b"macroEnabled")
LINK_SCHEMES = ("http://", "https://", "mailto:")
ENCODING = re.compile(r"""<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)""")
CONTENT_TYPES = "[Content_Types].xml"
_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def scan(data: bytes, *, name: str) -> None:
    """`Refused` in one sentence if the file is not a Word document or holds what may not be opened."""
    parts = _parts(data, name)
    types = parts.get(CONTENT_TYPES, b"")
    if not any(main in types for main in MAIN_TYPES) and b"macroEnabled" not in types:
        raise Refused(_("The file {name} is not a Word document."), name=name)
    if any(active in types for active in ACTIVE_TYPES):
        raise Refused(_("The file {name} holds macros, controls or embedded objects."), name=name)
    for part, content in parts.items():
        if part.lower().endswith((".xml", ".rels", ".vml")):
            _scan_xml(part, content, name)


def _parts(data: bytes, name: str) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            _check_sizes(infos, name)
            _check_names(infos, name)
            return {info.filename: _read(package, info, name) for info in infos}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        UnicodeDecodeError,
    ) as fault:
        raise Refused(_("The file {name} is not a Word document or is damaged."), name=name) from fault


def _check_sizes(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MOST_MEMBERS:
        raise Refused(_("The file {name} has too many parts."), name=name)
    too_large = sum(info.file_size for info in infos) > LARGEST_FILE
    if too_large or any(info.file_size > LARGEST_MEMBER for info in infos):
        raise Refused(_("The file {name} unpacks to more than a document may hold."), name=name)
    for info in infos:
        if info.file_size > RATIO_MATTERS_ABOVE and info.file_size > HIGHEST_RATIO * max(
            info.compress_size, 1
        ):
            raise Refused(_("The file {name} unpacks to more than a document may hold."), name=name)


def _check_names(infos: list[zipfile.ZipInfo], name: str) -> None:
    seen = set()
    for info in infos:
        path = info.orig_filename
        steps = path.replace("\\", "/").split("/")
        if "\0" in path or "\\" in path or ":" in path or path.startswith("/") or ".." in steps:
            raise Refused(_("The file {name} has parts whose names lead out of it."), name=name)
        if path.lower() in seen:
            raise Refused(_("The file {name} holds two parts of one name."), name=name)
        seen.add(path.lower())
        if info.flag_bits & 1 or info.compress_type not in _DEFLATED:
            raise Refused(_("The file {name} is encrypted or packed in a way Word does not use."), name=name)


def _read(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Never more than the header promised: a lying header ends here."""
    with package.open(info) as stream:
        content = stream.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise Refused(_("The file {name} is not a Word document or is damaged."), name=name)
    return content


def _scan_xml(part: str, content: bytes, name: str) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Refused(_("The file {name} is not written as Word writes it."), name=name) from fault
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refused(_("The file {name} declares entities, which no document needs."), name=name)
    declared = ENCODING.match(text)
    if declared and declared[1].upper() not in {"UTF-8", "US-ASCII"}:
        raise Refused(_("The file {name} is not written as Word writes it."), name=name)
    try:
        root = read_xml(content)
    except (ET.ParseError, ValueError) as fault:
        raise Refused(_("The file {name} is not a Word document or is damaged."), name=name) from fault
    for message, what in _active(part, root):
        raise Refused(message, name=name, what=what)


def _active(part: str, root: ET.Element) -> Iterator[tuple[Message, str]]:
    if part.lower().endswith(".rels"):
        yield from _active_relations(root)
        return
    for element in root.iter():
        what = element.tag.rpartition("}")[2]
        if what in ACTIVE_ELEMENTS:
            yield _("The file {name} holds active content: {what}."), what
    for field in forbidden_fields(root):
        yield _("The file {name} holds a field that fetches or runs something: {what}."), field


def _active_relations(root: ET.Element) -> Iterator[tuple[Message, str]]:
    for relation in root.iter():
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if kind in ACTIVE_RELATIONS:
            yield _("The file {name} holds active content: {what}."), kind
        if relation.get("TargetMode", "").lower() == "external":
            if kind != "hyperlink":
                yield _("The file {name} fetches a part from elsewhere: {what}."), kind
            elif not target.lower().startswith(LINK_SCHEMES):
                yield (
                    _("The file {name} links to what is neither a page nor an e-mail address: {what}."),
                    target,
                )
