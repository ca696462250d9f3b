"""Alembic's doorway: it is run on the connection that the store opened, inside one transaction."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
