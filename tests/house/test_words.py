"""The catalogues are whole in three languages, and are what the code says."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import words

# Texts that are rightly the same in Russian and Kyrgyz: words that both languages have, signs and measures.
SAME_IN_RUSSIAN_AND_KYRGYZ = {
    "A paper",  # документ
    "Body",  # орган
    "Chronology",  # хронология
    "Computer",  # компьютер
    "Directory:",  # папка
    "Drive",  # диск
    "File",  # файл
    "Folder",  # папка
    "Lawyer",  # юрист
    "PDF",
    "PIN",  # ПИН
    "Printer",  # принтер
    "Report",  # отчёт
    "Scan",  # скан
    "Scanner",  # сканер
    "Text",  # текст
    "Video",  # видео
    "lawyer: {name}",
    "{field}: {after}",
    "{field}: {before} → {after}",
    "{number} GB",
    "{number} KB",
    "{number} MB",
    "№",
}

# Beginnings of words that the office does not say: of a shop, of a computer, or of another notion.
NOT_OUR_WORDS = {
    "ru": (
        "кейс",
        "дедлайн",
        "синхрон",
        "услуг",
        "обращени",
        "посетител",
        "преступник",
        "юзер",
        "бэкап",
        "логин",
    ),
    "ky": ("кейс", "дедлайн", "синхрон", "кардар", "услуга", "сервис", "кылмышкер", "обращение", "логин"),
    "en": ("synchron", "customer", "ticket", "visitor"),
}
# A small letter may become a capital where a name comes first.
PROPER = "WJ"


@pytest.fixture(scope="module", params=words.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


def texts(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    """Message to translation, each as one or more forms."""
    found = {}
    for entry in catalogue:
        if entry.id:
            name = entry.id if isinstance(entry.id, str) else entry.id[0]
            forms = entry.string
            found[name] = (forms,) if isinstance(forms, str) else tuple(forms or ())
    return found


def ends(text: str) -> str:
    """The mark a text ends with: a full stop and a colon say what follows; anything else says nothing."""
    return text[-1] if text.endswith((".", ":", "?", " ")) else ""


def test_every_message_is_a_literal_sentence() -> None:
    _, faults = words.messages(*words.HOMES)
    assert [str(fault) for fault in faults] == []


def test_every_message_of_the_code_is_in_the_catalogue_and_no_other(language: str) -> None:
    found, _ = words.messages(*words.HOMES)
    assert set(texts(words.read_catalogue(language))) == {
        message if isinstance(message, str) else message[0] for message in found
    }


def test_no_translation_is_missing_or_has_other_placeholders(language: str) -> None:
    assert words.gaps(words.read_catalogue(language)) == []


def test_the_committed_file_is_as_the_tool_writes_it(language: str) -> None:
    found, _ = words.messages(*words.HOMES)
    catalogue = words.updated(words.read_catalogue(language), found, language)
    assert words.catalogue_file(language).read_bytes() == words.written(catalogue)


def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    fresh = words.compiled(words.read_catalogue(language))
    assert words.catalogue_file(language, "mo").read_bytes() == fresh


def test_kyrgyz_is_not_russian() -> None:
    russian, kyrgyz = (texts(words.read_catalogue(name)) for name in ("ru", "ky"))
    assert {name for name in russian if russian[name] == kyrgyz[name]} == SAME_IN_RUSSIAN_AND_KYRGYZ


def test_nothing_is_said_in_words_that_the_office_does_not_use(language: str) -> None:
    found = [
        (word, form)
        for forms in texts(words.read_catalogue(language)).values()
        for form in forms
        for word in NOT_OUR_WORDS[language]
        if re.search(rf"\b{word}", form.casefold())
    ]
    assert found == []


def test_a_translation_begins_and_ends_as_its_message_does(language: str) -> None:
    differing = [
        (name, form)
        for name, forms in texts(words.read_catalogue(language)).items()
        for form in forms
        if ends(form) != ends(name) or (name[0].islower() and form[:1].isupper() and form[0] not in PROPER)
    ]
    assert differing == []


def test_quotes_and_dashes_are_those_of_print(language: str) -> None:
    wrong = {"ru": '“”"—', "ky": '“”"—', "en": '"—–'}[language]
    found = texts(words.read_catalogue(language)).values()
    assert [form for forms in found for form in forms if set(form) & set(wrong)] == []


def test_english_is_what_the_code_says() -> None:
    english = texts(words.read_catalogue("en"))
    assert [name for name, forms in english.items() if forms[0] != name] == []


def test_a_marked_sentence_is_found_and_a_made_up_one_is_a_fault(tmp_path: Path) -> None:
    code = (
        '_("Plain.")\nmark("Also.")\nsay.count(_("{n} day"), _("{n} days"), 3)\n'
        '_(f"Day {day}.")\n_("a" + name)\n_(name)\ntext.count("a")\n'
    )
    (tmp_path / "some.py").write_text(code, encoding="utf-8")
    found, faults = words.messages(tmp_path)
    assert found == {"Plain.", "Also.", ("{n} day", "{n} days")}
    assert [fault.line for fault in faults] == [4, 5, 6]


def test_a_gap_and_a_wrong_placeholder_are_named() -> None:
    catalogue = words.QuietCatalog(locale="ru")
    catalogue.add("Empty.", "")
    catalogue.add("Hello, {name}.", "Привет, {имя}.")
    catalogue.add(("{n} day", "{n} days"), ("{n} день", "", "{n} дней"))
    assert [gap.split("'")[1] for gap in words.gaps(catalogue)] == ["Empty.", "Hello, {name}.", "{n} day"]


def test_a_compiled_catalogue_words_numbers_as_russian_does(tmp_path: Path) -> None:
    catalogue = words.QuietCatalog(locale="ru")
    catalogue.add(("{n} day", "{n} days"), ("{n} день", "{n} дня", "{n} дней"))
    path = tmp_path / "some.mo"
    path.write_bytes(words.compiled(catalogue))
    with path.open("rb") as stream:
        told = gettext.GNUTranslations(stream)
    assert [told.ngettext("{n} day", "{n} days", n) for n in (1, 3, 5)] == [
        "{n} день",
        "{n} дня",
        "{n} дней",
    ]


def test_translations_outlive_an_update_and_retired_messages_do_not() -> None:
    old = words.QuietCatalog(locale="ru")
    old.add("Kept.", "Осталось.")
    old.add("Gone.", "Ушло.")
    new = words.updated(old, {"Kept.", "New."}, "ru")
    assert texts(new) == {"Kept.": ("Осталось.",), "New.": ("",)}
