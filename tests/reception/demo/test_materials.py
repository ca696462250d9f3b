"""The words of the demonstration name nobody who is known, and are whole in their languages."""

from __future__ import annotations

import re

from reception.demo.materials import Materials, demo_bytes, spoken

FILES = ("calls", "colleagues", "matters", "names", "offices", "papers", "places", "projects", "stories")
KNOWN_TO_ALL = (
    "Аскаров", "Атамбаев", "Акаев", "Бакиев", "Отунбаев", "Жээнбеков", "Жапаров", "Ташиев", "Текебаев",
    "Мадумаров", "Сариев", "Кулов", "Каримов", "Мирзиёев", "Назарбаев", "Токаев", "Рахмон", "Путин", "Темиров",
    "Карасартов", "Абдирасулов", "Исмаилов", "Бабанов", "Исаков", "Матраимов", "Нургожоев", "Сатыбалдиев",
    "Абылгазиев", "Боронов", "Касымалиев", "Камчыбек", "Мамасалиев", "Толекан", "Клооп", "Kloop",
)  # fmt: skip
"""Surnames of people in public life, of those held, and of those who defend them."""


def test_no_word_of_it_is_the_name_of_a_public_figure() -> None:
    text = "\n".join(demo_bytes(f"{name}.toml").decode() for name in FILES)
    assert re.search(r"\bМаматкулов(?:а|у|ым|ой)?\b", text)
    found = [name for name in KNOWN_TO_ALL if re.search(rf"\b{name}(?:а|у|ым|ой)?\b", text, re.IGNORECASE)]
    assert found == []


def test_every_story_is_told_and_answered_in_russian_and_kyrgyz(words: Materials) -> None:
    told = (*words.stories, *words.follow_ups, *words.calls)
    wanted = {"ru", "ky", "done_ru", "done_ky"}
    assert [row["ru"] for row in told if not wanted <= row.keys()] == []
    assert [row["ky"] for row in told if row["ky"] == row["ru"]] == []
    assert [script["key"] for script in words.matters if not {"ru", "ky"} <= script["summary"].keys()] == []


def test_a_text_begins_in_the_speakers_language_where_it_has_it() -> None:
    both = {"ru": "да", "ky": "ооба"}
    assert spoken(both, "ky") == {
        "language": "ky",
        "text": "ооба",
        "translations": [{"language": "ru", "text": "да"}],
    }
    assert spoken(both, "en")["language"] == "ru"
