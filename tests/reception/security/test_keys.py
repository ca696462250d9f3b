"""A slot opens with its own passphrase, unchanged, and in no other way."""

from __future__ import annotations

import copy
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.kernel.errors import Refused, Unable
from reception.kernel.ids import Id
from reception.security import keys
from reception.security.keys import (
    LONGEST_LOGIN,
    LONGEST_PASSPHRASE,
    STANDARD,
    Cost,
    Slot,
    WrongPassphrase,
    make_slot,
    new_store_key,
    open_slot,
    read_slot,
)
from reception.security.sealing import new_identity, public_of

CHEAP = Cost(memory_kib=19 * 1024, passes=1, lanes=1)
DEAREST = Cost(memory_kib=1024 * 1024, passes=10, lanes=8)
PASSPHRASE = "туура сөз айкашы"
BERMET, AZAT = Id(UUID(int=0xB)), Id(UUID(int=0xA))
SLOT, IDENTITY = make_slot(login="Бермет", passphrase=PASSPHRASE, cost=CHEAP, slot_id=BERMET)


def slot_for(login: str, passphrase: str = PASSPHRASE) -> Slot:
    return make_slot(login=login, passphrase=passphrase, cost=CHEAP, slot_id=AZAT)[0]


def flipped(content: bytes, *, at: int = 0, bit: int = 0) -> bytes:
    return content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def test_a_slot_opens_with_its_passphrase() -> None:
    assert open_slot(SLOT, PASSPHRASE, floor=CHEAP) == IDENTITY
    assert public_of(IDENTITY) == SLOT.public


@pytest.mark.parametrize("wrong", ["", " ", PASSPHRASE.upper(), PASSPHRASE + " ", "x" * 5000, "a\udcff"])
def test_any_other_passphrase_gets_one_sentence(wrong: str) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        open_slot(SLOT, wrong, floor=CHEAP)
    assert (caught.value.message, caught.value.values) == (keys.NOT_SIGNED_IN, {})


@given(st.text(min_size=8, max_size=12, alphabet="абвңөү еé\u0301\u0306и1"))
@settings(max_examples=8)
def test_a_passphrase_opens_however_its_letters_were_composed(passphrase: str) -> None:
    composed, taken_apart = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    if len(unicodedata.normalize("NFKC", passphrase)) < keys.SHORTEST_PASSPHRASE:
        passphrase, composed, taken_apart = (
            text + "12345678" for text in (passphrase, composed, taken_apart)
        )
    slot, identity = make_slot(login="a", passphrase=composed, cost=CHEAP, slot_id=AZAT)
    assert open_slot(slot, taken_apart, floor=CHEAP) == identity


def test_two_slots_of_one_passphrase_have_nothing_in_common() -> None:
    one, other = slot_for("азат"), slot_for("азат")
    assert {one.salt, one.nonce, one.public, one.sealed}.isdisjoint(
        {other.salt, other.nonce, other.public, other.sealed}
    )


def test_nothing_of_the_identity_stands_in_the_slot() -> None:
    assert IDENTITY not in str(SLOT.as_json())
    assert IDENTITY.encode() not in SLOT.sealed


CHANGES: dict[str, Callable[[Slot], Slot]] = {
    "id": lambda slot: replace(slot, id=AZAT),
    "login": lambda slot: replace(slot, login="Азат"),
    "login's case": lambda slot: replace(slot, login="бермет"),
    "less memory": lambda slot: replace(slot, cost=replace(slot.cost, memory_kib=CHEAP.memory_kib + 8)),
    "passes": lambda slot: replace(slot, cost=replace(slot.cost, passes=2)),
    "lanes": lambda slot: replace(slot, cost=replace(slot.cost, lanes=2)),
    "salt": lambda slot: replace(slot, salt=flipped(slot.salt)),
    "nonce": lambda slot: replace(slot, nonce=flipped(slot.nonce)),
    "public": lambda slot: replace(slot, public=public_of(new_identity())),
    "sealed": lambda slot: replace(slot, sealed=flipped(slot.sealed)),
    "tag": lambda slot: replace(slot, sealed=flipped(slot.sealed, at=89)),
    "another's identity": lambda slot: replace(slot, sealed=slot_for("азат").sealed),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_slot_with_any_field_changed_stays_shut(change: str) -> None:
    changed = CHANGES[change](SLOT)
    assert changed != SLOT
    with pytest.raises(WrongPassphrase):
        open_slot(changed, PASSPHRASE, floor=Cost(8, 1, 1))


def test_the_list_of_changes_knows_every_field_of_a_slot() -> None:
    changed = {
        field
        for change in CHANGES.values()
        for field in SLOT.as_json()
        if change(SLOT).as_json()[field] != SLOT.as_json()[field]
    }
    assert changed == SLOT.as_json().keys() - {"v", "kdf"}  # these two have one value, which reading demands


@pytest.mark.parametrize(
    "floor",
    [replace(CHEAP, memory_kib=CHEAP.memory_kib + 1), replace(CHEAP, passes=2), STANDARD],
)
def test_a_slot_below_the_floor_is_not_even_tried(floor: Cost) -> None:
    started = time.process_time()
    with pytest.raises(Unable, match="weaker lock"):
        open_slot(SLOT, PASSPHRASE, floor=floor)
    assert time.process_time() - started < 0.01


def test_the_programs_own_cost_is_128_mib_three_passes_four_lanes() -> None:
    assert Cost(memory_kib=131_072, passes=3, lanes=4) == STANDARD


def test_a_slot_that_names_another_public_half_than_it_holds_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "public_of", lambda _: public_of(new_identity()))
    lying, _ = make_slot(login="азат", passphrase=PASSPHRASE, cost=CHEAP, slot_id=AZAT)
    monkeypatch.undo()
    with pytest.raises(Unable) as caught:
        open_slot(lying, PASSPHRASE, floor=CHEAP)
    assert caught.value.message == keys.DAMAGED


