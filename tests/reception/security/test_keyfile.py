"""The key file opens for users and recovery, is never made anew, and no stranger changes it unseen."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Refused, Unable
from reception.kernel.ids import Id
from reception.security import keyfile
from reception.security.keyfile import NAME, KeyFile, copy_of
from reception.security.keys import DAMAGED, Cost, Slot, WrongPassphrase, make_slot, open_slot
from reception.security.recovery import RecoveryCode, new_recovery
from reception.security.sealing import public_of, seal, unseal

CHEAP = Cost(memory_kib=19 * 1024, passes=1, lanes=1)
KEY, NEW_KEY = bytes(range(32)), bytes(range(32, 64))
RECOVERY = RecoveryCode(bytes(20))


def slot(login: str, number: int, passphrase: str | None = None) -> Slot:
    passphrase = passphrase or f"passphrase of {login}"
    return make_slot(login=login, passphrase=passphrase, cost=CHEAP, slot_id=Id(UUID(int=number)))[0]


BERMET, AZAT, STRANGER = slot("Бермет", 1), slot("азат", 2), slot("stranger", 3)
ALONE = KeyFile.new(BERMET, recovery=RECOVERY.public, key=KEY)
BOTH = ALONE.with_slot(AZAT, key=KEY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    BOTH.create(tmp_path / NAME)
    return tmp_path / NAME


def opens(found: KeyFile, login: str) -> bytes:
    return found.unlock(login, f"passphrase of {login}", floor=CHEAP)


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def changed(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Change the fields of both files as somebody with this program's source would: with the right sum."""
    fields = json.loads(path.read_bytes())
    del fields["check"]
    change(fields)
    fields["check"] = keyfile._check(fields)
    for one in (path, copy_of(path)):
        one.write_text(json.dumps(fields))


def test_every_user_and_the_recovery_get_the_store_key(path: Path) -> None:
    found = KeyFile.read(path)
    assert found == BOTH
    assert opens(found, "Бермет") == opens(found, "азат") == KEY
    assert found.unlock("БЕРМЕТ", "passphrase of Бермет", floor=CHEAP) == KEY
    assert found.unlock_with_recovery(RECOVERY) == KEY


@pytest.mark.parametrize(
    ("login", "passphrase"),
    [
        ("Бермет", "passphrase of азат"),
        ("nobody", "passphrase of nobody"),
        ("nobody", "passphrase of Бермет"),  # the passphrase whose slot does the work for unknown names
        ("", ""),
    ],
)
def test_a_wrong_name_and_a_wrong_passphrase_get_one_sentence_and_change_no_file(
    path: Path, login: str, passphrase: str
) -> None:
    before = contents(path.parent)
    with pytest.raises(WrongPassphrase) as caught:
        KeyFile.read(path).unlock(login, passphrase, floor=CHEAP)
    assert caught.value.values == {}
    assert contents(path.parent) == before


def test_an_unknown_name_costs_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    real, worked = open_slot, []

    def note(one: Slot, passphrase: str, *, floor: Cost) -> object:
        worked.append(one.cost)
        return real(one, passphrase, floor=floor)

    monkeypatch.setattr(keyfile, "open_slot", note)
    for login in ("Бермет", "nobody"):
        with pytest.raises(WrongPassphrase):
            BOTH.unlock(login, "not that one", floor=CHEAP)
    assert worked == [CHEAP, CHEAP]


def test_another_recovery_code_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        BOTH.unlock_with_recovery(new_recovery())
    assert caught.value.message == keyfile.OTHER_RECOVERY


def test_no_word_but_the_sign_in_names_and_no_key_stands_in_the_file(path: Path) -> None:
    content = path.read_bytes()
    assert "Бермет".encode() in content
    for secret in (KEY, KEY.hex().encode(), b"AGE-SECRET-KEY", b"passphrase of"):
        assert secret not in content


