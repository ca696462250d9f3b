"""The code lists and the law that papers lean on: what each says, where it is from, who has read it through."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.reference.confirming import ListState, confirm_list, lists_in_use
from reception.security.users import users
from reception.store.reading import Reading
from reception.store.work import Work
from ui.pages.settings.list_names import LIST_NAMES
from ui.pages.settings.section import Section
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.plain_table import PlainTable

Known = tuple[list[ListState], dict[Id, str]]


class ListsSection(Section):
    """All lists above, the chosen one below, and a button for whoever has read it through."""

    title = _("Reference lists")
    about = _(
        "Bodies, acts, deadlines and codes come with the program. What was not read in an official source is marked: "
        "a lawyer reads it through and confirms it here."
    )

    def __init__(self, place: Workplace) -> None:
        """Two tables."""
        super().__init__(place)
        self._states: dict[str, ListState] = {}
        columns = (
            _("List"),
            _("Lines"),
            _("Checked on"),
            _("Official"),
            _("Read here"),
        )
        self.table = PlainTable([place.words(text) for text in columns], name=place.words(self.title), wide=0)
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * 9)
        self.column.addWidget(self.table, 1)
        self.source = QLabel()
        self.source.setProperty("role", "hint")
        self.source.setWordWrap(True)
        self.column.addWidget(self.source)
        self.items = PlainTable(
            [place.words(_("Name")), place.words(_("Holds"))],
            name=place.words(_("Lines of the list")),
            wide=0,
        )
        self.items.setMinimumHeight(self.items.verticalHeader().defaultSectionSize() * 8)
        self.column.addWidget(self.items, 1)
        self.confirm = self.button(_("I have read this list through: it is right"), self.confirm_chosen)
        self.add_buttons(self.confirm)
        self.table.chose.connect(self._show_list)
        self._show_list(None)

    def refresh(self) -> None:
        """Ask anew which lists are in use."""

        def ask(reading: Reading) -> Known:
            return lists_in_use(reading), {user.id: user.name for user in users(reading)}

        self.place.ask(self, ask).then(self._show).run()

    def _show(self, known: Known) -> None:
        states, names = known
        self._states = {state.document.id: state for state in states}
        ordered = sorted(
            states, key=lambda one: (one.document.verified, self._name(one.document.id).casefold())
        )
        self.table.show_rows([(state.document.id, self._row(state, names)) for state in ordered])
        self._show_list(self.table.key())

    def _row(self, state: ListState, names: dict[Id, str]) -> tuple[str, ...]:
        document, confirmed = state.document, state.confirmed
        by = names.get(confirmed.by, "") if confirmed is not None and confirmed.by is not None else ""
        return (
            self._name(document.id),
            str(len(document.items)),
            short_day(document.checked_on),
            self.words(_("yes") if document.verified else _("not yet")),
            "–" if confirmed is None else f"{short_day(confirmed.on)} {by}".strip(),
        )

    def _name(self, list_id: str) -> str:
        return self.words(LIST_NAMES.get(list_id, Message(list_id)))

    def _show_list(self, key: object) -> None:
        state = self._states.get(str(key))
        self.confirm.setEnabled(
            state is not None and state.confirmed is None and self.place.me.permits("reference.confirm")
        )
        if state is None:
            self.source.setText(self.words(_("Choose a list to read it.")))
            self.items.show_rows([])
            return
        self.source.setText(self.words(_("Source: {source}"), source=state.document.source))
        self.items.show_rows(
            [
                (item.code, (item.label(self.words.language), _days(item.valid_from, item.valid_to)))
                for item in state.document.items
            ]
        )

    def confirm_chosen(self) -> None:
        """Note that whoever is at work has read the chosen list through."""
        state = self._states.get(str(self.table.key()))
        if state is None:
            return
        document = state.document

        def confirm(work: Work) -> None:
            confirm_list(work, list_id=document.id, version=document.version)

        self.place.act(self, confirm).then(lambda _done: self._confirmed(document.id)).run()

    def _confirmed(self, list_id: str) -> None:
        self.place.say(_("Noted: {list} is read through and right."), list=self._name(list_id))
        self.refresh()


def _days(start: date | None, end: date | None) -> str:
    """The days on which a line holds, as far as they are bounded."""
    return f"{short_day(start)} – {short_day(end)}" if start or end else ""
