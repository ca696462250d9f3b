"""The outgoing or the incoming journal of a year as a workbook, in the columns that a chancellery keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.language.dates import short_date
from reception.letters.letter import Direction
from reception.letters.queries import JournalLine, journal
from reception.letters.rules import STATE_WORDS
from reception.reference.catalogue import Catalogue
from reception.reports.book import Book, Row, Sheet, Value
from reception.reports.making import office_name
from reception.store.access_log import log_access
from reception.store.work import Work, act

Cell = Callable[[JournalLine, Catalogue, Translator], Value]
TITLES: dict[Direction, Message] = {"out": _("Outgoing letters"), "in": _("Incoming letters")}
_NAMES = _("Names of clients stand here: keep this file as you keep the matters.")


@act("report.make")
def take_journal(
    work: Work,
    *,
    direction: Direction,
    year: int,
    catalogue: Catalogue,
    words: Translator,
    typed: str = "",
) -> Book:
    """The journal of a year as far as its reader may know it; the log of this PC says who took it out."""
    lines = journal(
        work.reading, direction=direction, today=work.today, year=year, typed=typed, catalogue=catalogue
    )
    log_access(work, what="letter.journal", about=f"{direction} {year}")
    office = office_name(catalogue, work.access.office, words)
    return journal_book(lines, direction, f"{office}, {year}", catalogue, words, made_on=work.today)


def journal_book(  # the reading is taken by `take_journal`
    lines: Sequence[JournalLine],
    direction: Direction,
    subtitle: str,
    catalogue: Catalogue,
    words: Translator,
    *,
    made_on: date,
) -> Book:
    """Lay the lines of a journal out as a workbook of one sheet."""
    columns = _COLUMNS[direction]
    title = words(TITLES[direction])
    heads = (
        Row((title,), "title"),
        Row((f"{subtitle}. {words(_NAMES)}",), "subtitle"),
        Row(tuple(words(head) for head, _width, _cell in columns), "head"),
    )
    rows = (Row(tuple(cell(line, catalogue, words) for _head, _width, cell in columns)) for line in lines)
    sheet = Sheet(
        title,
        (*heads, *rows),
        tuple(width for _head, width, _cell in columns),
        texts=len(columns),
        frozen=len(heads),
        landscape=True,
        filtered=True,
    )
    return Book(f"{title}: {subtitle}", f"{subtitle}. {words(_NAMES)}", (sheet,), made_on)


def body_named(line: JournalLine, catalogue: Catalogue, words: Translator) -> str:
    """To whom a letter goes, or from whom it came."""
    if line.letter.body is None:
        return line.letter.body_name or ""
    return catalogue.label("institutions", line.letter.body, words.language)


def _day(name: str) -> Cell:
    def cell(line: JournalLine, _catalogue: Catalogue, _words: Translator) -> Value:
        value: PartialDate | date | None = getattr(line.letter, name)
        return "" if value is None else short_date(value)

    return cell


def _text(name: str) -> Cell:
    return lambda line, _catalogue, _words: getattr(line.letter, name) or ""


def _coded(list_id: str, name: str) -> Cell:
    def cell(line: JournalLine, catalogue: Catalogue, words: Translator) -> Value:
        code = getattr(line.letter, name)
        return "" if code is None else catalogue.label(list_id, code, words.language)

    return cell


def _state(line: JournalLine, _catalogue: Catalogue, words: Translator) -> Value:
    return words(STATE_WORDS[line.state])


def _record(line: JournalLine, _catalogue: Catalogue, _words: Translator) -> Value:
    return " · ".join(one for one in (line.concerned.number, line.concerned.name) if one)


_NUMBER: tuple[Message, int, Cell] = (_("Number in the journal"), 18, _text("number"))
_ABOUT: tuple[tuple[Message, int, Cell], ...] = (
    (_("Body"), 34, body_named),
    (_("Subject"), 34, _text("subject")),
    (_("Matter or person"), 30, _record),
)
_COLUMNS: dict[Direction, tuple[tuple[Message, int, Cell], ...]] = {
    "out": (
        _NUMBER,
        (_("Signed on"), 12, _day("signed_on")),
        *_ABOUT,
        (_("Sent on"), 12, _day("sent_on")),
        (_("How it was sent"), 24, _coded("sending_ways", "sent_how")),
        (_("Number of the post"), 16, _text("sent_number")),
        (_("Their number"), 16, _text("their_number")),
        (_("Registered on"), 12, _day("registered_on")),
        (_("Answer due by"), 12, _day("due")),
        (_("What came of it"), 24, _state),
        (_("Answered on"), 12, _day("answered_on")),
    ),
    "in": (
        _NUMBER,
        (_("Received on"), 12, _day("received_on")),
        (_("Their number"), 16, _text("their_number")),
        (_("Signed on"), 12, _day("signed_on")),
        *_ABOUT,
        (_("How it was sent"), 24, _coded("sending_ways", "sent_how")),
        (_("Answer due by"), 12, _day("due")),
        (_("What came of it"), 24, _state),
    ),
}
