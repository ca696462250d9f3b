"""The guide is the same book in three languages, each page of the window has its topic, and words find it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from reception.kernel.i18n import LANGUAGES, Language
from ui.navigation import PAGES
from ui.pages.help.guide import Topic, picture, search, topics

LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(pictures/([^)]+)\)")
KEYS = re.compile(r"`[^`]*(?:Ctrl|Alt|F\d)[^`]*`")
LARGEST_PICTURE = 60 * 1024
# Words of computers and shops that the office does not say.
NOT_OUR_WORDS = {
    "ru": ("кейс", "дедлайн", "синхрон", "услуг", "обращени", "бэкап", "логин", "юзер", "клиентск"),
    "ky": ("кейс", "дедлайн", "синхрон", "кардар", "сервис", "логин", "обращение"),
    "en": ("synchron", "customer", "ticket", "visitor"),
}


def named(known: Iterable[Topic]) -> dict[str, Topic]:
    return {topic.name: topic for topic in known}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_window_has_its_topic(language: Language) -> None:
    known = named(topics(language))
    assert {entry.name for entry in PAGES} - {"help"} <= known.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_topics_with_as_many_parts(language: Language) -> None:
    shapes = []
    for one in (language, "en"):
        known = topics(one)
        shapes.append(
            [
                (
                    topic.name,
                    LINK.findall(topic.text),
                    PICTURE.findall(topic.text),
                    len([line for line in topic.text.splitlines() if re.match(r"[-*|] |\d\. |\|", line)]),
                )
                for topic in known
            ]
        )
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_keys_are_named_in_every_language(language: Language) -> None:
    latin = {"Alt+Влево": "Alt+Left", "Alt+Солго": "Alt+Left", "Вверх": "Up", "Вниз": "Down"}
    latin |= {"Өйдө": "Up", "Ылдый": "Down"}

    def keys(one: Language) -> set[str]:
        said = " ".join(topic.text for topic in topics(one))
        for own, english in latin.items():
            said = said.replace(own, english)
        return set(KEYS.findall(said))

    assert keys(language) == keys("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_topic_and_every_picture_is_there_and_small(language: Language) -> None:
    known = named(topics(language))
    for topic in known.values():
        assert [link for link in LINK.findall(topic.text) if link not in known] == []
        for name in PICTURE.findall(topic.text):
            content = picture(language, name)
            assert content is not None, name
            assert content.startswith(b"\x89PNG")
            assert len(content) <= LARGEST_PICTURE, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_says_the_offices_words_with_the_quotes_of_print(language: Language) -> None:
    wrong = {"ru": '“”"—', "ky": '“”"—', "en": '"—–'}[language]
    for topic in topics(language):
        assert (topic.name, set(topic.text) & set(wrong)) == (topic.name, set())
        said = [word for word in NOT_OUR_WORDS[language] if re.search(rf"\b{word}", topic.text.casefold())]
        assert (topic.name, said) == (topic.name, [])


def test_a_topic_is_short_enough_to_be_read() -> None:
    assert [topic.name for topic in topics("en") if len(topic.text.split()) > 330] == []


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("ru", "флешка", "lost"),
        ("ru", "КОРЗИНА", "bin"),
        ("ky", "себет", "bin"),
        ("ky", "кулпулоо", "lock"),
        ("ky", "өчүрүлгөн", "limits"),
        ("ky", "очурулгон", "limits"),
        ("en", "panic", "lock"),
    ],
)
def test_words_find_their_topic_whatever_the_letters(language: Language, typed: str, first: str) -> None:
    hits = search(topics(language), typed)
    assert first in [hit.topic.name for hit in hits][:3]
    assert all(hit.line for hit in hits)


def test_nothing_typed_finds_nothing_and_a_picture_is_asked_for_by_its_plain_name_alone() -> None:
    assert search(topics("en"), "  ") == []
    assert search(topics("en"), "zzzz") == []
    assert picture("en", "../ru/pictures/today.png") is None
    assert picture("en", "01-day.md") is None
    assert picture("en", "nothing.png") is None
