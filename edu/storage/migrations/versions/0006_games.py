"""Visits with a game: level, score, cards that were missed, and what was known before and after.

Revision: 0006, after 0005
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Ref, Words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KEPT = "id, hall, door, activity, day, at_ms, seconds, asked, correct, people, ended"
_GAME = "game, level, score, missed, before_asked, before_correct, after_asked, after_correct"


def upgrade() -> None:
    """Visits of before had no game: they get what their events say by default, as a rebuild would give them."""
    _make_again(_game_columns(), f"{_KEPT}, {_GAME}", f"{_KEPT}, '', 0, -1, '', 0, 0, 0, 0")


def downgrade() -> None:
    _make_again([], _KEPT, _KEPT)


def _make_again(more: list[sa.Column[Any]], names: str, values: str) -> None:
    """Columns without a default of the database's own, so that a migrated table is the very table of the schema."""
    op.drop_index("ix_visits_day", table_name="visits")
    op.rename_table("visits", "visits_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE visits_before RENAME CONSTRAINT pk_visits TO pk_visits_before")
    op.create_table(
        "visits",
        sa.Column("id", Id(), nullable=False),
        sa.Column("hall", Ref(), nullable=True),
        sa.Column("door", Words, nullable=False),
        sa.Column("activity", Words, nullable=False),
        sa.Column("day", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("ended", Words, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        info={"subject": "id"},
    )
    op.execute(f"INSERT INTO visits ({names}) SELECT {values} FROM visits_before")  # noqa: S608 - our own two lists
    op.drop_table("visits_before")
    op.create_index("ix_visits_day", "visits", ["day"], unique=False)


def _game_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("game", Words, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("missed", Words, nullable=False),
        sa.Column("before_asked", sa.Integer(), nullable=False),
        sa.Column("before_correct", sa.Integer(), nullable=False),
        sa.Column("after_asked", sa.Integer(), nullable=False),
        sa.Column("after_correct", sa.Integer(), nullable=False),
    ]
