"""What is wrong with a command line is worded; what `argparse` may say in English has its words in ours."""

from __future__ import annotations

import io

import pytest

from reception.cli.main import GROUPS, run
from reception.cli.options import count, language_asked
from reception.cli.parser import LONGEST_SAID, worded_fault
from reception.kernel.i18n import Language, Translator

WORDS = Translator("en")
FAULTS = {
    "the following arguments are required: -o, F": "this is missing: -o, F",
    "one of the arguments --matter --visit is required": "one of these is needed: --matter --visit",
    "unrecognized arguments: --strange 5": "this is not known here: --strange 5",
    "argument --visit: not allowed with argument --matter": "--visit and --matter do not go together",
    "argument verb: invalid choice: 'x' (choose from 'add', 'edit')": "'x' is none of these: 'add', 'edit'",
    "argument --limit: invalid count value: 'x'": "--limit is a whole number from 1 on",
    "argument --seed: invalid int value: 'x'": "--seed is a whole number",
    "argument --as: expected one argument": "--as is followed by a value",
    "argument --json: ignored explicit argument 'x'": "--json takes no value",
    "something that a later Python says": None,
}


@pytest.mark.parametrize("message", FAULTS)
def test_each_fault_has_our_words(message: str) -> None:
    assert worded_fault(message, WORDS) == FAULTS[message]


def test_what_was_typed_is_said_again_in_short() -> None:
    told = worded_fault(f"unrecognized arguments: {'x' * 5000}", WORDS)
    assert told is not None
    assert len(told) < 2 * LONGEST_SAID


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
@pytest.mark.parametrize("group", ["", *GROUPS])
def test_every_help_is_worded_and_ends_well(group: str, language: Language) -> None:
    out, err = io.StringIO(), io.StringIO()
    code = run([*([group] if group else []), "--help", "--lang", language], out=out, err=err)
    assert (code, err.getvalue()) == (0, "")
    ours = ("in this order", "options:", "print this")
    assert "show this help" not in out.getvalue()
    assert all((words in out.getvalue()) <= (language == "en") for words in ours)


@pytest.mark.parametrize(
    ("words", "language"), [("--lang ky", "ky"), ("--lang=en x", "en"), ("--lang xx", "ru"), ("", "ru")]
)
def test_the_language_is_the_asked_one_else_russian(words: str, language: str) -> None:
    assert language_asked(words.split(), {}) == language


def test_the_language_may_be_a_variable_and_the_last_option_wins() -> None:
    assert language_asked([], {"RECEPTION_LANG": "ky"}) == "ky"
    assert language_asked(["--lang", "ru", "--lang", "en"], {"RECEPTION_LANG": "ky"}) == "en"


@pytest.mark.parametrize("text", ["0", "-1", "1e3", "9" * 20, "٣٣٣٣٣٣٣٣", "", "x"])
def test_a_count_is_a_number_that_can_be_meant(text: str) -> None:
    assert count("1000000") == 1_000_000
    with pytest.raises(ValueError, match=r".*"):
        count(text)
