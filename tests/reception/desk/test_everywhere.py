"""One box finds people, matters and papers that the reader may know, and nothing before three letters."""

from __future__ import annotations

from reception.desk.everywhere import find_everywhere
from tests.reception.desk.office import Scene


def kinds(scene: Scene, typed: str, login: str = "aigul") -> list[tuple[str, str]]:
    with scene.reading(login) as reading:
        return [(hit.kind, hit.name) for hit in find_everywhere(reading, typed)]


def test_a_name_finds_the_person_and_her_matters(scene: Scene) -> None:
    client = scene.person(surname="Өмүралиева", given="Бурул")
    scene.matter(client)
    found = kinds(scene, "омурал")
    assert [kind for kind, _ in found] == ["person", "matter"]
    assert found[0][1] == "Өмүралиева Бурул"


def test_the_number_of_a_matter_finds_it_first_among_matters(scene: Scene) -> None:
    client = scene.person(surname="Өмүралиева")
    scene.matter(client)
    second = scene.matter(client)
    with scene.reading() as reading:
        numbers = {hit.id: hit.name for hit in find_everywhere(reading, "Өмүралиева") if hit.kind == "matter"}
        hits = find_everywhere(reading, numbers[second])
    assert next(hit.id for hit in hits if hit.kind == "matter") == second


def test_nothing_shows_before_three_letters_and_nothing_that_is_closed_to_the_reader(scene: Scene) -> None:
    scene.matter(scene.person(surname="Өмүралиева"))
    assert kinds(scene, "өм") == kinds(scene, " ө-м ") == []
    assert kinds(scene, "өмү", "jamila") == []
    assert kinds(scene, "өмү") != []
