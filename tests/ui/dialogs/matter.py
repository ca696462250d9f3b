"""A client with a matter, made as the window does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from reception.kernel.ids import Id
from reception.matters.actions import open_matter
from reception.matters.whole import MatterWhole, matter_whole
from reception.people.actions import add_person
from reception.store.reading import Reading
from reception.store.work import Work
from ui.tasks.workplace import Workplace

T = TypeVar("T")


def did(place: Workplace, action: Callable[[Work], T]) -> T:
    """Do an act and return its value."""
    found: list[T] = []
    place.act(place, action).then(found.append).run()
    return found[0]


def asked(place: Workplace, question: Callable[[Reading], T]) -> T:
    """Ask a question and return its answer."""
    found: list[T] = []
    place.ask(place, question).then(found.append).run()
    return found[0]


def client(place: Workplace, given: str = "Нурбек", surname: str = "Маматов") -> Id:
    """Register a person."""
    return did(place, lambda work: add_person(work, values={"given": given, "surname": surname}))


def matter(place: Workplace, person: Id, *, category: str = "housing") -> Id:
    """Open a matter for a person."""
    values = {"client_id": person, "category": category}
    return did(place, lambda work: open_matter(work, values=values, catalogue=place.catalogue))


def whole(place: Workplace, row: Id) -> MatterWhole:
    """The matter as it is now."""
    return asked(place, lambda reading: matter_whole(reading, row, today=place.today))


def window(qtbot: object) -> QWidget:
    """A window for dialogs to stand over."""
    made = QWidget()
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(1000, 700)
    made.show()
    return made