def test_a_user_is_added_and_the_others_keep_their_slots() -> None:
    assert BOTH.slots == (BERMET, AZAT)
    assert opens(ALONE.with_slot(AZAT, key=KEY), "азат") == KEY


def test_a_new_slot_of_the_same_id_takes_the_place_of_the_old() -> None:
    again = BOTH.with_slot(slot("азат", 2, "another passphrase"), key=KEY)
    assert again.unlock("азат", "another passphrase", floor=CHEAP) == KEY
    with pytest.raises(WrongPassphrase):
        opens(again, "азат")
    renamed = BOTH.with_slot(slot("Азат эже", 2), key=KEY)
    assert [one.login for one in renamed.slots] == ["Бермет", "Азат эже"]


@pytest.mark.parametrize("login", ["Бермет", "бермет", "БЕРМЕТ"])
def test_a_sign_in_name_is_taken_once(login: str) -> None:
    with pytest.raises(Refused) as caught:
        BOTH.with_slot(slot(login, 9), key=KEY)
    assert caught.value.values == {"login": login}


def test_a_removed_user_opens_nothing_and_the_rest_open_the_new_key_without_any_passphrase_asked() -> None:
    rest = BOTH.without_slot("АЗАТ", key=KEY, new_key=NEW_KEY, store=BOTH.next_store)
    assert rest.store == "store-2.db"
    assert opens(rest, "Бермет") == rest.unlock_with_recovery(RECOVERY) == NEW_KEY
    with pytest.raises(WrongPassphrase):
        opens(rest, "азат")
    # With what he kept, his own identity, the file does not open either.
    kept = open_slot(AZAT, "passphrase of азат", floor=CHEAP)
    assert unseal(BOTH.key, identity=kept, name=NAME) == KEY
    with pytest.raises(Unable):
        unseal(rest.key, identity=kept, name=NAME)


def test_the_last_user_and_an_unknown_one_are_not_removed() -> None:
    with pytest.raises(Refused) as caught:
        ALONE.without_slot("Бермет", key=KEY, new_key=NEW_KEY, store="store-2.db")
    assert caught.value.message == keyfile.LAST_SLOT
    with pytest.raises(Refused) as caught:
        BOTH.without_slot("nobody", key=KEY, new_key=NEW_KEY, store="store-2.db")
    assert caught.value.values == {"login": "nobody"}


def test_rekeying_names_the_next_store_and_keeps_the_users() -> None:
    again = BOTH.rekeyed(key=KEY, new_key=NEW_KEY, store="store-9.db")
    assert again.slots == BOTH.slots
    assert again.next_store == "store-10.db"
    assert opens(again, "азат") == again.unlock_with_recovery(RECOVERY) == NEW_KEY


def test_a_new_recovery_takes_the_place_of_the_old() -> None:
    code = new_recovery()
    again = BOTH.with_recovery(code.public, key=KEY)
    assert again.unlock_with_recovery(code) == opens(again, "азат") == KEY
    with pytest.raises(Refused):
        again.unlock_with_recovery(RECOVERY)


MUTATORS: dict[str, Callable[[KeyFile, bytes], KeyFile]] = {
    "add": lambda found, key: found.with_slot(STRANGER, key=key),
    "recovery": lambda found, key: found.with_recovery(public_of(new_recovery().identity), key=key),
    "rekey": lambda found, key: found.rekeyed(key=key, new_key=NEW_KEY, store="store-2.db"),
    "remove": lambda found, key: found.without_slot("азат", key=key, new_key=NEW_KEY, store="store-2.db"),
}


@pytest.mark.parametrize("act", MUTATORS)
@pytest.mark.parametrize("key", [NEW_KEY, b"", KEY[:31]])
def test_nothing_is_changed_with_another_key(act: str, key: bytes) -> None:
    with pytest.raises(Unable):
        MUTATORS[act](BOTH, key)


@pytest.mark.parametrize("act", MUTATORS)
def test_a_slot_slipped_in_by_a_stranger_never_has_the_store_sealed_to_it(act: str) -> None:
    slipped = replace(BOTH, slots=(*BOTH.slots, STRANGER))
    with pytest.raises(Unable):
        MUTATORS[act](slipped, KEY)
    with pytest.raises(Unable):
        opens(slipped, "азат")


