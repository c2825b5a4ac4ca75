"""Alembic's entry. The connection is handed in by edu.storage.migrate; there is no ini file and no address."""

from __future__ import annotations

from alembic import context

from edu.storage.all_tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=False, transaction_per_migration=True
)
context.run_migrations()
