"""Any order of acts keeps the rules, whatever is asked: what does not fit is refused and nothing of it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.letters.letter import Letter
from reception.letters.rules import ENDED, check_order, is_overdue, next_steps, state_of
from tests.reception.desk.office import TODAY, Scene
from tests.reception.letters import post

EXAMPLES = max(12, settings().max_examples // 8)
NEAR = st.integers(-60, 3).map(lambda days: str(PartialDate.of(TODAY + timedelta(days=days))))
KNOWN = st.one_of(NEAR, NEAR.map(lambda text: text[:7]), st.none())
LATER = st.integers(-30, 40).map(lambda days: TODAY + timedelta(days=days))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("sign"), KNOWN),
        st.tuples(st.just("send"), KNOWN, st.sampled_from(["in_person", "post_notice"])),
        st.tuples(st.just("register"), KNOWN),
        st.tuples(st.just("due"), st.one_of(st.none(), LATER)),
        st.tuples(st.just("extend"), NEAR, st.one_of(st.none(), LATER)),
        st.tuples(st.just("answer"), st.sampled_from(sorted(ENDED)), KNOWN),
        st.tuples(st.just("silence")),
        st.tuples(st.just("undo")),
    ),
    min_size=3,
    max_size=10,
)

PLAIN: Mapping[str, Callable[..., Any]] = {
    "sign": post.sign,
    "send": post.send,
    "register": post.register,
    "due": post.due,
    "silence": post.silence,
}


def do(scene: Scene, row: Id, one: tuple[Any, ...]) -> None:
    name, *said = one
    if name == "extend":
        post.extend(scene, row, said[0], said[1], "письмо" if said[1] else None)
    elif name == "answer":
        post.answer(scene, row, said[0], said[1], "none_named" if said[0] == "refused" else None)
    elif name == "undo":
        post.take_back(scene)
    else:
        PLAIN[name](scene, row, *said)


def hold(letter: Letter, today: date) -> None:
    """What is true of every letter at any time."""
    check_order(letter, today=today)
    if letter.is_sent or letter.signed_on is not None:
        assert letter.number is not None
    if letter.outcome == "silent":
        assert is_overdue(letter, today=today)
    if letter.outcome is not None:
        assert letter.is_sent
    if letter.due_working is not None:
        assert letter.due_basis is None
    if letter.extended_to is not None:
        assert letter.due_on is not None
        assert letter.extended_on is not None
    steps = next_steps(letter, today=today)
    assert ("silence" in steps) == (state_of(letter, today=today) == "overdue")


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ACTS)
def test_any_order_of_acts_keeps_the_rules(scene: Scene, acts: list[tuple[Any, ...]]) -> None:
    person = scene.person()
    row = post.letter(scene, person, "person")
    made = 0
    for one in acts:
        if one[0] == "undo" and made == 0:
            continue
        before = post.held(scene, row)
        try:
            do(scene, row, one)
        except Refused:
            assert post.held(scene, row) == before
            continue
        made += -1 if one[0] == "undo" else int(post.held(scene, row) != before)
        hold(post.held(scene, row), TODAY)
    with suppress(Refused):
        post.silence(scene, row)
    hold(post.held(scene, row), TODAY)
