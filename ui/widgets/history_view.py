"""Who changed what of a record and when, in words."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from reception.desk.past import Became, Past, PastAct, past_told
from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from ui.tasks.workplace import Workplace
from ui.text.formats import short_moment
from ui.widgets.record_words import value_words

_LONGEST = 300


class HistoryView(QTextBrowser):
    """The acts on one record, the latest first; it may be read, searched and copied."""

    def __init__(
        self, place: Workplace, table: str, row: Id | None = None, parent: QWidget | None = None
    ) -> None:
        """Show the past of this record, or nothing yet."""
        super().__init__(parent)
        self._place, self._table, self._row = place, table, row
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(place.words(_("History of the record")))
        place.changed.connect(self._see)
        self.reload()

    def show_row(self, row: Id | None) -> None:
        """Show the past of another record."""
        self._row = row
        self.reload()

    def reload(self) -> None:
        """Ask for the past anew."""
        if self._row is None:
            self.clear()
            return
        table, row = self._table, self._row
        asked = self._place.search(self, lambda reading: past_told(reading, table, row), name="past")
        asked.then(self._show).run()

    def _see(self, changes: Changes, _initiator: object) -> None:
        if self.isVisible() and changes.touched:
            self.reload()

    def _show(self, past: Past) -> None:
        self.setHtml("".join(self._act(past, act) for act in past.acts))

    def _act(self, past: Past, act: PastAct) -> str:
        words = self._place.words
        who = words(_("{one} and {other}"), one=act.who, other=act.second) if act.second else act.who
        head = " · ".join(part for part in (short_moment(act.at), who) if part)
        done = words(act.done)
        done = done[:1].upper() + done[1:]
        said = [f"<p style='margin: 12px 0 2px 0'><b>{escape(done)}</b><br>{escape(head)}</p>"]
        if act.reason:
            said.append(f"<p>{escape(words(_('Reason: {reason}'), reason=act.reason))}</p>")
        items = "".join(f"<li>{escape(self._became(past, one))}</li>" for one in act.became)
        if items:
            said.append(f"<ul style='margin: 0 0 0 12px'>{items}</ul>")
        return "".join(said)

    def _became(self, past: Past, one: Became) -> str:
        words = self._place.words
        label = words(one.field.label)
        if one.row is not None:
            label = f"{words(one.row)} · {label}"
        before, after = self._value(past, one, one.before), self._value(past, one, one.after)
        if not before:
            return words(_("{field}: {after}"), field=label, after=after)
        if not after:
            return words(_("{field}: {before}, emptied"), field=label, before=before)
        return words(_("{field}: {before} → {after}"), field=label, before=before, after=after)

    def _value(self, past: Past, one: Became, value: object) -> str:
        if one.field.kind == "id" and value:
            known = read_id(str(value))
            value = value if known is None else known.hex
        said = value_words(self._place.words, self._place.catalogue, one.field, value, names=past.names)
        return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"
