"""A translation is fresh until its original changes, and is not made fresh by being given back as it was."""

from __future__ import annotations

from typing import Any

from reception.kernel.ids import Id
from reception.matters.actions import edit_matter
from reception.matters.model import Matter
from reception.texts.queries import Text, texts_of
from tests.reception.desk.office import Scene

ORIGINAL = {"language": "ky", "text": "Сабашты"}
TRANSLATION = {"language": "ru", "text": "Избили"}


def summary(scene: Scene, matter: Id) -> Text:
    with scene.reading() as reading:
        return texts_of(reading, [matter])[matter]["summary"]


def write(scene: Scene, matter: Id, original: str, **translation: Any) -> Text:
    value = {"language": "ky", "text": original, "translations": [translation] if translation else []}
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"summary": value})
    return summary(scene, matter)


def opened(scene: Scene) -> Id:
    return scene.matter(scene.person(), summary={**ORIGINAL, "translations": [TRANSLATION]})


def test_a_translation_grows_stale_when_its_original_changes(scene: Scene) -> None:
    matter = opened(scene)
    assert summary(scene, matter).fresh_in("ru") == "Избили"
    assert write(scene, matter, "Катуу сабашты").fresh_in("ru") is None
    assert summary(scene, matter).fresh_in("ky") == "Катуу сабашты"
    assert summary(scene, matter).fresh_in("en") is None


def test_given_back_as_it_was_shown_it_stays_stale(scene: Scene) -> None:
    matter = opened(scene)
    write(scene, matter, "Катуу сабашты")
    assert write(scene, matter, "Катуу сабашты", **TRANSLATION, stale=True).translations[0].stale


def test_made_anew_or_said_to_be_fresh_it_is_fresh(scene: Scene) -> None:
    matter = opened(scene)
    write(scene, matter, "Катуу сабашты")
    assert write(scene, matter, "Катуу сабашты", language="ru", text="Жестоко избили", stale=True).fresh_in(
        "ru"
    )
    write(scene, matter, "Катуу сабап салышты")
    made = write(scene, matter, "Катуу сабап салышты", language="ru", text="Жестоко избили", stale=False)
    assert made.fresh_in("ru") == "Жестоко избили"


def test_a_translation_that_was_stale_elsewhere_begins_stale(scene: Scene) -> None:
    matter = scene.matter(
        scene.person(), summary={**ORIGINAL, "translations": [{**TRANSLATION, "stale": True}]}
    )
    assert summary(scene, matter).translations[0].stale


def test_an_emptied_text_goes_with_its_translations(scene: Scene) -> None:
    matter = opened(scene)
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"summary": None})
    with scene.reading() as reading:
        assert texts_of(reading, [matter])[matter] == {}
        assert reading.sees(Matter, matter)
