"""What must be looked at in a paper that was just made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from reception.documents.doubts import UNSURE_CASE
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace

if TYPE_CHECKING:
    from reception.documents.actions import Made
    from reception.documents.answers import Place


class MadeLine(QLabel):
    """The warnings of the last paper, one a line; it takes no room where there are none."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Nothing was made yet."""
        super().__init__(parent)
        self._words = place.words
        self.setProperty("role", "warning")
        self.setWordWrap(True)
        self.setAccessibleName(self._words(_("What must be checked in the paper")))
        self.hide()

    def tell(self, made: Made) -> None:
        """Say what must be checked in this paper."""
        words = self._words
        lines = [words(note) for note in made.notes]
        lines += [words(_("To be filled by hand: {field}"), field=self._label(one)) for one in made.by_hand]
        lines += [
            words(_("Not translated into the language of the paper: {field}"), field=self._label(one))
            for one in made.untranslated
        ]
        lines += [caution.say(words) for caution in made.cautions]
        lines += [words(UNSURE_CASE, form=one.form) for one in made.doubts]
        head = words(_("Check in paper {number}:"), number=made.number)
        self.setText("\n".join([head, *(f"• {line}" for line in lines)]))
        self.setVisible(bool(lines))

    def _label(self, place: Place) -> str:
        language = self._words.language
        label = place.field.labels[language]
        if place.column is None:
            return label
        return f"{label} {place.row}, {place.column.labels[language]}"
