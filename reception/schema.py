"""Imports every room's tables, so that the metadata is whole before a store is opened."""

from __future__ import annotations

from reception.attachments import model as attachments
from reception.documents import model as documents
from reception.documents.shelf import model as shelf
from reception.drafts import model as drafts
from reception.index import model as index
from reception.letters import model as letters
from reception.matters import model as matters
from reception.people import model as people
from reception.records import numbering
from reception.reference import model as reference
from reception.reports import model as reports
from reception.security import model as security
from reception.store import act, journal, settings
from reception.store.base import Base
from reception.tally import model as tally
from reception.texts import model as texts
from reception.visits import model as visits

ROOMS = (
    act,
    attachments,
    documents,
    drafts,
    index,
    journal,
    letters,
    matters,
    numbering,
    people,
    reference,
    reports,
    security,
    shelf,
    settings,
    tally,
    texts,
    visits,
)
"""Whose tables there are; importing this module is what makes `Base.metadata` whole."""
METADATA = Base.metadata
