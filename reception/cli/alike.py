"""People who may be the newcomer herself, as the command line tells them: with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reception.cli.session import Session

if TYPE_CHECKING:
    from reception.people.finding import Duplicate


def in_reasons(session: Session, alike: Iterable[Duplicate]) -> list[dict[str, Any]]:
    """Of each the id, the name and why she may be the same person."""
    return [
        {
            "id": one.id.hex,
            "name": one.name,
            "reasons": [session.words(reason.message, **reason.values) for reason in one.reasons],
        }
        for one in alike
    ]
