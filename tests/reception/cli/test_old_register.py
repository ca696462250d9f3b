"""`person import` looks first, decides what is alike, takes all in or nothing, and one undo takes it back."""

from __future__ import annotations

import pytest

from tests.command_line import CommandLine

HEADS = "ФИО;Год рождения;Телефон;Заметка;Дата обращения;Проблема\n"
TWICE = (
    f"{HEADS}Асанова Айгүл;12.05.1985;0555123456;;10.03.2019;Алименты\n"
    "Осмонов Бакыт;1970;;;05.02.2019;Земля\n"
    "Асанова Айгүл;12.05.1985;0555123456;;11.03.2019;Развод\n"
)


def find(line: CommandLine, name: str) -> int:
    return len(line("person", "find", name, "--json").json)


def test_the_preview_shows_columns_counts_and_rows_alike_and_writes_nothing(line: CommandLine) -> None:
    shown = line("person", "import", line.file(TWICE), "--preview", "--json").json
    columns = shown["sheets"][0]["columns"]
    assert [column["holds"] for column in columns] == ["full_name", "born", "phone", None, "day", "about"]
    assert (shown["people"], shown["visits"], shown["faults"]) == (3, 3, [])
    (alike,) = shown["alike"]
    assert (alike["row"], alike["rows"][0]["row"], alike["rows"][0]["name"]) == ("4", "2", "Асанова Айгүл")
    assert "The same name." in alike["rows"][0]["reasons"]
    assert find(line, "Асанова") == 0


def test_rows_alike_are_decided_before_anything_is_taken_in(line: CommandLine) -> None:
    file = line.file(TWICE)
    asked = line("person", "import", file, expect=1)
    assert "--decisions" in asked.err
    decided = line.file([{"row": "4", "do": "join", "like_row": "2"}])
    taken = line("person", "import", file, "--decisions", decided, "--json").json
    assert taken == {"people": 2, "joined": 0, "visits": 3, "left_out": 0}
    assert "take in an old register" in line("undo").out
    assert (find(line, "Асанова"), find(line, "Осмонов")) == (0, 0)


@pytest.mark.parametrize(("choice", "people"), [("new", 3), ("join", 2), ("skip", 2)])
def test_one_choice_for_all(line: CommandLine, choice: str, people: int) -> None:
    answer = line("person", "import", line.file(TWICE), "--alike", choice)
    assert f"{people} people" in answer.out


def test_whoever_is_known_here_can_be_named(line: CommandLine) -> None:
    known = line.add("person", {"surname": "Осмонов", "given": "Бакыт", "pin": "20101197000123"})["id"]
    file = line.file("ФИО;ПИН;Адрес\nОсмонов Бакыт;20101197000123;Узген\n")
    decided = line.file([{"row": "2", "do": "join", "person": known}])
    assert line("person", "import", file, "--decisions", decided, "--json").json["joined"] == 1
    (person,) = line("person", "find", "Осмонов", "--json").json
    assert person["records"] == 2


def test_a_fault_is_told_by_its_cell_and_nothing_is_written(line: CommandLine) -> None:
    file = line.file(f"{HEADS}Асанова;31.02.1985;абв;;;\nОсмонов;1970;;;;\n")
    before = line.state()
    refused = line("person", "import", file, expect=1)
    assert [told.split(":")[0] for told in refused.err.splitlines()] == ["B2", "C2"]
    assert line.state().keys() == before.keys()
    assert find(line, "Осмонов") == 0


def test_columns_are_named_by_a_map(line: CommandLine) -> None:
    file = line.file("Кто;Заметка\nАсанова Айгүл;0555123456\n")
    line("person", "import", file, expect=1)
    line("person", "import", file, "--columns", line.file({"Кто": "full_name", "Заметка": "phone"}))
    assert line("person", "find", "0555123456", "--json").json[0]["name"] == "Асанова Айгүл"


@pytest.mark.parametrize("decisions", ["{}", '[{"row": "9", "do": "skip"}]', '[{"row": "4", "do": "eat"}]'])
def test_decisions_that_are_none_are_refused(line: CommandLine, decisions: str) -> None:
    line("person", "import", line.file(TWICE), "--decisions", line.file(decisions), expect=1)


def test_columns_that_are_none_are_refused(line: CommandLine) -> None:
    line("person", "import", line.file(TWICE), "--columns", line.file("[]"), expect=1)
