"""The whole invented year as a list of steps: pure, equal for an equal seed and day."""

from __future__ import annotations

from datetime import date, time

from reception.demo.calendar import Month, Slot, slots, year_before
from reception.demo.chance import Chance
from reception.demo.materials import Materials
from reception.demo.matters import Course, Script, scripts
from reception.demo.people import Inventor
from reception.demo.steps import Step, moment
from reception.demo.visits import Desk, arrivals, promised, spread

UNNAMED = 0.24
TWINS = MOVED = 40
"""One in so many people."""


def plan_year(words: Materials, *, people: int, seed: int, today: date) -> list[Step]:
    """What happens from the first of the same month a year ago up to yesterday, in its order."""
    chance = Chance(f"year {seed}")
    inventor = Inventor(words.names, words.places, chance)
    desk = Desk(words, inventor, chance)
    months = year_before(today, people=people, chance=chance)
    matters = scripts(words.matters, people=people, first=months[0].first, today=today)
    steps: list[Step] = []
    named = _receive_all(desk, months, matters, today, chance)
    left = max(0, people - sum(script.people for script in matters))
    newcomers = arrivals(desk, left)
    first = spread(len(newcomers), [slot for slot in named if isinstance(slot, Slot)], chance)
    waiting, place = iter(newcomers), -1
    for one in named:
        if isinstance(one, Script):
            course = Course(one, today=today, chance=chance)
            course.begin(desk, inventor)
            course.go_on()
            steps += course.steps
            continue
        place += 1
        if place in first:
            story, for_other = next(waiting)
            desk.newcomer(one, story, for_other=for_other)
        elif desk.clients:
            desk.again(one)
        else:
            desk.unnamed(one)
    desk.twins(max(1, people // TWINS), until=today)
    desk.moved(max(1, people // MOVED), at=moment(months[-1].days[-1], time(16, 45)))
    end = moment(today, time(0))
    past = sorted((step for step in [*desk.steps, *steps] if step.at < end), key=lambda step: step.at)
    return promised(past, today=today)


def _receive_all(
    desk: Desk, months: list[Month], matters: list[Script], today: date, chance: Chance
) -> list[Slot | Script]:
    """Let the calls of organisations and the unnamed in at once; the moments of all others, matters among them."""
    named: list[Slot | Script] = list(matters)
    for month in months:
        for slot in slots(month, month.calls, until=today, chance=chance, nights=False):
            desk.call(slot)
        opened = sum(script.opened.replace(day=1) == month.first for script in matters)
        come = slots(month, max(0, month.citizens - opened), until=today, chance=chance, nights=True)
        for slot in come:
            if chance.happens(UNNAMED):
                desk.unnamed(slot)
            else:
                named.append(slot)
    return sorted(named, key=lambda one: one.known_at if isinstance(one, Script) else one.at)
