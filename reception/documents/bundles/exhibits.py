"""Files of a record as numbered exhibits, with their pages counted, and the list of annexes built from them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reception.attachments.preview import count_pages
from reception.attachments.queries import FileLine, file_named, opening_of
from reception.attachments.taking import Kept
from reception.documents.contact import Answer
from reception.documents.keeping import Keeping
from reception.kernel.errors import Unable
from reception.kernel.i18n import Language
from reception.kernel.ids import Id
from reception.security.sealing import Blobs
from reception.store.reading import Reading

NUMBERED: Mapping[Language, str] = {
    "ru": "Приложение {number}. {title}",
    "ky": "{number}-тиркеме. {title}",
    "en": "Annex {number}. {title}",
}
LARGEST = 64 * 2**20
"""Bytes of a file whose pages are counted or that goes into the one PDF."""


@dataclass(frozen=True)
class Exhibit:
    """A file under its number among the annexes."""

    number: int
    file: FileLine
    kept: Kept
    pages: int | None
    """None where the pages can only be counted by hand."""

    def title(self, language: Language) -> str:
        """Its title under its number."""
        return NUMBERED[language].format(number=self.number, title=self.file.title)


def files_chosen(reading: Reading, chosen: Sequence[Id]) -> list[tuple[FileLine, Kept]]:
    """The chosen files in their order, with what opens them; `Refused` where one is not open to the reader."""
    return [(file_named(reading, row), opening_of(reading, row)) for row in chosen]


def exhibits(chosen: Sequence[tuple[FileLine, Kept]], *, keeping: Keeping) -> list[Exhibit]:
    """The chosen files numbered from 1, their pages counted."""
    return [
        Exhibit(number, file, kept, _pages(file, kept, keeping.blobs))
        for number, (file, kept) in enumerate(chosen, start=1)
    ]


def content_of(exhibit: Exhibit, *, keeping: Keeping) -> bytes:
    """The exhibit's file in plain."""
    result = io.BytesIO()
    keeping.blobs.copy(exhibit.kept.blob, exhibit.kept.key, writer=result)
    return result.getvalue()


def annexes(listed: Sequence[Exhibit], *, language: Language) -> Answer:
    """The answer to a paper's list of annexes: each exhibit with its pages, by hand where nobody counted them."""
    rows = [
        {
            "title": {"value": one.title(language)},
            "pages": {"by_hand": True} if one.pages is None else {"value": str(one.pages)},
        }
        for one in listed
    ]
    return {"value": rows}


def _pages(file: FileLine, kept: Kept, blobs: Blobs) -> int | None:
    if file.media_type.startswith("image/"):
        return 1
    if file.media_type != "application/pdf" or file.size > LARGEST:
        return None
    content = io.BytesIO()
    blobs.copy(kept.blob, kept.key, writer=content)
    try:
        return count_pages(content.getvalue())
    except Unable:
        return None  # damaged or with a password: whoever annexes it counts
