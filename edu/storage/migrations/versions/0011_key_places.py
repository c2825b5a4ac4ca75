"""Enterprises that are 消防安全重点单位.

Revision: 0011, after 0010
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Ref, Words

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KEPT = "id, uscc, name, industry, high_risk, township, village, batch"


def upgrade() -> None:
    """Nobody was asked before: no firm is one until a human says so, as a rebuild of the old events gives it too."""
    flag: sa.Column[Any] = sa.Column("key_place", sa.Boolean(), nullable=False)
    _make_again([flag], f"{_KEPT}, key_place", f"{_KEPT}, false")


def downgrade() -> None:
    _make_again([], _KEPT, _KEPT)


def _make_again(more: list[sa.Column[Any]], names: str, values: str) -> None:
    """Columns without a default of the database's own, so that a migrated table is the very table of the schema."""
    op.drop_index("ix_enterprises_township", table_name="enterprises")
    op.rename_table("enterprises", "enterprises_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE enterprises_before RENAME CONSTRAINT pk_enterprises TO pk_enterprises_before")
    op.create_table(
        "enterprises",
        sa.Column("id", Id(), nullable=False),
        sa.Column("uscc", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("industry", Words, nullable=False),
        sa.Column("high_risk", sa.Boolean(), nullable=False),
        sa.Column("township", Ref(), nullable=True),
        sa.Column("village", Ref(), nullable=True),
        sa.Column("batch", Ref(), nullable=True),
        *more,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprises")),
        info={"subject": "id"},
    )
    op.execute(
        f"INSERT INTO enterprises ({names}) SELECT {values} FROM enterprises_before"  # noqa: S608 - our own two lists
    )
    op.drop_table("enterprises_before")
    op.create_index("ix_enterprises_township", "enterprises", ["township"], unique=False)
