"""At the command line the last day comes with its working, in the asker's language, and never for a rule nobody has read."""

from __future__ import annotations

import pytest

from tests.command_line import CommandLine

COUNT = ("deadline", "count", "information_answer", "--from", "24.11.2026")


def test_the_last_day_is_shown_with_its_working(line: CommandLine) -> None:
    shown = line(*COUNT).out.splitlines()
    assert shown[0] == "Starts: Receipt, 24.11.2026; this day is believed not to be counted."
    assert "Last day: 08.12.2026." in shown


def test_as_json_the_days_stand_beside_the_working(line: CommandLine) -> None:
    told = line(*COUNT, "--json").json
    assert (told["rule"], told["start"], told["last_day"], told["safe_day"], told["basis"]) == (
        "information_answer",
        "2026-11-24",
        "2026-12-08",
        "2026-12-08",
        "verified",
    )
    assert (told["article"], told["confidence"], told["source"]) == (
        "chapter 4",
        "C",
        "law.ungovr.org/records/kg",
    )
    assert {"text": "Last day: 08.12.2026.", "caution": False} in told["working"]


def test_what_deserves_a_second_look_is_marked(line: CommandLine) -> None:
    shown = line("deadline", "count", "aksakal_complaint", "--from", "21.08.2026").out
    assert "! It would end on 31.08.2026 (Independence Day), a day off" in shown


def test_an_unread_rule_tells_what_is_believed_and_no_day(line: CommandLine) -> None:
    told = line("deadline", "count", "appeal_answer", "--from", "24.11.2026", "--json").json
    assert (told["last_day"], "start" in told) == (None, False)
    assert told["working"][0]["text"] == "Believed: 14 working days. Counted from: Registration."


def test_a_rule_is_counted_once_it_was_signed_for_and_no_longer_when_that_is_taken_back(
    line: CommandLine,
) -> None:
    line(
        *["deadline", "confirm", "appeal_answer", "--length", "10", "--unit", "working_days", "--read-in"],
        "Law 67, article 8",
    )
    counted = line("deadline", "count", "appeal_answer", "--from", "24.11.2026", "--json").json
    assert (counted["last_day"], counted["basis"]) == ("2026-12-08", "confirmed")
    assert "appeal_answer" in line("deadline", "list").out
    status = {row["code"]: row["status"] for row in line("deadline", "rules", "--json").json}
    assert status["appeal_answer"] == "confirmed by a lawyer"
    line("deadline", "withdraw", "appeal_answer")
    assert "appeal_answer" not in line("deadline", "list").out


def test_all_rules_are_listed_with_what_is_known_of_them(line: CommandLine) -> None:
    rules = {row["code"]: row for row in line("deadline", "rules", "--json").json}
    assert (rules["information_answer"]["confidence"], rules["information_answer"]["status"]) == (
        "C",
        "counted",
    )
    assert (rules["appeal_answer"]["confidence"], rules["appeal_answer"]["status"]) == ("U", "ask the lawyer")
    assert rules["verdict_cassation"]["length"] is None
    assert rules["administrative_stage_skipped"]["status"] is None
    listed = {row["code"] for row in line("deadline", "list", "--json").json}
    assert listed == {code for code, row in rules.items() if row["status"] == "counted"}


def test_labels_are_in_the_askers_language(line: CommandLine) -> None:
    line.language = "ky"
    assert "Маалымат суроо-талабына жооп" in line("deadline", "list").out


def test_custody_is_told_for_both_ages(line: CommandLine) -> None:
    told = line("deadline", "custody", "--from", "24.11.2026 14:30", "--json").json
    assert told["adult"] == {
        "hours": 48,
        "earliest": "2026-11-26T14:30:00+06:00",
        "latest": "2026-11-26T14:30:00+06:00",
    }
    assert told["minor"]["hours"] == 24
    assert told["believed"] is True
    assert "until 26.11.2026 14:30" in line("deadline", "custody", "--from", "24.11.2026 14:30").out


def test_hours_are_counted_to_the_minute(line: CommandLine) -> None:
    line(
        *["deadline", "confirm", "protection_order", "--length", "24", "--unit", "hours", "--read-in"],
        "Law 63, article 27",
    )
    told = line("deadline", "count", "protection_order", "--from", "24.11.2026 14:30", "--json").json
    assert told["last_minute"] == "2026-11-25T14:30:00+06:00"


def test_a_moved_day_is_kept_and_counted(line: CommandLine) -> None:
    why = ("--basis", "Cabinet decision 700", "--source", "gov.kg")
    line("deadline", "move-day", "03.12.2026", "--free", *why)
    assert line(*COUNT, "--json").json["last_day"] == "2026-12-09"
    line("deadline", "move-day", "05.12.2026", "--working", *why)
    assert line(*COUNT, "--json").json["last_day"] == "2026-12-08"
    line("deadline", "move-day", "10.03.2027", "--ait", "orozo_ait", *why)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("count information_answer --from 2024-21", "exact day of the beginning"),
        ("count no_such_rule --from 24.11.2026", "no_such_rule"),
        ("count information_answer --from yesterwhen", "is not a date"),
        ("custody --from 2026-11", "actual arrest"),
        ("move-day 2026-12 --free --basis x --source y", "a whole day"),
        ("withdraw appeal_answer", "Nobody has confirmed"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(line: CommandLine, words: str, said: str) -> None:
    answer = line("deadline", *words.split(), expect=1)
    assert said in answer.err
    assert answer.out == ""
