"""Languages as values: a `Translator` is handed to whoever makes text; nothing here is current or global."""

from __future__ import annotations

import gettext
import io
from pkgutil import get_data
from typing import Literal, NewType, get_args

Language = Literal["ru", "ky", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Message = NewType("Message", str)
DOMAIN = "reception"


def mark(text: str) -> Message:
    """Mark an English sentence for the catalogues and return it unchanged; it is worded later by a `Translator`."""
    return Message(text)


def language_of(text: str) -> Language | None:
    """The language named by its code, or None where we have no such language."""
    return next((known for known in LANGUAGES if known == text), None)


class Translator:
    """Words messages in one language; a message without a translation is shown in English."""

    def __init__(self, language: Language) -> None:
        """Load the catalogue of that language from the package `resources`."""
        self.language = language
        # `importlib.resources` opens forty files of its own before the first window is painted.
        content = get_data("resources", f"locale/{language}/LC_MESSAGES/{DOMAIN}.mo")
        assert content is not None
        self._catalogue = gettext.GNUTranslations(io.BytesIO(content))

    def __call__(self, message: Message, /, **values: object) -> str:
        """The message in this language with its named values filled in; a `Message` among them is worded too."""
        worded = {
            name: self(Message(value)) if isinstance(value, _Marked) else value
            for name, value in values.items()
        }
        text = self._catalogue.gettext(message)
        return text.format(**worded) if values else text

    def count(self, one: Message, many: Message, number: int, /, **values: object) -> str:
        """The plural form that this language wants for the number, which is `{n}` in the text."""
        return self._catalogue.ngettext(one, many, number).format(n=number, **values)


class _Marked(str):
    """A value that is itself a message and wants wording."""

    __slots__ = ()


def worded(message: Message) -> str:
    """Wrap a message so that it may stand as a value inside another one."""
    return _Marked(message)
