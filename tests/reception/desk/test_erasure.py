"""A person is erased by two people and a reason: no word of hers stays in her rows, and other texts are decided."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from reception.desk.erasure import Erased, erase_person, finish_erasing, is_unfinished
from reception.desk.mentions import what_names
from reception.desk.opening import set_access
from reception.documents.model import Paper
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.language.folding import fold
from reception.language.transliteration import latin
from reception.matters.actions import edit_matter
from reception.matters.model import Event, Matter, Party
from reception.people.actions import edit_person, join_people
from reception.people.model import Person
from reception.store.act import Act
from reception.store.base import Journalled
from reception.store.engine import open_file
from reception.store.rebuild import damages, differences
from reception.store.undo import undo
from reception.tally.model import Tally
from reception.texts.model import FreeText
from reception.visits.actions import add_service, edit_visit
from reception.visits.model import Service, Visit
from tests.reception.desk.office import KEY, Scene, staff

SURNAME = "Жээнбекмаркерова"
HERS: Mapping[str, Any] = {
    "surname": SURNAME,
    "given": "Сүйүмкан",
    "patronymic": "Ормонмаркеровна",
    "latin": "ZHEENBEKMARKEROVA SUIUMKAN",
    "pin": "10101199012345",
    "address": "улица Маркерная, 7",
    "safe_contact": "звонить сестре Маркеровой",
    "phones": [{"number": "0700123456", "note": "маркерный номер"}],
    "names": [{"kind": "alias", "text": "Сүкөш Маркер"}],
    "papers": [{"kind": "passport", "number": "AN7654321", "issued_by": "МКК маркер"}],
    "tell_nothing": [{"name": "Маркеров Эрмек", "why": "маркерные угрозы"}],
}
WORDS = ("маркер", "zheenbek", "700123456", "10101199012345", "7654321")
REASON = "По её просьбе, заявление в папке 3"


def erase(scene: Scene, person: Id, **decisions: Any) -> Erased:
    with scene.work(reason=REASON, second="damira") as work:
        erased = erase_person(work, person=person, **decisions)
    assert finish_erasing(scene.store, blobs=scene.blobs) == erased.files
    return erased


def values(scene: Scene) -> list[str]:
    """Every value of every table, indexes and shadow tables and journal too, as text."""
    found = []
    scene.store.close()
    engine = open_file(scene.store.path, KEY, mode="read")
    with engine.connect() as connection:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        )
        for name in names:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):  # noqa: S608
                for value in row:
                    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                    found.append(text)
                    if text.startswith('{"'):
                        found.append(str(json.loads(text)))
    engine.dispose()
    return found


def words_left(scene: Scene) -> set[str]:
    """The marker words that any value still holds, as it stands, folded or in Latin letters."""
    text = "\n".join(values(scene))
    looked = (text.casefold(), fold(text), latin(text))
    return {word for word in WORDS for some in looked if word in some or latin(word) in some}


def every_byte(scene: Scene) -> bytes:
    """Every page of the store as it lies under its encryption, free pages too."""
    scene.store.close()
    plain = scene.folder / "plain.db"
    engine = open_file(scene.store.path, KEY, mode="write")
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        driver.execute("SELECT sqlcipher_export('plain')").fetchall()
        driver.execute("DETACH DATABASE plain")
    engine.dispose()
    content = plain.read_bytes()
    plain.unlink()
    return content


def paper(scene: Scene, owner: type[Journalled], row: Id, answers: object) -> Id:
    """A sealed paper of this record."""
    with scene.work() as work, work.under("paper.make"):
        made = work.new_id()
        key, size = scene.blobs.put(made, io.BytesIO(json.dumps(answers).encode()))
        work.add(
            Paper,
            id=made,
            owner_table=owner.__tablename__,
            owner_row=row,
            kind="torture_complaint",
            answers=json.dumps(answers, ensure_ascii=False),
            blob_key=key,
            content="00",
            size=size,
            made_by=work.access.user,
        )
    return made


def text(words: str) -> dict[str, str]:
    return {"language": "ru", "text": words}


def count(scene: Scene, model: type[Journalled]) -> int:
    with scene.store.whole() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(model)).scalar_one()


def agree_with_the_journal(scene: Scene) -> None:
    with scene.store.whole() as connection:
        assert differences(connection) == []
        assert damages(connection) == []


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
