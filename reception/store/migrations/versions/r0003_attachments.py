"""Files that were received."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("owner_table", sa.Text()),
        sa.Column("owner_row", sa.LargeBinary(16)),
        sa.Column("title", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("media_type", sa.Text()),
        sa.Column("original_name", sa.Text()),
        sa.Column("size", sa.Integer()),
        sa.Column("origin", sa.Text()),
        sa.Column("received_by", sa.LargeBinary(16)),
        sa.Column("received_on", sa.Date()),
        sa.Column("sha256", sa.Text()),
        sa.Column("receipt", sa.Text()),
        sa.Column("blob", sa.LargeBinary(16)),
        sa.Column("blob_key", sa.Text()),
        sa.Column("content", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    for column in ("id", "owner_row", "blob", "content"):
        op.create_index(f"ix_file_{column}", "file", [column])
