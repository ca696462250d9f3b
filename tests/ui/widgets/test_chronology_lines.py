"""A line of the chronology in words: its date, its texts, what is stale; as high as its texts are."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ui.tasks.workplace import Workplace
from ui.widgets.chronology_lines import LineList, shown_of

ROW: dict[str, Any] = {
    "id": "1",
    "at": "2026-11-23T22:00",
    "place": "Ош",
    "source": "рассказ матери",
    "text": {
        "language": "ky",
        "text": "Үйүнөн алып кетишти",
        "translations": [
            {"language": "ru", "text": "Забрали из дома. " * 40, "stale": True},
            {"language": "en", "text": "Taken from home", "stale": False},
        ],
    },
}


def test_a_line_says_all_it_knows_and_which_translation_is_older(place: Workplace) -> None:
    shown = shown_of(place, ROW)

    assert shown.date == "23.11.2026 22:00"
    heads = [head for head, _text in shown.columns]
    assert len(heads) == len(set(heads)) == 3
    ours = place.catalogue.label("languages", "ru", place.words.language)
    assert heads[1].startswith(ours)
    assert heads[1] != ours
    assert all(part in shown.spoken for part in ("Үйүнөн алып кетишти", "Taken from home", "рассказ матери"))


def test_an_hour_without_its_minutes_is_worded(place: Workplace) -> None:
    assert shown_of(place, {**ROW, "at": "2026-11-23T22"}).date == "23 ноября 2026 года, 22 часа"


def test_a_line_is_as_high_as_its_longest_text(qtbot: QtBot, place: Workplace) -> None:
    lines = LineList("Хронология")
    qtbot.addWidget(lines)
    lines.resize(700, 400)
    lines.show()
    lines.show_lines([shown_of(place, ROW)])

    heights = []
    for is_on in (False, True):
        lines.show_translations(is_on=is_on)
        option = QStyleOptionViewItem()
        lines.initViewItemOption(option)
        heights.append(lines.itemDelegate().sizeHint(option, lines.model().index(0, 0)).height())

    assert heights[1] > heights[0] > lines.fontMetrics().lineSpacing()


def test_the_marked_line_stays_marked_when_the_lines_are_shown_anew(qtbot: QtBot, place: Workplace) -> None:
    lines = LineList("Хронология")
    qtbot.addWidget(lines)
    one, other = shown_of(place, ROW), shown_of(place, {**ROW, "id": "2"})
    lines.show_lines([one, other])
    lines.setCurrentRow(1)

    lines.show_lines([other, one])

    assert lines.marked() == "2"
