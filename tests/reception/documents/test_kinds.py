"""The shipped kinds of papers, and descriptions that are not right."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.documents.kinds import Field, Kind, kind_codes, load_kind, load_template, read_kind
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from tools.typeset.package import set_template
from tools.typeset.script import LANDSCAPE, PORTRAIT

KINDS = [load_kind(code) for code in kind_codes()]
PAPERS = [(kind, language) for kind in KINDS for language in kind.languages]
# Words that Kyrgyz took over unchanged.
SAME_IN_KYRGYZ = {"Телефон", "Орган", "Факт", "Документ", "–"}
WIDE = {"chronology_table", "amendments_letter"}
"""Kinds that are a table across the page."""

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
each_paper = pytest.mark.parametrize(
    ("kind", "language"), PAPERS, ids=lambda part: part.code if isinstance(part, Kind) else part
)


def part(kind: Kind, language: Language, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(load_template(kind, language=language))) as package:
        return package.read(name).decode("utf-8") if name in package.namelist() else ""


def all_fields(kind: Kind) -> list[Field]:
    return [one for field in kind.fields for one in (field, *field.columns)]


def test_every_folder_of_a_kind_stands_in_one_group_and_no_group_names_another() -> None:
    folders = {
        entry.name for entry in files("templates_docx").iterdir() if (entry / f"{entry.name}.toml").is_file()
    }
    assert sorted(kind_codes()) == sorted(folders)


@each_kind
def test_a_kind_has_a_template_for_each_of_its_languages_and_no_other(kind: Kind) -> None:
    folder = files("templates_docx") / kind.code
    names = {entry.name for entry in folder.iterdir()}
    templates = {f"{language}.{form}" for language in kind.languages for form in ("docx", "txt")}
    assert names == {f"{kind.code}.toml", *templates}
    assert (
        {"ru", "en"} <= set(kind.languages) if kind.read_by == {"un"} else {"ru", "ky"} <= set(kind.languages)
    )


@each_paper
def test_a_template_is_what_its_text_sets(kind: Kind, language: Language) -> None:
    source = Path(str(files("templates_docx") / kind.code / f"{language}.txt"))
    assert set_template(source) == load_template(kind, language=language)


@each_kind
def test_a_kyrgyz_word_of_a_kind_is_not_the_russian_one(kind: Kind) -> None:
    words = [kind.titles, *(basis.norm for basis in kind.legal_basis)]
    for field in all_fields(kind):
        words += [field.labels, field.unknown, *(choice.labels for choice in field.choices)]
        words += [said for said in (field.help, field.none) if said]
    same = {said["ru"] for said in words if said["ru"] == said["ky"]}
    assert same <= SAME_IN_KYRGYZ


@each_kind
def test_a_field_is_explained_and_says_where_it_comes_from(kind: Kind) -> None:
    for field in kind.fields:
        assert field.help, field.name
        assert field.source, field.name


@each_kind
def test_an_uncertain_norm_leaves_a_place_for_the_lawyer_in_every_language(kind: Kind) -> None:
    uncertain = [basis for basis in kind.legal_basis if basis.confidence != "C"]
    assert bool(uncertain) == bool(kind.legal_basis)
    if not uncertain:
        return
    for language in kind.languages:
        assert part(kind, language, "word/document.xml").count('w:highlight w:val="yellow"') >= 1


@each_paper
def test_only_a_reading_copy_says_in_its_header_that_it_is_one(kind: Kind, language: Language) -> None:
    header = part(kind, language, "word/header1.xml")
    assert bool(header) == (language in kind.reading_copies)


@each_paper
def test_a_paper_is_set_in_times_new_roman_12_on_a4_with_its_margins(kind: Kind, language: Language) -> None:
    document, styles = (part(kind, language, f"word/{name}.xml") for name in ("document", "styles"))
    assert 'w:ascii="Times New Roman"' in styles
    assert '<w:sz w:val="24"/>' in styles
    size = LANDSCAPE if kind.code in WIDE else PORTRAIT
    assert size in document
    assert 'w:top="1134" w:right="851" w:bottom="1134" w:left="1701"' in document
    assert "NUMPAGES" in part(kind, language, "word/footer1.xml")


def test_the_communication_cites_the_new_rule_numbers_only() -> None:
    kind = load_kind("hrc_communication")
    assert "Rev.12" in part(kind, "en", "word/document.xml")
    for old in ("rule 97", "rule 96", "правило 97", "правило 96", "97-эреже", "96-эреже"):
        assert not any(old in part(kind, language, "word/document.xml") for language in kind.languages)


def test_nobody_is_asked_to_write_to_the_abolished_centre() -> None:
    for kind, language in PAPERS:
        assert "Национальн" not in part(kind, language, "word/document.xml")


def test_an_unknown_kind_is_refused_by_name() -> None:
    for code in ("complaint", "../torture_complaint", ""):
        with pytest.raises(Refused) as refusal:
            load_kind(code)
        assert refusal.value.values == {"kind": code}


def test_a_kind_is_refused_in_a_language_it_is_not_made_in() -> None:
    text = (files("templates_docx") / "information_request" / "information_request.toml").read_text("utf-8")
    kind = read_kind(text.replace('reading_copies = ["en"]', "reading_copies = []").encode(), name="request")
    with pytest.raises(Refused):
        load_template(kind, language="en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('read_by = ["state"]', 'read_by = ["friend"]'),
        ('filed_in = ["ru", "ky"]', 'filed_in = ["ru", "uz"]'),
        ('titles.ky = "Маалымат берүү жөнүндө суроо-талап"', 'titles.ky = " "'),
        ('type = "choice"', 'type = "text"'),
        ('type = "rows"', 'type = "text"'),
        ('confidence = "U"', 'confidence = "sure"'),
        ("version = 1", 'version = "first"'),
        ('code = "information_request"', ""),
        ('label.ru = "Телефон"', "label = 5"),
    ],
)
def test_a_description_that_is_not_right_is_refused_in_a_sentence(old: str, new: str) -> None:
    text = (files("templates_docx") / "information_request" / "information_request.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(Refused) as refusal:
        read_kind(text.replace(old, new, 1).encode(), name="request")
    assert refusal.value.values["name"] == "request"


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_a_description_or_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_kind(data, name="any")


@each_kind
def test_no_field_is_called_as_a_method_of_what_holds_it(kind: Kind) -> None:
    assert not {field.name for field in all_fields(kind)} & set(dir(dict))
