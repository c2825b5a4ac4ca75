"""What visitors of the hall said, parties received there, and competition evenings.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Ref, Words

revision = "0008"
down_revision = "0007"
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
    _contests()


def _contests() -> None:
    op.create_table(
        "contests",
        sa.Column("id", Id(), nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("names", Words, nullable=False),
        sa.Column("teams", sa.Integer(), nullable=False),
        sa.Column("rounds", Words, nullable=False),
        sa.Column("questions", Words, nullable=False),
        sa.Column("org", Ref(), nullable=True),
        sa.Column("day", Words, nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("scores", Words, nullable=False),
        sa.Column("opened_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contests")),
        info={"subject": "id"},
    )
    op.create_index("ix_contests_opened_ms", "contests", ["opened_ms"], unique=False)
    op.create_table(
        "contest_moves",
        sa.Column("contest", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", Words, nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("team", sa.Integer(), nullable=False),
        sa.Column("stake", sa.Integer(), nullable=False),
        sa.Column("options", Words, nullable=False),
        sa.Column("after_ms", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("contest", "number", name=op.f("pk_contest_moves")),
        info={"subject": "contest"},
    )


def downgrade() -> None:
    op.drop_table("contest_moves")
    op.drop_index("ix_contests_opened_ms", table_name="contests")
    op.drop_table("contests")
    op.drop_index("ix_hall_groups_day", table_name="hall_groups")
    op.drop_table("hall_groups")
    op.drop_index("ix_feedback_day", table_name="feedback")
    op.drop_table("feedback")
