"""The columns, names, places, dates and numbers of old registers are understood as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from reception.desk.old_registers.cells import Lists, read_cell
from reception.desk.old_registers.headings import recognise
from reception.desk.old_registers.looking import OldFile, open_register, understand
from reception.desk.old_registers.names import part_name
from reception.desk.old_registers.sheets import column_letters, find_sheets, with_columns
from reception.kernel.errors import Refused
from reception.kernel.values import Wrong
from reception.reports.rows_in import Formula, Page
from tests.reception.desk.office import CATALOGUE, TODAY

LISTS = Lists.of(CATALOGUE, today=TODAY, language="ru")


def looked(text: str, **columns: str) -> OldFile:
    """What is understood of a text with separators."""
    sheets = open_register(text.encode(), name="a.csv")
    return understand(sheets, name="a.csv", columns=columns, lists=LISTS)


@pytest.mark.parametrize(
    ("headings", "held"),
    [
        (["№", "Ф.И.О.", "Год рождения", "Тел."], [None, "full_name", "born", "phone"]),
        (["Фамилия", "Имя", "Отчество", "ИНН"], ["surname", "given", "patronymic", "pin"]),
        (["Аты-жөнү", "Туулган күнү", "Жынысы", "Дареги"], ["full_name", "born", "sex", "address"]),
        (["Дата", "Дата рождения", "ФИО обратившегося лица"], ["day", "born", "full_name"]),
        (["Full name", "Date of birth", "Phone number"], ["full_name", "born", "phone"]),
        (["Күнү", "Кайрылуучунун аты-жөнү", "Маселеси"], ["day", "full_name", "about"]),
        (["ФИО", "ФИО"], ["full_name", None]),
        (["ФИО", "Дата рожд.", "Дата закрытия"], ["full_name", "born", None]),
        (["Фамилия", "Туулган жери"], ["surname", None]),
        (["Телефон", "Телефон 2"], ["phone", "phone"]),
        (["Дата обращения", "Суть обращения", "Район", "Сумма иска"], ["day", "about", "place", None]),
    ],
)
def test_headings_of_three_languages_are_recognised(headings: list[str], held: list[str | None]) -> None:
    assert recognise(headings) == held


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Асанова Айгүл Бакытовна", ("Асанова", "Айгүл", "Бакытовна")),
        ("ТОКТОСУНОВ БАКЫТ", ("Токтосунов", "Бакыт", "")),
        ("Токтосунов Бакыт Асан уулу", ("Токтосунов", "Бакыт", "Асан уулу")),
        ("Асан уулу Бакыт", ("Асан уулу", "Бакыт", "")),
        ("Эшимбекова Нур Асан КЫЗЫ", ("Эшимбекова", "Нур", "Асан кызы")),
        ("Иванов А.Б.", ("Иванов", "А.Б.", "")),
        ("САРЫ-БАЕВ", ("Сары-Баев", "", "")),
    ],
)
def test_a_full_name_is_parted(text: str, parts: tuple[str, str, str]) -> None:
    found = part_name(text)
    assert tuple(found.get(part, "") for part in ("surname", "given", "patronymic")) == parts


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("г. Ош", "osh_city", ""),
        ("Ош", "osh_city", ""),
        ("Ошская область, Кара-Сууский р-н", "kara_suu_rayon", ""),
        ("Кара-Суу району", "kara_suu_rayon", ""),
        ("Ошская обл., Кара-Сууский район, с. Отуз-Адыр", "kara_suu_rayon", "с. Отуз-Адыр"),
        ("Кара-Суу", None, "Кара-Суу"),
        ("Лондон", None, "Лондон"),
    ],
)
def test_a_place_is_found_and_never_guessed(text: str, code: str | None, rest: str) -> None:
    assert LISTS.places.find(text) == (code, rest)


@pytest.mark.parametrize(
    ("holds", "cell", "said"),
    [
        ("born", "12.05.1985 г.р.", "1985-05-12"),
        ("born", 1985, "1985"),
        ("born", 1985.0, "1985"),
        ("born", "1985-ж.", "1985"),
        ("born", date(1985, 5, 12), "1985-05-12"),
        ("day", "03.02.2019", "2019-02-03"),
        ("sex", "муж.", "male"),
        ("sex", "Аял", "female"),
        ("age", "45 лет", "45"),
        ("pin", 21205198500123.0, "21205198500123"),
        ("speaks", "кыргызский", "ky"),
        ("channel", "По телефону", "phone"),
    ],
)
def test_a_cell_says_one_thing(holds: str, cell: str | float | date, said: str) -> None:
    assert str(read_cell(holds, cell, LISTS)[holds]) == said


@pytest.mark.parametrize("cell", [None, "", "-", "—", "нет", "жок", "н/д"])
def test_a_dash_and_the_like_are_nothing(cell: str | None) -> None:
    assert read_cell("phone", cell, LISTS) == {}


def test_several_phones_of_one_cell_keep_the_words_beside_them() -> None:
    found = read_cell("phone", "0555 12 34 56, брат 0772 11 22 33 (вечером)", LISTS)
    assert found == {
        "phones": [
            {"number": "+996555123456"},
            {"number": "+996772112233", "note": "брат, вечером"},
        ]
    }


def test_an_address_is_kept_whole_and_names_its_town() -> None:
    said = read_cell("address", "г. Ош, ул. Ленина 5", LISTS)
    assert said == {"address": "г. Ош, ул. Ленина 5", "place": "osh_city"}


@pytest.mark.parametrize(
    ("holds", "cell"),
    [
        ("born", "31.02.1985"),
        ("born", "01.01.2030"),
        ("day", "24.11.2027"),
        ("day", "2019"),
        ("sex", "да"),
        ("age", "старый"),
        ("age", "200"),
        ("phone", "абв"),
        ("paper", "утерян"),
        ("speaks", "эльфийский"),
        ("full_name", 17),
        ("full_name", "Асанова\0"),
        ("surname", "я" * 300),
        ("surname", Formula()),
    ],
)
def test_what_cannot_be_is_a_fault(holds: str, cell: str | int | Formula) -> None:
    with pytest.raises(Wrong):
        read_cell(holds, cell, LISTS)


def test_rows_become_people_and_visits_below_whatever_stands_above_the_headings() -> None:
    file = looked(
        "Журнал 2019;;\n;;\nФИО;Дата обращения;Проблема\nАсанова Айгүл;03.02.2019;Алименты\n;;\nОсмонов;;\n"
    )
    first, second = file.register.rows
    assert (first.name, first.where) == ("Асанова Айгүл", "4")
    assert first.visit is not None
    assert first.visit["day"] == date(2019, 2, 3)
    assert first.visit["about"]["text"] == "Алименты"
    assert (second.name, second.where, second.visit) == ("Осмонов", "6", None)
    assert file.register.faults == ()


def test_every_fault_is_told_by_its_cell() -> None:
    file = looked(
        "ФИО;Год рождения;Дата обращения;Проблема\nАсанова;31.02.1999;;Земля\n;1980;03.02.2019;\nОсмонов;1980;;Земля\n"
    )
    assert [fault.path for fault in file.register.faults] == ["B2", "A3", "C4"]
    assert file.register.rows == ()


def test_a_fault_on_a_named_sheet_tells_the_sheet() -> None:
    sheets = find_sheets([Page("Пусто", ()), Page("Март", (("ФИО", "Пол"), ("Асанова", "да")))])
    file = understand(tuple(sheets), name="a.xlsx", columns={}, lists=LISTS)
    assert [fault.path for fault in file.register.faults] == ["Март, B2"]


def test_a_column_may_be_left_out_or_hold_something_else() -> None:
    file = looked("ФИО;Комментарий;Пол\nАсанова;0555123456;да\n", Комментарий="phone", Пол="")
    (row,) = file.register.rows
    assert row.person["phones"] == [{"number": "+996555123456"}]
    assert "sex" not in row.person


@pytest.mark.parametrize(
    "columns",
    [
        {"ФИО": ""},
        {"ФИО": "magic"},
        {"Имя": "given"},
        {"Тел": "full_name"},
        {"Тел": "surname", "ФИО": "surname"},
    ],
)
def test_columns_that_make_no_sense_are_refused(columns: dict[str, str]) -> None:
    sheets = open_register("ФИО;Тел\nАсанова;0555123456\n".encode(), name="a.csv")
    with pytest.raises(Refused):
        with_columns(sheets, columns)


def test_a_file_without_names_is_refused() -> None:
    with pytest.raises(Refused, match="headings"):
        looked("Дата;Сумма\n01.02.2019;500\n")


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (49, "AX")])
def test_columns_are_lettered_as_excel_does(place: int, letters: str) -> None:
    assert column_letters(place) == letters
