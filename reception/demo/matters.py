"""The invented matters: each is opened at a visit and goes on day by day until it is closed or today comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from reception.demo.calendar import Slot
from reception.demo.chance import Chance
from reception.demo.materials import Table, spoken
from reception.demo.people import Invented, Inventor, Wish
from reception.demo.steps import Ref, Row, Step, moment, working_day
from reception.demo.visits import LAWYERS, Client, Desk
from reception.kernel.i18n import LANGUAGES

SEASONS = {12: 24, 1: 24, 2: 24, 3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22, 9: 23, 10: 23, 11: 23}
"""The season of a month, as EDTF writes it."""
OF_WISH = ("family", "sex", "age", "heard", "latin", "safe", "unsafe_phone", "tell_nothing", "groups")
TO_OPEN = timedelta(minutes=40)
PEOPLE_A_MATTER = 4
WITH_PAPERS, OF_PAPERS = 3, 4
"""The first matters of the list have papers; so many people they bring."""
HANDED_OVER = 7
"""After so many days a matter stands at the stage it has reached."""


@dataclass(frozen=True)
class Script:
    """One invented matter: its words, and the day on which it is opened."""

    words: Table
    opened: date

    @property
    def key(self) -> str:
        """The key of the matter."""
        return f"matter:{self.words['key']}"

    @property
    def people(self) -> int:
        """How many people it brings."""
        return 2 if "applicant" in self.words else 1

    @property
    def slot(self) -> Slot:
        """When they come."""
        hour = time(10 + len(self.words["key"]) % 5, 15)
        return Slot(self.opened, hour, moment(self.opened, hour))

    @property
    def known_at(self) -> datetime:
        """From when on its people may come again: the matter has been opened by then."""
        return self.slot.at + TO_OPEN


def scripts(words: tuple[Table, ...], *, people: int, first: date, today: date) -> list[Script]:
    """As many matters as so many people have, in the order of their days."""
    most = people // PEOPLE_A_MATTER
    number = min(len(words), max(most, WITH_PAPERS if people >= OF_PAPERS else 1))
    days = (today - first).days
    found = []
    for one in words[:number]:
        day = first + timedelta(days=round(days * one["start"]))
        found.append(Script(one, min(working_day(day), _working_day_before(today))))
    return sorted(found, key=lambda script: script.slot.at)


def _working_day_before(today: date) -> date:
    day = today - timedelta(days=1)
    while working_day(day) != day:
        day -= timedelta(days=1)
    return day


class Course:
    """Writes the steps of one matter."""

    def __init__(self, script: Script, *, today: date, chance: Chance) -> None:
        """Begin at its opening."""
        self._script = script
        self._words = script.words
        self._today = today
        self._lawyer = None if script.words.get("by_director") else chance.choice((None, *LAWYERS))
        self.steps: list[Step] = []

    def begin(self, desk: Desk, inventor: Inventor) -> None:
        """Let the client or a relative come, and open the matter the same day; the desk knows them from now on."""
        words, slot = self._words, self._script.slot
        client = inventor.person(_wish(words["client"]), on=slot.day)
        text = spoken(words["summary"], client.speaks)
        given: dict[str, Any] = {
            "day": slot.day.isoformat(),
            "hour": f"{slot.hour:%H:%M}",
            "channel": "office",
            "category": words["category"],
            "project": words["project"],
            "minutes": 60,
            "about": text,
            "services": [{"help": "consultation", "minutes": 60}],
            **self._of_lawyer(),
        }
        came, made = self._who_comes(inventor, client)
        self.steps.append(Step(slot.at, "receive", f"visit:{words['key']}", {**given, **came}, made))
        key = Ref(made[-1][1])
        applicant = Ref(made[0][1]) if len(made) > 1 else None
        self._open(key, applicant, text)
        self._agree(key, came["person"] if applicant else None)
        of_visit: dict[str, Any] = {"person_id": applicant or key}
        if applicant is not None:
            of_visit |= {"for_id": key, "relation": words["applicant"]["relation"], "knows": "yes"}
        if "close" not in words:
            of_visit["matter_id"] = Ref(self._script.key)
        desk.clients.append(Client(of_visit, words["category"], client.speaks, words["project"]))

    def go_on(self) -> None:
        """All that follows the opening: proceedings, hearings, tasks, help given, the closing."""
        for number, row in enumerate(self._words.get("proceedings", ())):
            if "on" in row:
                self._proceeding(row, number)
        for number, row in enumerate(self._words.get("hearings", ())):
            self._hearing(row, number)
        for number, row in enumerate(self._words.get("tasks", ())):
            self._task(row, number)
        for row in self._words.get("services", ()):
            self._service(row)
        self._change(HANDED_OVER, {"stage": self._words["stage"]}, minute=50)
        if "paper" in self._words:
            self._paper(self._words["paper"])
        close = self._words.get("close")
        if close:
            given = {"outcome": close["outcome"], "level": close["level"]}
            self.steps.append(Step(self._at(close["on"], 55), "close", self._script.key, given))

    def _who_comes(
        self, inventor: Inventor, client: Invented
    ) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
        own = f"person:{self._words['key']}"
        applicant = self._words.get("applicant")
        if applicant is None:
            return {"person": client.given}, (("person_id", own),)
        wish = _wish({"family": client.family, **applicant}, surname=client.surname)
        relative = inventor.person(wish, on=self._script.opened)
        given = {
            "person": relative.given,
            "for": client.given,
            "relation": applicant["relation"],
            "knows": "yes",
        }
        return given, (("person_id", f"{own}:relative"), ("for_id", own))

    def _open(self, client: Ref, applicant: Ref | None, text: Mapping[str, Any]) -> None:
        words = self._words
        parties = [
            {**{name: row[name] for name in ("role", "name", "post", "note") if name in row}}
            | ({"person_id": applicant} if row.get("applicant") else {})
            for row in words.get("parties", ())
        ]
        given = {
            "client_id": client,
            "category": words["category"],
            "project": words["project"],
            "day": self._script.opened.isoformat(),
            "summary": text,
            "parties": parties,
            "chronology": [self._event(row) for row in words.get("chronology", ())],
            "proceedings": [self._step(row) for row in words.get("proceedings", ()) if "on" not in row],
            "detentions": [
                {**self._detention(row), "person_id": client} for row in words.get("detentions", ())
            ],
            **self._of_lawyer(),
        }
        self.steps.append(Step(self._script.slot.at + TO_OPEN, "open", self._script.key, given))

    def _agree(self, client: Ref, representative: Mapping[str, Any] | None) -> None:
        for number, row in enumerate(self._words["consents"]):
            at = self._at(row["on"], number) - timedelta(
                hours=5 if row["on"] else 0
            )  # before the day's papers
            given = {name: row[name] for name in ("kind", "by_whom", "how")}
            given |= {"given_on": at.date().isoformat(), "matter_id": Ref(self._script.key)}
            if row["by_whom"] != "self" and representative is not None:
                parts = (representative.get(part) for part in ("surname", "given", "patronymic"))
                given["representative"] = " ".join(part for part in parts if part)
            key = f"consent:{self._words['key']}:{number}"
            self.steps.append(Step(at, "agree", key, {"of": client, **given}))
            if "withdrawn" in row:
                self.steps.append(Step(self._at(row["withdrawn"], number), "withdraw", key, {}))

    def _event(self, row: Table) -> dict[str, Any]:
        first = next(iter(row["text"]))
        given = {"at": self._date(row), "text": spoken(row["text"], first)}
        return {**given, **{name: row[name] for name in ("place", "source") if name in row}}

    def _step(self, row: Table) -> dict[str, Any]:
        names = ("body", "body_name", "step", "result", "note")
        given = {name: row[name] for name in names if name in row}
        if "number" in row:
            given["their_number"] = row["number"]
        given["filed_on"] = self._date(row) if "at" in row else self._at(row["on"]).date().isoformat()
        if "result_at" in row:
            given["result_on"] = self._date({"at": row["result_at"]})
        return given

    def _detention(self, row: Table) -> dict[str, Any]:
        dated = ("arrested", "recorded", "released", "first_lawyer")
        return {name: self._date(value) if name in dated else value for name, value in row.items()}

    def _proceeding(self, row: Table, number: int) -> None:
        given = self._step(row)
        later = "result_on" in row
        first = {**given, "result": "pending"} if later else given
        self._change(row["on"], {"proceedings": [first]}, minute=number)
        if later:
            known = Row(self._script.key, "proceedings", "filed_on", given["filed_on"])
            day = self._at(row["result_on"]).date().isoformat()
            told = {"id": known, "result": row["result"], "result_on": day}
            self._change(row["result_on"], {"proceedings": [told]}, minute=20 + number)

    def _hearing(self, row: Table, number: int) -> None:
        day = self._ahead(row["ahead"]) if "ahead" in row else self._at(row["at"]).date()
        at = f"{day.isoformat()}T{row['hour']}"
        self._change(
            row["on"], {"hearings": [{"at": at, "body": row["body"], "what": row["what"]}]}, minute=5 + number
        )
        if "result" in row:
            known = Row(self._script.key, "hearings", "at", at)
            self._change(row["at"], {"hearings": [{"id": known, "result": row["result"]}]}, minute=58)

    def _task(self, row: Table, number: int) -> None:
        due = self._ahead(row["ahead"]) if "ahead" in row else self._at(row["due"]).date()
        given = {"what": row["what"], "due": due.isoformat(), "basis": row["basis"]}
        if self._lawyer:
            given["colleague_id"] = Ref(self._lawyer)
        self._change(row["on"], {"tasks": [given]}, minute=10 + number)
        if "done" in row:
            known = Row(self._script.key, "tasks", "what", row["what"])
            day = self._at(row["done"]).date().isoformat()
            self._change(row["done"], {"tasks": [{"id": known, "done_on": day}]}, minute=30 + number)

    def _service(self, row: Table) -> None:
        at = self._at(row["on"], 40) + timedelta(hours=2)
        given = {
            "help": row["help"],
            "minutes": row["minutes"],
            "day": at.date().isoformat(),
            "category": self._words["category"],
            "project": self._words["project"],
            "person_id": Ref(f"person:{self._words['key']}"),
            "matter_id": Ref(self._script.key),
            "note": spoken(row["note"], next(iter(row["note"]))),
            **self._of_lawyer(),
        }
        self.steps.append(Step(at, "serve", f"service:{self._words['key']}:{row['on']}", given))

    def _paper(self, row: Table) -> None:
        """Made an hour before the day's entries: the step that it takes is entered after it."""
        for number, language in enumerate(LANGUAGES):
            at = self._at(row["on"], number) - timedelta(hours=1)
            self.steps.append(
                Step(at, "paper", self._script.key, {"kind": row["kind"], "language": language})
            )

    def _change(self, on: int, given: Mapping[str, Any], *, minute: int) -> None:
        self.steps.append(Step(self._at(on, minute), "change", self._script.key, given))

    def _of_lawyer(self) -> dict[str, Any]:
        return {} if self._lawyer is None else {"lawyer_id": Ref(self._lawyer)}

    def _at(self, days: int, minute: int = 0) -> datetime:
        """A moment so many days after the opening, on a working day, always later than the opening itself."""
        day = working_day(self._script.opened + timedelta(days=days))
        return moment(day, time(15, minute))

    def _ahead(self, days: int) -> date:
        return working_day(self._today + timedelta(days=days))

    def _date(self, row: Table) -> str:
        """A date that lies so many days from the opening, as exactly as it is known."""
        day = self._script.opened + timedelta(days=row["at"])
        known = {
            "year": f"{day.year}",
            "season": f"{day.year}-{SEASONS[day.month]}",
            "month": f"{day:%Y-%m}",
        }.get(row.get("as", ""), day.isoformat())
        hour = f"T{row['hour']}" if "hour" in row else ""
        return known + hour + ("~" if row.get("about") else "")


def _wish(row: Table, *, surname: tuple[str, str] | None = None) -> Wish:
    return Wish(**{name: row[name] for name in OF_WISH if name in row}, surname=surname)
