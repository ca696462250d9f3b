"""The pages of the window: what each is called, how it is reached, and where its class stands."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.page import Page


@dataclass(frozen=True)
class Entry:
    """One page."""

    name: str
    title: Message
    icon: str
    home: str
    """The class by dotted name: it is imported when the page is first opened, after the window is painted."""
    keys: str = ""
    verb: str = ""
    """The act without whose permission the page has nothing to offer; empty where everyone has use of it."""
    reads: str = ""
    """The table that the page shows, of no use to whose roles read none of it; empty where it shows none."""
    is_below: bool = False
    """Whether it stands at the foot of the rail."""


PAGES: tuple[Entry, ...] = (
    Entry("today", _("Today"), "sun", "ui.pages.today.page:TodayPage", "Ctrl+1", reads="visit"),
    Entry(
        "desk", _("Reception desk"), "door-open", "ui.pages.desk.page:DeskPage", "Ctrl+2", verb="visit.add"
    ),
    Entry("people", _("People"), "users", "ui.pages.people.page:PeoplePage", "Ctrl+3", reads="person"),
    Entry(
        "matters", _("Matters"), "briefcase", "ui.pages.matters.page:MattersPage", "Ctrl+4", reads="matter"
    ),
    Entry("papers", _("Papers"), "file-text", "ui.pages.papers.page:PapersPage", "Ctrl+5", reads="paper"),
    Entry("reports", _("Reports"), "chart-column", "ui.pages.reports.page:ReportsPage", "Ctrl+6"),
    Entry(
        "import",
        _("Old registers"),
        "import",
        "ui.pages.import_people.page:ImportPage",
        is_below=True,
        verb="person.import",
    ),
    Entry("bin", _("Recycle bin"), "trash-2", "ui.pages.bin.page:BinPage", is_below=True, verb="bin.restore"),
    Entry(
        "settings", _("Settings"), "settings", "ui.pages.settings.page:SettingsPage", "Ctrl+,", is_below=True
    ),
    Entry("help", _("Help"), "circle-question-mark", "ui.pages.help.page:HelpPage", is_below=True),
)


def entry_named(name: str) -> Entry:
    """The page of this name."""
    return next(entry for entry in PAGES if entry.name == name)


def pages_for(place: Workplace) -> tuple[Entry, ...]:
    """The pages that have something to offer to whoever is at work."""
    return tuple(entry for entry in PAGES if is_offered(entry, place))


def is_offered(entry: Entry, place: Workplace) -> bool:
    """Whether the roles of whoever is at work have any use of this page."""
    may_act = not entry.verb or place.me.permits(entry.verb)
    return may_act and (not entry.reads or place.me.reads(entry.reads))


def load_pages() -> None:
    """Import every page, off the main thread, while somebody types a passphrase: what is loaded opens at once."""
    for entry in PAGES:
        import_module(entry.home.partition(":")[0])


def make_page(entry: Entry, place: Workplace) -> Page:
    """Make a page; its module is imported now."""
    module, _colon, name = entry.home.partition(":")
    page = getattr(import_module(module), name)(place)
    assert isinstance(page, Page)
    return page
