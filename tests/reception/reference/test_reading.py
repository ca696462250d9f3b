"""A document that is not as it should be is refused in one sentence that names the place."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.reference.catalogue import Catalogue
from reception.reference.reading import LARGEST, read_document

Sample = Callable[..., bytes]
LABELS = 'labels = { ru = "р", ky = "к", en = "e" }'
EARLIER = f"[[item.earlier]]\nuntil = {{day}}\n{LABELS.replace('{', '{{').replace('}', '}}')}\n"
HEAD = 'id = "samples"\nversion = 1\nchecked_on = 2026-11-24\nsource = "a test"\nverified = true\n'


def refusal(data: bytes, *, known: Catalogue | None = None) -> str:
    """The sentence of the refusal, in English, with its values filled in."""
    with pytest.raises(Refused) as caught:
        read_document(data, name="F.toml", known=known)
    sentence = str(caught.value.message).format(**caught.value.values)
    assert "F.toml" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_document_is_read_whole(sample: Sample) -> None:
    document = read_document(
        sample(
            f'code = "one"\n{LABELS}\nvalid_from = 2020-01-01\nvalid_to = 2020-01-01\n'
            'words = { ky = ["бир"] }\n'
            'note = "n"\nrank = 3\nshare = 0.5\non = 2021-02-03\nopen = true\nseveral = ["a", "b"]\n'
            'ru = { dative = "d" }',
            f'code = "two"\n{LABELS}\nparents = ["one"]\n'
            'earlier = [{ until = 2019-12-31, labels = { ru = "р0", ky = "к0", en = "e0" } }]',
        ),
        name="F.toml",
        origin="head_office",
    )
    assert (document.id, document.version, document.origin, document.verified) == (
        "samples",
        1,
        "head_office",
        True,
    )
    one, two = document.items
    assert one.facts == {
        "note": "n",
        "rank": 3,
        "share": 0.5,
        "on": date(2021, 2, 3),
        "open": True,
        "several": ("a", "b"),
        "ru.dative": "d",
    }
    assert one.words == {"ky": ("бир",)}
    assert (one.valid(date(2020, 1, 1)), one.valid(date(2019, 12, 31)), one.valid(date(2020, 1, 2))) == (
        True,
        False,
        False,
    )
    assert two.label("ky", on=date(2019, 1, 1)) == "к0"
    assert document.children("one") == (two,)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (LABELS, "№ 1 code: this must be small Latin letters"),
        (f'code = "Один"\n{LABELS}', "№ 1 code: this must be small Latin letters"),
        (f'code = "one two"\n{LABELS}', "№ 1 code"),
        (f'code = "{"a" * 61}"\n{LABELS}', "№ 1 code"),
        ('code = "one"', "№ 1 (one) labels: this lacks the language ru"),
        ('code = "one"\nlabels = { ru = "р", ky = "к" }', "lacks the language en"),
        ('code = "one"\nlabels = { ru = "р", ky = "к", en = "e", uz = "u" }', "only ru, ky and en"),
        ('code = "one"\nlabels = { ru = "р", ky = "  ", en = "e" }', "labels.ky: a text that is not empty"),
        ('code = "one"\nlabels = { ru = "р", ky = 7, en = "e" }', "labels.ky: a text that is not empty"),
        (
            'code = "one"\nlabels = { ru = "р", ky = "к\\u0007", en = "e" }',
            "labels.ky: this contains control characters",
        ),
        (
            'code = "one"\nlabels = { ru = "р", ky = "к\\u202e", en = "e" }',
            "labels.ky: this contains control characters",
        ),
        (
            'code = "one"\nlabels = { ru = "р\\nр", ky = "к", en = "e" }',
            "labels.ru: this contains control characters",
        ),
        (
            'code = "one"\nlabels = { ru = " р", ky = "к", en = "e" }',
            "labels.ru: this begins or ends with a space",
        ),
        (f'code = "one"\nlabels = {{ ru = "{"р" * 1001}", ky = "к", en = "e" }}', "longer than 1000 letters"),
        (f'code = "one"\n{LABELS}\nvalid_from = "2020"', "valid_from: this must be a date"),
        (f'code = "one"\n{LABELS}\nvalid_from = 2020-01-01T10:00:00', "valid_from: this must be a date"),
        (
            f'code = "one"\n{LABELS}\nvalid_from = 2020-02-01\nvalid_to = 2020-01-31',
            "the end lies before the beginning",
        ),
        (f'code = "one"\n{LABELS}\nparents = ["two"]', "there is no item two"),
        (f'code = "one"\n{LABELS}\nparents = ["one"]', "an item is above itself"),
        (f'code = "one"\n{LABELS}\nparents = "one"', "a list of different codes"),
        (f'code = "one"\n{LABELS}\nparents = []', "a list of different codes"),
        (f'code = "one"\n{LABELS}\nwords = ["a"]', "lists of words by language"),
        (f'code = "one"\n{LABELS}\nwords = {{ uz = ["a"] }}', "only ru, ky and en"),
        (f'code = "one"\n{LABELS}\nwords = {{ ru = "a" }}', "words.ru: this must be a list of texts"),
        (
            f'code = "one"\n{LABELS}\nwords = {{ ru = ["a\\u0000"] }}',
            "words.ru: this contains control characters",
        ),
        (f'code = "one"\n{LABELS}\nnote = "a\\u001b"', "note: this contains control characters"),
        (
            f'code = "one"\n{LABELS}\nru = {{ dative = {{ deep = "a" }} }}',
            "ru.dative: a text that is not empty",
        ),
        (f'code = "one"\n{LABELS}\nat = 10:00:00', "at: a text that is not empty"),
        (f'code = "one"\n{LABELS}\n"a\\u0007" = 1', "this contains control characters"),
        (f'code = "one"\n{LABELS}\nearlier = [{{ until = 2020-01-01 }}]', "an earlier name has a day"),
        (f'code = "one"\n{LABELS}\nearlier = 7', "an earlier name has a day"),
        (
            f'code = "one"\n{LABELS}\n'
            + "".join(EARLIER.format(day=day) for day in ("2020-01-01", "2019-01-01")),
            "in the order of their days",
        ),
    ],
)
def test_a_wrong_item_is_refused_with_its_number_and_key(sample: Sample, row: str, words: str) -> None:
    assert words in refusal(sample(row))


@pytest.mark.parametrize(
    ("line", "wrong", "words"),
    [
        ('id = "samples"', 'id = "../samples"', "id: this must be small Latin letters"),
        ("version = 1", "version = 0", "version: a whole number from 1"),
        ("version = 1", "version = true", "version: a whole number from 1"),
        ("version = 1", "version = 1.5", "version: a whole number from 1"),
        ("checked_on = 2026-11-24", "", "checked_on: this must be a date"),
        ("checked_on = 2026-11-24", "checked_on = 2026-02-30", "not TOML: line 3"),
        ('source = "a test"', 'source = ""', "source: a text that is not empty"),
        ("verified = true", 'verified = "yes"', "verified: true or false"),
        ("verified = true", "verified = true\ncolour = 1", "'colour': this is not a key of a code list"),
        ("verified = true", "verified = ", "not TOML: line 5"),
    ],
)
def test_a_wrong_head_is_refused_with_its_key(sample: Sample, line: str, wrong: str, words: str) -> None:
    assert words in refusal(sample(head=HEAD.replace(line, wrong)))


def test_codes_that_stand_twice_and_rings_of_parents_are_refused(sample: Sample) -> None:
    assert "№ 2 (one) code: this code stands twice" in refusal(sample(*[f'code = "one"\n{LABELS}'] * 2))
    ring = [f'code = "{one}"\n{LABELS}\nparents = ["{other}"]' for one, other in ("ab", "bc", "ca")]
    assert "an item is above itself" in refusal(sample(*ring))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"item = 7\n" + HEAD.encode(),
        b"item = [7]\n" + HEAD.encode(),
        HEAD.encode(),
        b"\xff\xfe\x00",
        b"PK\x03\x04",
        b"a = " + b"[" * 9000,
        b"a = " + b"1" * 5000,
        b"a" + b".a" * 5000 + b" = 1",
        b"\n".join(b"a%d" % number + b".a" * 400 + b" = 1" for number in range(100)),
        b"#" * (LARGEST + 1),
    ],
)
def test_hostile_files_give_one_sentence_each(data: bytes) -> None:
    refusal(data)


def test_a_text_saved_by_an_editor_of_windows_is_read(sample: Sample) -> None:
    data = b"\xef\xbb\xbf" + sample().replace(b"\n", b"\r\n")
    assert read_document(data, name="F.toml").items[0].code == "one"


def test_a_document_gives_way_only_to_a_later_one_that_keeps_its_codes(sample: Sample) -> None:
    two = (f'code = "one"\n{LABELS}', f'code = "two"\n{LABELS}')
    known = Catalogue({}).with_documents([read_document(sample(*two), name="F.toml")])
    assert "version 1 of this list is in use" in refusal(sample(*two), known=known)
    later = HEAD.replace("version = 1", "version = 2")
    assert "the code two of the version in use is missing" in refusal(sample(head=later), known=known)
    kept = sample(two[0], two[1] + "\nvalid_to = 2026-11-24", head=later)
    assert read_document(kept, name="F.toml", known=known).version == 2


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    refusal(data)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.text(string.printable + "\u202e\x00ңө", max_size=6))
def test_a_document_damaged_anywhere_is_read_or_refused_in_one_sentence(at: int, noise: str) -> None:
    whole = (
        HEAD + f'\n[[item]]\ncode = "one"\n{LABELS}\nwords = {{ ru = ["a"] }}\nvalid_to = 2020-01-01\n'
    ).encode()
    place = at % len(whole)
    damaged = whole[:place] + noise.encode() + whole[place + len(noise) :]
    try:
        document = read_document(damaged, name="F.toml")
    except Refused as refused:
        assert str(refused.message).format(**refused.values).count("F.toml") == 1  # noqa: PT017
    else:
        assert document.items[0].code
