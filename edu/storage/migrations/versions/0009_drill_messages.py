"""Messages that a trainer made up in a drill.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drill_messages",
        sa.Column("run", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("role", Words, nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("sender", Words, nullable=False),
        sa.Column("text", Words, nullable=False),
        sa.Column("event", Words, nullable=False),
        sa.Column("time_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("run", "number", name=op.f("pk_drill_messages")),
        info={"subject": "run"},
    )


def downgrade() -> None:
    op.drop_table("drill_messages")
