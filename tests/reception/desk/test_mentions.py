"""Other texts that name a person who is erased: each is listed, and kept or rewritten."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from reception.desk.mentions import what_names
from reception.desk.opening import set_access
from reception.documents.model import Paper
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.matters.actions import edit_matter
from reception.matters.model import Matter, Party
from reception.people.actions import edit_person
from reception.people.model import Person
from reception.store.act import Act
from reception.texts.model import FreeText
from reception.visits.actions import edit_visit
from tests.reception.desk.office import Scene, staff
from tests.reception.desk.remains import (
    HERS,
    REASON,
    SURNAME,
    agree_with_the_journal,
    count,
    erase,
    paper,
    text,
    values,
    words_left,
)


@pytest.fixture
def neighbours(scene: Scene) -> dict[str, Id]:
    """A person, and another one whose records speak of her."""
    her, other = scene.person(**HERS), scene.person(surname="Асанова", given="Жамиля")
    visit = scene.visit(person_id=other, about=text("Соседка Жээнбекмаркерова видела всё. Позвонить ей."))
    matter = scene.matter(other, summary=text("Свидетель по телефону 0700 123 456"))
    parties = [
        {"role": "witness", "person_id": her, "name": SURNAME, "post": "соседка", "note": "пугливая"},
        {"role": "relative", "name": "Сын Жээнбекмаркеровой"},
    ]
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"parties": parties})
    made = paper(scene, Matter, matter, {"witnesses": {"value": [{"name": SURNAME}]}})
    return {"her": her, "other": other, "visit": visit, "matter": matter, "paper": made}


def test_other_texts_that_name_her_are_listed_with_their_place(
    scene: Scene, neighbours: dict[str, Id]
) -> None:
    with scene.reading() as reading:
        named = what_names(reading, person=neighbours["her"])
    assert sorted((one.table, one.field, one.past) for one in named) == [
        ("free_text", "body", False),
        ("free_text", "body", False),
        ("paper", "answers", False),
        ("party", "name", False),
    ]
    excerpts = {one.excerpt for one in named if one.table in {"party", "free_text"}}
    assert "Соседка Жээнбекмаркерова видела всё. Позвонить ей." in excerpts
    assert "Сын Жээнбекмаркеровой" in excerpts


def test_what_nobody_decided_is_listed_and_nothing_is_written(
    scene: Scene, neighbours: dict[str, Id]
) -> None:
    with pytest.raises(Refused, match="other texts") as refused:
        erase(scene, neighbours["her"])
    assert refused.value.values["count"] == 4
    assert "Соседка Жээнбекмаркерова" in str(refused.value.values["places"])
    assert count(scene, Person) == 2


def test_what_is_rewritten_keeps_its_row_without_her_and_what_is_kept_is_told(
    scene: Scene, neighbours: dict[str, Id]
) -> None:
    with scene.reading() as reading:
        named = what_names(reading, person=neighbours["her"])
    kept = next(one for one in named if one.table == "party")
    rewrite: dict[tuple[Id, str], str | None] = {
        one.place: "Соседка видела всё." if one.table == "free_text" else None for one in named if one != kept
    }
    erased = erase(scene, neighbours["her"], rewrite=rewrite, keep=[kept.place])
    assert erased.kept == (kept.place,)
    assert erased.files == 1
    with scene.reading() as reading:
        bodies = {line.body for line in reading.rows(sa.select(FreeText.body))}
        parties = reading.rows(sa.select(Party.role, Party.name, Party.person_id, Party.post, Party.note))
        answers = reading.first(sa.select(Paper.answers, Paper.blob_key))
    assert bodies == {"Соседка видела всё."}
    assert [tuple(row) for row in parties] == [
        ("witness", None, None, None, None),
        ("relative", "Сын Жээнбекмаркеровой", None, None, None),
    ]
    assert answers is not None
    assert tuple(answers) == (None, None)
    left = [value for value in values(scene) if "маркер" in value.casefold()]
    assert left
    assert all("Сын" in value for value in left)
    agree_with_the_journal(scene)


def test_a_decision_is_made_once_of_a_text_that_names_her_and_names_her_no_more(
    scene: Scene, neighbours: dict[str, Id]
) -> None:
    her = neighbours["her"]
    with scene.reading() as reading:
        places = [one.place for one in what_names(reading, person=her)]
    with pytest.raises(Refused, match="names the person again"):
        erase(scene, her, rewrite={places[0]: "Жээнбекмаркеровой нет"}, keep=places[1:])
    with pytest.raises(Refused, match="decided twice"):
        erase(scene, her, rewrite={places[0]: "Соседка"}, keep=places)
    with pytest.raises(Refused, match="decided twice"):
        erase(scene, her, keep=[*places, (neighbours["other"], "address")])


def test_an_earlier_wording_that_named_her_is_listed_and_goes_when_the_text_is_written_anew(
    scene: Scene,
) -> None:
    her, other = scene.person(**HERS), scene.person(surname="Асанова")
    visit = scene.visit(person_id=other, about=text("Соседка Жээнбекмаркерова"))
    with scene.work() as work:
        edit_visit(work, visit_id=visit, values={"about": text("Соседка")})
    with scene.reading() as reading:
        (one,) = what_names(reading, person=her)
    assert (one.past, one.text, one.excerpt) == (True, "Соседка", "Соседка Жээнбекмаркерова")
    erase(scene, her, rewrite={one.place: one.text})
    assert words_left(scene) == set()
    agree_with_the_journal(scene)


def test_reasons_of_acts_that_name_her_are_listed(scene: Scene) -> None:
    her, other = scene.person(**HERS), scene.person(surname="Асанова")
    with scene.work(reason="Со слов Жээнбекмаркеровой") as work:
        edit_person(work, person_id=other, values={"address": "Ош"})
    with scene.reading() as reading:
        (one,) = what_names(reading, person=her)
    assert (one.table, one.field) == ("act", "reason")
    erase(scene, her, rewrite={one.place: "Со слов соседки"})
    with scene.reading() as reading:
        assert {line.reason for line in reading.rows(sa.select(Act.reason))} == {
            None,
            "Со слов соседки",
            REASON,
        }
    assert words_left(scene) == set()


def test_texts_in_records_that_are_closed_to_whoever_erases_are_counted_and_not_shown(scene: Scene) -> None:
    her = scene.person(**HERS)
    other = scene.person("bakyt", surname="Асанова", address="у Жээнбекмаркеровой")
    with scene.work("bakyt") as work:
        set_access(work, model=Person, row=other, level="named", users=[staff()["bakyt"].user])
    with scene.reading() as reading:
        assert what_names(reading, person=her) == []
    assert erase(scene, her).closed == 1


def test_a_namesake_is_listed_because_the_record_may_be_hers(scene: Scene) -> None:
    her = scene.person(**HERS)
    twin = scene.person(surname=SURNAME, given="Сүйүмкан", patronymic="Асановна")
    scene.person(surname=SURNAME, given="Бермет")
    with scene.reading() as reading:
        named = what_names(reading, person=her)
    assert [(one.table, one.row, one.field) for one in named] == [("person", twin, "surname")]