def test_a_computer_without_the_memory_says_how_much_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Poor:
        def __init__(self, **_cost: object) -> None:
            pass

        def derive(self, _secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", Poor)
    with pytest.raises(Unable) as caught:
        open_slot(SLOT, PASSPHRASE, floor=CHEAP)
    assert caught.value.values == {"mib": 19}


@pytest.mark.parametrize("login", ["", " ", " азат", "азат ", "а\nб", "а\udcffб", "x" * (LONGEST_LOGIN + 1)])
def test_a_sign_in_name_that_cannot_be_typed_is_refused(login: str) -> None:
    with pytest.raises(Refused) as caught:
        slot_for(login)
    assert caught.value.message == keys.BAD_LOGIN


@pytest.mark.parametrize("login", ["а", "x" * LONGEST_LOGIN, "Айгүл эже", "e\u0301"])
def test_any_other_sign_in_name_will_do(login: str) -> None:
    assert slot_for(login).is_of(login)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Айгүл", "айгүл"), ("STRASSE", "straße"), ("é", "E\u0301"), ("ﬁ", "FI"), ("Ыскак", "ЫСКАК")],
)
def test_sign_in_names_are_compared_without_case_and_ways_of_typing(one: str, other: str) -> None:
    slot = slot_for(one)
    assert slot.is_of(other)
    assert not slot.is_of(other + "1")


@pytest.mark.parametrize("passphrase", ["", "1234567", "x" * (LONGEST_PASSPHRASE + 1)])
def test_a_passphrase_too_short_or_too_long_is_refused(passphrase: str) -> None:
    with pytest.raises(Refused) as caught:
        slot_for("азат", passphrase)
    assert caught.value.values == {"least": 8, "most": 1024}


@pytest.mark.parametrize("passphrase", ["12345678", "ң" * LONGEST_PASSPHRASE])
def test_a_passphrase_at_either_bound_opens(passphrase: str) -> None:
    assert open_slot(slot_for("азат", passphrase), passphrase, floor=CHEAP).startswith("AGE-SECRET-KEY-1")


def test_a_passphrase_from_a_file_in_another_encoding_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused) as caught:
        slot_for("азат", b"\xef\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0".decode(errors="surrogateescape"))
    assert caught.value.message == keys.BAD_PASSPHRASE


def test_store_keys_are_32_random_bytes() -> None:
    assert new_store_key(lambda size: bytes(range(size))) == bytes(range(32))
    assert new_store_key() != new_store_key()


def test_a_slot_reads_back_from_its_form_in_the_file() -> None:
    assert read_slot(SLOT.as_json()) == SLOT


@pytest.mark.parametrize("field", sorted(SLOT.as_json()))
@pytest.mark.parametrize("value", [None, True, [], {}, 1.5, -1, 10**30, "", "x", "é", "00" * 400])
def test_a_field_of_another_kind_size_or_spelling_is_damage(field: str, value: object) -> None:
    if (field, value) == ("login", "x") or (field, value) == ("login", "é"):
        assert read_slot({**SLOT.as_json(), field: value}).login == value
        return
    with pytest.raises(Unable):
        read_slot({**SLOT.as_json(), field: value})


@pytest.mark.parametrize("field", sorted(SLOT.as_json()))
def test_a_missing_field_is_damage(field: str) -> None:
    form = SLOT.as_json()
    del form[field]
    with pytest.raises(Unable):
        read_slot(form)


@pytest.mark.parametrize("form", [None, [], "slot", 7, {**SLOT.as_json(), "more": 1}])
def test_what_is_no_slot_is_damage(form: object) -> None:
    with pytest.raises(Unable):
        read_slot(form)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("m", DEAREST.memory_kib + 1),
        ("m", 1024**3),  # a tebibyte
        ("m", 7),
        ("t", 11),
        ("t", 0),
        ("p", 9),
        ("p", 0),
        ("v", 2),
        ("kdf", "scrypt"),
        ("id", BERMET.hex.upper()),
        ("id", str(BERMET)),
        ("login", " Бермет"),
        ("login", "e\u0301"),
        pytest.param("public", SLOT.public.upper(), id="public in capitals"),
        ("salt", "AAAAAAAAAAAAAAAAAAAAAB=="),  # the same bytes as another spelling
        ("nonce", "AAAAAAAAAAAAAA=="),
        ("sealed", "A" * 116),
    ],
)
def test_fields_outside_their_bounds_are_damage_before_any_work(field: str, value: object) -> None:
    with pytest.raises(Unable):
        read_slot({**SLOT.as_json(), field: value})


@pytest.mark.parametrize(("field", "value"), [("m", DEAREST.memory_kib), ("t", 10), ("p", 8), ("m", 8)])
def test_the_bounds_themselves_are_read(field: str, value: int) -> None:
    assert read_slot({**SLOT.as_json(), field: value}).as_json()[field] == value


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(SLOT.as_json())), json_values, min_size=1))
def test_whatever_stands_in_a_slot_it_is_read_as_it_stands_or_is_damage(changes: dict[str, object]) -> None:
    form = copy.deepcopy({**SLOT.as_json(), **changes})
    try:
        slot = read_slot(form)
    except Unable:
        return
    assert slot.as_json() == form