FORGERIES: dict[str, Callable[[KeyFile], KeyFile]] = {
    "store": lambda found: replace(found, store="store-7.db"),
    "slot missing": lambda found: replace(found, slots=found.slots[:1]),
    "slots exchanged": lambda found: replace(found, slots=found.slots[::-1]),
    "recovery": lambda found: replace(found, recovery=new_recovery().public),
    "key": lambda found: replace(found, key=seal(NEW_KEY, publics=[s.public for s in found.slots])),
    "key of no length": lambda found: replace(found, key=seal(b"", publics=[s.public for s in found.slots])),
    "key damaged": lambda found: replace(found, key=found.key[:-1]),
    "proof": lambda found: replace(found, proof=bytes(32)),
    "no proof": lambda found: replace(found, proof=b""),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_file_changed_by_somebody_without_the_key_opens_for_nobody(tmp_path: Path, forgery: str) -> None:
    FORGERIES[forgery](BOTH).create(tmp_path / NAME)
    found = KeyFile.read(tmp_path / NAME)
    with pytest.raises(Unable):
        opens(found, "Бермет")
    with pytest.raises((Unable, Refused)):
        found.unlock_with_recovery(RECOVERY)


def test_a_slot_moved_to_another_name_stays_shut() -> None:
    swapped = replace(BERMET, id=AZAT.id, login=AZAT.login)
    with pytest.raises(WrongPassphrase):
        replace(BOTH, slots=(swapped,)).unlock("азат", "passphrase of Бермет", floor=CHEAP)


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=7))
def test_one_flipped_bit_anywhere_in_the_file_is_seen_before_a_passphrase_is_asked(at: int, bit: int) -> None:
    content = bytearray(BOTH._text())
    content[at % len(content)] ^= 1 << bit
    try:
        found = keyfile._parse(bytes(content))
    except Unable:
        return
    assert found == BOTH  # a blank between two fields became another blank


