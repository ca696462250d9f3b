"""Picks codes of a list by the everyday words people use, in Russian or Kyrgyz, whatever the window's language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from reception.reference.lists import Item
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.widgets.faults import FaultLine
from ui.widgets.flow import FlowLayout
from ui.widgets.suggest_line import Choice, SuggestLine

_SHOWN = 400


class Chips(QWidget):
    """Things chosen, each a button that takes it out again."""

    removed = Signal(str)

    def __init__(self, *, remove: Callable[[str], str], parent: QWidget | None = None) -> None:
        """None yet; `remove` words what a button does with a label."""
        super().__init__(parent)
        self._remove = remove
        self._flow = FlowLayout(self)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these, in their order."""
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for choice in choices:
            self._flow.addWidget(self._chip(choice))
        self.setVisible(bool(choices))
        self.updateGeometry()

    def _chip(self, choice: Choice) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(choice.label)
        chip.setIcon(icon("x", chip))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setMinimumHeight(28)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setAccessibleName(self._remove(choice.label))
        chip.setToolTip(self._remove(choice.label))
        chip.clicked.connect(lambda: self.removed.emit(choice.key))
        return chip


class CodePicker(QWidget):
    """One code of a list, or several; nothing is chosen by itself."""

    changed = Signal()

    def __init__(
        self, place: Workplace, codes: str, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        """An empty picker of the code list of this id."""
        super().__init__(parent)
        self._place, self._codes, self._several = place, codes, several
        self._chosen: list[str] = []
        words = place.words
        self.line = SuggestLine(nothing=words(_("Nothing in this list fits; try another word")), parent=self)
        if several:
            self.line.setPlaceholderText(words(_("Type to add")))
        self.setFocusProxy(self.line)
        self._chips = Chips(remove=lambda label: words(_("Take out: {label}"), label=label), parent=self)
        self._chips.hide()
        self._fault = FaultLine(self.line, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.line, self._chips, self._fault):
            column.addWidget(widget)
        self.line.asked.connect(self._offer)
        self.line.chose.connect(self._take)
        self.line.editingFinished.connect(self._leave)
        self._chips.removed.connect(self._take_out)

    def value(self) -> str | list[str] | None:
        """The code, or the list of codes; what was typed where it is in no list; None of nothing."""
        left = self.line.text().strip() if self.line.choice is None else ""
        if self._several:
            return [*self._chosen, left] if left else list(self._chosen)
        return self.line.choice.key if self.line.choice is not None else left or None

    def show_value(self, value: str | Collection[str] | None) -> None:
        """Show a code, or several, as chosen; one that is valid no more keeps its label."""
        self._fault.say("")
        if self._several:
            codes = [value] if isinstance(value, str) else list(value or ())
            self._chosen = [code for code in codes if self._has(code)]
            self._show_chips()
            rest = [code for code in codes if not self._has(code)]
            self.line.choose(None)
            self.line.setText(" ".join(rest))
        elif isinstance(value, str) and not self._has(value):
            self.line.choose(None)
            self.line.setText(value)
        else:
            self.line.choose(self._choice(value) if isinstance(value, str) else None)
        self.changed.emit()

    def _has(self, code: str) -> bool:
        return self._place.catalogue.has(self._codes, code)

    def _choice(self, code: str) -> Choice:
        return Choice(code, self._place.catalogue.label(self._codes, code, self._place.words.language))

    def _offer(self, typed: str) -> None:
        catalogue, today = self._place.catalogue, self._place.today
        found = catalogue.find(self._codes, typed) if typed.strip() else catalogue.list(self._codes).items
        valid = (item for item in found if item.valid(today) and item.code not in self._chosen)
        offered = [self._offered(item) for item, _place in zip(valid, range(_SHOWN), strict=False)]
        self.line.offer(offered)

    def _offered(self, item: Item) -> Choice:
        language = self._place.words.language
        above = ", ".join(
            self._place.catalogue.label(self._codes, parent, language) for parent in item.parents[:1]
        )
        return Choice(item.code, item.label(language), above)

    def _take(self) -> None:
        self._fault.say("")
        if self._several and self.line.choice is not None:
            self._chosen.append(self.line.choice.key)
            self.line.choose(None)
            self._show_chips()
        self.changed.emit()

    def _take_out(self, code: str) -> None:
        self._chosen.remove(code)
        self._show_chips()
        self.line.setFocus()
        self.changed.emit()

    def _show_chips(self) -> None:
        self._chips.show_choices([self._choice(code) for code in self._chosen])

    def _leave(self) -> None:
        left = self.line.text().strip() if self.line.choice is None else ""
        words = self._place.words
        self._fault.say(words(_("“{text}” is not in this list."), text=left) if left else "")
        self.changed.emit()
