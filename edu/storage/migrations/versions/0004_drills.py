"""Drills that are played: their projections, and the clock of a running one beside the ledger.

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Ref, Words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drill_inputs",
        sa.Column("run", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("kind", Words, nullable=False),
        sa.Column("what", Words, nullable=False),
        sa.Column("option", Words, nullable=False),
        sa.Column("fields", Words, nullable=False),
        sa.Column("words", Words, nullable=False),
        sa.Column("event", Words, nullable=False),
        sa.Column("time_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("run", "number", name=op.f("pk_drill_inputs")),
        info={"subject": "run"},
    )
    op.create_table(
        "drill_observations",
        sa.Column("run", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("target", Words, nullable=False),
        sa.Column("rating", Words, nullable=False),
        sa.Column("evaluator", Words, nullable=False),
        sa.Column("role", Words, nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("note", Words, nullable=False),
        sa.Column("event", Words, nullable=False),
        sa.PrimaryKeyConstraint("run", "number", name=op.f("pk_drill_observations")),
        info={"subject": "run"},
    )
    op.create_table(
        "drill_run_clocks",
        sa.Column("run", Id(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("speed", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("hash", Words, nullable=False),
        sa.Column("time_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("run", name=op.f("pk_drill_run_clocks")),
    )
    op.create_table(
        "drill_runs",
        sa.Column("id", Id(), nullable=False),
        sa.Column("person", Ref(), nullable=True),
        sa.Column("scenario", Words, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("sha256", Words, nullable=False),
        sa.Column("overlay", Words, nullable=False),
        sa.Column("engine", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("mode", Words, nullable=False),
        sa.Column("npc", Words, nullable=False),
        sa.Column("org", Ref(), nullable=True),
        sa.Column("enterprise", Ref(), nullable=True),
        sa.Column("root", Id(), nullable=False),
        sa.Column("parent", Ref(), nullable=True),
        sa.Column("parent_tick", sa.Integer(), nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("started_ms", sa.BigInteger(), nullable=False),
        sa.Column("started_event", Words, nullable=False),
        sa.Column("closed_ms", sa.BigInteger(), nullable=True),
        sa.Column("closed_event", Words, nullable=False),
        sa.Column("ending", Words, nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("hash", Words, nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("points", Words, nullable=False),
        sa.Column("redlines", Words, nullable=False),
        sa.Column("record", Words, nullable=False),
        sa.Column("drill", Ref(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill_runs")),
        info={"subject": "id"},
    )
    op.create_index("ix_drill_runs_org", "drill_runs", ["org"], unique=False)
    op.create_index("ix_drill_runs_root", "drill_runs", ["root"], unique=False)
    op.create_index("ix_drill_runs_started_ms", "drill_runs", ["started_ms"], unique=False)
    op.create_table(
        "drill_seats",
        sa.Column("run", Id(), nullable=False),
        sa.Column("role", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
        sa.Column("person", Ref(), nullable=True),
        sa.Column("name", Words, nullable=False),
        sa.PrimaryKeyConstraint("run", "role", name=op.f("pk_drill_seats")),
        info={"subject": "run"},
    )
    op.create_index("ix_drill_seats_person", "drill_seats", ["person"], unique=False)
    op.create_table(
        "improvement_runs",
        sa.Column("improvement", Id(), nullable=False),
        sa.Column("run", Id(), nullable=False),
        sa.PrimaryKeyConstraint("improvement", "run", name=op.f("pk_improvement_runs")),
        info={"subject": "improvement"},
    )
    op.create_index("ix_improvement_runs_run", "improvement_runs", ["run"], unique=False)
    op.create_table(
        "improvements",
        sa.Column("id", Id(), nullable=False),
        sa.Column("run", Id(), nullable=False),
        sa.Column("org", Ref(), nullable=True),
        sa.Column("enterprise", Ref(), nullable=True),
        sa.Column("objective", Words, nullable=False),
        sa.Column("text", Words, nullable=False),
        sa.Column("owner", Words, nullable=False),
        sa.Column("due", Words, nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("how", Words, nullable=False),
        sa.Column("opened_ms", sa.BigInteger(), nullable=False),
        sa.Column("closed_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_improvements")),
        info={"subject": "id"},
    )
    op.create_index("ix_improvements_org", "improvements", ["org"], unique=False)
    op.create_index("ix_improvements_run", "improvements", ["run"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_improvements_run", table_name="improvements")
    op.drop_index("ix_improvements_org", table_name="improvements")
    op.drop_table("improvements")
    op.drop_index("ix_improvement_runs_run", table_name="improvement_runs")
    op.drop_table("improvement_runs")
    op.drop_index("ix_drill_seats_person", table_name="drill_seats")
    op.drop_table("drill_seats")
    op.drop_index("ix_drill_runs_started_ms", table_name="drill_runs")
    op.drop_index("ix_drill_runs_root", table_name="drill_runs")
    op.drop_index("ix_drill_runs_org", table_name="drill_runs")
    op.drop_table("drill_runs")
    op.drop_table("drill_run_clocks")
    op.drop_table("drill_observations")
    op.drop_table("drill_inputs")
