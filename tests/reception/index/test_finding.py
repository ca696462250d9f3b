"""What is typed finds whoever it may mean, in any spelling, and never shows what the reader may not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reception.index.finding import find_rows, sorted_rows
from reception.kernel.ids import Id
from reception.matters.model import Matter, Proceeding
from reception.people.model import Person, Phone
from reception.store.act import AccessGrant
from reception.store.reading import Reading
from reception.visits.model import Visit
from tests.reception.index.office import Place, copied

LETTERS = {"е": "её", "о": "оө", "у": "уү", "н": "нң", "и": "ий", "к": "кқ", "х": "хҳ", "г": "гғ"}


@pytest.fixture(scope="module")
def crowd(index_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A store with a few people of confusable names."""
    place = copied(index_template, tmp_path_factory.mktemp("crowd"))
    for surname, given_name in (("Асанова", "Бермет"), ("Бекмуратов", "Асан"), ("Муратова", "Айпери")):
        place.add(surname=surname, given=given_name)
    yield place
    place.store.close()


@pytest.fixture(scope="module")
def heroine(crowd: Place) -> Id:
    """The one who is looked for."""
    return crowd.add(
        surname="Дүйшөнкулова",
        given="Жаңылгүл",
        patronymic="Төлөгөновна",
        pin="11503198500123",
        phones=[{"number": "0700 12-34-56"}],
        names=[{"text": "Сейитова"}],
        papers=[{"kind": "passport", "number": "AN 7654321"}],
    )


@pytest.fixture(scope="module")
def reading(crowd: Place, heroine: Id) -> Iterator[Reading]:
    assert heroine.bytes
    with crowd.reading() as reading:
        yield reading


@pytest.mark.parametrize(
    "typed",
    [
        "Д",
        "дү",
        "Дуйшон",
        "Дуйшенкулова",
        "Duishonkulova",
        "жанылгул",
        "Janyl",
        "Zhanyl",
        "Дүйшөнкулова Жаңылгүл",
        "жаң дүй",
        "жаңыл д",
        "төл ж д",
        "ж д",
        "Duishon Zhan",
        "шөнкул",
        "гүл",
        "өнкул аңыл",
        "Сейитова",
        "Жаңылгүл Сейитова",
        "Жаңылгүл 0700123456",
        "700",
        "0700",
        "+996 700",
        "996700123456",
        "12-34-56",
        "3456",
        "1150319",
        "98500",
        "AN7654321",
        "an 765",
        "7654321",
        "54321",
    ],
)
def test_part_of_a_name_a_phone_a_pin_and_a_paper_find_her(reading: Reading, heroine: Id, typed: str) -> None:
    assert heroine in find_rows(reading, Person, typed)


@pytest.mark.parametrize(
    "typed", ["Петрова", "жаң бек", "0555", "99999", "OSH-2026-001", "", "   ", "ь", "?"]
)
def test_what_is_nowhere_finds_nobody(reading: Reading, typed: str) -> None:
    assert find_rows(reading, Person, typed) == []


@given(data=st.data(), words=st.permutations(["Дүйшөнкулова", "Жаңылгүл", "Төлөгөновна"]))
@settings(max_examples=60, deadline=None)
def test_any_spelling_of_any_beginnings_of_her_words_in_any_order_finds_her(
    reading: Reading, heroine: Id, data: st.DataObject, words: list[str]
) -> None:
    some = words[: data.draw(st.integers(1, 3))]
    typed = []
    for word in some:
        plain = word.lower().translate(str.maketrans("өүң", "оун"))
        start = plain[: data.draw(st.integers(2, len(plain)))]
        typed.append("".join(data.draw(st.sampled_from(LETTERS.get(letter, letter))) for letter in start))
    text = " ".join(typed)
    assert heroine in find_rows(
        reading, Person, data.draw(st.sampled_from([text, text.upper(), text.title()]))
    )


@given(typed=st.text(max_size=60))
@example(typed='"*" NEAR("a" "b") OR col:x ^ -y {z} AND')
@example(typed="'; DROP TABLE person; --")
@example(typed="а" * 100_000)
@example(typed="\ud800 \x00 %_")
@example(typed="٣٤٥٦ ¼ Ⅻ ㈠")
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_is_answered(reading: Reading, typed: str) -> None:
    found = find_rows(reading, Person, typed, limit=3, through=("matter",))
    assert len(found) == len(set(found)) <= 3


def test_plain_beginnings_stand_before_words_inside_and_other_spellings(reading: Reading) -> None:
    names = {row.id: row.surname for row in reading.rows(sa.select(Person.id, Person.surname))}
    assert [names[row] for row in find_rows(reading, Person, "асан")] == ["Асанова", "Бекмуратов"]


def test_inside_of_a_word_is_searched_even_where_another_begins_so(reading: Reading) -> None:
    assert len(find_rows(reading, Person, "мурат")) == 2


def test_a_limit_holds_and_one_letter_is_answered(place: Place) -> None:
    for number in range(9):
        place.add(surname="Асанов", given="абвгдежзи"[number])
    with place.reading() as reading:
        assert len(find_rows(reading, Person, "а", limit=4)) == 4
        assert len(find_rows(reading, Person, "асанов", limit=4)) == 4


