"""Templates of the office, and kinds of papers of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "template",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("edition", sa.Integer()),
        sa.Column("origin", sa.Text()),
        sa.Column("about", sa.Text()),
        sa.Column("based_on", sa.Text()),
        sa.Column("digest", sa.Text()),
        sa.Column("in_use", sa.Boolean()),
        sa.Column("blob_key", sa.Text()),
        sa.Column("made_on", sa.Date()),
        sa.Column("made_by", sa.LargeBinary(16)),
        sa.Column("retired_on", sa.Date()),
    )
    for column in ("id", "kind", "digest"):
        op.create_index(f"ix_template_{column}", "template", [column])
    op.create_table(
        "own_kind",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("description", sa.Text()),
        sa.Column("based_on", sa.Text()),
        sa.Column("origin", sa.Text()),
        sa.Column("made_on", sa.Date()),
        sa.Column("made_by", sa.LargeBinary(16)),
        sa.Column("retired_on", sa.Date()),
    )
    for column in ("id", "code"):
        op.create_index(f"ix_own_kind_{column}", "own_kind", [column])
