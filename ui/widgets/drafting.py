"""Keeps what is being typed as a draft, a few seconds after the last key, and forgets it once it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from ui.tasks.workplace import Workplace

AFTER_MS = 3_000


class Drafting(QObject):
    """One draft at a time, of one kind: of the record whose key was said last."""

    def __init__(
        self, place: Workplace, kind: str, body: Callable[[], Mapping[str, Any] | None], parent: QObject
    ) -> None:
        """`body` says what stands there now; None or an empty one is no draft."""
        super().__init__(parent)
        self._place, self._kind, self._body = place, kind, body
        self._key = ""
        self._kept: dict[str, Any] | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def at(self) -> tuple[str, str] | None:
        """The kind and key of this draft, for the act that makes it true; None where no record was said."""
        return (self._kind, self._key) if self._key else None

    def begin(self, key: str, show: Callable[[Mapping[str, Any]], object]) -> None:
        """Turn to the record of this key; where a draft of it was kept, `show` is given it."""
        self._timer.stop()
        self._key, self._kept = key, None

        def found(drafts: list[Any]) -> None:
            body = next((draft.body for draft in drafts if draft.key == key), None)
            if body and key == self._key and not self._timer.isActive():
                self._kept = dict(body)
                show(body)

        self._place.drafts(self, self._kind).then(found).run()

    def touch(self) -> None:
        """Something was typed: keep it soon."""
        if self._key:
            self._timer.start()

    def keep(self) -> None:
        """Keep what stands there now, where it is not what was kept; forget what was taken back to nothing."""
        self._timer.stop()
        body = dict(self._body() or {})
        if not self._key or body == (self._kept or {}):
            return
        self._kept, before = body, self._kept
        if body:
            self._place.keep_draft(self._kind, self._key, body, then=partial(self._heed, body, before))
        else:
            self._place.drop_draft(self._kind, self._key)

    def _heed(self, body: dict[str, Any], before: dict[str, Any] | None, is_kept: bool) -> None:  # noqa: FBT001 - `then`'s argument
        """What could not be kept is tried again."""
        if not is_kept and isValid(self) and self._kept == body:
            self._kept = before
            self._timer.start()

    def forget(self) -> None:
        """It was saved, or given up."""
        self._timer.stop()
        if self._key and self._kept:
            self._place.drop_draft(self._kind, self._key)
        self._kept = None
