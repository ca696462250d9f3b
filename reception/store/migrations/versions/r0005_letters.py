"""Letters: what was sent, what came in, and when an answer is due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = (
    *("direction", "number", "kind", "step", "body", "body_name", "subject", "signed_on", "signed_by"),
    *("sent_on", "sent_how", "sent_number", "received_on", "receipt", "their_number", "registered_on"),
    *("due_rule", "due_working", "due_basis", "extended_on", "extension_basis"),
    *("outcome", "refusal_ground", "answered_on", "note"),
)
ROWS = ("paper_id", "proceeding_id", "follows_id", "file_id", "answers_id", "made_by")
DAYS = ("due_on", "extended_to", "made_on")


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("owner_table", sa.Text()),
        sa.Column("owner_row", sa.LargeBinary(16)),
        *(sa.Column(name, sa.Text()) for name in WORDS),
        *(sa.Column(name, sa.LargeBinary(16)) for name in ROWS),
        *(sa.Column(name, sa.Date()) for name in DAYS),
        sa.Column("retired_on", sa.Date()),
    )
    for column in ("id", "owner_row", "number", "paper_id", "follows_id", "due_on", "answers_id"):
        op.create_index(f"ix_letter_{column}", "letter", [column])
