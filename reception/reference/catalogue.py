"""All code lists together: asked for labels, for what holds on a day, and for items by everyday words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.reference.lists import CodeList, Item
from reception.reference.lookup import Entry, list_words, rank


class Catalogue:
    """Code lists by id; each is read when it is first asked for, because a start must be quick."""

    def __init__(self, readers: Mapping[str, Callable[[], CodeList]]) -> None:
        """Keep the readers; nothing is read yet."""
        self._readers = dict(readers)
        self._lists: dict[str, CodeList] = {}
        self._items: dict[str, dict[str, Item]] = {}
        self._entries: dict[tuple[str, Language | None], tuple[Entry, ...]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all lists, sorted; none of them is read for this."""
        return tuple(sorted(self._readers))

    def list(self, list_id: str) -> CodeList:
        """The list of that id; `Refused` where there is none."""
        if list_id not in self._lists:
            reader = self._readers.get(list_id)
            if reader is None:
                raise Refused(_("There is no code list {list}."), list=list_id)
            self._lists[list_id] = reader()
        return self._lists[list_id]

    def item(self, list_id: str, code: str) -> Item:
        """The item of that code, still valid or not; `Refused` where the list has no such code."""
        item = self._by_code(list_id).get(code)
        if item is None:
            raise Refused(_("The code list {list} has no code {code}."), list=list_id, code=code)
        return item

    def label(self, list_id: str, code: str, language: Language, *, on: date | None = None) -> str:
        """The item's name in that language; a code that is not known here is shown as itself."""
        item = self._by_code(list_id).get(code)
        return item.label(language, on=on) if item else code

    def has(self, list_id: str, code: str) -> bool:
        """Whether there is such a list with such a code."""
        return list_id in self._readers and code in self._by_code(list_id)

    def valid(self, list_id: str, on: date) -> tuple[Item, ...]:
        """The items that may be chosen on that day, in the list's order."""
        return tuple(item for item in self.list(list_id).items if item.valid(on))

    def ancestors(self, list_id: str, code: str) -> tuple[str, ...]:
        """The codes above this one, the nearest first, each once; none for a code that is not known."""
        known = self._by_code(list_id)
        above: dict[str, None] = {}
        waiting = [code]
        while waiting:
            item = known.get(waiting.pop(0))
            fresh = [parent for parent in item.parents if parent not in above] if item else []
            above.update(dict.fromkeys(fresh))
            waiting += fresh
        return tuple(above)

    def find(self, list_id: str, words: str, language: Language | None = None) -> tuple[Item, ...]:
        """The items whose label or everyday words are nearest to what was typed, best first."""
        key = (list_id, language)
        if key not in self._entries:
            self._entries[key] = list_words(self.list(list_id).items, language=language)
        return rank(self._entries[key], words)

    def with_documents(self, documents: Iterable[CodeList]) -> Catalogue:
        """A catalogue with these as well: of one id the later version holds, and no code is lost by it."""
        readers = dict(self._readers)
        for document in documents:
            before = readers.get(document.id)
            merged = _kept(document) if before is None else _kept(_later(before(), document))
            readers[document.id] = merged
        return Catalogue(readers)

    def _by_code(self, list_id: str) -> Mapping[str, Item]:
        """The list's items by their codes."""
        if list_id not in self._items:
            self._items[list_id] = {item.code: item for item in self.list(list_id).items}
        return self._items[list_id]


def _kept(document: CodeList) -> Callable[[], CodeList]:
    """A reader of a list that is in memory already."""
    return lambda: document


def _later(one: CodeList, other: CodeList) -> CodeList:
    """The later of two versions, of equal ones the second; codes only the other has are kept as ended."""
    winner, loser = (one, other) if one.version > other.version else (other, one)
    end = winner.checked_on - timedelta(days=1)
    known = winner.codes()
    lost = tuple(
        replace(item, valid_to=min(item.valid_to or end, end))
        for item in loser.items
        if item.code not in known
    )
    return replace(winner, items=winner.items + lost)
