"""By which profile evaluators judge a drill, and what they gave.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drill_marks",
        sa.Column("run", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("indicator", Words, nullable=False),
        sa.Column("grade", Words, nullable=False),
        sa.Column("evaluator", Words, nullable=False),
        sa.Column("note", Words, nullable=False),
        sa.Column("event", Words, nullable=False),
        sa.PrimaryKeyConstraint("run", "number", name=op.f("pk_drill_marks")),
        info={"subject": "run"},
    )
    op.create_table(
        "drill_profiles",
        sa.Column("run", Id(), nullable=False),
        sa.Column("profile", Words, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", Words, nullable=False),
        sa.PrimaryKeyConstraint("run", name=op.f("pk_drill_profiles")),
        info={"subject": "run"},
    )


def downgrade() -> None:
    op.drop_table("drill_profiles")
    op.drop_table("drill_marks")
