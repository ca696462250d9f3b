"""What counts as a name, and the cases of a name that were written down."""

from __future__ import annotations

from reception.people.rules import cases_written, has_name


def test_a_case_alone_is_no_name_and_any_other_name_is_one() -> None:
    assert not has_name({"names": [{"kind": "ru_dative", "text": "Усенову"}]})
    assert has_name({"names": [{"kind": "alias", "text": "Эля"}]})
    assert has_name({"names": [{"text": "Эля"}]})


def test_the_cases_written_down_are_by_language_and_the_latest_holds() -> None:
    names = [
        {"kind": "alias", "text": "Эля"},
        {"kind": "ru_dative", "text": "Усенову"},
        {"kind": "ru_dative", "text": "Усену"},
        {"kind": "ky_ablative", "text": "Үсөндөн"},
        {"kind": "ky_dative", "text": ""},
    ]
    assert cases_written({"names": names}) == {"ru": {"dative": "Усену"}, "ky": {"ablative": "Үсөндөн"}}
    assert cases_written({}) == {}
