"""Asks for the written reason without which an act is refused, and does the act with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QLabel, QWidget

from reception.kernel.errors import Refused, Trouble, Wanting
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.telling import sentences
from ui.dialogs.asking import Asking
from ui.tasks.workplace import Workplace
from ui.widgets.writing import Writing

if TYPE_CHECKING:
    from reception.store.work import Work

T = TypeVar("T")
GO_ON = _("Go on with this reason")


class ReasonDialog(Asking):
    """Says why a reason is needed and takes it; it stays open until the act is done."""

    def __init__(self, place: Workplace, owner: QWidget, why: str, *, verb: Message = GO_ON) -> None:
        """Ask for a reason."""
        super().__init__(place, owner, _("A written reason"), verb=verb)
        self.add_text(why, role="warning")
        self.writing = Writing(least=3, most=8)
        label = QLabel(place.words(_("&Reason: it is kept with the act")))
        label.setBuddy(self.writing)
        self.add(label)
        self.add(self.writing)
        self.writing.setFocus()

    def reason(self) -> str | None:
        """The reason, once one is written; where none is, the dialog says so."""
        written = self.writing.value()
        if written is None:
            self.show_trouble(Refused(_("Write the reason, or cancel.")))
            self.writing.setFocus()
        return written


def ask_reason(
    place: Workplace,
    owner: QWidget,
    why: str,
    *,
    go: Callable[[str, ReasonDialog], object],
    verb: Message = GO_ON,
) -> ReasonDialog:
    """Ask for a written reason; `go` is given it with the dialog, which it closes when all is done."""
    dialog = ReasonDialog(place, owner, why, verb=verb)

    def try_it() -> None:
        reason = dialog.reason()
        if reason is not None:
            go(reason, dialog)

    dialog.does(try_it)
    dialog.open()
    return dialog


def act_with_reason(
    place: Workplace,
    owner: QWidget,
    action: Callable[[Work], T],
    *,
    then: Callable[[T], object],
    refused: Callable[[Trouble], object] | None = None,
    verb: Message = GO_ON,
    draft: tuple[str, str] | None = None,
) -> None:
    """Do an act; where it wants a written reason, ask for one and do it again with it.

    Any other trouble goes to `refused`, or to the message bar; `draft` is what the act makes true.
    """

    def again(reason: str, dialog: ReasonDialog) -> None:
        def done(value: T) -> None:
            dialog.accept()
            then(value)

        dialog.wait_for(is_busy=True)
        place.act(owner, action, reason=reason, draft=draft).then(done).refused(dialog.show_trouble).run()

    def ask_or_tell(trouble: Trouble) -> None:
        if isinstance(trouble, Wanting):
            ask_reason(place, owner, "\n".join(sentences(trouble, place.words)), go=again, verb=verb)
        else:
            (refused or place.tell)(trouble)

    place.act(owner, action, draft=draft).then(then).refused(ask_or_tell).run()
