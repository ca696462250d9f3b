"""Kinds of papers as data: titles, readers, legal basis and fields, read from `<kind>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, get_args

from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Language
from reception.kernel.i18n import mark as _

Reader = Literal["person", "state", "other_side", "un"]
FieldType = Literal["text", "name", "date", "partial_date", "person", "body", "rows", "choice", "yes_no"]
Words = Mapping[Language, str]
PACKAGE = "templates_docx"


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

    def column(self, name: str) -> Field | None:
        """The column of that name of a field that is a list of rows."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True)
class LegalBasis:
    """A norm the paper stands on, where it was read and how sure that is (confirmed, memory, uncertain)."""

    norm: Words
    source: str
    confidence: Literal["C", "M", "U"]


@dataclass(frozen=True)
class Kind:
    """A kind of paper: who reads and signs it, in which languages it is filed, what it asks for."""

    code: str
    version: int
    titles: Words
    reader: Reader
    filed_in: tuple[Language, ...]
    reading_copies: tuple[Language, ...]
    signed_by: tuple[str, ...]
    requires_consent: tuple[frozenset[str], ...]
    one_of: tuple[tuple[str, ...], ...]
    reviewed: str
    legal_basis: tuple[LegalBasis, ...]
    fields: tuple[Field, ...]

    @property
    def languages(self) -> tuple[Language, ...]:
        """All languages it is made in, those it is filed in first."""
        return self.filed_in + self.reading_copies

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


def kind_codes() -> list[str]:
    """The codes of the shipped kinds, in order of the alphabet."""
    return sorted(
        entry.name for entry in files(PACKAGE).iterdir() if (entry / f"{entry.name}.toml").is_file()
    )


def load_kind(code: str) -> Kind:
    """The shipped kind of that code; `Refused` where there is none."""
    if code not in kind_codes():
        raise Refused(_("There is no paper of the kind {kind}."), kind=code)
    return read_kind((files(PACKAGE) / code / f"{code}.toml").read_bytes(), name=code)


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
        reader=_one_of(raw["reader"], get_args(Reader)),
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
        fields=tuple(_field(field) for field in raw["fields"]),
    )


def _field(raw: Mapping[str, Any]) -> Field:
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
        unknown=_words(raw, "unknown"),
        none=_words(raw, "none", optional=kind != "rows"),
        choices=choices,
        columns=columns,
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
