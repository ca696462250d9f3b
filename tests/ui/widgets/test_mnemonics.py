"""Each label gets a letter of its own, and keeps its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.mnemonics import assign


def letters(labels: list[str]) -> list[str]:
    return [label.replace("&&", "")[label.replace("&&", "").index("&") + 1].casefold() for label in labels]


def test_first_letters_are_preferred_and_no_letter_is_given_twice() -> None:
    marked = assign(["Фамилия", "Имя", "Отчество", "Фото", "Пол"])
    assert marked == ["&Фамилия", "&Имя", "&Отчество", "Фо&то", "&Пол"]


def test_a_label_gives_way_where_it_has_another_letter_to_take() -> None:
    assert sorted(letters(assign(["ab", "a"]))) == ["a", "b"]


def test_letters_that_other_keyboards_lack_are_not_underlined() -> None:
    assert assign(["Өзү"]) == ["Ө&зү"]


def test_what_is_taken_elsewhere_is_left_alone() -> None:
    assert assign(["Имя"], taken="И") == ["И&мя"]


@given(st.lists(st.text("абвгдежң& xyz", max_size=8), max_size=12))
def test_words_stay_and_letters_differ(labels: list[str]) -> None:
    marked = assign(labels)
    said = [label.replace("&&", "\0").replace("&", "").replace("\0", "&") for label in marked]
    assert said == labels
    given_letters = letters([label for label in marked if "&" in label.replace("&&", "")])
    assert len(given_letters) == len(set(given_letters))
