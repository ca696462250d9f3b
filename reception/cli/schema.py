"""`schema`: the JSON Schema of what `add`, `edit` and `import` take."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import options
from reception.cli.records import shows_json
from reception.cli.session import Session
from reception.kernel.fields import Field, Register
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.schema import published
from reception.reference.reading import shipped

NAMES = ("person", "visit", "service", "matter", "consent", "answers", "case")


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the command."""
    parser = groups.add_parser(name, help=about, description=about)
    options(parser, words)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("kind", nargs="?", help=words(_("for answers: the kind of paper")))
    shows_json(parser, words)
    parser.set_defaults(handler=_show)


def _register(name: str) -> Register:
    from reception.desk.register import INTAKE
    from reception.matters.register import MATTER
    from reception.people.register import CONSENT, PERSON
    from reception.visits.register import SERVICE

    return {"person": PERSON, "visit": INTAKE, "service": SERVICE, "matter": MATTER, "consent": CONSENT}[name]


def _show(session: Session, asked: Namespace) -> None:
    asked.json = True  # a schema is nothing else
    catalogue = shipped()

    def codes(list_id: str) -> list[str] | None:
        """The codes of a shipped list; of the association's own lists (projects) none are known here."""
        return [item.code for item in catalogue.list(list_id).items] if list_id in catalogue.ids else None

    def label(field: Field) -> str:
        return session.words(field.label)

    if asked.name == "answers":
        from reception.documents.kinds import kind_codes, load_kind
        from reception.documents.schema import schema as answers_schema

        kind = load_kind(asked.kind or kind_codes()[0])
        session.show(answers_schema(kind))
    elif asked.name == "case":
        from reception.matters.casefile import case_schema

        session.show(case_schema(codes, label))
    else:
        session.show(published(_register(asked.name), codes, label))
