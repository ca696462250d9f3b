"""Makes many papers one after another: each is an act of its own, and one that fails does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any

from reception.documents.actions import Answers, Made, make_paper
from reception.documents.keeping import Keeping, KeptIn
from reception.documents.kinds import Kind
from reception.documents.press.press import Press
from reception.kernel.errors import Cancelled, Trouble
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.reference.catalogue import Catalogue
from reception.store.work import Work

MAKING = _("Making papers…")
Begin = Callable[[], AbstractContextManager[Work]]


@dataclass(frozen=True)
class Job:
    """One paper to be made: its kind, its language, what it hangs on, what a person answered."""

    kind: str
    language: Language
    kept: KeptIn
    given: Answers


@dataclass(frozen=True)
class Done:
    """What became of a job; of both one is there, neither where it was called off before."""

    job: Job
    made: Made | None = None
    trouble: Trouble | None = None


def of_one_story(
    kinds: Sequence[Kind], *, language: Language, kept: KeptIn, given: Mapping[str, Any]
) -> list[Job]:
    """Several kinds from one set of answers: each takes those of its own fields, of the same type.

    A kind that is not made in that language is made in the first it is filed in.
    """
    types: dict[str, str] = {}
    for kind in kinds:
        for field in kind.fields:
            types.setdefault(field.name, field.type)
    jobs = []
    for kind in kinds:
        own = {
            field.name: given[field.name]
            for field in kind.fields
            if field.name in given and types[field.name] == field.type
        }
        spoken = language if language in kind.languages else kind.filed_in[0]
        jobs.append(Job(kind.code, spoken, kept, own))
    return jobs


def for_each(
    kind: Kind, *, language: Language, records: Sequence[KeptIn], given: Mapping[str, Any]
) -> list[Job]:
    """One kind over many records, with the same answers beside what each record knows itself."""
    return [
        job for kept in records for job in of_one_story([kind], language=language, kept=kept, given=given)
    ]


def make_all(
    jobs: Sequence[Job],
    *,
    begin: Begin,
    catalogue: Catalogue,
    keeping: Keeping,
    press: Press,
    progress: Progress,
) -> list[Done]:
    """Make the papers in order and tell what became of each; called off, those that were made stay."""
    make = partial(make_paper, catalogue=catalogue, keeping=keeping, press=press)
    return list(_made(jobs, begin, make, progress))


def _made(jobs: Sequence[Job], begin: Begin, make: Callable[..., Made], progress: Progress) -> Iterator[Done]:
    called_off = False
    for number, job in enumerate(jobs):
        try:
            progress.step(MAKING, number, len(jobs))
        except Cancelled:
            called_off = True
        yield Done(job) if called_off else _one(job, begin, make)


def _one(job: Job, begin: Begin, make: Callable[..., Made]) -> Done:
    try:
        with begin() as work:
            made = make(work, kind_code=job.kind, language=job.language, kept=job.kept, given=job.given)
    except Trouble as trouble:
        return Done(job, trouble=trouble)
    return Done(job, made=made)
