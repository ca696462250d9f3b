"""What every page of the window is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.tasks.workplace import Workplace
from ui.widgets.command import Command


class Page(QWidget):
    """One page: built anew when the language changes, so it words its texts where it makes them."""

    def __init__(self, place: Workplace) -> None:
        """Keep the workplace."""
        super().__init__()
        self.place = place

    def open_at(self, where: Mapping[str, Any]) -> None:
        """Show this record of the page; an empty mapping leaves it as it was."""

    def where(self) -> dict[str, Any]:
        """What is shown now, as JSON values for `open_at`."""
        return {}

    def keep(self) -> None:
        """Keep what was typed as drafts: before a lock, the end, another language."""

    def commands(self) -> Sequence[Command]:
        """What can be done here."""
        return ()

    def step_back(self) -> bool:
        """Go back one step of the page's own; False where it has none, and the window goes back instead."""
        return False

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the page opens."""
        return self
