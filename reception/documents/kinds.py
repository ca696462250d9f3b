"""Kinds of papers as data: titles, readers, legal basis and fields, read from `<kind>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Language, Message
from reception.kernel.i18n import mark as _

Reader = Literal["person", "state", "other_side", "un"]
FieldType = Literal["text", "name", "date", "partial_date", "person", "body", "rows", "choice", "yes_no"]
Owner = Literal["matter", "visit", "person"]
Words = Mapping[Language, str]
PACKAGE = "templates_docx"
SHARED_FIELDS, GROUPS = "fields.toml", "groups.toml"


@dataclass(frozen=True)
class Choice:
    """One of the answers that a field of type choice allows."""

    code: str
    labels: Words


@dataclass(frozen=True)
class Field:
    """One thing a paper asks for; `unknown` and `none` are what it prints where there is no more to say."""

    name: str
    type: FieldType
    required: bool
    source: str
    labels: Words
    help: Words
    unknown: Words
    none: Words
    choices: tuple[Choice, ...] = ()
    columns: tuple[Field, ...] = ()
    aliases: Mapping[Language, str] = field(default_factory=dict)
    """What a template's author may call it in Russian and Kyrgyz, where that is not its label."""

    def column(self, name: str) -> Field | None:
        """The column of that name of a field that is a list of rows."""
        return next((column for column in self.columns if column.name == name), None)


SURENESS: Mapping[str, Message] = {
    "C": _("read in a public source"),
    "M": _("from memory, to be checked"),
    "U": _("uncertain, a lawyer must confirm"),
}
"""How sure a norm is, in words."""


@dataclass(frozen=True)
class LegalBasis:
    """A norm the paper stands on, where it was read and how sure that is (confirmed, memory, uncertain)."""

    norm: Words
    source: str
    confidence: Literal["C", "M", "U"]


@dataclass(frozen=True)
class LetterLife:
    """What follows once a paper is sent: the deadlines it starts, and the kinds that come next."""

    starts: tuple[str, ...] = ()
    """Rules of the list `deadline_rules`; the first says when the answer is due."""
    step: str = ""
    """The step of the matter's proceedings that sending it is."""
    on_silence: tuple[str, ...] = ()
    on_refusal: tuple[str, ...] = ()
    on_answer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of paper: who reads and signs it, in which languages it is filed, what it asks for."""

    code: str
    version: int
    titles: Words
    read_by: frozenset[Reader]
    """Who will read it: decides what of a person's data may stand in it."""
    belongs_to: tuple[Owner, ...]
    """The records it may be kept in; a sheet that belongs to none is printed without one."""
    filed_in: tuple[Language, ...]
    reading_copies: tuple[Language, ...]
    signed_by: tuple[str, ...]
    requires_consent: tuple[frozenset[str], ...]
    one_of: tuple[tuple[str, ...], ...]
    reviewed: str
    legal_basis: tuple[LegalBasis, ...]
    fields: tuple[Field, ...]
    letter: LetterLife | None = None
    """Its life once it is sent; None of a paper that is sent to nobody."""
    expected_annexes: tuple[Words, ...] = ()

    @property
    def languages(self) -> tuple[Language, ...]:
        """All languages it is made in, those it is filed in first."""
        return self.filed_in + self.reading_copies

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((entry for entry in self.fields if entry.name == name), None)


@dataclass(frozen=True)
class Group:
    """Kinds that an office looks for together, in the order in which it needs them."""

    titles: Words
    kinds: tuple[str, ...]


@lru_cache(maxsize=1)
def kind_groups() -> tuple[Group, ...]:
    """The shipped kinds in their groups."""
    raw = tomllib.loads((files(PACKAGE) / GROUPS).read_text(encoding="utf-8"))
    return tuple(Group(_words(group, "title"), tuple(group["kinds"])) for group in raw["groups"])


def kind_codes() -> list[str]:
    """The codes of the shipped kinds, in the order in which an office needs them."""
    return [code for group in kind_groups() for code in group.kinds]


@lru_cache(maxsize=128)
def load_kind(code: str) -> Kind:
    """The shipped kind of that code; `Refused` where there is none."""
    if code not in kind_codes():
        raise Refused(_("There is no paper of the kind {kind}."), kind=code)
    return read_kind(kind_text(code).encode("utf-8"), name=code)


def kind_text(code: str) -> str:
    """The description of a shipped kind as it is written."""
    return (files(PACKAGE) / code / f"{code}.toml").read_text(encoding="utf-8")


