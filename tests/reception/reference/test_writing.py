"""What is written as a reference document reads back as the same list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reception.reference.catalogue import Catalogue
from reception.reference.lists import CodeList, EarlierName, Fact, Item
from reception.reference.reading import read_document, shipped
from reception.reference.writing import write_document

LABELS = {"ru": 'Название «в кавычках" и \\', "ky": "Аталышы өңү", "en": "Name"}


@pytest.mark.parametrize("list_id", shipped().ids)
def test_every_shipped_list_comes_back_as_it_was(catalogue: Catalogue, list_id: str) -> None:
    before = catalogue.list(list_id)
    after = read_document(write_document(before), name="list.toml", origin="shipped")
    # A fact inside another is written after the plain ones: the same facts, perhaps in another order.
    assert after == before
    assert write_document(after) == write_document(before)


def test_every_kind_of_fact_comes_back() -> None:
    facts: dict[str, Fact] = {
        "plain": "text",
        "with space": "a\\b",
        "count": 3,
        "share": 0.25,
        "yes": True,
        "since": date(2026, 1, 2),
        "several": ("a", "б"),
        "post.ru": "Прокурору",
    }
    item = Item(
        "one",
        LABELS,  # type: ignore[arg-type]
        valid_from=date(2020, 1, 1),
        valid_to=date(2030, 1, 1),
        words={"ru": ("слово", "два слова")},
        earlier=(EarlierName(date(2021, 1, 1), LABELS),),  # type: ignore[arg-type]
        facts=facts,
    )
    below = replace(item, code="two", parents=("one",), earlier=(), words={}, facts={})
    before = CodeList("samples", 7, date(2026, 11, 24), "a test", False, "office", (item, below))
    assert read_document(write_document(before), name="list.toml") == before
