"""Tickets of the experience hall.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Ref, Words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", Id(), nullable=False),
        sa.Column("code", Words, nullable=False),
        sa.Column("label", Words, nullable=False),
        sa.Column("person", Ref(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("first", Words, nullable=False),
        sa.Column("last", Words, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("used_on", Words, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        info={"subject": "id"},
    )
    op.create_index("ix_tickets_code", "tickets", ["code"], unique=False)
    op.create_index("ix_tickets_person", "tickets", ["person"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_tickets_person", table_name="tickets")
    op.drop_index("ix_tickets_code", table_name="tickets")
    op.drop_table("tickets")
