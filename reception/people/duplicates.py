"""How much two people look like one, and why: names, birth, phone, PIN and papers. Pure.

Points are set so that what alone makes a person the same (the PIN) or nearly so (the whole name) is shown, what is
often shared (a phone, a surname with a year) is shown only together with something else, and what speaks against it
takes points away. `SHOWN` is the least that is worth a look; it never blocks an entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

SHOWN = 50
SAME_PIN = 100
SAME_PAPER = 60
SAME_PHONE = 30
"""Families and neighbours share a phone."""
SAME_NAME, LIKE_NAME, SOMEWHAT_LIKE_NAME = 60, 50, 25
ONE_PART = 25
"""Taken from the points of a name of which only one part is known: half the country is called so."""
SAME_BIRTH, SWAPPED_BIRTH, NEAR_BIRTH, SAME_YEAR, NEAR_AGE = 35, 25, 15, 12, 10
OTHER_BIRTH = -30
OTHER_SEX = -20
ALIKE_NAMES = ((97, SAME_NAME), (88, LIKE_NAME), (76, SOMEWHAT_LIKE_NAME))
"""From this likeness of two names in per cent, so many points; one letter in twenty wrong is above 88."""
CHILD_OF = frozenset({"уулу", "кызы", "угли", "кизи", "ulu", "kizi", "ugli"})
"""Words of a Kyrgyz or Uzbek patronymic, folded and in Latin spelling: `Төлөгөн кызы` is `Төлөгөновна` on other papers."""
FEW_WORDS = 2
NOT_ALIKE = 60
"""Below this likeness in per cent, two names need no closer look."""
BEHIND = 15
"""Nor need those that are so much less like the name than the likest one."""
NEAR_YEARS = 2


@dataclass(frozen=True)
class Name:
    """One name of a person by its keys: the words folded, and in one Latin spelling."""

    text: str
    latin: str


@dataclass(frozen=True)
class Traits:
    """What tells a person from others, as far as it is known; numbers as the index has them."""

    names: tuple[Name, ...] = ()
    sex: str | None = None
    born: PartialDate | None = None
    year: int | None = None
    """The year of birth that a stated age gives; used where the birth date is not known."""
    pin: str = ""
    phones: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """Why two people may be one."""

    message: Message
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Likeness:
    """The points of a comparison and the reasons for them, the weightiest first."""

    points: int
    reasons: tuple[Reason, ...]


Weighed = tuple[int, Reason | None]
NOTHING: Weighed = (0, None)


def compare(newcomer: Traits, known: Traits) -> Likeness:
    """How much the two look like one person."""
    weighed = [
        _by_pin(newcomer, known),
        _by_numbers(newcomer, known),
        _by_names(newcomer.names, known.names),
        _by_birth(newcomer, known),
        _by_phones(newcomer, known),
        _by_sex(newcomer, known),
    ]
    reasons = [(points, reason) for points, reason in weighed if reason is not None]
    reasons.sort(key=lambda one: -one[0])
    return Likeness(sum(points for points, _reason in weighed), tuple(reason for _points, reason in reasons))


def closest(name: str, names: Sequence[str], *, limit: int) -> list[int]:
    """The places of the names most like one, words in any order, the likest first; none that is far behind the likest."""
    from rapidfuzz import fuzz, process

    # Where a part of the name was left out, the others are compared by the words they share with it.
    scorer = fuzz.token_sort_ratio if len(name.split()) > FEW_WORDS else fuzz.token_set_ratio
    found = process.extract(name, names, scorer=scorer, limit=limit, score_cutoff=NOT_ALIKE)
    return [place for _name, likeness, place in found if likeness >= found[0][1] - BEHIND]


def _by_pin(newcomer: Traits, known: Traits) -> Weighed:
    if newcomer.pin and newcomer.pin == known.pin:
        return SAME_PIN, Reason(_("The same PIN."))
    return NOTHING


def _by_numbers(newcomer: Traits, known: Traits) -> Weighed:
    if newcomer.papers & known.papers:
        return SAME_PAPER, Reason(_("The same number of an identity paper."))
    return NOTHING


def _by_phones(newcomer: Traits, known: Traits) -> Weighed:
    if newcomer.phones & known.phones:
        return SAME_PHONE, Reason(_("The same phone."))
    return NOTHING


def _by_sex(newcomer: Traits, known: Traits) -> Weighed:
    is_other = newcomer.sex is not None and known.sex is not None and newcomer.sex != known.sex
    return (OTHER_SEX if is_other else 0), None


def _by_names(ours: Iterable[Name], theirs: Iterable[Name]) -> Weighed:
    likest, is_short = max(
        ((alike(one, other), _is_one_part(one, other)) for one in ours for other in theirs),
        default=(0.0, False),
    )
    points = next((points for least, points in ALIKE_NAMES if likest >= least), 0)
    if not points:
        return NOTHING
    told = _("The same name.") if points == SAME_NAME else _("A name that is written or sounds alike.")
    return points - (ONE_PART if is_short else 0), Reason(told)


def alike(one: Name, other: Name) -> float:
    """How alike two names are in per cent, as written or in Latin spelling; the order of the words makes no difference.

    Where one of them has fewer words, only as many of the other's count: a patronymic is often left out.
    """
    as_written = _words_alike(one.text.split(), other.text.split())
    if as_written >= ALIKE_NAMES[0][0]:
        return as_written
    return max(as_written, _words_alike(one.latin.split(), other.latin.split()))


def _words_alike(one: list[str], other: list[str]) -> float:
    """The likeness of the words that belong together: each of the shorter name with the likest of the longer."""
    from rapidfuzz import fuzz

    shorter, longer = sorted((_without_kin(one), _without_kin(other)), key=len)
    left, matched = list(longer), []
    for word in shorter:
        likest = word if word in left else max(left, key=lambda candidate: fuzz.ratio(word, candidate))
        left.remove(likest)
        matched.append(likest)
    return fuzz.ratio(" ".join(shorter), " ".join(matched))


def _without_kin(words: list[str]) -> list[str]:
    return [word for word in words if word not in CHILD_OF] or words


def _is_one_part(one: Name, other: Name) -> bool:
    return min(len(one.text.split()), len(other.text.split())) == 1


def _by_birth(newcomer: Traits, known: Traits) -> Weighed:
    if newcomer.born is not None and known.born is not None:
        return _by_dates(newcomer.born, known.born)
    years = [traits.born.first().year if traits.born else traits.year for traits in (newcomer, known)]
    if years[0] is None or years[1] is None:
        return NOTHING
    apart = abs(years[0] - years[1])
    if apart <= NEAR_YEARS:
        return NEAR_AGE, Reason(_("About the same age."))
    return (OTHER_BIRTH if apart > 3 * NEAR_YEARS else 0), None


def _by_dates(one: PartialDate, other: PartialDate) -> Weighed:
    first, second = one.first(), other.first()
    if first == one.last() and second == other.last():
        return _by_days(first, second)
    if one.first() <= other.last() and other.first() <= one.last():
        return SAME_YEAR, Reason(_("Dates of birth that fit."))
    return (OTHER_BIRTH if abs(first.year - second.year) > NEAR_YEARS else 0), None


def _by_days(one: date, other: date) -> Weighed:
    if one == other:
        return SAME_BIRTH, Reason(_("The same date of birth."))
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return SWAPPED_BIRTH, Reason(_("The same date of birth with day and month swapped."))
    same = sum((one.year == other.year, one.month == other.month, one.day == other.day))
    if same == 2:  # noqa: PLR2004 - two of three: one of them was mistyped
        return NEAR_BIRTH, Reason(_("Dates of birth that differ in one part."))
    return (OTHER_BIRTH if abs(one.year - other.year) > NEAR_YEARS else 0), None
