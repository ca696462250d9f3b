"""The kinds of papers in their groups, found by any word of their titles, with what each leans on and starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reception.documents.kinds import SURENESS, kind_groups, load_kind
from reception.documents.shelf.editions import kinds_in_use
from reception.kernel.i18n import LANGUAGES
from reception.kernel.i18n import mark as _
from reception.language.folding import fold
from ui.tasks.workplace import Workplace

if TYPE_CHECKING:
    from reception.documents.kinds import Kind, Words
    from reception.documents.wizard import Wizard
    from reception.store.reading import Reading

CODE = Qt.ItemDataRole.UserRole
OWN = _("Our own kinds")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class KindPane(QWidget):
    """Type a word, go down to the kind, and on: the keys never leave the line."""

    chose = Signal(object)
    """The `Kind`."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """List the shipped kinds at once; those of the office come when they are read."""
        super().__init__(parent)
        self._place, self.words = place, place.words
        self._kinds: dict[str, Kind] = {}
        self._chosen = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.words(_("Find a paper: alimony, allowance, torture…")))
        self.line.setAccessibleName(self.words(_("Find a kind of paper")))
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.words(_("Kinds of papers")))
        self.list.setWordWrap(True)
        self.reviewed = QLabel()
        self.reviewed.setProperty("role", "hint")
        self.reviewed.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.reviewed)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self._fill())
        self.line.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda _now, _before: self._tell())
        self._take({code: load_kind(code) for group in kind_groups() for code in group.kinds})
        place.ask(self, _all_kinds).then(self._take).run()

    def show_state(self, wizard: Wizard) -> None:
        """Show which kind is chosen."""
        self._chosen = wizard.kind.code if wizard.kind is not None else ""
        self._mark()
        self._say(wizard.kind)

    def codes(self) -> list[str]:
        """The kinds that the list shows now, from above."""
        found = [self.list.item(at).data(CODE) for at in range(self.list.count())]
        return [code for code in found if code]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line, up and down walk over the kinds."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(step)
                return True
        return super().eventFilter(watched, event)

    def _take(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = dict(kinds)
        self._fill()

    def _fill(self) -> None:
        asked = fold(self.line.text()).split()
        self.list.blockSignals(True)
        self.list.clear()
        grouped: set[str] = set()
        for group in kind_groups():
            grouped |= set(group.kinds)
            self._add(group.titles[self.words.language], list(group.kinds), asked, group.titles)
        own = [code for code in self._kinds if code not in grouped]
        self._add(self.words(OWN), own, asked, {})
        self.list.blockSignals(False)
        self._mark()

    def _add(self, title: str, codes: list[str], asked: list[str], also: Words) -> None:
        found = [code for code in codes if code in self._kinds and self._fits(code, asked, also)]
        if not found:
            return
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self.list.addItem(head)
        for code in found:
            item = QListWidgetItem(self._kinds[code].titles[self.words.language])
            item.setData(CODE, code)
            self.list.addItem(item)

    def _fits(self, code: str, asked: list[str], also: Words) -> bool:
        kind = self._kinds[code]
        told = fold(" ".join([*(kind.titles[language] for language in LANGUAGES), *also.values()]))
        return all(word in told for word in asked)

    def _mark(self) -> None:
        self.list.blockSignals(True)
        rows = [at for at in range(self.list.count()) if self.list.item(at).data(CODE) == self._chosen]
        self.list.setCurrentRow(rows[0] if rows and self._chosen else -1)
        self.list.blockSignals(False)

    def _walk(self, step: int) -> None:
        rows = [at for at in range(self.list.count()) if self.list.item(at).data(CODE)]
        if not rows:
            return
        now = self.list.currentRow()
        at = rows.index(now) + step if now in rows else (0 if step > 0 else len(rows) - 1)
        self.list.setCurrentRow(rows[max(0, min(at, len(rows) - 1))])

    def _tell(self) -> None:
        at = self.list.currentRow()
        kind = self._kinds.get(self.list.item(at).data(CODE) or "") if at >= 0 else None
        self._say(kind)
        if kind is not None:
            self._chosen = kind.code
            self.chose.emit(kind)

    def _say(self, kind: Kind | None) -> None:
        if kind is None:
            self.reviewed.clear()
            return
        lines = []
        if kind.reviewed == "not reviewed":
            lines.append(
                self.words(_("This kind of paper has not been reviewed by the association's lawyers."))
            )
        else:
            lines.append(self.words(_("Reviewed: {who}"), who=kind.reviewed))
        unsure = [basis for basis in kind.legal_basis if basis.confidence != "C"]
        if kind.letter is not None and kind.letter.starts:
            rules = self._place.catalogue.label("deadline_rules", kind.letter.starts[0], self.words.language)
            lines.append(self.words(_("Starts the term: {rule}"), rule=rules))
        for basis in unsure:
            said = self.words(SURENESS[basis.confidence])
            lines.append(f"{basis.norm[self.words.language]} – {said}")
        self.reviewed.setText("\n".join(lines))


def _all_kinds(reading: Reading) -> Mapping[str, Kind]:
    return kinds_in_use(reading)
