"""The key is opened early only where the words say whose store it is and with what; else the ordinary way asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from reception.cli.early import begin_early

WAYS_IN = ["--store", "office", "--as", "aigul"]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["person", "find", "а", "--help", *WAYS_IN],
        ["init", *WAYS_IN],
        ["person", "find", "а"],
    ],
)
def test_nothing_begins_where_nobody_signs_in_or_not_all_is_said(words: list[str]) -> None:
    assert begin_early(words, {"RECEPTION_PASSPHRASE": "тайна"} if "--as" in words else {}) is None


def test_a_passphrase_file_that_cannot_be_read_is_left_to_the_ordinary_way(tmp_path: Path) -> None:
    missing = str(tmp_path / "none")
    assert begin_early(["visit", "list", *WAYS_IN, "--passphrase-file", missing], {}) is None


def test_options_and_environment_say_the_same(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("тайна тайна\nвторая строка\n")
    told = begin_early(["visit", "list", *WAYS_IN, f"--passphrase-file={secret}"], {})
    kept = begin_early(
        ["visit", "list"],
        {"RECEPTION_STORE": "office", "RECEPTION_LOGIN": "aigul", "RECEPTION_PASSPHRASE": "тайна тайна"},
    )
    assert told is not None
    assert kept is not None
    assert told.attempt == kept.attempt
