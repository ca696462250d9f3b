"""The invented year at the desk: newcomers with their stories, those who come again, the unnamed, calls of organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from reception.demo.calendar import Slot
from reception.demo.chance import Chance
from reception.demo.materials import Materials, Table, spoken
from reception.demo.people import Invented, Inventor, Wish, relative_of
from reception.demo.steps import Ref, Step, moment, working_day

CHANNELS = {"office": 68, "phone": 19, "messenger": 7, "outreach": 4, "letter": 2}
CALL_CHANNELS = {"phone": 84, "messenger": 11, "office": 5}
HEARD_FROM = {
    "acquaintances": 40,
    "former_client": 16,
    "ngo": 14,
    "internet": 10,
    "local_government": 8,
    "own_visit": 6,
}
LAWYERS = ("colleague:1", "colleague:2")
"""Beside the one who signs in and is written down by the program itself."""
UNNAMED_GROUPS = 0.2
RECENT = 40
TRANSLATED = 0.2
PROMISED = ((0, "14:30"), (0, "10:00"), (2, "09:30"), (-1, "11:00"), (5, None))
"""When those who came last come back: days from today, and the hour."""
MINUTES = (10, 15, 20, 25, 30, 40, 45, 60)
FORGOTTEN = timedelta(days=50)
TWIN_LETTERS = str.maketrans({"ө": "о", "ү": "у", "ё": "е"})


@dataclass(frozen=True)
class Client:
    """Someone the office knows: how a visit names her, and with what she comes."""

    of_visit: dict[str, Any]
    category: str
    speaks: str
    project: str | None = None
    own: Invented | None = None
    """Her data, where she herself came first."""


class Desk:
    """Writes the steps of the year's visits; whom it has met comes again."""

    def __init__(self, words: Materials, inventor: Inventor, chance: Chance) -> None:
        """Begin with an empty waiting room."""
        self._words = words
        self._inventor = inventor
        self._chance = chance
        self._made = 0
        self.clients: list[Client] = []
        self.steps: list[Step] = []

    def key(self, kind: str) -> str:
        """A fresh key for a record."""
        self._made += 1
        return f"{kind}:{self._made}"

    def story(self) -> Table:
        """A story by its weight."""
        drawn: Table = self._chance.of_table(self._words.stories)
        return drawn

    def comes_for_another(self, story: Table) -> bool:
        """Whether this time a relative comes with it."""
        return "other" in story and self._chance.happens(0.6)

    def newcomer(self, slot: Slot, story: Table, *, for_other: bool) -> None:
        """Someone new comes for herself, or a relative for someone new."""
        chance = self._chance
        wish = self._wish(story)
        helped = self._inventor.person(wish, on=slot.day)
        key = self.key("person")
        given = self._visit(slot, story["category"], project=story.get("project"))
        given |= self._of_story(story, helped.speaks)
        names: dict[str, Any] = {"person_id": Ref(key)}
        if for_other:
            other = self.key("person")
            relation = chance.choice(story["other"])
            came = self._inventor.person(relative_of(helped, relation, chance), on=slot.day)
            given |= {"person": came.given, "for": helped.given, "relation": relation, "knows": "yes"}
            names = {"person_id": Ref(other), "for_id": Ref(key), "relation": relation, "knows": "yes"}
            made: tuple[tuple[str, str], ...] = (("person_id", other), ("for_id", key))
        else:
            given["person"] = helped.given
            made = (("person_id", key),)
            if chance.happens(0.6):
                given["consents"] = [self._consent("keep", slot.day)]
        self.steps.append(Step(slot.at, "receive", self.key("visit"), given, made))
        own = None if for_other else helped
        self.clients.append(Client(names, story["category"], helped.speaks, story.get("project"), own))

    def again(self, slot: Slot) -> None:
        """Someone known comes with the next question."""
        client = self._chance.choice(self.clients[-RECENT:])
        words = self._chance.choice(self._words.follow_ups)
        given = self._visit(slot, client.category, project=client.project)
        given |= client.of_visit
        given["about"] = self._said(words, "", client.speaks)
        service = {
            "help": words["help"],
            "minutes": given["minutes"],
            "note": self._said(words, "done_", client.speaks),
        }
        given["services"] = [service]
        self.steps.append(Step(slot.at, "receive", self.key("visit"), given))

    def unnamed(self, slot: Slot) -> None:
        """Someone asks and gives no name: sex, age as it seemed and place are all that is known."""
        chance = self._chance
        stories = [story for story in self._words.stories if story.get("unnamed")]
        story = chance.of_table(stories)
        wish = self._wish(story)
        like = self._inventor.person(wish, on=slot.day)
        given = self._visit(slot, story["category"], project=story.get("project"))
        given |= self._of_story(story, like.speaks)
        given["sex"] = like.sex
        if chance.happens(0.9):
            given |= {"age": chance.randint(*wish.ages), "age_about": True}
        if chance.happens(0.8):
            given["place"] = like.given["place"]
        if chance.happens(UNNAMED_GROUPS):
            given["groups"] = list(story.get("groups", ()))
        self.steps.append(Step(slot.at, "receive", self.key("visit"), given))

    def call(self, slot: Slot) -> None:
        """An organisation asks."""
        chance = self._chance
        words = chance.choice(self._words.calls)
        language = chance.choice(("ru", "ru", "ky"))
        given = self._visit(slot, words["category"], project=None)
        given |= {
            "channel": chance.weighted(CALL_CHANNELS),
            "organisation": chance.choice(self._words.organisations),
            "about": self._said(words, "", language),
        }
        help_given = chance.choice(("consultation", "consultation", "information"))
        note = self._said(words, "done_", language)
        given["services"] = [{"help": help_given, "minutes": given["minutes"], "note": note}]
        self.steps.append(Step(slot.at, "receive", self.key("visit"), given))

    def twins(self, number: int, *, until: date) -> None:
        """Some are registered a second time as they were heard, and joined some days later."""
        chance = self._chance
        came = {step.made[0][1]: step.at.date() for step in self.steps if step.made}
        known = [
            (client, client.own, came[client.of_visit["person_id"].key])
            for client in self.clients
            if client.own is not None and client.own.surname_kept
        ]
        early = [one for one in known if one[2] + FORGOTTEN < until]
        for client, own, day_before in chance.sample(early, min(number, len(early))):
            first = client.of_visit["person_id"]
            day = working_day(day_before + timedelta(days=chance.randint(20, 40)))
            key, slot = self.key("person"), Slot(day, time(11, 5), moment(day, time(11, 5)))
            self.steps.append(self._second_time(slot, client, own, key))
            found = moment(working_day(day + timedelta(days=2)), time(17, 20))
            self.steps.append(Step(found, "join", key, {"one": first, "other": Ref(key)}))

    def _second_time(self, slot: Slot, client: Client, own: Invented, key: str) -> Step:
        names = {part: own.given[part].translate(TWIN_LETTERS) for part in ("surname", "given")}
        heard = {**names, "name_from": "as_heard", "sex": own.sex, "place": own.given["place"]}
        given = self._visit(slot, client.category, project=client.project)
        given["person"] = {**heard, **({"phones": own.given["phones"]} if "phones" in own.given else {})}
        return Step(slot.at, "receive", self.key("visit"), given, (("person_id", key),))

    def moved(self, number: int, *, at: datetime) -> None:
        """Some have moved: their place changes, and earlier visits keep theirs."""
        known = [client for client in self.clients if client.own is not None]
        for client in self._chance.sample(known, min(number, len(known))):
            elsewhere = self._inventor.person(Wish(heard=False), on=at.date()).given
            place = {"place": elsewhere["place"], "address": elsewhere.get("address")}
            self.steps.append(Step(at, "correct", client.of_visit["person_id"].key, place))

    def _wish(self, story: Table) -> Wish:
        violence = story["category"] in {"violence_partner", "stalking"}
        return Wish(
            sex=story.get("sex"),
            ages=story.get("ages", (18, 70)),
            groups=story.get("groups", ()),
            safe=violence,
            unsafe_phone=violence,
        )

    def _visit(self, slot: Slot, category: str, *, project: str | None) -> dict[str, Any]:
        """What every visit says."""
        chance = self._chance
        given: dict[str, Any] = {
            "day": slot.day.isoformat(),
            "hour": f"{slot.hour:%H:%M}",
            "channel": "phone" if slot.night else chance.weighted(CHANNELS),
            "category": category,
            "minutes": chance.choice(MINUTES),
        }
        if project or chance.happens(0.25):
            given["project"] = project or "open_door"
        if chance.happens(0.5):
            given["heard_from"] = chance.weighted(HEARD_FROM)
        if chance.happens(0.4):
            given["low_income"] = chance.happens(0.75)
        if chance.happens(0.55):
            given["lawyer_id"] = Ref(chance.choice(LAWYERS))
        return given

    def _of_story(self, story: Table, speaks: str) -> dict[str, Any]:
        """The words of a story and the help given."""
        services: list[dict[str, Any]] = [{"help": kind} for kind in story["help"]]
        services[0] |= {"minutes": self._chance.choice(MINUTES), "note": self._said(story, "done_", speaks)}
        return {"about": self._said(story, "", speaks), "services": services}

    def _said(self, words: Table, prefix: str, speaks: str) -> dict[str, Any]:
        """A text in the speaker's language; some have been translated as well."""
        both = {language: words[prefix + language] for language in ("ru", "ky")}
        if not self._chance.happens(TRANSLATED):
            both = {speaks: both[speaks]}
        return spoken(both, speaks)

    def _consent(self, kind: str, day: date) -> dict[str, Any]:
        how = self._chance.choice(("signed", "signed", "signed", "read_aloud", "oral"))
        return {"kind": kind, "by_whom": "self", "how": how, "given_on": day.isoformat()}


