"""Reference documents in files: read strictly from anywhere, the shipped ones when first asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import partial
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.reference import checks
from reception.reference.catalogue import Catalogue
from reception.reference.checks import Place
from reception.reference.lists import CodeList, EarlierName, Item, Origin

LARGEST = 2_000_000
DEEPEST = 2_000_000  # tomllib keeps every beginning of a dotted key: its memory grows with the dots squared
MOST_ITEMS = 20_000
LAST_VERSION = 1_000_000
HEAD = ("id", "version", "checked_on", "source", "verified", "item")
OWN = frozenset({"code", "labels", "parents", "valid_from", "valid_to", "words", "earlier"})


def shipped() -> Catalogue:
    """A catalogue of the lists that come with the program; a list is read when it is first asked for."""
    folder = files("resources") / "reference"
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return Catalogue({name.removesuffix(".toml"): partial(_read_shipped, name) for name in names})


def _read_shipped(name: str) -> CodeList:
    """One shipped list."""
    data = (files("resources") / "reference" / name).read_bytes()
    return read_document(data, name=name, origin="shipped")


def read_document(
    data: bytes, *, name: str, origin: Origin = "office", known: Catalogue | None = None
) -> CodeList:
    """The code list of a reference document in TOML; `Refused` in one sentence that names file and place.

    With the catalogue that is in use it must also be a later version of its list and keep every code of it.
    """
    table = _parse(data, name=name)
    head = Place(name, "", "")
    for key in table:
        if key not in HEAD:
            raise head.at(repr(key[:40])).refusal(_("In {file}, {place}: this is not a key of a code list."))
    rows = table.get("item")
    if not isinstance(rows, list) or not rows or len(rows) > MOST_ITEMS:
        raise head.at("item").refusal(_("In {file}: a code list has 1 to {limit} items."), limit=MOST_ITEMS)
    items = tuple(_item(row, number, file=name) for number, row in enumerate(rows, 1))
    _check_tree(items, head)
    document = CodeList(
        id=checks.code(table.get("id"), head.at("id")),
        version=_version(table.get("version"), head.at("version")),
        checked_on=checks.day(table.get("checked_on"), head.at("checked_on")),
        source=checks.text(table.get("source"), head.at("source")),
        verified=_yes_no(table.get("verified"), head.at("verified")),
        origin=origin,
        items=items,
    )
    if known is not None and document.id in known.ids:
        _check_later(known.list(document.id), document, head)
    return document


def _parse(data: bytes, *, name: str) -> Mapping[str, object]:
    """The TOML of a file, whatever somebody put into it."""
    if len(data) > LARGEST:
        raise Refused(_("The file {file} is larger than {limit} bytes."), file=name, limit=LARGEST)
    try:
        text = data.decode("utf-8-sig")  # an editor of Windows puts a mark before the text
    except UnicodeDecodeError as error:
        raise Refused(_("The file {file} is not a text in UTF-8."), file=name) from error
    if sum(line.count(".") ** 2 for line in text.split("\n")) > DEEPEST:
        raise Refused(_("The file {file} is nested too deep."), file=name)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # tomllib says the line only in its words; numbers too long and nests too deep have none
        line = re.search(r"at line (\d+)", str(error))
        if line:
            raise Refused(_("The file {file} is not TOML: line {line}."), file=name, line=line[1]) from error
        raise Refused(_("The file {file} is not TOML."), file=name) from error


def _item(row: object, number: int, *, file: str) -> Item:
    """One item with its code, labels, days, words and facts."""
    place = Place(file, f"№ {number}", "code")
    if not isinstance(row, dict):
        raise place.refusal(_("In {file}, {place}: an item is a table."))
    code = checks.code(row.get("code"), place)
    place = Place(file, f"№ {number} ({code})", "")
    start, end = (
        checks.day(row[key], place.at(key)) if key in row else None for key in ("valid_from", "valid_to")
    )
    if start and end and end < start:
        raise place.at("valid_to").refusal(_("In {file}, {place}: the end lies before the beginning."))
    return Item(
        code=code,
        labels=checks.labels(row.get("labels"), place.at("labels")),
        parents=checks.codes(row["parents"], place.at("parents")) if "parents" in row else (),
        valid_from=start,
        valid_to=end,
        words=checks.words(row["words"], place.at("words")) if "words" in row else {},
        earlier=_earlier(row["earlier"], place.at("earlier")) if "earlier" in row else (),
        facts=checks.facts({key: value for key, value in row.items() if key not in OWN}, place),
    )


def _earlier(value: object, place: Place) -> tuple[EarlierName, ...]:
    """The earlier names of an item, the oldest first."""
    names = []
    for line in value if isinstance(value, list) else [None]:
        if not isinstance(line, dict) or set(line) != {"until", "labels"}:
            raise place.refusal(_("In {file}, {place}: an earlier name has a day `until` and labels."))
        day = checks.day(line["until"], place.at("earlier.until"))
        names.append(EarlierName(day, checks.labels(line["labels"], place.at("earlier.labels"))))
    if names != sorted(names, key=lambda name: name.until):
        raise place.refusal(_("In {file}, {place}: earlier names stand in the order of their days."))
    return tuple(names)


def _check_tree(items: Sequence[Item], head: Place) -> None:
    """Codes are different, parents exist, and nobody is above himself."""
    places: dict[str, Place] = {}
    for number, item in enumerate(items, 1):
        place = Place(head.file, f"№ {number} ({item.code})", "parents")
        if item.code in places:
            raise place.at("code").refusal(_("In {file}, {place}: this code stands twice."))
        places[item.code] = place
    for item in items:
        if unknown := [parent for parent in item.parents if parent not in places]:
            message = _("In {file}, {place}: there is no item {parent}.")
            raise places[item.code].refusal(message, parent=unknown[0])
    try:
        TopologicalSorter({item.code: item.parents for item in items}).prepare()
    except CycleError as error:
        message = _("In {file}, {place}: an item is above itself.")
        raise places[error.args[1][0]].refusal(message) from error


def _check_later(earlier: CodeList, later: CodeList, head: Place) -> None:
    """A list gives way only to a later version of itself; codes live for ever: an old one gets an end day."""
    if later.version <= earlier.version:
        message = _("In {file}, {place}: version {known} of this list is in use, a later one is wanted.")
        raise head.at("version").refusal(message, known=earlier.version)
    if lost := sorted(earlier.codes() - later.codes()):
        message = _(
            "In {file}: the code {code} of the version in use is missing; give it an end day instead."
        )
        raise head.refusal(message, code=lost[0])


def _version(value: object, place: Place) -> int:
    """A version number, 1 or more."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= LAST_VERSION:
        raise place.refusal(_("In {file}, {place}: a whole number from 1 is wanted."))
    return value


def _yes_no(value: object, place: Place) -> bool:
    """Yes or no, said and not meant."""
    if not isinstance(value, bool):
        raise place.refusal(_("In {file}, {place}: true or false is wanted."))
    return value