@given(st.integers(min_value=0, max_value=len(BOTH._text()) - 1))
def test_a_file_cut_short_anywhere_is_damage(at: int) -> None:
    with pytest.raises(Unable):
        keyfile._parse(BOTH._text()[:at])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"7",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"v": NaN}',
        b'{"v": 1, "v": 1}',
        b"9" * 5000,
        b"{}",
    ],
)
def test_what_is_no_key_file_is_damage(content: bytes) -> None:
    with pytest.raises(Unable) as caught:
        keyfile._parse(content)
    assert caught.value.message == DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields.update(v=0),
        lambda fields: fields.update(v=True),
        lambda fields: fields.update(v="1"),
        lambda fields: fields.update(more=1),
        lambda fields: fields.pop("proof"),
        lambda fields: fields.update(store="../store-1.db"),
        lambda fields: fields.update(store="store-0.db"),
        lambda fields: fields.update(store="store-1.db\n"),
        lambda fields: fields.update(store="store-١.db"),
        lambda fields: fields.update(store=None),
        lambda fields: fields.update(slots=[]),
        lambda fields: fields.update(slots={}),
        lambda fields: fields.update(slots=[None]),
        lambda fields: fields.update(slots=fields["slots"] * 2),
        lambda fields: fields.update(slots=fields["slots"] * 300),
        lambda fields: fields["slots"][0].update(m=1024**3),
        lambda fields: fields.update(recovery="age1"),
        lambda fields: fields.update(recovery=RECOVERY.identity),
        lambda fields: fields.update(key="ключ"),
        lambda fields: fields.update(key="A"),
        lambda fields: fields.update(proof=None),
    ],
)
def test_a_field_that_cannot_be_is_damage_although_the_sum_is_right(
    path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    changed(path, change)
    with pytest.raises(Unable):
        KeyFile.read(path)


def test_a_lowered_cost_is_refused_before_any_work(path: Path) -> None:
    changed(path, lambda fields: fields["slots"][0].update(m=8))  # type: ignore[index]
    with pytest.raises(Unable, match="weaker lock"):
        opens(KeyFile.read(path), "Бермет")


def test_a_newer_file_is_refused_kindly_and_its_copy_not_taken_instead(path: Path) -> None:
    fields = json.loads(path.read_bytes())
    path.write_text(json.dumps({**fields, "v": 2, "unheard": "of"}))
    with pytest.raises(Unable) as caught:
        KeyFile.read(path)
    assert caught.value.message == keyfile.NEWER


@pytest.mark.parametrize("damage", [b"", b"{}", None])
def test_the_copy_serves_where_the_file_is_lost_or_damaged(path: Path, damage: bytes | None) -> None:
    path.unlink() if damage is None else path.write_bytes(damage)
    before = contents(path.parent)
    found = KeyFile.read(path)
    assert found == BOTH
    assert contents(path.parent) == before
    assert not found.settled(path)
    found.write(path)
    assert found.settled(path)
    assert path.read_bytes() == copy_of(path).read_bytes()


def test_a_missing_file_is_told_and_never_made_anew(tmp_path: Path) -> None:
    with pytest.raises(Unable) as caught:
        KeyFile.read(tmp_path / NAME)
    assert caught.value.message == keyfile.ABSENT
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_with_a_damaged_copy_is_told_and_neither_is_touched(path: Path) -> None:
    path.write_bytes(b"")
    copy_of(path).write_bytes(b"rubbish")
    with pytest.raises(Unable) as caught:
        KeyFile.read(path)
    assert caught.value.message == DAMAGED
    assert contents(path.parent) == {NAME: b"", NAME + ".bak": b"rubbish"}


def test_a_file_that_cannot_be_read_or_is_far_too_long_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(Unable) as caught:
        KeyFile.read(tmp_path / NAME)
    assert caught.value.message == keyfile.UNREADABLE
    (tmp_path / "long.json").write_bytes(b" " * (1024 * 1024 + 1))
    with pytest.raises(Unable) as caught:
        KeyFile.read(tmp_path / "long.json")
    assert caught.value.message == DAMAGED


@pytest.mark.parametrize("there", [NAME, NAME + ".bak"])
def test_a_first_key_file_is_never_written_over_another_or_over_its_copy(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_bytes(b"whatever it is")
    with pytest.raises(Refused):
        ALONE.create(tmp_path / NAME)
    assert contents(tmp_path) == {there: b"whatever it is"}


def test_after_a_removal_neither_file_holds_the_removed_slot(path: Path) -> None:
    BOTH.without_slot("азат", key=KEY, new_key=NEW_KEY, store="store-2.db").write(path)
    assert set(contents(path.parent)) == {NAME, NAME + ".bak"}
    assert not any("азат".encode() in content for content in contents(path.parent).values())


@pytest.mark.parametrize("writes", [0, 1])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_full_disk_changes_neither_the_file_nor_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int, is_first: bool
) -> None:
    path = tmp_path / NAME
    if not is_first:
        ALONE.write(path)
    before = contents(tmp_path)
    real, done = Path.replace, [0]

    def fill(part: Path, target: Path) -> Path:
        done[0] += 1
        if done[0] == writes + 1:
            raise OSError(errno.ENOSPC, "no room")
        return real(part, target)

    monkeypatch.setattr(Path, "replace", fill)
    with pytest.raises(Unable, match="disk is full"):
        BOTH.write(path)
    assert contents(tmp_path) == before


def test_a_power_cut_between_the_copy_and_the_file_leaves_the_old_one_in_force(path: Path) -> None:
    rest = BOTH.without_slot("азат", key=KEY, new_key=NEW_KEY, store="store-2.db")
    copy_of(path).write_bytes(rest._text())
    found = KeyFile.read(path)
    assert found == BOTH
    assert not found.settled(path)
