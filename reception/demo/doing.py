"""Does the steps of the invented year in a real office: each through the JSON way in, at its own moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reception.app import Office
from reception.demo.papers import Papers
from reception.demo.steps import Ref, Row, Step, Verb, filled
from reception.desk.receive import receive
from reception.desk.register import INTAKE
from reception.kernel.clock import SetClock, today
from reception.kernel.fields import Register
from reception.kernel.ids import Id
from reception.kernel.intake import Values, read_record
from reception.kernel.values import Known
from reception.matters import forms
from reception.matters.actions import close_matter, edit_matter, open_matter
from reception.matters.register import MATTER
from reception.people.actions import add_consent, edit_person, join_people, withdraw_consent
from reception.people.register import CONSENT, PERSON
from reception.records.reading import show_record
from reception.reference.catalogue import Catalogue
from reception.store.reading import Reading
from reception.store.work import Work
from reception.visits.actions import add_service
from reception.visits.register import SERVICE


class Doer:
    """Whoever keeps the office of the demonstration; knows the id of every record by its key."""

    def __init__(
        self, office: Office, clock: SetClock, catalogue: Catalogue, papers: Papers, ids: Mapping[str, Id]
    ) -> None:
        """Take the office, the clock that it runs by, who makes its papers and the records that are there already."""
        self._office = office
        self._clock = clock
        self._catalogue = catalogue
        self._papers = papers
        self.ids = dict(ids)
        self._verbs: Mapping[Verb, Callable[[Work, Step], None]] = {
            "receive": self._receive,
            "open": self._open,
            "change": self._change,
            "close": self._close,
            "serve": self._serve,
            "agree": self._agree,
            "withdraw": self._withdraw,
            "correct": self._correct,
            "join": self._join,
            "paper": self._paper,
        }

    def do(self, step: Step) -> None:
        """Do one step as one act."""
        self._clock.set_to(step.at)
        with self._office.work() as work:
            self._verbs[step.verb](work, step)

    def _values(self, work: Work, register: Register, given: Any, *, partial: bool = False) -> Values:
        known = Known(today(self._clock), self._catalogue.has)
        told = filled(given, lambda wanted: self._found(work.reading, wanted))
        return read_record(register, told, known, partial=partial)

    def _found(self, reading: Reading, wanted: Ref | Row) -> str:
        if isinstance(wanted, Ref):
            return self.ids[wanted.key].hex
        record = show_record(reading, forms.MATTER, self.ids[wanted.matter])
        assert record is not None
        return next(str(row["id"]) for row in record[wanted.part] if row[wanted.field] == wanted.value)

    def _receive(self, work: Work, step: Step) -> None:
        received = receive(work, intake=self._values(work, INTAKE, step.given))
        self.ids[step.key] = received.visit_id
        for column, key in step.made:
            person = received.person_id if column == "person_id" else received.for_id
            assert person is not None
            self.ids[key] = person

    def _open(self, work: Work, step: Step) -> None:
        values = self._values(work, MATTER, step.given)
        self.ids[step.key] = open_matter(work, values=values, catalogue=self._catalogue)

    def _change(self, work: Work, step: Step) -> None:
        values = self._values(work, MATTER, step.given, partial=True)
        edit_matter(work, matter_id=self.ids[step.key], values=values)

    def _close(self, work: Work, step: Step) -> None:
        outcome, level = step.given["outcome"], step.given["level"]
        close_matter(work, matter_id=self.ids[step.key], outcome=outcome, level=level)

    def _serve(self, work: Work, step: Step) -> None:
        self.ids[step.key] = add_service(work, values=self._values(work, SERVICE, step.given))

    def _agree(self, work: Work, step: Step) -> None:
        given = {name: value for name, value in step.given.items() if name != "of"}
        values = self._values(work, CONSENT, given)
        person = self.ids[step.given["of"].key]
        self.ids[step.key] = add_consent(work, person_id=person, values=values)

    def _withdraw(self, work: Work, step: Step) -> None:
        withdraw_consent(work, consent_id=self.ids[step.key])

    def _correct(self, work: Work, step: Step) -> None:
        values = self._values(work, PERSON, step.given, partial=True)
        edit_person(work, person_id=self.ids[step.key], values=values)

    def _join(self, work: Work, step: Step) -> None:
        one, other = (self.ids[step.given[name].key] for name in ("one", "other"))
        join_people(work, one=one, other=other)

    def _paper(self, work: Work, step: Step) -> None:
        kind, language = step.given["kind"], step.given["language"]
        self._papers.make(work, kind_code=kind, language=language, matter=self.ids[step.key])
