"""What every shipped list must be: three labels, real Kyrgyz, parents, days, sources, codes elsewhere."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from reception.kernel.access import ACCESS_LEVELS
from reception.kernel.i18n import LANGUAGES
from reception.reference.catalogue import Catalogue
from reception.reference.lists import CodeList, Item
from reception.reference.reading import shipped

LISTS = shipped().ids
CYRILLIC = re.compile(r"[а-яёңөү]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
ASCII = re.compile(r"[ -~’“”–№üé]+")
# Words that Kyrgyz writes as Russian does: names, and words taken over whole.
SAME_IN_BOTH = {
    "groups": {"pensioner", "kayrylman", "lgbt", "journalist"},
    "institutions": {"aiyl_okmotu"},
    "institution_kinds": {"police", "prosecutor"},
    "organisation_kinds": {"donor"},
    "party_roles": {"advocate", "prosecutor", "judge"},
    "problem_categories": {"pension"},
    "roles": {"lawyer", "director", "accountant", "editor", "administrator"},
    "stages": {"appeal", "cassation"},
    "detention_kinds": {"military"},
    "divisions": {"russia"},
    "chronology_sources": {"document"},
}
REFERS = {
    ("institutions", "division"): "divisions",
    ("institutions", "kind"): "institution_kinds",
    ("institutions", "successor"): "institutions",
    ("acts", "successor"): "acts",
    ("deadline_rules", "act"): "acts",
    ("deadline_rules", "start"): "start_events",
    ("deadline_rules", "unit"): "time_units",
    ("deadline_rules", "procedure"): "un_procedures",
    ("deadline_rules", "same_as"): "deadline_rules",
    ("un_procedures", "act"): "acts",
    ("problem_categories", "sensitive_as"): "sensitivities",
    ("refusal_grounds", "act"): "acts",
    ("letter_outcomes", "result"): "proceeding_results",
    ("relations", "sex"): "sexes",
}


@pytest.fixture(params=LISTS)
def shipped_list(request: pytest.FixtureRequest, catalogue: Catalogue) -> CodeList:
    found = catalogue.list(request.param)
    assert found.id == request.param
    return found


def test_each_file_is_named_by_its_list_and_says_where_it_comes_from(shipped_list: CodeList) -> None:
    assert shipped_list.origin == "shipped"
    assert shipped_list.checked_on >= date(2026, 11, 24)
    assert len(shipped_list.source) > len("a source")


def test_labels_are_different_within_a_list(shipped_list: CodeList) -> None:
    for language in LANGUAGES:
        labels = [item.labels[language] for item in shipped_list.items if item.valid_to is None]
        twice = {label for label in labels if labels.count(label) > 1}
        assert not twice, (shipped_list.id, language)


def test_kyrgyz_is_not_russian_left_standing(shipped_list: CodeList) -> None:
    same = {item.code for item in shipped_list.items if item.labels["ky"] == item.labels["ru"]}
    assert same == SAME_IN_BOTH.get(shipped_list.id, set())


def test_every_label_is_written_in_its_own_letters(shipped_list: CodeList) -> None:
    for item in shipped_list.items:
        assert ASCII.fullmatch(item.labels["en"]), item.code
        assert not CYRILLIC.search(item.labels["en"])
        for language in ("ru", "ky"):
            mixed = [
                word
                for word in re.findall(r"\w+", item.labels[language])
                if CYRILLIC.search(word) and LATIN.search(word)
            ]
            assert not mixed, item.code


def test_no_list_goes_deeper_than_its_parents_and_ends_after_it_begins(shipped_list: CodeList) -> None:
    codes = shipped_list.codes()
    for item in shipped_list.items:
        assert codes.issuperset(item.parents)
        assert item.valid_from is None or item.valid_to is None or item.valid_from <= item.valid_to
        assert all(one.until < other.until for one, other in pairwise(item.earlier))


def test_confidence_is_one_of_three_letters(shipped_list: CodeList) -> None:
    for item in shipped_list.items:
        assert item.facts.get("confidence", "C") in ("C", "M", "U"), item.code


def test_what_ended_names_its_successor(catalogue: Catalogue) -> None:
    for list_id in ("acts", "institutions"):
        for item in catalogue.list(list_id).items:
            if item.valid_to:
                successor = catalogue.item(list_id, item.text("successor") or "")
                assert successor.valid_to is None, item.code


@pytest.mark.parametrize(("place", "other"), REFERS.items())
def test_codes_of_other_lists_exist_there(catalogue: Catalogue, place: tuple[str, str], other: str) -> None:
    list_id, fact = place
    named = [item.text(fact) for item in catalogue.list(list_id).items if fact in item.facts]
    assert named
    assert all(catalogue.has(other, code or "") for code in named)


def test_divisions_nest_by_their_classifier_codes(catalogue: Catalogue) -> None:
    divisions = catalogue.list("divisions")
    coded = {item.code: soate for item in divisions.items if (soate := item.text("soate"))}
    assert len(set(coded.values())) == len(coded)
    lengths = {
        "country": 3,
        "oblast": 5,
        "republican_city": 5,
        "rayon": 8,
        "oblast_city": 8,
        "city_district": 8,
    }
    for item in divisions.items:
        if item.code in coded:
            assert len(coded[item.code]) == lengths.get(item.text("level") or "", 14), item.code
            assert all(coded[item.code].startswith(coded[parent]) for parent in item.parents), item.code
        else:
            assert item.code == "abroad" or item.parents == ("abroad",)


@pytest.mark.parametrize(
    ("level", "number"),
    [("oblast", 7), ("republican_city", 2), ("rayon", 40), ("oblast_city", 14), ("rayon_city", 18)],
)
def test_the_whole_country_is_there(catalogue: Catalogue, level: str, number: int) -> None:
    assert sum(item.text("level") == level for item in catalogue.list("divisions").items) == number


def test_iso_codes_stand_on_the_nine_first_level_divisions(catalogue: Catalogue) -> None:
    codes = {item.text("iso") for item in catalogue.list("divisions").children("kyrgyzstan")}
    assert codes == {f"KG-{letter}" for letter in ("B", "C", "J", "N", "O", "T", "Y", "GB", "GO")}


def test_the_renamed_city_keeps_its_code_and_its_name_of_then(catalogue: Catalogue) -> None:
    assert catalogue.label("divisions", "manas_city", "ru") == "г. Манас"
    assert catalogue.label("divisions", "manas_city", "ky", on=date(2025, 9, 27)) == "Жалал-Абад шаары"
    assert catalogue.label("divisions", "manas_city", "ky", on=date(2025, 9, 28)) == "Манас шаары"
    assert catalogue.ancestors("divisions", "manas_city") == ("jalal_abad_oblast", "kyrgyzstan")
    assert catalogue.ancestors("divisions", "manas_rayon") == ("talas_oblast", "kyrgyzstan")


GENITIVE = re.compile(r"(нын|нин|нун|нүн)\b")


def harmony(letters: str) -> str:
    """Which ending the last vowel asks for: a word of front vowels takes a front ending."""
    return "front" if [letter for letter in letters if letter in "аыоуэеиөүюя"][-1] in "эеиөү" else "back"


def test_kyrgyz_cases_of_institutions_follow_vowel_harmony(catalogue: Catalogue) -> None:
    for item in catalogue.list("institutions").items:
        label, cases = (
            item.labels["ky"],
            [item.text(f"ky.{case}") for case in ("genitive", "dative", "ablative")],
        )
        assert None not in cases, item.code
        stem = label.rstrip(")")
        for case in cases:
            assert case is not None
            assert case != label
            if not label.endswith(")"):
                assert case.startswith(stem)
            assert harmony(case.rstrip(")")) == harmony(stem), (item.code, case)
        assert GENITIVE.search(cases[0] or ""), item.code


def test_russian_cases_of_institutions_are_not_the_bare_name(catalogue: Catalogue) -> None:
    indeclinable = {"aiyl_okmotu"}
    for item in catalogue.list("institutions").items:
        genitive, dative = item.text("ru.genitive"), item.text("ru.dative")
        assert genitive
        assert dative
        assert item.labels["ru"] not in (genitive, dative) or item.code in indeclinable


def test_heads_are_addressed_in_the_dative(catalogue: Catalogue) -> None:
    heads = [item for item in catalogue.list("institutions").items if item.text("post.ru")]
    assert {item.text("kind") for item in heads} >= {"prosecutor", "police", "ministry", "local_government"}
    for item in heads:
        assert re.match(r"\w+(ому|му|ру|лю|ку|ве) ?", item.text("post.ru_dative") or ""), item.code
        assert re.search(r"(на|не|но|нө)$", item.text("post.ky_dative") or ""), item.code


@pytest.mark.parametrize("kind", ["prosecutor", "court", "police", "administration"])
def test_every_rayon_of_the_south_has_its_bodies(catalogue: Catalogue, kind: str) -> None:
    bodies = {
        item.text("division") for item in catalogue.list("institutions").items if item.text("kind") == kind
    }
    for oblast in ("osh_oblast", "jalal_abad_oblast", "batken_oblast"):
        rayons = {
            item.code
            for item in catalogue.list("divisions").children(oblast)
            if item.text("level") == "rayon"
        }
        assert rayons <= bodies


def test_no_letter_is_offered_to_the_abolished_centre(catalogue: Catalogue) -> None:
    codes = [item.code for item in catalogue.valid("institutions", date(2025, 10, 3))]
    assert "torture_prevention_centre" not in codes
    assert catalogue.item("institutions", "torture_prevention_centre").text("successor") in codes


def test_categories_have_two_levels_and_everyday_words_in_both_languages(catalogue: Catalogue) -> None:
    categories = catalogue.list("problem_categories")
    families = {item.code for item in categories.items if not item.parents}
    for item in categories.items:
        assert families.issuperset(item.parents), item.code
        assert item.words["ru"], item.code
        assert item.words["ky"], item.code
    assert all(categories.children(family) for family in families - {"other"})


def test_a_family_does_not_take_the_words_of_its_own_problems(catalogue: Catalogue) -> None:
    categories = catalogue.list("problem_categories")
    for family in [item for item in categories.items if not item.parents]:
        for problem in categories.children(family.code):
            assert not set(family.words["ru"]) & set(problem.words["ru"]), problem.code
            assert not set(family.words["ky"]) & set(problem.words["ky"]), problem.code


def test_matters_of_children_family_and_sexual_violence_are_marked(catalogue: Catalogue) -> None:
    items = catalogue.list("problem_categories").items
    marked = {item.code for item in items if item.flag("sensitive")}
    assert marked == {item.code for item in items if item.text("sensitive_as")}
    assert {
        "violence_sexual",
        "violence_child",
        "family_violence",
        "protection_order",
        "child_rights",
    } <= marked
    assert "alimony" not in marked


def test_only_rules_read_in_a_source_are_verified(catalogue: Catalogue) -> None:
    rules = catalogue.list("deadline_rules").items
    refs = [item.text("ref") or "" for item in rules]
    everyday = [ref for ref in refs if ref.startswith("E")]
    assert refs == [*(f"T{number:02}" for number in range(1, 42)), *everyday]
    assert everyday == sorted(set(everyday))
    assert set(everyday) >= {"E01", "E09", "E16", "E18", "E25", "E31", "E42", "E51"}
    for item in rules:
        assert (item.text("status") == "verified") == (item.text("confidence") == "C"), item.code
        assert ("unit" in item.facts) or "length" not in item.facts, item.code
        assert item.text("source"), item.code


def test_what_a_deadline_says_in_words_stands_in_three_languages(catalogue: Catalogue) -> None:
    for item in catalogue.list("deadline_rules").items:
        for fact in ("article", "note"):
            told = [item.text(f"{fact}.{language}") for language in LANGUAGES]
            assert all(told) or not any(told), item.code
            assert item.text(fact) is None, item.code


def rule(catalogue: Catalogue, code: str) -> Item:
    return catalogue.item("deadline_rules", code)


def test_an_information_request_has_ten_working_days_and_an_appeal_is_left_to_the_lawyer(
    catalogue: Catalogue,
) -> None:
    answer = rule(catalogue, "information_answer")
    assert (answer.facts["length"], answer.text("unit"), answer.text("status")) == (
        10,
        "working_days",
        "verified",
    )
    assert rule(catalogue, "appeal_answer").text("status") == "unverified"
    assert not rule(catalogue, "information_answer_2006").valid(date(2026, 1, 1))


def test_age_bands_meet_without_a_gap(catalogue: Catalogue) -> None:
    bands = catalogue.list("age_bands").items
    assert bands[0].facts["youngest"] == 0
    for younger, older in pairwise(bands):
        oldest = younger.facts["oldest"]
        assert isinstance(oldest, int)
        assert older.facts["youngest"] == oldest + 1
    assert "oldest" not in bands[-1].facts


def test_levels_of_access_are_those_of_the_store_in_their_order(catalogue: Catalogue) -> None:
    assert tuple(item.code for item in catalogue.list("access_levels").items) == ACCESS_LEVELS


def test_nothing_but_lists_lies_in_the_folder() -> None:
    names = {entry.name for entry in (files("resources") / "reference").iterdir()} - {
        "__init__.py",
        "__pycache__",
    }
    assert names == {f"{list_id}.toml" for list_id in LISTS}
