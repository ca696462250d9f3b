"""A template that travels by file: the Word file, for which kind it is, and what changed and why."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from dataclasses import dataclass
from typing import cast

from reception.documents.kinds import Kind, read_kind
from reception.documents.scan import scan
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language, language_of
from reception.kernel.i18n import mark as _

FIXED_DATE = (1980, 1, 1, 0, 0, 0)
TOLD, WORD, DESCRIPTION = "template.toml", "template.docx", "kind.toml"
LARGEST = 4 * 2**20


@dataclass(frozen=True)
class Packed:
    """What a package holds."""

    kind: str
    language: Language
    about: str
    content: bytes
    description: str
    """The description of the kind, so that an office without it can take it too."""

    @property
    def described(self) -> Kind:
        """The kind as the package describes it."""
        return read_kind(self.description.encode("utf-8"), name=self.kind)


def pack(packed: Packed) -> bytes:
    """The package as bytes: the same for the same template."""
    told = "".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
        for name, value in (("kind", packed.kind), ("language", packed.language), ("about", packed.about))
    )
    parts = {TOLD: told.encode(), WORD: packed.content, DESCRIPTION: packed.description.encode()}
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return result.getvalue()


def unpack(data: bytes, *, name: str) -> Packed:
    """What a package holds; `Refused` naming the file where it is none, or its template may not be opened."""
    broken = Refused(_("{name} is no package with a template."), name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {part: _read(package, part) for part in (TOLD, WORD, DESCRIPTION)}
        told = tomllib.loads(parts[TOLD].decode("utf-8"))
        description = parts[DESCRIPTION].decode("utf-8")
        texts = [told[part] for part in ("kind", "language", "about")]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, NotImplementedError) as fault:
        raise broken from fault
    if not all(isinstance(text, str) for text in texts) or language_of(texts[1]) is None:
        raise broken
    scan(parts[WORD], name=name)
    packed = Packed(texts[0], cast("Language", texts[1]), texts[2], parts[WORD], description)
    if packed.described.code != packed.kind or packed.language not in packed.described.languages:
        raise broken
    return packed


def _read(package: zipfile.ZipFile, part: str) -> bytes:
    with package.open(part) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(part)
    return content
