"""The words at the head of the bodies and posts that papers name, with their Russian forms by class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reception.language.cases import RUSSIAN_CASES, RussianCase

Gender = Literal["masculine", "feminine", "neuter"]


@dataclass(frozen=True)
class Head:
    """A noun with its gender, whether it is a person, and its forms."""

    gender: Gender
    person: bool
    forms: dict[RussianCase, str]


@dataclass(frozen=True)
class _Class:
    """Nouns that decline alike, and their endings from the nominative to the prepositional; `-` is none.

    Where only five endings stand, the accusative is the genitive of a person and the nominative of a thing.
    """

    gender: Gender
    endings: str
    people: str = ""
    things: str = ""

    def heads(self) -> dict[str, Head]:
        """Each noun with its forms."""
        return {
            word: Head(self.gender, person, self._forms(word, accusative_as=1 if person else 0))
            for words, person in ((self.people, True), (self.things, False))
            for word in words.split()
        }

    def _forms(self, word: str, *, accusative_as: int) -> dict[RussianCase, str]:
        endings = ["" if ending == "-" else ending for ending in self.endings.split()]
        if len(endings) < len(RUSSIAN_CASES):
            endings.insert(3, endings[accusative_as])
        stem = word.removesuffix(endings[0])
        return {case: stem + ending for case, ending in zip(RUSSIAN_CASES, endings, strict=True)}


_CLASSES = (
    _Class(
        "masculine",
        "- а у ом е",
        people="""
        адвокат аким бухгалтер врач гражданин губернатор депутат директор инспектор капитан комендант командир
        комиссар консул консультант координатор криминалист лейтенант майор медиатор министр мэр начальник нотариус
        омбудсмен опекун оператор ответчик переводчик подполковник полковник помощник президент прокурор работник
        редактор ректор сержант собственник советник сотрудник специалист участник член эксперт юрист
        """,
        things="""
        акимат акимиат аппарат архив банк департамент диспансер дом изолятор институт интернат кабинет комиссариат
        комитет кооператив надзор нотариат орган отдел офис парламент пост приют роддом сад секретариат совет союз
        суд техникум университет филиал фонд центр
        """,
    ),
    _Class("masculine", "- а у ем е", things="кенеш колледж"),
    _Class(
        "masculine",
        "ь я ю ем е",
        people="""
        водитель воспитатель дознаватель доверитель заместитель заявитель исполнитель попечитель представитель
        председатель работодатель родитель руководитель свидетель следователь учитель
        """,
    ),
    _Class("masculine", "ь я ю ём е", people="секретарь"),
    _Class("masculine", "й я ю ем е", things="лицей"),
    _Class("masculine", "а ы е у ой е", people="глава старшина"),
    _Class("masculine", "я и е ю ёй е", people="судья"),
    _Class("masculine", "ол ла лу лом ле", people="посол"),
    _Class("masculine", "ец ца цу цом це", people="истец отец"),
    _Class("masculine", "ок ка ку ком ке", things="участок"),
    _Class(
        "masculine",
        "ый ого ому ым ом",
        people="обвиняемый осуждённый осужденный подозреваемый подсудимый задержанный оперуполномоченный уполномоченный",
    ),
    _Class(
        "masculine",
        "ий его ему им ем",
        people="заведующий исполняющий потерпевший председательствующий управляющий",
    ),
    # A Kyrgyz word in Russian papers that agrees as a masculine one and never changes.
    _Class("masculine", "- - - - -", things="окмоту"),
    _Class(
        "feminine",
        "а ы е у ой е",
        things="адвокатура бригада группа застава палата прокуратура служба структура управа школа",
    ),
    _Class("feminine", "а и е у ой е", people="гражданка", things="клиника республика"),
    _Class("feminine", "а ы е у ей е", people="заявительница истица ответчица", things="больница"),
    _Class(
        "feminine",
        "ия ии ии ию ией ии",
        things="""
        администрация академия амбулатория ассоциация гимназия госадминистрация дирекция инспекция канцелярия коллегия
        колония комиссия компания милиция мэрия организация полиция редакция секция станция
        """,
    ),
    _Class("feminine", "ь и и ь ью и", things="часть"),
    _Class("feminine", "ь ери ери ь ерью ери", people="мать"),
    _Class(
        "feminine", "ая ой ой ую ой ой", people="обвиняемая осуждённая осужденная подозреваемая задержанная"
    ),
    _Class("feminine", "ая ей ей ую ей ей", people="исполняющая потерпевшая управляющая"),
    _Class("feminine", "ня ни не ню ней не", things="таможня"),
    _Class("neuter", "- - - - - -", things="бюро"),
    _Class(
        "neuter",
        "о а у о ом е",
        things="агентство министерство общество посольство правительство представительство товарищество хозяйство",
    ),
    _Class("neuter", "е я ю е ем и", things="объединение отделение предприятие управление учреждение"),
    _Class("neuter", "е а у е ем е", things="училище"),
)
HEADS: dict[str, Head] = {word: head for group in _CLASSES for word, head in group.heads().items()}
UNCHANGING = frozenset(
    {"жогорку", "и.о.", "и.", "врио", "зам.", "акыйкатчы", "торага", "айыл", "осоо", "оао", "зао", "чп"}
)
"""Words that no case changes: Kyrgyz words in Russian papers and shortened ones."""
