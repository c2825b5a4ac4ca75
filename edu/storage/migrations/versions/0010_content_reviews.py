"""What was found in reviews of the content.

Revision: 0010, after 0009
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Words

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "content_reviews",
        sa.Column("sheet", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", Words, nullable=False),
        sa.Column("kind", Words, nullable=False),
        sa.Column("item", Words, nullable=False),
        sa.Column("version", Words, nullable=False),
        sa.Column("verdict", Words, nullable=False),
        sa.Column("note", Words, nullable=False),
        sa.Column("reviewer", Words, nullable=False),
        sa.Column("signed_on", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sheet", "number", name=op.f("pk_content_reviews")),
        info={"subject": "sheet"},
    )


def downgrade() -> None:
    op.drop_table("content_reviews")
