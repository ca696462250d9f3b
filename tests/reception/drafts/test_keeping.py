"""A draft is kept for one person, replaced by the next, dropped when saved, and gone with a person who is erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reception.drafts.keeping import drafts_of, drop_draft, keep_draft
from tests.reception.desk.office import NOON, Scene, staff


def keep(scene: Scene, login: str, key: str, body: Mapping[str, Any], kind: str = "visit") -> None:
    with scene.store.whole() as connection:
        keep_draft(connection, user=staff()[login].user, kind=kind, key=key, body=body, at=NOON)


def bodies(scene: Scene, login: str, kind: str | None = None) -> list[Mapping[str, Any]]:
    with scene.reading(login) as reading:
        return [draft.body for draft in drafts_of(reading, kind=kind)]


def test_a_draft_is_shown_to_the_one_who_began_it_alone(scene: Scene) -> None:
    keep(scene, "aigul", "new", {"surname": "Өмүралиева"})
    assert bodies(scene, "aigul") == [{"surname": "Өмүралиева"}]
    assert bodies(scene, "bakyt") == []


def test_a_later_draft_stands_in_place_of_the_earlier_one_of_its_kind_and_key(scene: Scene) -> None:
    keep(scene, "aigul", "new", {"n": 1})
    keep(scene, "aigul", "new", {"n": 2})
    keep(scene, "aigul", "other", {"n": 3})
    keep(scene, "aigul", "new", {"n": 4}, kind="person")
    assert sorted(body["n"] for body in bodies(scene, "aigul", "visit")) == [2, 3]


def test_a_dropped_draft_is_gone_and_those_of_others_stay(scene: Scene) -> None:
    keep(scene, "aigul", "new", {"n": 1})
    keep(scene, "bakyt", "new", {"n": 2})
    with scene.store.whole() as connection:
        drop_draft(connection, user=staff()["aigul"].user, kind="visit", key="new")
    assert (bodies(scene, "aigul"), bodies(scene, "bakyt")) == ([], [{"n": 2}])
