"""Answers in the words of one language."""

from __future__ import annotations

from typing import Any

import pytest

from reception.documents.kinds import Kind
from reception.documents.wording import RULED_CELL, RULED_LINE, worded
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES

Answers = dict[str, Any]


def test_officers_who_are_not_known_are_said_so_in_every_language(
    complaint: Kind, complaint_answers: Answers
) -> None:
    answers = complaint_answers | {"officers": {"unknown": True}}
    said = {language: worded(complaint, answers, language=language) for language in complaint.languages}
    assert all(words["officers"] == [] and not words["known"]["officers"] for words in said.values())
    assert said["ru"]["said"]["officers"] == "ФИО сотрудников заявителю неизвестны"
    assert said["ky"]["said"]["officers"] == "Кызматкерлердин аты-жөнү арыз ээсине белгисиз"
    assert said["en"]["said"]["officers"] == "The names of the officers are not known to the applicant"


def test_an_empty_list_has_other_words_than_an_unknown_one(
    complaint: Kind, complaint_answers: Answers
) -> None:
    words = worded(complaint, complaint_answers | {"witnesses": {"value": []}}, language="ky")
    assert words["said"]["witnesses"] == "Күбөлөр көрсөтүлгөн эмес"
    assert words["known"]["witnesses"]


def test_what_is_filled_by_hand_is_a_ruled_line_and_three_rows_of_a_list(
    complaint: Kind, complaint_answers: Answers
) -> None:
    by_hand = {name: {"by_hand": True} for name in ("injuries", "victim", "officers")}
    words = worded(complaint, complaint_answers | by_hand, language="ru")
    assert words["injuries"] == words["victim"]["said"] == RULED_LINE
    assert words["officers"] == [dict.fromkeys(("name", "post", "marks"), RULED_CELL)] * 3


def test_a_text_is_printed_in_the_language_of_the_paper_where_it_is_translated(
    complaint: Kind, complaint_answers: Answers
) -> None:
    assert worded(complaint, complaint_answers, language="ky")["relation"] == "энеси"
    words = worded(
        complaint, complaint_answers | {"relation": {"value": "она", "language": "ru"}}, language="ky"
    )
    assert words["relation"] == "она"


DATES = [
    ("2026-11-24", "24 ноября 2026 года", "2026-жылдын 24-ноябры", "24 November 2026"),
    ("2021-21", "весна 2021 года", "2021-жылдын жазы", "spring 2021"),
    ("1996", "1996 год", "1996-жыл", "1996"),
]


@pytest.mark.parametrize("case", DATES, ids=lambda case: case[0])
def test_a_date_is_worded_as_exactly_as_it_is_known(
    complaint: Kind, complaint_answers: Answers, case: tuple[str, str, str, str]
) -> None:
    date, *expected = case
    answers = complaint_answers | {"victim_birth": {"value": date}}
    said = [worded(complaint, answers, language=language)["victim_birth"] for language in LANGUAGES]
    assert said == [{"said": words, "date": date} for words in expected]


def test_a_cell_nobody_filled_says_so_in_the_words_of_its_column(
    complaint: Kind, complaint_answers: Answers
) -> None:
    words = worded(complaint, complaint_answers | {"officers": {"value": [{}]}}, language="ru")
    assert words["officers"] == [{"name": "неизвестно", "post": "неизвестно", "marks": "не указано"}]


def test_a_body_without_a_name_in_the_language_keeps_the_name_the_state_gives_it(
    complaint: Kind, complaint_answers: Answers
) -> None:
    body = {"value": {"names": {"ru": "Прокуратура города Ош"}, "cases": {"ru": {"dative": "Прокуратуре"}}}}
    ru = worded(complaint, complaint_answers | {"addressee": body}, language="ru")["addressee"]
    ky = worded(complaint, complaint_answers | {"addressee": body}, language="ky")["addressee"]
    assert ru == {"nominative": "Прокуратура города Ош", "dative": "Прокуратуре"}
    assert ky == {"nominative": "Прокуратура города Ош"}


def test_control_characters_are_taken_out_and_line_ends_made_one_kind(
    complaint: Kind, complaint_answers: Answers
) -> None:
    answers = complaint_answers | {"injuries": {"value": " a\x00b\x1b\r\nc\u2028d\ud800\ufffe "}}
    assert worded(complaint, answers, language="ru")["injuries"] == "ab\nc\nd"


def test_a_required_field_without_an_answer_is_refused_by_its_label(
    complaint: Kind, complaint_answers: Answers
) -> None:
    del complaint_answers["injuries"]
    with pytest.raises(Refused) as refusal:
        worded(complaint, complaint_answers, language="ky")
    assert refusal.value.values == {"field": "Жаракаттар жана кесепеттер"}


def test_a_field_that_is_not_required_and_not_answered_is_empty(
    complaint: Kind, complaint_answers: Answers
) -> None:
    del complaint_answers["threats"], complaint_answers["requests"]
    words = worded(complaint, complaint_answers, language="ru")
    assert (words["threats"], words["requests"]) == ("", [])
    assert not words["known"]["threats"]


def test_a_list_of_one_column_is_no_table_and_has_long_lines(complaint: Kind) -> None:
    unknown = {field.name: {"unknown": True} for field in complaint.fields if field.required}
    words = worded(complaint, unknown | {"requests": {"by_hand": True}}, language="ru")
    assert words["requests"] == [{"request": RULED_LINE}] * 3
