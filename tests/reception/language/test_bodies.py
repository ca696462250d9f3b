"""The rules held against the cases that were written down by hand for every body of the list."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, cast

import pytest

from reception.language import kyrgyz
from reception.language.cases import Declined, KyrgyzCase, RussianCase
from reception.language.russian_phrases import decline_phrase

WRITTEN = tomllib.loads((files("resources") / "reference" / "institutions.toml").read_text(encoding="utf-8"))
LEAST_SURE = 0.98
"""Of the written cases: a body whose cases the rules do not know may be added, and most are plain."""
Form = tuple[str, str, str, str]


def _forms(body: dict[str, Any]) -> Iterator[Form]:
    """Language, name, case and how it is written in that case: of a body and of the post at its head."""
    for language in ("ru", "ky"):
        for case, form in (body.get(language) or {}).items():
            yield language, body["labels"][language], case, form
        post = body.get("post") or {}
        if f"{language}_dative" in post:
            yield language, post[language], "dative", post[f"{language}_dative"]


FORMS = [form for body in WRITTEN["item"] for form in _forms(body)]


def _by_rule(language: str, name: str, case: str) -> Declined:
    if language == "ru":
        return decline_phrase(name, case=cast("RussianCase", case))
    return kyrgyz.decline(name, case=cast("KyrgyzCase", case))


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_where_the_rules_are_sure_of_a_body_they_say_what_was_written_down(language: str) -> None:
    asked = [form for form in FORMS if form[0] == language]
    ruled = [(form, _by_rule(*form[:3])) for form in asked]
    sure = [(form, declined) for form, declined in ruled if declined.certain]
    assert [(form, declined.text) for form, declined in sure if declined.text != form[3]] == []
    assert len(sure) > LEAST_SURE * len(asked) > LEAST_SURE * 100
