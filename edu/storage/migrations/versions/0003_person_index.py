"""On SQLite the index of persons leaves out events that name none: one page less is written at every answer.

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INDEX, TABLE, COLUMNS = "ix_events_person_hlc", "events", ["person", "hlc"]


def upgrade() -> None:
    _make_again(sa.text("person IS NOT NULL"))


def downgrade() -> None:
    _make_again()


def _make_again(condition: sa.TextClause | None = None) -> None:
    """PostgreSQL keeps the whole index: it writes no page for one more entry."""
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index(INDEX, table_name=TABLE)
        op.create_index(INDEX, TABLE, COLUMNS, unique=False, sqlite_where=condition)
