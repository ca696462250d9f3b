"""Editions of a month's report: what its figures were, so that the next edition can say what changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.ids import Id
from reception.store.base import Journalled, coded, reference


class ReportEdition(Journalled):
    """One edition of a month's workbook."""

    __tablename__ = "report_edition"

    office: Mapped[str | None] = coded()
    month: Mapped[str | None] = coded(index=True)
    edition: Mapped[int | None]
    final: Mapped[bool | None] = mapped_column()
    figures: Mapped[str | None] = coded()
    """The figures as JSON: a snapshot; counts only."""
    made_on: Mapped[date | None]
    made_by: Mapped[Id | None] = reference("colleague")