def test_a_person_with_two_names_that_match_is_found_once(place: Place) -> None:
    person = place.add(surname="Асанова", names=[{"text": "Асанова-Бекова"}, {"text": "Асанкызы"}])
    with place.reading() as reading:
        assert find_rows(reading, Person, "асан") == [person]


def every_part(text: str) -> set[str]:
    """Every piece of a text."""
    return {text[start:end] for start in range(len(text)) for end in range(start + 1, len(text) + 1)}


def test_nothing_that_is_typed_shows_a_person_named_to_others(place: Place) -> None:
    person = place.add(surname="Үсөнова", given="Айгүл", phones=[{"number": "0700123456"}])
    place.add(surname="Бекова")
    parts = every_part("Үсөнова") | every_part("Usonova") | every_part("700123456") | {"Айгүл Үсөнова", "а у"}
    with place.work("access.narrow") as work:
        work.change(Person, person, access="named")
        work.add(AccessGrant, owner_table="person", owner_row=person, user_id=place.lawyer.user)
    with place.reading() as reading:
        assert all(person in find_rows(reading, Person, part) for part in ("Үсөн", "айг", "0700", "3456"))
        assert person in sorted_rows(reading, Person)
    with place.reading(place.other) as reading:
        shown = {row for part in parts for row in find_rows(reading, Person, part)}
        assert person not in shown
        assert person not in sorted_rows(reading, Person)
        assert len(sorted_rows(reading, Person)) == 1


def test_a_retired_person_is_not_found_and_is_again_when_restored(place: Place) -> None:
    person = place.add(surname="Асанова", phones=[{"number": "0700123456"}])
    with place.work() as work:
        work.retire(Person, person)
    with place.reading() as reading:
        assert find_rows(reading, Person, "асан") == find_rows(reading, Person, "0700") == []
        assert sorted_rows(reading, Person) == []
    with place.work() as work:
        work.restore(Person, person)
    with place.reading() as reading:
        assert find_rows(reading, Person, "0700") == [person]


def test_a_changed_phone_finds_and_the_old_one_does_not(place: Place) -> None:
    person = place.add(surname="Асанова", phones=[{"number": "0700123456"}])
    with place.work() as work:
        work.change(Phone, work.reading.value(sa.select(Phone.id)), number="+996555000111")
    with place.reading() as reading:
        assert find_rows(reading, Person, "0555 000") == [person]
        assert find_rows(reading, Person, "0700") == []


@pytest.mark.parametrize("typed", ["OSH-2026-001", "osh 2026", "2026-001", "05-77/12", "0577", "77/12"])
def test_a_matter_is_found_by_our_number_and_by_the_states(place: Place, typed: str) -> None:
    client = place.add(surname="Асанова")
    with place.work("matter.open") as work:
        matter = work.add(Matter, number="OSH-2026-001", client_id=client, access="office", office="OSH")
        work.add(Matter, number="OSH-2025-002", client_id=client, access="office", office="OSH")
        work.add(Proceeding, matter_id=matter, their_number="05-77/12")
    with place.reading() as reading:
        assert find_rows(reading, Matter, typed)[:1] == [matter]


def test_a_matters_number_finds_its_client_only_for_who_may_know_the_matter(place: Place) -> None:
    client = place.add(surname="Асанова")
    with place.work("matter.open") as work:
        matter = work.add(Matter, number="OSH-2026-001", client_id=client, access="office", office="OSH")
    with place.reading() as reading:
        assert find_rows(reading, Person, "OSH-2026-001") == []
        assert find_rows(reading, Person, "2026-001", through=("matter",)) == [client]
    with place.work("access.narrow") as work:
        work.change(Matter, matter, access="named")
    with place.reading(place.other) as reading:
        assert find_rows(reading, Person, "2026-001", through=("matter",)) == []
        assert find_rows(reading, Person, "асан", through=("matter",)) == [client]


def test_a_visit_of_an_organisation_is_found_by_its_name(place: Place) -> None:
    with place.work("visit.add") as work:
        visit = work.add(
            Visit, number="OSH-2026-V001", organisation="ОФ «Мээрим»", access="office", office="OSH"
        )
    with place.reading() as reading:
        assert find_rows(reading, Visit, "мээр") == find_rows(reading, Visit, "v001") == [visit]
        assert find_rows(reading, Person, "мээр") == []


def test_lists_are_in_the_order_of_the_alphabet_with_the_nameless_last(place: Place) -> None:
    names = ["Өмүров", "Орозов", "Ёлкин", "Елкина", "Жумаев", "Usenov"]
    made = {name: place.add(surname=name) for name in names}
    nameless = place.add(names=[{"text": "Апа"}])
    with place.reading() as reading:
        listed = sorted_rows(reading, Person)
        assert sorted_rows(reading, Person, limit=2) == listed[:2]
    alphabet = ["Usenov", "Елкина", "Ёлкин", "Жумаев", "Орозов", "Өмүров"]
    assert listed == [*(made[name] for name in alphabet), nameless]
