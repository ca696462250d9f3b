"""Opens a matter: for whom, about what; where the client is the other side somewhere, with a written reason alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from reception.desk.engaging import open_for
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.kernel.intake import Faulty, read_record
from reception.matters.actions import begins_closed
from reception.matters.register import MATTER
from ui.dialogs.asking import Asking
from ui.dialogs.reason import act_with_reason
from ui.pages.matters.saving import known_to
from ui.tasks.workplace import Workplace
from ui.widgets.drafting import Drafting
from ui.widgets.form import RecordForm

if TYPE_CHECKING:
    from reception.store.work import Work

FIELDS = ("client_id", "category", "project", "lawyer_id", "day", "stage", "summary")
FIRST_STAGE = "accepted"
DRAFT = "matter.new"


class NewMatter(Asking):
    """A short form; what was typed and not opened comes back the next time."""

    def __init__(
        self,
        place: Workplace,
        owner: QWidget,
        *,
        known: Mapping[str, Any] | None = None,
        then: Callable[[Id], object],
    ) -> None:
        """Ask for a matter; `known` are values as JSON, of the person or the visit that it comes from."""
        super().__init__(place, owner, _("A new matter"), verb=_("Open the matter"))
        self._owner, self._then = owner, then
        self.form = RecordForm(place, MATTER, only=FIELDS)
        self._first = {
            "lawyer_id": place.me.user.hex,
            "day": place.today.isoformat(),
            "stage": FIRST_STAGE,
            **(known or {}),
        }
        self.form.show_record(self._first)
        self.add(self.form)
        words = place.words
        self.narrow = QCheckBox(words(_("&Only the lawyer named here and I may know it")))
        self._told = self.add_text("", role="hint")
        self.add(self.narrow)
        self._drafts = Drafting(place, DRAFT, self.form.changes, self)
        self.form.changed.connect(self._drafts.touch)
        self.form.editor("category").changed.connect(self._tell_access)
        self._tell_access()
        self.does(self._open_it)
        if not known:
            self._drafts.begin("new", self.form.show_draft)
        field = "category" if "client_id" in self._first else "client_id"
        editor = self.form.editor(field)
        if isinstance(editor, QWidget):
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """What was typed stays as a draft."""
        self._drafts.keep()
        super().reject()

    def _tell_access(self) -> None:
        """A matter of violence or of a child begins closed, and the form says so before."""
        category, catalogue = self.form.editor("category").value(), self.place.catalogue
        is_closed = isinstance(category, str) and catalogue.has("problem_categories", category)
        is_closed = is_closed and begins_closed(catalogue, str(category))
        self._told.setText(
            self.place.words(_("A matter of this kind begins open to named lawyers alone."))
            if is_closed
            else ""
        )
        self._told.setVisible(is_closed)
        self.narrow.setVisible(not is_closed)

    def _open_it(self) -> None:
        place = self.place
        try:
            values = read_record(MATTER, _filled(self.form.values()), known_to(place))
        except Faulty as faulty:
            self.form.show_trouble(faulty)
            return
        catalogue, narrow = place.catalogue, self.narrow.isChecked()

        def act(work: Work) -> Id:
            return open_for(work, values=values, catalogue=catalogue, narrow=narrow)

        act_with_reason(
            place,
            self,
            act,
            then=self._opened,
            refused=self.show_trouble,
            verb=_("Open the matter with this reason"),
            draft=self._drafts.at,
        )

    def _opened(self, row: Id) -> None:
        self._drafts.forget()
        self.accept()
        self._then(row)


def known_of(where: Mapping[str, Any]) -> dict[str, Any]:
    """What another page says of a matter to be opened: whose it is, and what about."""
    said = {name: where.get(name) for name in ("client_id", "category", "project")}
    if read_id(str(said["client_id"] or "")) is None:
        said["client_id"] = None
    return _filled(said)


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
