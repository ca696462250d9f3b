"""Writes a free text and its translations; called inside other acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.apply import states_of
from reception.store.base import Journalled
from reception.store.reading import live
from reception.store.work import Work
from reception.texts.model import FreeText


def write_text(
    work: Work,
    model: type[Journalled],
    row: Id,
    *,
    field: str,
    value: Mapping[str, Any] | None,
    new: bool = False,
) -> None:
    """Set one field's text of a row: {language, text, translations}; None retires the text and its translations.

    Translations given replace those of the same language; those not named stay and may become stale. Of a `new` row,
    added in this act, nothing is looked up: it can have no text yet.
    """
    original = None if new else _original(work, row, field)
    if value is None or value.get("text") is None:
        if original is not None:
            _retire_all(work, row, field)
        return
    words = {"language": value["language"], "body": value["text"], "written_by": work.access.user}
    owner = {"owner_table": model.__tablename__, "owner_row": row, "field": field}
    is_first = original is None
    if original is None:
        original = work.add(FreeText, **owner, **words)
    else:
        work.change(FreeText, original, language=words["language"], body=words["body"])
    for translation in value.get("translations", ()):
        known = None if is_first else _translation(work, original, translation["language"])
        _translate(work, original, owner, translation, known)


def _original(work: Work, row: Id, field: str) -> Id | None:
    statement = sa.select(FreeText.id).where(
        FreeText.owner_row == row, FreeText.field == field, FreeText.translates.is_(None), live(FreeText)
    )
    found: Id | None = work.reading.value(statement)
    return found


def _retire_all(work: Work, row: Id, field: str) -> None:
    texts = sa.select(FreeText.id).where(FreeText.owner_row == row, FreeText.field == field, live(FreeText))
    for text in work.reading.rows(texts):
        work.retire(FreeText, text.id)


def _translation(work: Work, original: Id, language: str) -> sa.Row[Any] | None:
    return work.reading.first(
        sa.select(FreeText.id, FreeText.body).where(
            FreeText.translates == original, FreeText.language == language, live(FreeText)
        )
    )


def _translate(
    work: Work, original: Id, owner: Mapping[str, Any], value: Mapping[str, Any], known: sa.Row[Any] | None
) -> None:
    # A translation shown as stale and given back as it was has not become fresh by that.
    stale = value.get("stale") is True and (known is None or known.body == value["text"])
    shown = states_of(work.connection, original)["body"].shown
    made: dict[str, Any] = {} if stale else {"made_from_device": shown.device, "made_from_seq": shown.seq}
    if known is None:
        work.add(
            FreeText,
            **owner,
            language=value["language"],
            body=value["text"],
            translates=original,
            written_by=work.access.user,
            **made,
        )
    else:
        work.change(FreeText, known.id, body=value["text"], **made)
