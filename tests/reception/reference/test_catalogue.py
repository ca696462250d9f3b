"""Lists are read when asked for, later versions hold, and no code is ever lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.reference.catalogue import Catalogue
from reception.reference.lists import CodeList, Item
from reception.reference.reading import read_document

EXAMPLES = Path(__file__).parent / "examples"


def code_list(version: int, *codes: str, id_: str = "samples") -> CodeList:
    items = tuple(
        Item(code, {"ru": f"{code} {version}", "ky": f"{code} {version}", "en": code}) for code in codes
    )
    return CodeList(
        id_, version, date(2026, 1, version), "a test", verified=True, origin="office", items=items
    )


def counted(lists: CodeList) -> tuple[Catalogue, list[str]]:
    reads: list[str] = []

    def read() -> CodeList:
        reads.append(lists.id)
        return lists

    return Catalogue({lists.id: read}), reads


def test_a_list_is_read_once_and_only_when_asked_for() -> None:
    catalogue, reads = counted(code_list(1, "one"))
    assert catalogue.ids == ("samples",)
    assert catalogue.with_documents([code_list(1, "two", id_="others")]).label("others", "two", "en") == "two"
    assert reads == []
    assert catalogue.item("samples", "one").code == "one"
    assert catalogue.has("samples", "one")
    assert reads == ["samples"]


def test_unknown_lists_and_codes_are_refused_by_name_but_a_label_is_always_given() -> None:
    catalogue, _ = counted(code_list(1, "one"))
    with pytest.raises(Refused) as no_list:
        catalogue.list("nothing")
    with pytest.raises(Refused) as no_code:
        catalogue.item("samples", "two")
    assert no_list.value.values == {"list": "nothing"}
    assert no_code.value.values == {"list": "samples", "code": "two"}
    assert catalogue.label("samples", "two", "ky") == "two"
    assert not catalogue.has("nothing", "one")
    assert catalogue.ancestors("samples", "two") == ()


def test_the_association_s_own_documents_join_the_shipped_ones(catalogue: Catalogue) -> None:
    documents = [read_document(path.read_bytes(), name=path.name) for path in sorted(EXAMPLES.glob("*.toml"))]
    ours = catalogue.with_documents(documents)
    assert set(ours.ids) - set(catalogue.ids) == {"donors", "offices", "projects"}
    for office in ours.list("offices").items:
        assert ours.has("divisions", office.text("division") or "")
    for project in ours.list("projects").items:
        assert ours.has("donors", project.text("donor") or "")
    assert ours.label("offices", "manas", "ru", on=date(2024, 5, 1)) == "Приёмная в Джалал-Абаде"
    assert [item.code for item in ours.valid("projects", date(2027, 1, 1))] == ["against_torture", "core"]
    assert ours.item("offices", "osh").text("address.ky") == "Ош шаары, Үлгү көчөсү, 1"


def test_the_later_version_holds_whichever_comes_first() -> None:
    old, new = code_list(1, "one", "gone"), code_list(2, "one", "two")
    for documents in ([old, new], [new, old]):
        merged = Catalogue({}).with_documents(documents)
        assert merged.label("samples", "one", "ky") == "one 2"
        assert merged.list("samples").version == 2


def test_a_code_that_a_later_version_dropped_keeps_its_label_but_is_offered_no_more() -> None:
    merged = Catalogue({}).with_documents([code_list(1, "one", "gone"), code_list(2, "one", "two")])
    assert merged.label("samples", "gone", "ky") == "gone 1"
    assert [item.code for item in merged.valid("samples", date(2026, 1, 1))] == ["one", "two", "gone"]
    assert [item.code for item in merged.valid("samples", date(2026, 1, 2))] == ["one", "two"]


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.sets(st.sampled_from("abcdef"), min_size=1)), min_size=1, max_size=6
    )
)
def test_no_order_of_documents_loses_a_code(made: list[tuple[int, set[str]]]) -> None:
    documents = [code_list(version, *sorted(codes)) for version, codes in made]
    merged = Catalogue({}).with_documents(documents).list("samples")
    assert merged.codes() == frozenset().union(*(document.codes() for document in documents))
    assert merged.version == max(version for version, _ in made)
    assert len(merged.codes()) == len(merged.items)


def test_all_that_stands_above_a_code_is_named_nearest_first(catalogue: Catalogue) -> None:
    assert catalogue.ancestors("divisions", "uzgen_city") == ("uzgen_rayon", "osh_oblast", "kyrgyzstan")
    assert catalogue.ancestors("institutions", "court_alay_rayon") == ("court_osh_oblast", "court_supreme")


def test_an_item_without_a_fact_says_so(catalogue: Catalogue) -> None:
    family = catalogue.item("problem_categories", "other")
    assert family.text("sensitive_as") is None
    assert not family.flag("sensitive")
    assert catalogue.item("proceeding_results", "satisfied").flag("favourable")
