"""Words of a matter that have no language of their own are said in the paper's language."""

from __future__ import annotations

from reception.demo.papers import answers, glossary_of, translated


def test_plain_words_become_texts_with_translations_and_others_stay() -> None:
    glossary = glossary_of(
        {"glossary": [{"ky": "энеси айтты", "ru": "со слов матери", "en": "as the mother tells"}]}
    )
    known = {
        "rows": {"value": [{"evidence": {"value": "со слов матери"}, "date": {"value": "2026-11-01"}}]},
        "own": {"value": "энеси айтты", "language": "ky", "translations": {}},
    }
    said = translated(known, glossary)
    evidence = said["rows"]["value"][0]["evidence"]
    assert (evidence["language"], evidence["value"]) == ("ky", "энеси айтты")
    assert evidence["translations"] == {"ru": "со слов матери", "en": "as the mother tells"}
    assert said["rows"]["value"][0]["date"] == {"value": "2026-11-01"}
    assert said["own"] == known["own"]


def test_answers_are_told_in_the_shape_that_papers_take() -> None:
    told = answers(
        {
            "plain": "paper",
            "text": {"ru": "да", "ky": "ооба"},
            "rows": [{"pages": "2"}],
            "officers": {"unknown": True},
            "person": {"surname": "Инвентова", "sex": "female"},
        }
    )
    assert told == {
        "plain": {"value": "paper"},
        "text": {"value": "да", "language": "ru", "translations": {"ky": "ооба"}},
        "rows": {"value": [{"pages": {"value": "2"}}]},
        "officers": {"unknown": True},
        "person": {"value": {"surname": "Инвентова", "sex": "female"}},
    }
