"""Lines of people: joined records are one, unsafe phones stand in none, and access holds through both."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.kernel.ids import Id
from reception.matters.model import Matter
from reception.people.actions import join_people
from reception.people.model import Person, Phone, SamePerson
from reception.people.queries import find_people, group_of, groups_of, lines_of, phones_to_show
from tests.reception.index.office import Place, copied


def join(place: Place, one: Id, other: Id) -> None:
    with place.work("person.merge") as work:
        join_people(work, one=one, other=other)


def test_a_line_tells_what_a_list_shows(place: Place) -> None:
    person = place.add(
        surname="Үсөнова",
        given="Айгүл",
        latin="Usonova Aigul",
        age=40,
        place="417",
        speaks="ky",
        names=[{"text": "Апа"}],
        phones=[{"number": "0700123456"}, {"number": "0555000111", "unsafe": True}],
    )
    with place.reading() as reading:
        (line,) = find_people(reading, "усен")
    assert (line.id, line.name, line.also_known) == (person, "Үсөнова Айгүл", ("Апа", "Usonova Aigul"))
    assert (line.born, line.age, line.age_on) == (None, 40, "2026-11-24")
    assert (line.place, line.speaks, line.records) == ("417", "ky", 1)
    assert line.phones == ("+996700123456",)


@pytest.mark.parametrize(
    ("values", "name"),
    [({"latin": "Usonova"}, "Usonova"), ({"names": [{"text": "Апа"}]}, "Апа"), ({"given": "Бакыт"}, "Бакыт")],
)
def test_whoever_has_any_name_is_shown_by_it(place: Place, values: dict[str, object], name: str) -> None:
    person = place.add(**values)
    with place.reading() as reading:
        assert [line.name for line in lines_of(reading, [person])] == [name]
        assert [line.id for line in find_people(reading, name)] == [person]


def test_a_case_of_a_name_is_found_by_and_is_no_other_name(place: Place) -> None:
    person = place.add(
        surname="Үсөнова", given="Айгүл", names=[{"kind": "ky_dative", "text": "Үсөнова Айгүлгө"}]
    )
    with place.reading() as reading:
        assert [line.also_known for line in lines_of(reading, [person])] == [()]
        assert [line.id for line in find_people(reading, "айгүлгө")] == [person]


def test_joined_records_are_one_line_with_everything_and_come_apart_again(place: Place) -> None:
    one = place.add(surname="Үсөнова", phones=[{"number": "0700123456"}])
    two = place.add(surname="Бекова", place="417", phones=[{"number": "0555000111"}])
    three = place.add(surname="Усенова", given="Айгул")
    join(place, two, one)
    join(place, two, three)
    with place.reading() as reading:
        for typed in ("усон", "бек", "айгул", "0700", "0555"):
            (line,) = find_people(reading, typed)
            assert (line.id, line.records, line.place) == (one, 3, "417")
            assert line.also_known == ("Бекова", "Усенова Айгул")
            assert line.phones == ("+996700123456", "+996555000111")
        assert group_of(reading, three) == [one, two, three]
        pair = reading.value(sa.select(SamePerson.id).where(SamePerson.other == three))
    with place.work("person.merge") as work:
        work.retire(SamePerson, pair)
    with place.reading() as reading:
        assert group_of(reading, three) == [three]
        assert group_of(reading, one) == [one, two]


def test_a_phone_unsafe_in_one_record_is_shown_in_none_however_it_is_written(place: Place) -> None:
    one = place.add(surname="Үсөнова", phones=[{"number": "0700123456"}])
    two = place.add(surname="Усенова", phones=[{"number": "0555000111"}])
    with place.work("person.edit") as work:
        work.add(Phone, person_id=two, number="700 12 34 56", unsafe=True)
    join(place, one, two)
    with place.reading() as reading:
        (line,) = find_people(reading, "0700123456")
        assert line.phones == ("+996555000111",)
        assert phones_to_show(reading, [[one, two]]) == {one: ("+996555000111",)}


def test_a_retired_record_of_a_group_gives_its_place_to_the_next(place: Place) -> None:
    one, two = place.add(surname="Үсөнова"), place.add(surname="Усенова")
    join(place, one, two)
    with place.work("person.edit") as work:
        work.retire(Person, one)
    with place.reading() as reading:
        assert [(line.id, line.records) for line in find_people(reading, "усен")] == [(two, 1)]
        assert lines_of(reading, [one]) == [*lines_of(reading, [two])]


def test_a_record_named_to_others_is_in_no_group_and_no_line(place: Place) -> None:
    one = place.add(surname="Үсөнова", phones=[{"number": "0700123456"}])
    two = place.add(surname="Усенова")
    join(place, one, two)
    with place.work("access.narrow") as work:
        work.change(Person, one, access="named")
    with place.reading(place.other) as reading:
        assert group_of(reading, two) == [two]
        (line,) = find_people(reading, "усен")
        assert (line.id, line.records, line.also_known, line.phones) == (two, 1, (), ())
        assert find_people(reading, "0700") == []


def test_a_matters_number_finds_its_client(place: Place) -> None:
    client = place.add(surname="Асанова")
    with place.work("matter.open") as work:
        work.add(Matter, number="OSH-2026-001", client_id=client, access="office", office="OSH")
    with place.reading() as reading:
        assert [line.id for line in find_people(reading, "osh-2026-001")] == [client]


def test_of_nobody_nothing_is_asked(place: Place) -> None:
    with place.reading() as reading:
        assert groups_of(reading, []) == {}
        assert lines_of(reading, []) == []


@pytest.fixture(scope="module")
def twelve(index_template, tmp_path_factory):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    place = copied(index_template, tmp_path_factory.mktemp("twelve"))
    people = [place.add(surname=f"Асанов{number}") for number in range(12)]
    yield place, people
    place.store.close()


@given(pairs=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=14))
@settings(max_examples=25, deadline=None)
def test_groups_are_the_connected_records(
    twelve: tuple[Place, list[Id]], pairs: list[tuple[int, int]]
) -> None:
    place, people = twelve
    expected = [{number} for number in range(12)]
    with place.work("person.merge") as work:
        made = [
            work.add(SamePerson, one=people[one], other=people[other]) for one, other in pairs if one != other
        ]
        for one, other in pairs:
            joined = expected[one] | expected[other]
            for member in joined:
                expected[member] = joined
        found = groups_of(work.reading, people)
        for pair in made:
            work.retire(SamePerson, pair)
    assert found == {people[n]: sorted(people[m] for m in expected[n]) for n in range(12)}
