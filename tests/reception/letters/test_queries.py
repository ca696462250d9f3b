"""The journals, the letters of a record, what is due, and the numbers by which a letter's record is found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reception.desk.everywhere import find_everywhere
from reception.desk.today import AHEAD, today
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.letters.letter import Direction
from reception.letters.queries import (
    JournalLine,
    due_letters,
    journal,
    letter_numbered,
    letter_of_paper,
    letter_shown,
    letters_of,
    records_numbered,
)
from tests.reception.desk.office import CATALOGUE, TODAY, Scene, staff
from tests.reception.letters import post


@pytest.fixture
def matter(scene: Scene) -> Id:
    return scene.matter(scene.person(surname="Асанова", given="Гүлнара"))


def read(
    scene: Scene, direction: Direction = "out", year: int | None = None, typed: str = "", login: str = "aigul"
) -> list[JournalLine]:
    with scene.reading(login) as reading:
        return journal(reading, direction=direction, today=TODAY, year=year, typed=typed, catalogue=CATALOGUE)


def test_a_journal_has_what_has_a_number_in_order_with_its_matter(scene: Scene, matter: Id) -> None:
    person = scene.person(surname="Токтоматов")
    second, first, draft = (
        post.letter(scene, matter),
        post.letter(scene, person, "person"),
        post.letter(scene, matter),
    )
    post.sign(scene, first)
    post.send(scene, second, "2026-11-20")
    post.receive(scene, matter, body_name="Завод")
    told = [
        (line.letter.number, line.concerned.number, line.concerned.name, line.state) for line in read(scene)
    ]
    assert told == [
        ("И-OSH-2026-001", "", "Токтоматов Айгүл", "signed"),
        ("И-OSH-2026-002", "OSH-2026-001", "Асанова Гүлнара", "sent"),
    ]
    assert [line.letter.number for line in read(scene, "in")] == ["В-OSH-2026-001"]
    (came,) = read(scene, "in")
    with scene.reading() as reading:
        assert [one.id for one in letters_of(reading, [matter])] == [second, draft, came.letter.id]


def test_a_journal_is_of_a_year_and_narrowed_by_what_is_typed(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, subject="журнал ИВС")
    post.sign(scene, row)
    other = post.letter(scene, matter, body=None, body_name="Завод «Көк-Арт»", subject="справка")
    post.send(scene, other, "2026-11-20")
    post.register(scene, other, "2026-11-20", their_number="77/б")
    assert len(read(scene, year=2026)) == 2
    assert read(scene, year=2025) == []
    for typed in ("журнал", "Ош облусунун прокуратурасы", "прокуратура ошской"):
        assert [line.letter.id for line in read(scene, typed=typed)] == [row], typed
    for typed in ("көк-арт", "77/б", "справка завод"):
        assert [line.letter.id for line in read(scene, typed=typed)] == [other], typed
    assert len(read(scene, typed="асанова")) == 2
    assert read(scene, typed="нет такого") == []


def test_what_is_due_comes_with_the_oldest_day_first_and_goes_with_the_answer(
    scene: Scene, matter: Id
) -> None:
    late, soon, far = (post.letter(scene, matter) for _ in range(3))
    for row, on in ((soon, "2026-11-12"), (late, "2026-11-02"), (far, "2026-11-23")):
        post.send(scene, row, on, how="in_person")
    post.letter(scene, matter)
    with scene.reading() as reading:
        found = due_letters(reading, until=TODAY + AHEAD, today=TODAY)
        assert [(line.letter.id, line.state) for line in found] == [(late, "overdue"), (soon, "due")]
        day = today(reading, day=TODAY, me=staff()["aigul"].user)
    assert [(line.id, line.of, line.client, line.due, line.mine) for line in day.answers] == [
        (late, "OSH-2026-001", "Асанова Гүлнара", date(2026, 11, 16), True),
        (soon, "OSH-2026-001", "Асанова Гүлнара", date(2026, 11, 26), True),
    ]
    post.extend(scene, late, "2026-11-13")
    with scene.reading("bakyt") as reading:
        later = today(reading, day=TODAY, me=staff()["bakyt"].user).answers
        assert [(line.id, line.due, line.mine) for line in later] == [
            (soon, date(2026, 11, 26), False),
            (late, date(2026, 11, 30), False),
        ]
    post.answer(scene, late, "answered_in_full", "2026-11-24")
    with scene.reading() as reading:
        assert [line.letter.id for line in due_letters(reading, until=TODAY + AHEAD, today=TODAY)] == [soon]
        assert due_letters(reading, until=TODAY - timedelta(days=1), today=TODAY) == []


@pytest.mark.parametrize("typed", ["исх. 1", "исх № 001", "чыг. 1", "И-OSH-2026-001", "12-3/456"])
def test_a_number_of_ours_or_of_theirs_finds_the_matter(scene: Scene, matter: Id, typed: str) -> None:
    row = post.letter(scene, matter)
    post.send(scene, row, "2026-11-20")
    post.register(scene, row, "2026-11-20", their_number="12-3/456")
    with scene.reading() as reading:
        assert [hit.id for hit in find_everywhere(reading, typed) if hit.kind == "matter"] == [matter]


def test_a_number_is_looked_for_in_its_own_journal_the_latest_year_first(scene: Scene, matter: Id) -> None:
    person = scene.person()
    first = post.letter(scene, matter)
    post.sign(scene, first)
    scene.clock.set_to(scene.clock.at + timedelta(days=60))
    later = post.letter(scene, person, "person")
    assert post.sign(scene, later) == "И-OSH-2027-001"
    for _ in range(10):
        number = post.sign(scene, post.letter(scene, matter))
    assert number == "И-OSH-2027-011"
    with scene.reading() as reading:
        assert records_numbered(reading, "исх. 1") == [("person", person), ("matter", matter)]
        assert records_numbered(reading, "вх. 1") == []
        assert letter_numbered(reading, "и-osh-2026-001 ") == first
        assert letter_numbered(reading, "исх. 1") == later
        assert letter_numbered(reading, "исх. 99") is None
        assert find_everywhere(reading, "исх. 99") == []


def test_a_closed_matter_is_found_by_no_number(scene: Scene) -> None:
    closed = scene.matter(scene.person(), category="family_violence")
    row = post.letter(scene, closed)
    post.send(scene, row, "2026-11-02", how="in_person")
    assert read(scene, login="bakyt") == []
    with scene.reading("bakyt") as reading:
        assert records_numbered(reading, "исх. 1") == []
        assert find_everywhere(reading, "И-OSH-2026-001") == []
        assert due_letters(reading, until=date.max, today=TODAY) == []
        assert letters_of(reading, [closed]) == []
        with pytest.raises(Refused):
            letter_shown(reading, row, today=TODAY)


def test_a_letter_is_shown_with_what_followed_from_it_and_on_which_paper_it_is(
    scene: Scene, matter: Id
) -> None:
    first = post.letter(scene, matter)
    second = post.letter(scene, matter, follows_id=first, kind="refusal_complaint", paper_id=first)
    with scene.reading() as reading:
        assert [one.id for one in letter_shown(reading, first, today=TODAY).after] == [second]
        shown = letter_shown(reading, second, today=TODAY)
        found = letter_of_paper(reading, [first])
        assert letter_of_paper(reading, [matter]) is None
    assert shown.before is not None
    assert shown.before.id == first
    assert found is not None
    assert found.id == second


def test_a_visits_letter_bears_whoever_came(scene: Scene) -> None:
    visit = scene.visit(person_id=scene.person(surname="Токтоматов"))
    firm = scene.visit(organisation="ОО «Үмүт»")
    for row in (visit, firm):
        post.sign(scene, post.letter(scene, row, "visit"))
    assert [line.concerned.name for line in read(scene)] == ["Токтоматов Айгүл", "ОО «Үмүт»"]
    assert all(line.concerned.number for line in read(scene))