def promised(steps: Sequence[Step], *, today: date) -> list[Step]:
    """The steps of the year, with those who came last having promised to come back around today; one of them did not."""
    found = list(steps)
    came = [
        place
        for place, step in enumerate(steps)
        if step.verb == "receive" and step.given.keys() & {"person", "person_id"}
    ]
    for place, (away, hour) in zip(reversed(came), PROMISED, strict=False):
        step = steps[place]
        day = max(today + timedelta(days=away), step.at.date() + timedelta(days=1))
        appointments = [{"day": day.isoformat(), "hour": hour}]
        found[place] = replace(step, given={**step.given, "appointments": appointments})
    return found


def arrivals(desk: Desk, number: int) -> list[tuple[Table, bool]]:
    """Stories for so many new people: each with whether a relative comes with it, who is one of them too."""
    found: list[tuple[Table, bool]] = []
    left = number
    while left:
        story = desk.story()
        for_other = left > 1 and desk.comes_for_another(story)
        left -= 1 + for_other
        found.append((story, for_other))
    return found


def spread(number: int, places: Sequence[Slot], chance: Chance) -> set[int]:
    """Which of these slots newcomers take: the first one in any case, since somebody has to be known."""
    if not places or not number:
        return set()
    return {0, *chance.sample(range(1, len(places)), min(number, len(places)) - 1)}
