"""What a page is given: it asks and acts here, says what was done, and opens other pages; never anything of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from reception.kernel.changes import Changes
from reception.kernel.clock import Clock, today
from reception.kernel.errors import Trouble
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from reception.kernel.telling import sentences
from ui.tasks.command import Command
from ui.tasks.lanes import Lanes
from ui.tasks.memory import Memory
from ui.tasks.operations import Operation
from ui.tasks.watch import Watch

if TYPE_CHECKING:
    from reception.app import Office
    from reception.documents.keeping import Keeping
    from reception.documents.press.press import Press
    from reception.drafts.keeping import Draft
    from reception.reference.catalogue import Catalogue
    from reception.security.access import Standing
    from reception.store.reading import Reading
    from reception.store.work import Work

T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """What is known of the office from the moment it was opened: values, read once."""

    catalogue: Catalogue
    keeping: Keeping
    press: Press
    is_demonstration: bool


@dataclass(frozen=True)
class Notice:
    """What the message bar shows."""

    text: str
    is_warning: bool = False
    undo: bool = False
    """Whether to offer undoing the last act."""
    label: str = ""
    run: Callable[[], object] | None = None
    """What a second button does, under this label."""


class Workplace(QObject):
    """One person's opened office, as the window knows it."""

    changed = Signal(object, object)
    """`Changes` and who began them."""
    said = Signal(object)
    """A `Notice` for the message bar."""
    began = Signal(object)
    """A `Watch`: work runs."""
    ended = Signal(object)
    """The `Watch` of work that came to an end."""
    failed = Signal(object)
    """A fault of the program, for the dialog that reports it."""
    open_requested = Signal(str, dict)
    language_requested = Signal(str)
    style_requested = Signal()
    lock_requested = Signal()
    panic_requested = Signal()
    """Lock, and clear away what lies in plain, now."""
    begin_requested = Signal()
    """Leave the demonstration and begin the real office."""

    def __init__(
        self, lanes: Lanes, *, known: Known, words: Translator, memory: Memory, clock: Clock
    ) -> None:
        """Take an opened office."""
        super().__init__()
        self._lanes = lanes
        self.words = words
        self.catalogue = known.catalogue
        self.keeping = known.keeping
        self.press = known.press
        self.is_demonstration = known.is_demonstration
        self.me: Standing = lanes.office.standing
        self.folder = lanes.office.folder
        self.clock = clock
        self.memory = memory
        self._keeps_drafts = True

    @property
    def today(self) -> date:
        """The local day."""
        return today(self.clock)

    def ask(self, owner: QObject, question: Callable[[Reading], T]) -> Operation[T]:
        """A question, answered on the reading lane."""
        return Operation(
            self._lanes.runner, self, "read", owner, lambda _watch: self._lanes.read("read", question)
        )

    def search(self, owner: QObject, question: Callable[[Reading], T], *, name: str) -> Operation[T]:
        """A question asked while typing: a newer one of the same owner and name takes its place."""
        key = (id(owner), name)
        is_wanted = self._lanes.newest(key)
        operation = Operation(
            self._lanes.runner,
            self,
            "search",
            owner,
            lambda _watch: self._lanes.search(key, is_wanted, question),
        )
        operation.is_wanted = is_wanted
        return operation

    def act(
        self,
        owner: QObject,
        action: Callable[[Work], T],
        *,
        reason: str | None = None,
        second: Id | None = None,
        draft: tuple[str, str] | None = None,
    ) -> Operation[T]:
        """One act, written whole or not at all; then everyone is told what changed.

        `draft` is the kind and key of the draft that it makes true: it is forgotten in the same act.
        """
        from reception.drafts.keeping import settle_draft  # noqa: PLC0415 - the store's packages wait for an opened office

        changes: list[Changes] = []

        def job(_watch: Watch) -> T:
            with self._lanes.office.work(reason=reason, second=second) as work:
                value = action(work)
                if draft is not None:
                    settle_draft(work, kind=draft[0], key=draft[1])
            changes.append(work.changes)
            return value

        operation = Operation(self._lanes.runner, self, "write", owner, job)
        return operation.then(lambda _value: self.changed.emit(changes[-1], owner))

    def with_office(
        self, owner: QObject, job: Callable[[Office, Progress], T], *, alone: bool = False
    ) -> Operation[T]:
        """A job for the whole office on the writing lane; `alone` where no question may run beside it (a new key)."""

        def run(watch: Watch) -> T:
            def whole() -> T:
                return job(self._lanes.office, watch)

            return self._lanes.alone(whole) if alone else whole()

        return Operation(self._lanes.runner, self, "write", owner, run)

    def make(self, owner: QObject, job: Callable[[Progress], T]) -> Operation[T]:
        """Work that needs no store, on the small pool."""
        return Operation(self._lanes.runner, self, "make", owner, job)

    def keep_draft(
        self,
        kind: str,
        key: str,
        body: Mapping[str, Any],
        *,
        then: Callable[[bool], object] = lambda _is_kept: None,
    ) -> None:
        """Keep what was typed so far, in place of the earlier draft of this kind and key; `then` hears whether it was.

        Where it could not be kept that is said once, until one is kept again: there is a try every few seconds.
        """
        from reception.drafts.keeping import keep_draft  # noqa: PLC0415 - the store's packages wait for an opened office

        at, held = self.clock.now(), dict(body)

        def keep(office: Office, _progress: Progress) -> None:
            with office.store.whole() as connection:
                keep_draft(connection, user=self.me.user, kind=kind, key=key, body=held, at=at)

        def tell(trouble: Trouble) -> None:
            if self._keeps_drafts:
                self.tell(trouble)
            self._heed_draft(then, is_kept=False)

        keeping = self.with_office(self, keep)
        keeping.then(lambda _nothing: self._heed_draft(then, is_kept=True)).refused(tell).run()

    def _heed_draft(self, then: Callable[[bool], object], *, is_kept: bool) -> None:
        self._keeps_drafts = is_kept
        then(is_kept)

    def drop_draft(self, kind: str, key: str) -> None:
        """Forget a draft."""
        from reception.drafts.keeping import drop_draft  # noqa: PLC0415 - as above

        def drop(office: Office, _progress: Progress) -> None:
            with office.store.whole() as connection:
                drop_draft(connection, user=self.me.user, kind=kind, key=key)

        self.with_office(self, drop).run()

    def drafts(self, owner: QObject, kind: str | None = None) -> Operation[list[Draft]]:
        """My drafts, the latest first; of one kind or of all."""
        from reception.drafts.keeping import drafts_of  # noqa: PLC0415 - as above

        return self.ask(owner, lambda reading: drafts_of(reading, kind=kind))

    def undo(self, owner: QObject) -> None:
        """Take back my last act, and say which it was."""
        from reception.desk.undoing import undo_last  # noqa: PLC0415 - as above

        undoing = self.act(owner, undo_last).about(_("Taking it back…"))
        undoing.then(lambda words: self.say(_("Taken back: {act}."), act=self.words(words))).run()

    def say(
        self,
        message: Message,
        *,
        undo: bool = False,
        action: Command | None = None,
        **values: object,
    ) -> None:
        """Say in the message bar what was done."""
        label, run = (self.words(action.words), action.run) if action else ("", None)
        self.said.emit(Notice(self.words(message, **values), undo=undo, label=label, run=run))

    def warn(self, message: Message, **values: object) -> None:
        """Say in the message bar what is wrong and what to do."""
        self.said.emit(Notice(self.words(message, **values), is_warning=True))

    def open(self, page: str, **where: Any) -> None:
        """Show another page, at a record of it."""
        self.open_requested.emit(page, where)

    def switch_language(self, code: str) -> None:
        """Have the window built anew in another language."""
        self.language_requested.emit(code)

    def restyle(self) -> None:
        """Have theme and text size read anew from memory."""
        self.style_requested.emit()

    def lock(self) -> None:
        """Lock the office."""
        self.lock_requested.emit()

    def begin(self, watch: Watch) -> None:
        """Work began: the window watches it."""
        self.began.emit(watch)

    def end(self, watch: Watch) -> None:
        """Work ended."""
        self.ended.emit(watch)

    def tell(self, trouble: Trouble) -> None:
        """Say trouble in the message bar."""
        text = "\n".join(sentences(trouble, self.words))
        self.said.emit(Notice(text, is_warning=True, label="", run=None))

    def report(self, fault: BaseException) -> None:
        """Hand a fault of the program to whoever shows it."""
        self.failed.emit(fault)