def load_template(kind: Kind, *, language: Language) -> bytes:
    """The shipped Word template of a kind in one of its languages; `Refused` where there is none."""
    if language not in kind.languages:
        raise Refused(
            _("The paper {kind} is not made in the language {language}."), kind=kind.code, language=language
        )
    return (files(PACKAGE) / kind.code / f"{language}.docx").read_bytes()


def read_kind(data: bytes, *, name: str) -> Kind:
    """The kind described by a TOML document; `Refused` naming what is wrong in it."""
    try:
        raw = tomllib.loads(data.decode("utf-8"))
        return _kind(raw)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise Refused(
            _("The description {name} is not readable: {fault}."), name=name, fault=str(fault)
        ) from fault
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Refused(
            _("The description {name} is incomplete: {fault}."), name=name, fault=str(fault)
        ) from fault


def _kind(raw: Mapping[str, Any]) -> Kind:
    return Kind(
        code=raw["code"],
        version=int(raw["version"]),
        titles=_words(raw, "titles"),
        read_by=frozenset(_one_of(reader, get_args(Reader)) for reader in raw["read_by"]),
        belongs_to=tuple(_one_of(owner, get_args(Owner)) for owner in raw.get("belongs_to", get_args(Owner))),
        filed_in=tuple(_one_of(language, LANGUAGES) for language in raw["filed_in"]),
        reading_copies=tuple(_one_of(language, LANGUAGES) for language in raw["reading_copies"]),
        signed_by=tuple(raw["signed_by"]),
        requires_consent=tuple(frozenset(kinds) for kinds in raw["requires_consent"]),
        one_of=tuple(tuple(names) for names in raw.get("one_of", ())),
        reviewed=raw["reviewed"],
        legal_basis=tuple(
            LegalBasis(_words(basis, "norm"), basis["source"], _one_of(basis["confidence"], ("C", "M", "U")))
            for basis in raw["legal_basis"]
        ),
        fields=tuple(_field(entry) for entry in raw["fields"]),
        letter=_letter(raw["letter"]) if "letter" in raw else None,
        expected_annexes=tuple(_words(annex, "title") for annex in raw.get("expected_annexes", ())),
    )


def _letter(raw: Mapping[str, Any]) -> LetterLife:
    lists = {name: tuple(raw.get(name, ())) for name in ("starts", "on_silence", "on_refusal", "on_answer")}
    return LetterLife(step=raw.get("step", ""), **lists)


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, Any]:
    """Fields that many kinds ask for, by name, and the words for what is not known, by type."""
    return tomllib.loads((files(PACKAGE) / SHARED_FIELDS).read_text(encoding="utf-8"))


def _whole(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """A field with what it takes from the shared one it names: its own words stand over it."""
    if "use" not in raw:
        return raw
    used = _shared()["fields"][raw["use"]]
    return {"name": raw["use"], **used, **{key: value for key, value in raw.items() if key != "use"}}


def _field(said: Mapping[str, Any]) -> Field:
    raw = _whole(said)
    kind: FieldType = _one_of(raw["type"], get_args(FieldType))
    columns = tuple(_field(column) for column in raw.get("columns", ()))
    choices = tuple(Choice(choice["code"], _words(choice, "label")) for choice in raw.get("choices", ()))
    if (kind == "rows") != bool(columns) or (kind == "choice") != bool(choices):
        message = f"{raw['name']}: columns belong to rows and choices to choice"
        raise ValueError(message)
    required = bool(raw.get("required", False))
    return Field(
        name=raw["name"],
        type=kind,
        required=required,
        source=raw.get("from", ""),
        labels=_words(raw, "label"),
        help=_words(raw, "help", optional=True),
        unknown=_words(raw if "unknown" in raw else _shared()["by_type"][kind], "unknown"),
        none=_words(raw, "none", optional=kind != "rows"),
        choices=choices,
        columns=columns,
        aliases=dict(raw.get("alias", {})),
    )


def _words(raw: Mapping[str, Any], key: str, *, optional: bool = False) -> Words:
    if optional and key not in raw:
        return {}
    words = raw[key]
    for language in LANGUAGES:
        if not isinstance(words[language], str) or not words[language].strip():
            message = f"{key}.{language}"
            raise ValueError(message)
    return {language: words[language] for language in LANGUAGES}


def _one_of(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        message = f"{value} is none of {', '.join(map(str, allowed))}"
        raise ValueError(message)
    return value
