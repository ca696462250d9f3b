"""An office with many invented people for the benches: seeded names, phones and PINs, registered through `Work`."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from reception.app import Newcomer, Office, Surroundings, begin_office, open_office
from reception.kernel.clock import SetClock
from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.people.model import Person, Phone
from reception.security.keys import Cost

LOGIN, PASSPHRASE = "bench", "кыргыз тоолору бийик"
MEN = (
    "Азамат Бакыт Нурлан Эрлан Талант Улан Адилет Данияр Сергей Алексей Дмитрий Иван Өмүрбек Үсөн Асан Кубат "
    "Мирлан Чынгыз Жаныбек Манас Санжар Тилек Бектур Акжол Эмил Рустам Шерзод Жахонгир Абдулла Хасан Ёркин"
)
WOMEN = (
    "Айгүл Гүлнара Жылдыз Назгүл Айзада Бермет Чолпон Елена Ольга Наталья Светлана Мария Асель Динара Нургүл "
    "Жаңыл Сайкал Каныкей Бүбүсара Мээрим Зулфия Дилноза Феруза Мадина Алёна Кыял Перизат Уулкан Төлгөнай"
)
ROOTS = (
    "Асан Бекмурат Токтогул Жумабай Кадыр Осмон Сыдык Турдубай Эшимкан Мамыт Абдыкадыр Чыныбай Дүйшөн Калык "
    "Исак Нияз Рысбек Юсуп Үсөн Өмүр Сатар Ташмат Камчы Жээнбек Орозбай Кожогелди Шарип Мурат Алим Байыш "
    "Сооронбай Төрө Жолдош Имар Качкын Тешебай Эргеш Маматкул Раим Султан Хамид Якуб Зулпукар Ибраим Карим "
    "Иван Петр Сидор Смирн Кузнец Попо Волк Соловь Голуб Медвед Макс Никит Захар Фёдор Семён"
)
ENDINGS = ("ов", "ев", "беков", "баев", "алиев", "кулов", "жанов", "мырзаев", "диев", "")
DIGITS = "0123456789"


def people(number: int, *, seed: int) -> Iterator[dict[str, Any]]:
    """Values of so many invented people, with a `phone` beside them."""
    chance = random.Random(seed)
    men, women, roots = MEN.split(), WOMEN.split(), ROOTS.split()
    for _ in range(number):
        is_woman = chance.random() < 0.55
        ending = chance.choice(ENDINGS)
        father = chance.choice(men)
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(25_000))
        yield {
            "surname": chance.choice(roots) + ending + ("а" if is_woman and ending else ""),
            "given": chance.choice(women if is_woman else men),
            "patronymic": father + ("овна" if is_woman else "ович"),
            "sex": "female" if is_woman else "male",
            "born": PartialDate.parse(born.isoformat()),
            "pin": f"{1 if is_woman else 2}{born:%d%m%Y}{chance.randrange(10**5):05}",
            "phone": f"+996{chance.choice((500, 555, 700, 702, 707, 770, 772, 777))}{chance.randrange(10**6):06}",
            "access": "office",
            "office": "OSH",
        }


def open_bench_office(folder: Path) -> Office:
    """A new empty office, opened."""
    around = Surroundings(SetClock(datetime(2026, 11, 24, tzinfo=UTC)), cost=Cost(19 * 1024, 2, 1))
    first = Newcomer("Бенч", LOGIN, PASSPHRASE)
    begin_office(folder, office="OSH", letter="A", first=first, around=around)
    return open_office(folder, login=LOGIN, passphrase=PASSPHRASE, around=around)


def register(office: Office, crowd: list[dict[str, Any]]) -> list[Id]:
    """Register everyone, with a phone each, in one act."""
    persons = [{name: value for name, value in one.items() if name != "phone"} for one in crowd]
    with office.work() as work, work.under("person.add"):
        made = work.add_many(Person, persons)
        phones = zip(made, crowd, strict=True)
        work.add_many(Phone, [{"person_id": row, "number": one["phone"]} for row, one in phones])
    return made


def p95(times: list[float]) -> float:
    """The time that one in twenty is above."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def table(heads: str, rows: list[tuple[object, ...]]) -> None:
    """Print a table of results."""
    names = heads.split("|")
    lines = [names, ["---"] * len(names), *([str(cell) for cell in row] for row in rows)]
    sys.stdout.write("\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n")


def summary(times: Mapping[str, list[float]]) -> dict[str, tuple[float, float]]:
    """Median and 95th percentile of each series."""
    return {name: (median(series), p95(series)) for name, series in times.items()}
