"""The recovery code: every slip of the pen is seen and named, and the code opens with `age` alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.security.recovery import GROUPS, RecoveryCode, new_recovery, parse
from reception.security.sealing import seal

codes = st.binary(min_size=20, max_size=20).map(RecoveryCode)
places = st.integers(min_value=0, max_value=GROUPS - 1)
digits = st.integers(min_value=0, max_value=5)

FROZEN = RecoveryCode(bytes(range(20)))


def wrong_groups(text: str) -> object:
    with pytest.raises(Refused) as caught:
        parse(text)
    return caught.value.values.get("groups")


def with_group(code: RecoveryCode, place: int, group: str) -> str:
    groups = code.text.split("-")
    groups[place] = group
    return "-".join(groups)


def test_a_code_printed_today_is_the_same_for_ever() -> None:
    assert FROZEN.text == "000014-006697-013380-020063-026746-033429-040112-046795-053478-060161"
    assert FROZEN.public == "age1n4ph50dqlkr82c7e8tpu6wzf75lf7swlnuf6nxv3dpckv2hn6dssld8kar"


def test_a_code_is_made_of_160_random_bits() -> None:
    asked: list[int] = []

    def count(size: int) -> bytes:
        asked.append(size)
        return bytes(size)

    assert new_recovery(count).bits == bytes(20)
    assert asked == [20]
    assert new_recovery() != new_recovery()


@given(codes)
def test_a_code_is_sixty_digits_in_ten_groups_and_reads_back(code: RecoveryCode) -> None:
    groups = code.text.split("-")
    assert [len(group) for group in groups] == [6] * GROUPS
    assert "".join(groups).isdecimal()
    assert parse(code.text) == code


@given(codes, st.sampled_from([" ", "\n", "", " - ", "—", "\u00a0", ". ", "_"]))
def test_whatever_stands_between_the_groups_is_passed_over(code: RecoveryCode, between: str) -> None:
    assert parse(f" {code.text.replace('-', between)}\n") == code


@given(codes)
def test_full_width_and_arabic_digits_are_digits(code: RecoveryCode) -> None:
    assert parse(code.text.translate({ord(str(n)): 0xFF10 + n for n in range(10)})) == code
    assert parse(code.text.translate({ord(str(n)): 0x0660 + n for n in range(10)})) == code


@given(codes, places, digits, st.integers(min_value=1, max_value=9))
def test_one_wrong_digit_is_seen_and_its_group_named(
    code: RecoveryCode, place: int, at: int, by: int
) -> None:
    group = code.text.split("-")[place]
    mistyped = group[:at] + str((int(group[at]) + by) % 10) + group[at + 1 :]
    assert wrong_groups(with_group(code, place, mistyped)) == str(place + 1)


@given(codes, places, digits, digits)
def test_two_exchanged_digits_of_a_group_are_seen_however_far_apart(
    code: RecoveryCode, place: int, one: int, other: int
) -> None:
    group = list(code.text.split("-")[place])
    assume(group[one] != group[other])
    group[one], group[other] = group[other], group[one]
    assert wrong_groups(with_group(code, place, "".join(group))) == str(place + 1)


@given(codes, places, places)
def test_exchanged_groups_are_seen_and_both_named(code: RecoveryCode, one: int, other: int) -> None:
    assume(one != other)
    groups = code.text.split("-")
    groups[one], groups[other] = groups[other], groups[one]
    assert wrong_groups("-".join(groups)) == ", ".join(str(place + 1) for place in sorted((one, other)))


@given(codes, places, st.sampled_from(["", "7", "O", "З"]))
def test_a_group_too_short_too_long_or_with_a_letter_is_named(
    code: RecoveryCode, place: int, end: str
) -> None:
    group = code.text.split("-")[place]
    mistyped = group + end if end == "7" else group[:-1] + end
    assert wrong_groups(with_group(code, place, mistyped)) == str(place + 1)


def test_the_greatest_group_holds_and_what_lies_above_is_refused() -> None:
    top = RecoveryCode(b"\xff" * 20)
    assert top.text.startswith("851956-851957-")
    assert parse(top.text) == top
    assert wrong_groups(with_group(top, 0, "851969")) == "1"  # 65536 * 13 + 1: the check alone would fit


@pytest.mark.parametrize(
    ("text", "found"),
    [("", 0), ("hello", 0), ("123456", 6), (FROZEN.text[:-7], 54), (FROZEN.text + "-000001", 66)],
)
def test_a_code_of_another_length_is_told_its_number_of_digits(text: str, found: int) -> None:
    with pytest.raises(Refused) as caught:
        parse(text)
    assert caught.value.values == {"expected": 60, "groups": 10, "found": found}


@given(st.text(max_size=200))
def test_any_other_text_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused):
        parse(text)


@given(codes)
def test_a_code_never_shows_itself_in_a_log(code: RecoveryCode) -> None:
    assert repr(code) == "RecoveryCode()"


@pytest.mark.needs("age")
def test_the_program_age_opens_with_the_code_alone(tmp_path: Path) -> None:
    code = new_recovery()
    (tmp_path / "identity").write_text(code.identity + "\n")
    (tmp_path / "sealed").write_bytes(seal(b"a backup", publics=[code.public]))
    run = ["age", "-d", "-i", str(tmp_path / "identity"), str(tmp_path / "sealed")]
    assert subprocess.run(run, check=True, capture_output=True).stdout == b"a backup"
