"""The office as papers name it: its name, address and telephone, in each language."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from reception.drafts.keeping import Draft
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.reference.lists import CodeList
from reception.reference.offices import OfficeDetails, describe_office, details_of
from reception.reference.queries import catalogue
from reception.store.reading import Reading
from reception.store.work import Work
from ui.pages.settings.section import Fault, Section
from ui.tasks.workplace import Workplace

DRAFT = "settings.office"
KEPT_AFTER = 2_000
"""So many milliseconds after the last letter a draft is kept."""
NAMES: tuple[tuple[Language, Any], ...] = (
    ("ru", _("Name in Russian")),
    ("ky", _("Name in Kyrgyz")),
    ("en", _("Name in English")),
)
ADDRESSES: tuple[tuple[Language, Any], ...] = (
    ("ru", _("Address in Russian")),
    ("ky", _("Address in Kyrgyz")),
    ("en", _("Address in English")),
)


class OfficeSection(Section):
    """Eight lines; saving them is a new version of the list of offices, and the old one stays in the history."""

    title = _("This office")
    about = _(
        "So the office is named in papers. Its address and telephone also stand in for those of a person "
        "for whom her own are not safe."
    )

    def __init__(self, place: Workplace) -> None:
        """The fields, and a button for whoever may."""
        super().__init__(place)
        form = self.add_form()
        self.fields: dict[str, QLineEdit] = {}
        for language, label in NAMES:
            self.fields[f"name.{language}"] = self.add_field(form, label)
        for language, label in ADDRESSES:
            self.fields[f"address.{language}"] = self.add_field(form, label)
        self.fields["phone"] = self.add_field(form, _("Telephone"))
        self.fields["email"] = self.add_field(form, _("E-mail"))
        self.fault = Fault(place)
        self.column.addWidget(self.fault)
        self.save = self.button(_("Save"), self.save_office, primary=True)
        self.add_buttons(self.save)
        self._shown = False
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._soon.timeout.connect(self.keep)
        may = place.me.permits("reference.load")
        self.save.setVisible(may)
        for field in self.fields.values():
            field.setReadOnly(not may)
            field.textEdited.connect(lambda _text: self._soon.start())

    def refresh(self) -> None:
        """Show what is kept of the office; what was typed and not saved goes over it."""
        if self._shown:
            return
        code = self.place.me.office

        def ask(reading: Reading) -> OfficeDetails | None:
            return details_of(catalogue(reading), code)

        self.place.ask(self, ask).then(self._show).run()

    def _show(self, details: OfficeDetails | None) -> None:
        self._shown = True
        if details is not None:
            for language, _label in NAMES:
                self.fields[f"name.{language}"].setText(details.names.get(language, ""))
                self.fields[f"address.{language}"].setText(details.addresses.get(language, ""))
            self.fields["phone"].setText(details.phone)
            self.fields["email"].setText(details.email)
        self.place.drafts(self, DRAFT).then(self._show_draft).run()

    def _show_draft(self, drafts: list[Draft]) -> None:
        for draft in drafts[:1]:
            for name, text in draft.body.items():
                if name in self.fields:
                    self.fields[name].setText(str(text))

    def keep(self) -> None:
        """Keep what was typed until it is saved."""
        if self._shown and any(field.isModified() for field in self.fields.values()):
            typed = {name: field.text() for name, field in self.fields.items()}
            self.place.keep_draft(DRAFT, "new", typed)

    def save_office(self) -> None:
        """Save what stands in the fields; what is missing is said below them."""
        self.fault.settle()
        details = OfficeDetails(
            {language: self.fields[f"name.{language}"].text() for language, _label in NAMES},
            {language: self.fields[f"address.{language}"].text() for language, _label in ADDRESSES},
            self.fields["phone"].text(),
            self.fields["email"].text(),
        )
        for language, label in NAMES:
            if not details.names[language].strip():
                self.fault.say(_("Fill in: {field}"), field=self.words(label))
                self.fields[f"name.{language}"].setFocus()
                return

        def describe(work: Work) -> CodeList:
            return describe_office(work, details, source="the office itself")

        self.place.act(self, describe).then(lambda _list: self._saved()).refused(
            self.fault.show_trouble
        ).run()

    def _saved(self) -> None:
        self._soon.stop()
        self.place.drop_draft(DRAFT, "new")
        for field in self.fields.values():
            field.setModified(False)
        self.place.say(_("Saved. Papers made from now on name the office so."))
