"""Appointments: who promised to come back, and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appointment",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("visit_id", sa.LargeBinary(16)),
        sa.Column("day", sa.Date()),
        sa.Column("hour", sa.Text()),
        sa.Column("colleague_id", sa.LargeBinary(16)),
        sa.Column("came_on", sa.Date()),
        sa.Column("retired_on", sa.Date()),
    )
    for column in ("id", "visit_id", "day"):
        op.create_index(f"ix_appointment_{column}", "appointment", [column])
