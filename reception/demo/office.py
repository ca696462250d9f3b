"""Makes a demonstration office in a folder: the store with its invented year, papers and the month's workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from random import Random

from reception.app import DEMONSTRATION, Newcomer, Office, Surroundings, begin_office, open_office
from reception.demo.doing import Doer
from reception.demo.materials import Materials, demo_bytes, materials
from reception.demo.papers import Papers
from reception.demo.report import make_report
from reception.demo.steps import moment
from reception.demo.year import plan_year
from reception.kernel.clock import SetClock
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from reception.reference.actions import load_document
from reception.reference.queries import catalogue
from reception.security.keys import STANDARD, Cost
from reception.security.users import add_user
from reception.store.settings import keep_setting

OFFICE, LETTER = "OSH", "A"
LOGIN = "demo"
PASSPHRASE = "ak kalpak tunduk 2026"  # noqa: S105 - it is printed: this office has nothing to hide
DOCUMENTS = ("offices", "projects")
LEAST_PEOPLE, MOST_PEOPLE = 2, 5_000


@dataclass(frozen=True)
class DemoMade:
    """Where everything lies, and how to get in."""

    store: Path
    login: str
    passphrase: str
    recovery: str
    papers: tuple[Path, ...]
    reports: tuple[Path, ...]


def make_demo(  # noqa: D417 - the folder and the seed are plain
    folder: Path, *, people: int = 120, seed: int = 7, today: date, progress: Progress, cost: Cost = STANDARD
) -> DemoMade:
    """Make the office: rows, ids and times are equal for equal seed and day; keys, salts and digests never are.

    Args:
        people: how many invented people come in the year, 2 to 5000; a month has half as many visits.
        today: the day on which the demonstration stands; its year ends the day before.
        cost: what the one passphrase costs.
    """
    if not LEAST_PEOPLE <= people <= MOST_PEOPLE:
        raise Refused(
            _("A demonstration has {least} to {most} people."), least=LEAST_PEOPLE, most=MOST_PEOPLE
        )
    words = materials()
    steps = plan_year(words, people=people, seed=seed, today=today)
    clock = SetClock(moment(steps[0].at.date(), time(8)))
    around = Surroundings(clock, Random(seed).getrandbits, cost)  # noqa: S311 - ids that must repeat
    first = Newcomer(words.colleagues[0]["name"], LOGIN, PASSPHRASE, tuple(words.colleagues[0]["roles"]))
    store = folder / "store"
    code = begin_office(store, office=OFFICE, letter=LETTER, first=first, around=around)
    with open_office(store, login=LOGIN, passphrase=PASSPHRASE, around=around) as office:
        ids = _begin(office, words)
        with office.reading() as reading:
            lists = catalogue(reading)
        papers = Papers(
            words.papers,
            keeping=office.keeping(),
            press=office.press,
            lists=lists,
            folder=folder / "papers",
        )
        doer = Doer(office, clock, lists, papers, ids)
        with office.store.hurried():  # what is cut short here is simply made again
            for number, step in enumerate(steps):
                progress.step(_("Living through the invented year"), number, len(steps))
                doer.do(step)
        clock.set_to(moment(today, time(8)))
        reports = make_report(office, lists, folder / "reports", today=today, progress=progress)
    return DemoMade(store, LOGIN, PASSPHRASE, code.text, tuple(papers.files), reports)


def _begin(office: Office, words: Materials) -> dict[str, Id]:
    """Mark the store, load the association's own lists and enter the colleagues; their ids by key."""
    with office.store.whole() as connection:
        keep_setting(connection, DEMONSTRATION, "1")
    for name in DOCUMENTS:
        with office.work() as work:
            load_document(work, data=demo_bytes(f"{name}.toml"), name=f"{name}.toml")
    ids = {"colleague:0": office.standing.user}
    for number, one in enumerate(words.colleagues[1:], start=1):
        with office.work() as work:
            ids[f"colleague:{number}"] = add_user(
                work, name=one["name"], slot=None, roles=one["roles"], post=one["post"]
            )
    return ids
