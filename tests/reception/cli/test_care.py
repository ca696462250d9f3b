"""What the window's settings do can be done from the command line: the bin, one's passphrase, lists, a trial of a backup."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import CommandLine
from tests.reception.cli.conftest import Busy


def take_out_a_phone(busy: Busy) -> None:
    phone = busy.line("person", "show", busy.person, "--json").json["phones"][1]["id"]
    given = busy.line.file({"phones": [{"id": phone, "retired": True}]})
    busy.line("person", "edit", busy.person, "--json", given)


def test_what_was_taken_out_is_listed_and_brought_back(busy: Busy) -> None:
    assert busy.line("bin", "list", "--json").json == []
    take_out_a_phone(busy)
    (line,) = busy.line("bin", "list", "--json").json
    assert (line["what"], line["of"], line["along"]) == ("Phone", "Маматова Гүлнара", None)
    assert "сосед" in line["which"]
    assert "Маматова" in busy.line("bin", "list").out
    busy.line("bin", "restore", line["id"])
    assert busy.line("bin", "list", "--json").json == []
    assert len(busy.line("person", "show", busy.person, "--json").json["phones"]) == 2


def test_what_is_not_in_the_bin_is_not_brought_back(busy: Busy) -> None:
    assert "recycle bin" in busy.line("bin", "restore", busy.person, expect=1).err


def test_ones_own_passphrase_is_changed(busy: Busy) -> None:
    new = "жаңы узак сөз 5"
    said = busy.line("user", "passphrase", "--new-passphrase-file", busy.line.file(new)).out
    assert "aigul" in said
    assert "passphrase is wrong" in busy.line("person", "find", "мамат", expect=1).err
    busy.line.passphrase = new
    busy.line("person", "find", "мамат")


def test_a_list_is_confirmed_by_whoever_has_read_it_through(busy: Busy) -> None:
    def acts() -> dict[str, object]:
        found: list[dict[str, object]] = busy.line("reference", "list", "--json").json
        return next(one for one in found if one["id"] == "acts")

    assert (acts()["verified"], acts()["confirmed_on"]) == (False, None)
    busy.line("reference", "confirm", "acts")
    assert acts()["confirmed_on"] == "2026-11-24"
    assert acts()["who"]
    assert "no code list" in busy.line("reference", "confirm", "nonsense", expect=1).err


def test_a_backup_is_tried_and_nothing_is_kept(tmp_path: Path) -> None:
    line = CommandLine(tmp_path / "store", files=tmp_path / "input")
    code = line.begin().out.partition("recovery: ")[2].split()[0]
    line.add("person", {"surname": "Маматова"})
    line("backup", "-o", str(tmp_path / "stick.backup"))
    words = ("restore", str(tmp_path / "stick.backup"), "--recovery-file", line.file(code))
    before = sorted(path for path in tmp_path.iterdir() if path.name != "input")
    held = line(*words, "--try", "--json").json
    assert held["rows"]["person"] == 1
    assert sorted(path for path in tmp_path.iterdir() if path.name != "input") == before
    assert "--try" in line(*words, expect=1).err
