"""What a column of an old register may hold, and the headings by which it is recognised in three languages. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.language.folding import fold


@dataclass(frozen=True)
class Target:
    """One thing that a column may hold: how it is called here, and the headings that mean it."""

    name: str
    label: Message
    headings: tuple[str, ...]
    """Lines of words as registers have them; a heading that begins with one of them means it too."""
    several: bool = False
    """Whether several columns may hold it."""


def _target(name: str, label: Message, headings: str, *, several: bool = False) -> Target:
    return Target(name, label, tuple(fold(one) for one in headings.split(",")), several)


TARGETS: tuple[Target, ...] = (
    _target(
        "full_name",
        _("Surname, given name, patronymic in one"),
        "фио, ф.и.о., ф и о, фамилия имя отчество, фамилия имя, фио обратившегося, фио заявителя, фио клиента,"
        "обратившийся, заявитель, аты-жөнү, аты жөнү, фамилиясы аты, аты фамилиясы, фаа, толук аты, кайрылуучу,"
        "арыз ээси, кайрылуучунун аты, аты жөнү, full name, name, name of client, name of applicant, client, applicant",
    ),
    _target("surname", _("Surname"), "фамилия, фамилиясы, тегаты, surname, last name, family name"),
    _target("given", _("Given name"), "имя, аты, ысымы, given name, first name"),
    _target("patronymic", _("Patronymic"), "отчество, атасынын аты, patronymic, middle name"),
    _target("latin", _("Name in Latin letters, as in the passport"), "латиницей, латынча, latin"),
    _target("sex", _("Sex"), "пол, жынысы, жыныс, sex, gender"),
    _target(
        "born",
        _("Date of birth"),
        "дата рождения, год рождения, дата рожд, год рожд, число месяц год рождения,"
        "г.р., гр, д.р., день рождения, родился, туулган күнү, туулган жылы,"
        "туулган датасы, date of birth, birth date, year of birth, born, dob",
    ),
    _target("age", _("Age as stated"), "возраст, полных лет, жашы, жаш, age"),
    _target(
        "pin", _("PIN"), "пин, инн, персональный номер, идентификационный номер, жеке номери, жсн, pin, inn"
    ),
    _target(
        "phone",
        _("Phone"),
        "телефон, тел, контакт, контакты, контактный телефон, номер телефона, моб, сотовый, байланыш,"
        "байланыш телефону, телефону, phone, mobile, tel, contact",
        several=True,
    ),
    _target(
        "paper",
        _("Number of the passport"),
        "паспорт, номер паспорта, серия и номер, удостоверение, паспорту, паспорттун номери, passport",
    ),
    _target(
        "place",
        _("Town or district"),
        "район, город, населенный пункт, району, шаары, шаар, district, rayon, town",
    ),
    _target(
        "address",
        _("Address"),
        "адрес, место жительства, прописка, дареги, дарек, жашаган жери, address",
        several=True,
    ),
    _target("speaks", _("Language"), "язык, тили, language"),
    _target(
        "day",
        _("Day of the visit"),
        "дата обращения, дата приема, дата регистрации, дата записи, катталган күнү,"
        "дата визита, дата консультации, дата, день приема, кайрылган күнү,"
        "кабыл алуу күнү, кабыл алган күнү, күнү, date, date of visit, visit date",
    ),
    _target(
        "about",
        _("What about"),
        "суть, суть обращения, суть вопроса, суть жалобы, суть проблемы, тема обращения,"
        "проблема, вопрос, содержание, краткое содержание, тема,"
        "маселе, маселеси, көйгөйү, көйгөй, маңызы, мазмуну, problem, question, subject, about, issue",
        several=True,
    ),
    _target("category", _("Problem from the list"), "категория, вид проблемы, категориясы, category"),
    _target(
        "channel",
        _("How they came to us"),
        "канал, форма обращения, вид обращения, способ обращения, кайрылуу түрү, кайрылуу жолу, channel",
    ),
)
BY_NAME: Mapping[str, Target] = {target.name: target for target in TARGETS}
NAMES = frozenset({"full_name", "surname", "given", "patronymic", "latin"})
VISIT = frozenset({"day", "about", "category", "channel"})
_SHORTEST_BEGINNING = 5
"""«Дата» alone is the day of the visit, «Дата закрытия» is not."""


def recognise(headings: Sequence[str]) -> list[str | None]:
    """What each column holds by its heading; None where that is not known, or another column holds it already."""
    wanted = [_meanings(fold(heading)) for heading in headings]
    found: list[str | None] = [None] * len(headings)
    taken: set[str] = set()
    # Whole headings have the first word: «Дата рождения» is not taken for «Дата» where both stand.
    for is_exact in (True, False):
        for place, meanings in enumerate(wanted):
            for name, whole in meanings:
                if found[place] is None and whole == is_exact and name not in taken:
                    found[place] = name
                    taken |= set() if BY_NAME[name].several else {name}
    return found


def _meanings(heading: str) -> list[tuple[str, bool]]:
    """What a folded heading may mean, and whether it is the whole of it; of beginnings the longest first."""
    whole, begun = [], []
    for target in TARGETS:
        if heading in target.headings:
            whole.append((target.name, True))
        likest = max((len(known) for known in _beginning(heading, target.headings)), default=0)
        if likest:
            begun.append((likest, target.name))
    return [*whole, *((name, False) for _length, name in sorted(begun, reverse=True))]


def _beginning(heading: str, known: Iterable[str]) -> Iterable[str]:
    return (one for one in known if len(one) >= _SHORTEST_BEGINNING and f"{heading} ".startswith(f"{one} "))
