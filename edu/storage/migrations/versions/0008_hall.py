"""What visitors of the hall said, and parties received there.

Revision: 0008, after 0006
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Ref, Words

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", Id(), nullable=False),
        sa.Column("hall", Ref(), nullable=True),
        sa.Column("door", Words, nullable=False),
        sa.Column("activity", Words, nullable=False),
        sa.Column("day", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("pleased", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        info={"subject": "id"},
    )
    op.create_index("ix_feedback_day", "feedback", ["day"], unique=False)
    op.create_table(
        "hall_groups",
        sa.Column("id", Id(), nullable=False),
        sa.Column("hall", Ref(), nullable=True),
        sa.Column("name", Words, nullable=False),
        sa.Column("sort", Words, nullable=False),
        sa.Column("day", Words, nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_groups")),
        info={"subject": "id"},
    )
    op.create_index("ix_hall_groups_day", "hall_groups", ["day"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_hall_groups_day", table_name="hall_groups")
    op.drop_table("hall_groups")
    op.drop_index("ix_feedback_day", table_name="feedback")
    op.drop_table("feedback")
