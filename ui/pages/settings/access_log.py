"""Who opened and took out what on this PC, for administrators."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from reception.desk.opened import OpenedRecord, opened_records
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.users import users
from reception.store.reading import Reading
from ui.pages.settings.section import Section
from ui.tasks.workplace import Workplace
from ui.text.formats import short_moment
from ui.widgets.plain_table import PlainTable

Known = tuple[list[OpenedRecord], dict[Id, str]]


class AccessLogSection(Section):
    """The latest thousand lines, and a filter over them."""

    title = _("Who opened what")
    about = _(
        "The latest lines of this PC's log. Records that are not open to you are told by their kind alone."
    )

    def __init__(self, place: Workplace) -> None:
        """A filter over a table."""
        super().__init__(place)
        self._rows: list[tuple[int, tuple[str, ...]]] = []
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(place.words(_("Filter: a name, a number, a day")))
        self.filter.setAccessibleName(place.words(_("Filter: a name, a number, a day")))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.column.addWidget(self.filter)
        columns = (_("When"), _("Who"), _("What"), _("Of which record"))
        self.table = PlainTable([place.words(text) for text in columns], name=place.words(self.title))
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * 14)
        self.column.addWidget(self.table, 1)

    @classmethod
    def is_for(cls, place: Workplace) -> bool:
        """Administrators and directors."""
        return bool({"administrator", "director"} & place.me.roles)

    def refresh(self) -> None:
        """Ask anew for the latest lines."""
        catalogue, language = self.place.catalogue, self.words.language

        def ask(reading: Reading) -> Known:
            names = {user.id: user.name for user in users(reading)}
            return opened_records(reading, catalogue=catalogue, language=language), names

        self.place.ask(self, ask).then(self._show).run()

    def _show(self, known: Known) -> None:
        lines, names = known
        self._rows = [
            (
                number,
                (
                    short_moment(line.at),
                    names.get(line.user, "–"),
                    self.words(line.done),
                    " ".join(
                        filter(None, ("" if line.about is None else self.words(line.about), line.title))
                    ),
                ),
            )
            for number, line in enumerate(lines)
        ]
        self._filter()

    def _filter(self) -> None:
        wanted = self.filter.text().casefold().split()
        self.table.show_rows(
            [row for row in self._rows if all(word in " ".join(row[1]).casefold() for word in wanted)]
        )
