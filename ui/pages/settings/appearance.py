"""How the window looks on this PC: its language, the size of its text, light or dark."""

from __future__ import annotations

from reception.kernel.i18n import Language, language_of
from reception.kernel.i18n import mark as _
from ui.pages.settings.section import Section
from ui.tasks.workplace import Workplace

# A language is called by its own name, whoever reads it.
LANGUAGES: tuple[tuple[Language, str], ...] = (("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English"))
SIZES = (90, 100, 110, 125, 150)
THEMES = (("system", _("As the PC")), ("light", _("Light")), ("dark", _("Dark")))


class AppearanceSection(Section):
    """Every choice holds at once, and is remembered for this user of the PC."""

    title = _("This window")
    about = _(
        "Language, size of text and colours. Each choice holds at once; papers keep their own languages."
    )

    def __init__(self, place: Workplace) -> None:
        """Three rows of choices."""
        super().__init__(place)
        self.languages = self.add_choice(
            _("Language"), LANGUAGES, place.words.language, self._choose_language
        )
        sizes = [(size, f"{size} %") for size in SIZES]
        self.sizes = self.add_choice(
            _("Size of text"),
            sizes,
            place.memory.get("text_size", 100),
            lambda size: self._keep("text_size", size),
        )
        themes = [(name, place.words(words)) for name, words in THEMES]
        self.themes = self.add_choice(
            _("Colours"),
            themes,
            place.memory.get("theme", "system"),
            lambda theme: self._keep("theme", theme),
        )

    def _choose_language(self, chosen: object) -> None:
        language = language_of(str(chosen))
        if language is not None and language != self.place.words.language:
            self.place.switch_language(language)

    def _keep(self, name: str, value: object) -> None:
        self.place.memory.keep(name, value)
        self.place.restyle()
