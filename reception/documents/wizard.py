"""The way to a paper, step by step: its kind, its language, what it hangs on, what is still missing, a look, the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self

from reception.documents.answers import Place, complete, read_answer, unfinished, untranslated
from reception.documents.kinds import Field, Kind
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _

Step = Literal["kind", "language", "owner", "answers", "preview"]
STEPS: tuple[Step, ...] = ("kind", "language", "owner", "answers", "preview")
Answers = Mapping[str, Any]
STATE_LANGUAGE: Language = "ky"
"""Papers to the State open in Kyrgyz unless another language is chosen."""
NOT_YET: Mapping[Step, Any] = {
    "kind": _("Choose a kind of paper."),
    "language": _("Choose the language of the paper."),
    "owner": _("Choose what the paper belongs to."),
}


@dataclass(frozen=True)
class Wizard:
    """How far a paper has come; each step gives a new one, so that going back loses nothing."""

    step: Step = "kind"
    kind: Kind | None = None
    language: Language | None = None
    owner: str = ""
    """`matter`, `visit` or `person`."""
    row: str = ""
    known: Answers = field(default_factory=dict)
    """What the office's records answer."""
    given: Answers = field(default_factory=dict)
    """What a person answers; it stands over what is known."""
    edition: str = ""
    """Digest of the template it was begun on; it stays on it until the person changes over."""
    newest: str = ""
    """Digest of the template that is in use now."""
    follows: str = ""
    """The letter of ours that it follows."""

    @property
    def is_behind(self) -> bool:
        """Whether another edition of the template has come into use since the paper was begun."""
        return bool(self.edition and self.newest and self.edition != self.newest)

    @property
    def answers(self) -> dict[str, Any]:
        """All answers there are."""
        return {**self.known, **self.given}

    def choose_kind(self, kind: Kind, *, language: Language | None = None) -> Self:
        """Take a kind of paper; the answers given to another kind stay where the fields have the same names."""
        if language not in kind.languages:
            language = self.language if self.language in kind.languages else first_language(kind)
        if self.kind is not None and self.kind.code == kind.code:
            return self._in(language)
        kept = {name: answer for name, answer in self.given.items() if _fits(self.kind, kind, name)}
        return replace(self, kind=kind, language=language, known={}, given=kept, edition="", newest="")

    def choose_language(self, language: Language) -> Self:
        """Make it in this language; `Refused` where the kind is not made in it."""
        if self.kind is None or language not in self.kind.languages:
            raise Refused(_("This paper is not made in that language."))
        return self._in(language)

    def stay_on(self, *, newest: str) -> Self:
        """Tell which edition of the template is in use: a paper just begun is made from it, another stays on its own."""
        return replace(self, edition=self.edition or newest, newest=newest)

    def change_over(self) -> Self:
        """Make the paper from the edition that is in use now; every answer stays."""
        return replace(self, edition=self.newest)

    def hang_on(self, owner: str, row: str, *, known: Answers) -> Self:
        """Hang it on a record, with what the records around it answer."""
        return replace(self, owner=owner, row=row, known=dict(known))

    def give(self, name: str, answer: Mapping[str, Any] | None) -> Self:
        """Answer a field: a value, not known, by hand; None takes the answer back."""
        if self.kind is None or self.kind.field(name) is None:
            raise Refused(_("This paper has no such field."))
        if answer is not None:
            read_answer(answer, place=name)
        rest = {key: value for key, value in self.given.items() if key != name}
        return replace(self, given=rest if answer is None else {**rest, name: dict(answer)})

    def missing(self) -> list[Place]:
        """The places that still want an answer; left so, they become lines to be filled by hand."""
        return [] if self.kind is None else complete(self.kind, self.answers, language=self.language)

    def by_hand(self) -> list[Place]:
        """The places answered “by hand”."""
        return [] if self.kind is None else unfinished(self.kind, self.answers)

    def untranslated(self) -> list[Place]:
        """Texts that would stand in another language than the paper."""
        if self.kind is None or self.language is None:
            return []
        return untranslated(self.kind, self.answers, language=self.language)

    def asked(self) -> list[Field]:
        """The fields to ask about: those without an answer of the records, the required ones first."""
        if self.kind is None:
            return []
        open_ = [entry for entry in self.kind.fields if entry.name not in self.known]
        incomplete = {place.field.name for place in self.missing()}
        open_ += [
            entry for entry in self.kind.fields if entry.name in self.known and entry.name in incomplete
        ]
        return sorted(open_, key=lambda entry: entry.name not in incomplete and not entry.required)

    def answered(self) -> list[Field]:
        """The fields that the records answer, which a person may still put otherwise."""
        asked = {entry.name for entry in self.asked()}
        return [] if self.kind is None else [entry for entry in self.kind.fields if entry.name not in asked]

    def not_yet(self) -> Any:
        """The sentence that says what this step still wants; None where one may go on."""
        wanting = {"kind": self.kind is None, "language": self.language is None, "owner": not self.row}
        return NOT_YET[self.step] if wanting.get(self.step) else None

    def next(self) -> Self:
        """The next step that has anything to ask; `Refused` where this one is not answered."""
        if (sentence := self.not_yet()) is not None:
            raise Refused(sentence)
        return self._at(min(STEPS.index(self.step) + 1, len(STEPS) - 1))

    def back(self) -> Self:
        """The step before."""
        return self._at(max(STEPS.index(self.step) - 1, 0))

    def go_to(self, step: Step) -> Self:
        """A step already reached, or the first that is not answered on the way to it."""
        at = replace(self, step=STEPS[0])
        while at.step != step and at.not_yet() is None:
            at = at.next()
        return at

    def as_draft(self) -> dict[str, Any]:
        """What was chosen and typed, as JSON values; what the records know is asked anew."""
        return {
            "step": self.step,
            "kind": self.kind.code if self.kind else "",
            "language": self.language or "",
            "owner": self.owner,
            "row": self.row,
            "given": dict(self.given),
            "edition": self.edition,
            "follows": self.follows,
        }

    def _in(self, language: Language | None) -> Self:
        """In that language; each language has templates of its own."""
        same = language == self.language
        edition, newest = (self.edition, self.newest) if same else ("", "")
        return replace(self, language=language, edition=edition, newest=newest)

    def _at(self, index: int) -> Self:
        return replace(self, step=STEPS[index])


def first_language(kind: Kind) -> Language:
    """The language in which a paper of this kind opens."""
    return STATE_LANGUAGE if STATE_LANGUAGE in kind.filed_in else kind.filed_in[0]


def _fits(old: Kind | None, new: Kind, name: str) -> bool:
    before, after = old.field(name) if old else None, new.field(name)
    return before is not None and after is not None and before.type == after.type
