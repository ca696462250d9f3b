"""What is typed is kept as a draft, comes back, and goes once it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import QObject

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.people.actions import add_person
from tests.ui.dialogs.matter import asked
from ui.tasks.workplace import Workplace
from ui.widgets.drafting import Drafting

pytestmark = pytest.mark.usefixtures("qapp")  # a timer wants an application


def _drafting(place: Workplace, body: Mapping[str, Any], owner: QObject) -> Drafting:
    return Drafting(place, "chronology", lambda: body, owner)


def _kept(place: Workplace) -> list[dict[str, Any]]:
    from reception.drafts.keeping import drafts_of

    return [dict(draft.body) for draft in asked(place, lambda reading: drafts_of(reading, kind="chronology"))]


def test_a_draft_comes_back_where_it_was_typed_and_nowhere_else(place: Workplace) -> None:
    owner = QObject()
    body = {"at": "2025"}
    first = _drafting(place, body, owner)
    first.begin("one", lambda _body: None)
    first.touch()
    first.keep()

    shown: list[Mapping[str, Any]] = []
    second = _drafting(place, body, owner)
    second.begin("other", shown.append)
    assert shown == []
    second.begin("one", shown.append)
    assert shown == [body]


def test_what_was_saved_or_taken_back_is_no_draft_any_more(place: Workplace) -> None:
    owner = QObject()
    body = {"at": "2025"}
    drafts = _drafting(place, body, owner)
    drafts.begin("one", lambda _body: None)
    drafts.keep()
    assert _kept(place) == [body]
    drafts.forget()
    assert _kept(place) == []

    drafts.keep()
    body.clear()
    drafts.keep()
    assert _kept(place) == []


def test_a_draft_goes_in_the_act_that_makes_it_true_and_stays_where_the_act_is_refused(
    place: Workplace,
) -> None:
    owner = QObject()
    drafting = _drafting(place, {"at": "2025"}, owner)
    drafting.begin("one", lambda _body: None)
    drafting.keep()

    def refuse(_work: object) -> None:
        raise Refused(_("Write the reason, or cancel."))

    place.act(place, refuse, draft=drafting.at).run()
    assert _kept(place) == [{"at": "2025"}]
    place.act(place, lambda work: add_person(work, values={"surname": "Асанова"}), draft=drafting.at).run()
    assert _kept(place) == []
