"""Invents people of Osh, Jalal-Abad and Batken: names as people have them, ages, places, telephones that nobody has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reception.demo.chance import Chance
from reception.demo.materials import Table

UNISSUED = "+99653"
"""No operator of Kyrgyzstan has numbers that begin so (numbering plan as in phonenumbers 9)."""
YEAR = 365.25
WOMEN = 0.56
UULU = {"male": "уулу", "female": "кызы"}
SEX_IN_PIN = {"female": 1, "male": 2}


@dataclass(frozen=True)
class Wish:
    """What is asked of a person to be invented; what is not said is left to chance."""

    sex: str | None = None
    age: int | None = None
    ages: Sequence[int] = (18, 75)
    family: str | None = None
    surname: tuple[str, str] | None = None
    """A relative's surname, with its Latin spelling."""
    heard: bool | None = None
    latin: bool = False
    safe: bool = False
    unsafe_phone: bool = False
    tell_nothing: bool = False
    groups: Sequence[str] = ()


@dataclass(frozen=True)
class Invented:
    """An invented person: as JSON for the desk, and what else the year has to know of her."""

    given: dict[str, Any]
    name: str
    sex: str
    age: int
    family: str
    speaks: str
    """The language in which her words are written down: ru or ky."""
    surname: tuple[str, str]
    surname_kept: bool
    """Whether she bears that surname, so that a relative may bear it too."""


class Inventor:
    """Makes people out of lists and chance; nobody twice."""

    def __init__(self, names: Table, places: Table, chance: Chance) -> None:
        """Keep the lists and the source of chance."""
        self._families = {family: table for family, table in names.items() if "share" in table}
        self._places = places
        self._chance = chance
        self._used: set[str] = set()

    def person(self, wish: Wish, *, on: date) -> Invented:
        """A person as she gives her data on a day; no one of the same full name was made before."""
        for _attempt in range(20):
            made = self._person(wish, on)
            if made.name not in self._used:
                break
        self._used.add(made.name)
        return made

    def _person(self, wish: Wish, on: date) -> Invented:
        chance = self._chance
        family = wish.family or self._family()
        sex = wish.sex or ("female" if chance.happens(WOMEN) else "male")
        heard = wish.heard if wish.heard is not None else not wish.latin and chance.happens(0.25)
        surname = wish.surname or tuple(chance.choice(self._families[family]["surnames"]))
        name = self._name(family, sex, surname, heard=heard, latin=wish.latin)
        age = wish.age if wish.age is not None else chance.randint(*wish.ages)
        speaks = chance.choice(self._families[family]["speaks"])
        words = "ru" if speaks == "ru" or (speaks != "ky" and chance.happens(0.5)) else "ky"
        given = {
            **name,
            "name_from": "as_heard" if heard else "document",
            "sex": sex,
            "speaks": speaks,
            **self._age(age, sex, on, heard=heard),
            **self._place(words),
            **self._contact(wish, words),
            "groups": self._groups(wish),
        }
        shown = " ".join(str(name[part]) for part in ("surname", "given", "patronymic") if part in name)
        kept = name.get("surname", "").startswith(surname[0])
        return Invented(given, shown, sex, age, family, words, surname, surname_kept=kept)

    def _family(self) -> str:
        return self._chance.weighted({family: table["share"] for family, table in self._families.items()})

    def _name(
        self, family: str, sex: str, surname: tuple[str, str], *, heard: bool, latin: bool
    ) -> dict[str, Any]:
        table, chance = self._families[family], self._chance
        given, given_latin = chance.choice(table[sex])
        father, of_man, of_woman = chance.choice(table["fathers"])
        ending = "" if sex == "male" else "а"
        name: dict[str, Any] = {"given": given}
        if family == "kyrgyz" and not latin and chance.happens(0.14):
            name["surname"] = f"{father} {UULU[sex]}"
        elif not heard or chance.happens(0.6):
            name["surname"] = surname[0] + ending
            if not heard:
                name["patronymic"] = of_man if sex == "male" else of_woman
            if latin or (not heard and chance.happens(0.35)):
                name["latin"] = f"{surname[1]}{'a' if ending else ''} {given_latin}"
        if chance.happens(0.05):
            name["names"] = [{"kind": "alias", "text": chance.choice(table["aliases"])}]
        return name

    def _age(self, age: int, sex: str, on: date, *, heard: bool) -> dict[str, Any]:
        chance = self._chance
        born = on - timedelta(days=round(age * YEAR) + chance.randrange(20, 345))
        if heard:
            return {"age": age} if chance.happens(0.7) else {"born": str(born.year)}
        found: dict[str, Any] = {"born": born.isoformat()}
        if chance.happens(0.7):
            found["pin"] = f"{SEX_IN_PIN[sex]}{born:%d%m%Y}{chance.randrange(100_000):05}"
        if chance.happens(0.4):
            issued = on - timedelta(days=chance.randrange(100, 3_000))
            number = f"ID{chance.randrange(10_000_000):07}"
            found["papers"] = [{"kind": "id_card", "number": number, "issued_on": str(issued.year)}]
        return found

    def _place(self, words: str) -> dict[str, Any]:
        chance, listed = self._chance, self._places["place"]
        place = chance.of_table(listed)
        street, house = chance.choice(self._places["streets"][words]), chance.randint(1, 160)
        village = chance.choice(place["villages"]) if place["villages"] else ""
        if words == "ru":
            address = f"{f'с. {village}, ' if village else ''}ул. {street}, {house}"
        else:
            address = f"{f'{village} айылы, ' if village else ''}{street} көчөсү, {house}-үй"
        return {"place": place["code"], **({"address": address} if chance.happens(0.85) else {})}

    def phone(self) -> str:
        """A telephone number that nobody can have."""
        return f"{UNISSUED}{self._chance.randrange(10_000_000):07}"

    def _contact(self, wish: Wish, words: str) -> dict[str, Any]:
        phones: list[dict[str, Any]] = []
        if wish.safe or self._chance.happens(0.88):
            phones.append({"number": self.phone()})
        found: dict[str, Any] = {}
        if wish.unsafe_phone:
            phones.append({"number": self.phone(), "note": self._places["unsafe"][words], "unsafe": True})
        if wish.safe:
            found |= {"safe_contact": self._chance.choice(self._places["safe"][words]), "paper_home": False}
        if wish.tell_nothing:
            found["tell_nothing"] = [{**self._chance.choice(self._places["silence"]), "phone": self.phone()}]
        return {**found, **({"phones": phones} if phones else {})}

    def _groups(self, wish: Wish) -> list[str]:
        return [group for group in wish.groups if self._chance.happens(0.9)]


MEN = frozenset({"father", "husband", "older_brother", "younger_brother", "son", "grandfather"})
SAME_NAME = frozenset({"father", "older_brother", "younger_brother", "older_sister", "son", "daughter"})
OLDER = {
    "mother": 24,
    "father": 27,
    "son": -25,
    "daughter": -24,
    "grandmother": 49,
    "older_sister": 4,
    "older_brother": 5,
}
"""By how many years; of about the same age where nothing is said."""


def relative_of(helped: Invented, relation: str, chance: Chance) -> Wish:
    """What a relative is like: family, sex, age and, of those by blood, the surname."""
    return Wish(
        sex="male" if relation in MEN else "female",
        age=min(max(helped.age + OLDER.get(relation, 0) + chance.randint(-2, 2), 16), 84),
        family=helped.family,
        surname=helped.surname if helped.surname_kept and relation in SAME_NAME else None,
    )
