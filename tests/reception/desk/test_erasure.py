"""A person is erased by two people and a reason: no word of hers stays in her rows, and the counting rows stay."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from reception.desk.erasure import erase_person, finish_erasing, is_unfinished
from reception.desk.mentions import what_names
from reception.desk.opening import set_access
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.matters.actions import edit_matter
from reception.matters.model import Event, Matter
from reception.people.actions import edit_person, join_people
from reception.people.model import Person
from reception.store.act import Act
from reception.store.undo import undo
from reception.tally.model import Tally
from reception.texts.model import FreeText
from reception.visits.actions import add_service, edit_visit
from reception.visits.model import Service, Visit
from tests.reception.desk.office import Scene, staff
from tests.reception.desk.remains import (
    HERS,
    REASON,
    SURNAME,
    WORDS,
    agree_with_the_journal,
    count,
    erase,
    every_byte,
    paper,
    text,
    values,
    words_left,
)


@pytest.fixture
def person(scene: Scene) -> Id:
    """A person with visits, matters, papers, consents, texts and a past."""
    one, other = scene.person(**HERS), scene.person(surname=SURNAME, given="Сүйүмкан")
    with scene.work(reason="Маркерова просила поправить") as work:
        edit_person(work, person_id=one, values={"address": "переулок Маркеров, 1"})
    with scene.work() as work:
        join_people(work, one=one, other=other)
    services = [{"help": "consultation", "note": text("Рассказала Маркерова")}]
    visit = scene.visit(person_id=one, about=text("Маркерова о пособии"), services=services)
    with scene.work() as work:
        edit_visit(work, visit_id=visit, values={"about": text("Маркерова о пенсии")})
    matter = scene.matter(other, summary=text("Дело Маркеровой"))
    chronology = [{"at": None, "place": "Маркерово", "text": text("Маркерова задержана")}]
    parties = [{"role": "witness", "name": "Маркерович"}]
    tasks = [{"what": "позвонить Маркеровой", "colleague_id": staff()["bakyt"].user}]
    with scene.work() as work:
        edit_matter(
            work, matter_id=matter, values={"chronology": chronology, "parties": parties, "tasks": tasks}
        )
    scene.consent(one, "share", note="маркер")
    for owner, row in ((Matter, matter), (Visit, visit), (Person, one)):
        paper(scene, owner, row, {"applicant": {"value": SURNAME}})
    return one


def test_no_word_of_hers_stays_in_any_table_index_journal_or_file(scene: Scene, person: Id) -> None:
    assert words_left(scene) == set(WORDS)
    assert len(scene.blobs.names()) == 3
    erased = erase(scene, person)
    assert words_left(scene) == set()
    assert scene.blobs.names() == frozenset()
    content = every_byte(scene)
    assert not [word for word in ("аркер", "АРКЕР", "arker") if word.encode() in content]
    assert (erased.files, erased.kept, erased.closed) == (3, (), 0)
    assert erased.rows["person"] == 2
    assert erased.rows["paper"] == 3
    agree_with_the_journal(scene)


def test_the_counting_rows_stay_under_a_code_that_leads_nowhere(scene: Scene, person: Id) -> None:
    with scene.store.whole() as connection:
        before = connection.execute(sa.select(Tally)).all()
    erase(scene, person)
    with scene.store.whole() as connection:
        after = connection.execute(sa.select(Tally)).all()
        assert connection.execute(sa.select(Person)).all() == []
    assert [tuple(row) for row in before] == [tuple(row) for row in after]
    assert {row.what for row in after} == {"visit", "service", "matter"}


def test_the_act_stays_with_both_people_and_the_reason(scene: Scene, person: Id) -> None:
    erase(scene, person)
    with scene.reading("bakyt") as reading:
        row = reading.first(sa.select(Act).where(Act.verb == "person.erase"))
    assert row is not None
    assert (row.actor, row.second, row.reason) == (staff()["aigul"].user, staff()["damira"].user, REASON)
    with pytest.raises(Refused, match="cannot be undone"), scene.work() as work:
        undo(work, act_id=row.id)


def test_one_person_alone_erases_nobody(scene: Scene, person: Id) -> None:
    with pytest.raises(Refused, match="takes two"), scene.work(reason=REASON) as work:
        erase_person(work, person=person)
    with pytest.raises(Refused, match="takes two"), scene.work(reason=REASON, second="aigul") as work:
        erase_person(work, person=person)
    assert count(scene, Person) == 2


@pytest.mark.parametrize("second", ["ermek", "farida", "ilim"])
def test_the_second_person_needs_the_right_too(scene: Scene, person: Id, second: str) -> None:
    with pytest.raises(Refused, match="second person"), scene.work(reason=REASON, second=second) as work:
        erase_person(work, person=person)


def test_a_reason_is_written_and_does_not_name_her(scene: Scene, person: Id) -> None:
    with pytest.raises(Refused, match="written reason"), scene.work(second="damira") as work:
        erase_person(work, person=person)
    said = "Жээнбекмаркерованын өтүнүчү"
    with pytest.raises(Refused, match="names the person"), scene.work(reason=said, second="damira") as work:
        erase_person(work, person=person)


def test_rows_that_are_not_open_to_whoever_erases_are_not_left_behind(scene: Scene) -> None:
    person = scene.person(**HERS)
    matter = scene.matter(person, login="bakyt", lawyer_id=staff()["bakyt"].user)
    with scene.work("bakyt") as work:
        set_access(work, model=Matter, row=matter, level="named", users=[staff()["bakyt"].user])
    with pytest.raises(Refused, match="not open to you") as refused:
        erase(scene, person)
    assert refused.value.values == {"count": 1}
    with scene.work("bakyt", reason=REASON, second="damira") as work:
        erase_person(work, person=person)
    assert count(scene, Matter) == 0


def test_a_person_who_is_not_open_to_the_reader_is_not_looked_for(scene: Scene) -> None:
    person = scene.person(**HERS)
    with scene.reading("jamila") as reading, pytest.raises(Refused, match="not open to you"):
        what_names(reading, person=person)


def test_a_visit_of_another_for_whom_she_only_came_stays_without_her(scene: Scene) -> None:
    mother, son = scene.person(**HERS), scene.person(surname="Асанов", given="Азамат")
    visit = scene.visit(person_id=mother, for_id=son, relation="mother", about=text("Сын задержан"))
    erase(scene, mother)
    with scene.reading() as reading:
        row = reading.first(sa.select(Visit).where(Visit.id == visit))
        assert reading.first(sa.select(FreeText.body)) is not None
    assert row is not None
    assert (row.person_id, row.relation, row.for_id) == (None, None, son)
    assert mother.hex not in "\n".join(
        value for value in values(scene) if '"table":"visit"' in value.replace(" ", "")
    )


def test_a_visit_at_which_she_was_helped_goes_whoever_came(scene: Scene) -> None:
    mother, son = scene.person(surname="Асанова"), scene.person(**HERS)
    scene.visit(person_id=mother, for_id=son, relation="mother", about=text("Сын задержан"))
    erase(scene, son)
    assert (count(scene, Visit), count(scene, FreeText), count(scene, Tally)) == (0, 0, 1)


def test_what_others_have_in_her_matter_stays_with_them(scene: Scene) -> None:
    her, other = scene.person(**HERS), scene.person(surname="Асанова")
    matter = scene.matter(her)
    visit = scene.visit(person_id=other, matter_id=matter)
    with scene.work() as work:
        service = add_service(work, values={"help": "consultation", "person_id": other, "matter_id": matter})
    erase(scene, her)
    with scene.reading() as reading:
        assert reading.value(sa.select(Visit.matter_id).where(Visit.id == visit)) is None
        assert reading.sees(Visit, visit)
        assert reading.sees(Service, service)
    assert count(scene, Matter) == 0
    agree_with_the_journal(scene)


def test_a_matter_with_another_client_stays_his(scene: Scene) -> None:
    her, other = scene.person(**HERS), scene.person(surname="Асанова")
    matter = scene.matter(her)
    values = {
        "parties": [{"role": "client", "person_id": other}],
        "chronology": [{"at": None, "text": text("Пришли ночью")}],
    }
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values=values)
    erase(scene, her)
    with scene.reading() as reading:
        assert reading.value(sa.select(Matter.client_id).where(Matter.id == matter)) == other
    assert (count(scene, Event), count(scene, FreeText)) == (1, 1)
    assert words_left(scene) == set()


def test_another_client_without_a_record_is_registered_first(scene: Scene) -> None:
    her = scene.person(**HERS)
    matter = scene.matter(her)
    parties = [{"role": "client", "name": "Асанова Жамиля"}]
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"parties": parties})
    with pytest.raises(Refused, match="another client without a record"):
        erase(scene, her)


def test_what_left_before_is_said(scene: Scene) -> None:
    her = scene.person(**HERS)
    with scene.work(reason="Маркерова согласна устно") as work:
        set_access(work, model=Person, row=her, level="head")
    erased = erase(scene, her)
    assert [(one.verb, one.row, one.reason) for one in erased.went] == [("access.widen", her, None)]
    assert words_left(scene) == set()


def test_a_power_cut_before_the_end_is_made_good_afterwards(scene: Scene, person: Id) -> None:
    with scene.work(reason=REASON, second="damira") as work:
        erase_person(work, person=person)
    scene.store.close()
    assert len(scene.blobs.names()) == 3
    with scene.store.whole() as connection:
        assert is_unfinished(connection)
    assert finish_erasing(scene.store, blobs=scene.blobs) == 3
    with scene.store.whole() as connection:
        assert not is_unfinished(connection)
    assert scene.blobs.names() == frozenset()
    assert finish_erasing(scene.store, blobs=scene.blobs) == 0


def test_a_person_without_a_matter_or_a_paper_is_finished_too(scene: Scene) -> None:
    her = scene.person(**HERS)
    with scene.work(reason=REASON, second="damira") as work:
        erase_person(work, person=her)
    with scene.store.whole() as connection:
        assert is_unfinished(connection)
    finish_erasing(scene.store, blobs=scene.blobs)
    assert words_left(scene) == set()
