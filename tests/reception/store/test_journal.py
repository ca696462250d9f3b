"""Directed stories, one a way to get merging wrong, and proof that one of them catches each wrong way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.people.model import Person
from reception.security.model import Colleague
from reception.store import apply, arrivals, journal
from reception.store.act import AccessGrant, ThisDevice
from reception.store.journal import Entry, FieldState, Head
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import Pc, add, change, retire

Break = Callable[[pytest.MonkeyPatch], None]


def new_lines(pc: Pc, number: int = 1) -> list[Entry]:
    """The last lines that a PC wrote itself."""
    return [entry for entry in pc.entries() if entry.device == pc.id][-number:]


def through_four_hands(make: MakeWorld) -> None:
    """A fourth PC gets the first and third version, not the second: the third author knew the first."""
    world = make(pcs=4)
    one, two, three, four = world.pcs
    row = world.act(one, add(Colleague, name="first"))
    first = new_lines(one)
    world.deliver(one, two, one.entries())
    world.act(two, change(Colleague, row, name="second"))
    world.deliver(two, three, new_lines(two))
    world.act(three, change(Colleague, row, name="third"))
    world.deliver(one, four, first)
    world.deliver(three, four, new_lines(three))
    world.check(four)
    world.meet()
    world.check_all()


def at_one_instant(make: MakeWorld) -> None:
    """Two PCs write one field with the same reading of the clock: the greater device is shown, everywhere."""
    world = make(pcs=2)
    one, two = world.pcs
    row = world.act(one, add(Colleague, name="first"))
    world.meet()
    for pc, name in ((one, "by one"), (two, "by two")):
        world.act(pc, change(Colleague, row, name=name))
    clocks = {one.clock for one in world.written.values() if one.values.get("name") in ("by one", "by two")}
    assert len(clocks) == 1
    world.meet()
    world.check_all()


def by_a_slow_clock(make: MakeWorld) -> None:
    """A PC whose clock is years behind corrects what it had read: it knew better, whatever its clock says."""
    world = make(pcs=2, days_apart=-1000)
    ahead, behind = world.pcs
    row = world.act(ahead, add(Colleague, name="wrong"))
    world.deliver(ahead, behind, ahead.entries())
    behind.set_off(-1000)
    with behind.store.whole() as connection:
        connection.execute(ThisDevice.table().update().values(clock=1))
    world.act(behind, change(Colleague, row, name="right"))
    world.deliver(behind, ahead, behind.entries())
    world.check(ahead)
    assert ahead.rows()["colleague", row.hex]["name"] == "right"


def apart_and_together(make: MakeWorld) -> None:
    """Two write one field without knowing of each other, and a third settles it having read both."""
    world = make(pcs=3, days_apart=0.5)
    one, two, three = world.pcs
    row = world.act(one, add(Colleague, name="first", post="lawyer"))
    world.meet()
    world.act(one, change(Colleague, row, name="by one"))
    world.act(two, change(Colleague, row, name="by two"))
    world.meet()
    world.check_all()
    world.act(three, change(Colleague, row, name="settled"))
    world.meet()
    world.check_all()
    assert one.rows()["colleague", row.hex]["name"] == "settled"


def narrowed_and_widened(make: MakeWorld) -> None:
    """One narrows who may know while another widens it: the narrowest holds."""
    world = make(pcs=2, days_apart=1)
    one, two = world.pcs
    row = world.act(one, add(Person, surname="Үсөнова", access="offices", office="OSH"))
    grant = {"owner_table": "person", "owner_row": row, "for_office": "OSH"}
    world.act(one, add(AccessGrant, **grant))
    world.meet()
    world.act(one, change(Person, row, access="office"))
    world.act(two, change(Person, row, access="head"))
    world.meet()
    world.check_all()
    assert two.rows()["person", row.hex]["access"] == "office"


def retired_and_changed(make: MakeWorld) -> None:
    """One retires a row while another changes it: it stays shown, until somebody retires it knowing both."""
    world = make(pcs=2, days_apart=-1)
    one, two = world.pcs
    row = world.act(one, add(Colleague, name="first"))
    world.meet()
    world.act(one, retire(Colleague, row))
    world.act(two, change(Colleague, row, name="second"))
    world.meet()
    world.check_all()
    assert one.rows()["colleague", row.hex]["retired_on"] is None
    world.act(two, retire(Colleague, row))
    world.meet()
    world.check_all()
    assert one.rows()["colleague", row.hex]["retired_on"] is not None


STORIES = (
    through_four_hands,
    at_one_instant,
    by_a_slow_clock,
    apart_and_together,
    narrowed_and_widened,
    retired_and_changed,
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_the_story_ends_as_the_model_says(make_world: MakeWorld, story: Callable[[MakeWorld], None]) -> None:
    story(make_world)


def _latest(heads: tuple[Head, ...]) -> Head:
    return max(heads, key=lambda head: (head.clock, head.device))


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Head, "covers", lambda self, other: (self.clock, self.device) > (other.clock, other.device))


def only_what_lies_here_was_seen(patch: pytest.MonkeyPatch) -> None:
    true = journal.field_states

    def forgetful(entries: Any) -> dict[str, FieldState]:
        listed = list(entries)
        states = {}
        for name, state in true(listed).items():
            own: dict[str, int] = {}
            for entry in listed:
                body = journal.told(entry)
                if body is not None and name in body.fields:
                    own[entry.device.hex] = max(own.get(entry.device.hex, 0), entry.seq)
            states[name] = FieldState(state.heads, own)
        return states

    for module in (journal, apply):
        patch.setattr(module, "field_states", forgetful)


def the_tie_is_turned(patch: pytest.MonkeyPatch) -> None:
    turned = property(
        lambda self: max(self.heads, key=lambda head: (head.clock, [-ord(sign) for sign in head.device]))
    )
    patch.setattr(FieldState, "shown", turned)


def the_oldest_is_shown(patch: pytest.MonkeyPatch) -> None:
    oldest = property(lambda self: min(self.heads, key=lambda head: (head.clock, head.device)))
    patch.setattr(FieldState, "shown", oldest)


def the_last_to_arrive_is_shown(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(FieldState, "shown", property(lambda self: self.heads[-1]))


def the_entry_just_seen_is_not_covered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        Head,
        "covers",
        lambda self, other: self is not other and other.seq < self.seen.get(other.device, 0),
    )


def retiring_always_wins(patch: pytest.MonkeyPatch) -> None:
    def bold(states: Any) -> Any:
        state = states.get(journal.RETIRED)
        return state and _latest(state.heads).value

    patch.setattr(journal, "retired", bold)


def the_widest_access_holds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        journal, "narrowest", lambda levels: max(levels, key=["named", "office", "offices", "head"].index)
    )


def differences_are_not_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(FieldState, "differs", property(lambda _self: False))


def what_is_here_is_written_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(arrivals, "_known", lambda _connection, _arrived: {})


def only_the_first_line_of_a_field_counts(patch: pytest.MonkeyPatch) -> None:
    true = arrivals._show
    patch.setattr(
        arrivals, "_show", lambda connection, bodies, followers: true(connection, bodies[:1], followers)
    )


BROKEN: tuple[Break, ...] = (
    last_writer_wins,
    only_what_lies_here_was_seen,
    the_tie_is_turned,
    the_oldest_is_shown,
    the_last_to_arrive_is_shown,
    the_entry_just_seen_is_not_covered,
    retiring_always_wins,
    the_widest_access_holds,
    differences_are_not_told,
    what_is_here_is_written_again,
    only_the_first_line_of_a_field_counts,
)


def ends_badly(story: Callable[[MakeWorld], None], make_world: MakeWorld) -> bool:
    """Whether a story fails, by its own check or because the store itself refuses."""
    try:
        story(make_world)
    except (AssertionError, Refused, sa.exc.IntegrityError):
        return True
    return False


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.__name__)
def test_a_wrong_way_of_merging_is_caught(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch, broken: Break
) -> None:
    broken(monkeypatch)
    assert any(ends_badly(story, make_world) for story in STORIES)


def test_the_wrong_ways_are_really_wrong_only_while_they_are_in_place(make_world: MakeWorld) -> None:
    with pytest.MonkeyPatch.context() as patch:
        the_oldest_is_shown(patch)
        with pytest.raises(AssertionError):
            apart_and_together(make_world)
    apart_and_together(make_world)
