"""A client and parties enter a matter only after it was asked whether they are the other side."""

from __future__ import annotations

from typing import Any

import pytest

from reception.desk.engaging import enter_parties, open_for
from reception.kernel.ids import Id
from reception.matters.conflicts import Opposed
from reception.matters.whole import matter_whole
from tests.reception.desk.office import CATALOGUE, TODAY, Scene


def _husband_in_a_matter(scene: Scene) -> tuple[Id, Id, Id]:
    wife, husband = scene.person(given="Гүлзат"), scene.person(surname="Каримов", given="Эркин")
    parties = [{"person_id": husband, "role": "opponent"}]
    return wife, husband, scene.matter(wife, parties=parties)


def test_a_matter_for_the_other_side_is_opened_with_a_written_reason_alone(scene: Scene) -> None:
    _wife, husband, _matter = _husband_in_a_matter(scene)
    values: dict[str, Any] = {"client_id": husband, "category": "housing"}

    with pytest.raises(Opposed), scene.work("aigul") as work:
        open_for(work, values=values, catalogue=CATALOGUE)
    with scene.work("aigul", reason="Другой вопрос, согласие обоих") as work:
        opened = open_for(work, values=values, catalogue=CATALOGUE)

    with scene.reading("aigul") as reading:
        assert matter_whole(reading, opened, today=TODAY).client_id == husband


def test_a_party_on_the_clients_side_is_asked_about_and_an_opponent_is_not(scene: Scene) -> None:
    _wife, husband, _matter = _husband_in_a_matter(scene)
    other = scene.matter(scene.person(given="Нурлан"))
    relative: dict[str, Any] = {"person_id": husband, "role": "relative"}

    with pytest.raises(Opposed), scene.work("aigul") as work:
        enter_parties(work, matter_id=other, parties=[relative])
    with scene.work("aigul") as work:
        enter_parties(work, matter_id=other, parties=[{**relative, "role": "opponent"}])

    with scene.reading("aigul") as reading:
        assert [row["role"] for row in matter_whole(reading, other, today=TODAY).record["parties"]] == [
            "opponent"
        ]


def test_a_name_alone_is_asked_about_too(scene: Scene) -> None:
    _husband_in_a_matter(scene)
    other = scene.matter(scene.person(given="Нурлан"))

    with pytest.raises(Opposed), scene.work("aigul") as work:
        enter_parties(work, matter_id=other, parties=[{"name": "Эркин Каримов", "role": "witness"}])


def test_an_opponent_who_is_our_own_client_is_told_of(scene: Scene) -> None:
    ours = scene.person(surname="Каримов", given="Эркин")
    his = scene.matter(ours)
    other = scene.matter(scene.person(given="Нурлан"))

    with scene.work("aigul") as work:
        told = enter_parties(work, matter_id=other, parties=[{"person_id": ours, "role": "opponent"}])

    with scene.reading("aigul") as reading:
        assert told == (matter_whole(reading, his, today=TODAY).number,)
