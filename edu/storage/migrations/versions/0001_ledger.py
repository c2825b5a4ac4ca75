"""The tables that are never folded: ledger, vault, blobs, clocks of sittings.

Revision: 0001, after None
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.guards import create_guards, drop_guards
from edu.storage.types import Id, Position, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("media_type", Words, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "codes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("family", Words, nullable=False),
        sa.Column("value", Words, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
        sa.UniqueConstraint("family", "value", name=op.f("uq_codes_family_value")),
    )
    op.create_table(
        "meta",
        sa.Column("name", Words, nullable=False),
        sa.Column("value", Words, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "sitting_clocks",
        sa.Column("sitting", Id(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=False),
        sa.Column("time_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sitting", name=op.f("pk_sitting_clocks")),
    )
    op.create_table(
        "chains",
        sa.Column("device", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["codes.id"], name=op.f("fk_chains_device")),
        sa.PrimaryKeyConstraint("device", "epoch", name=op.f("pk_chains")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("position", Position, autoincrement=False, nullable=False),
        sa.Column("device", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("time_ms", sa.BigInteger(), nullable=False),
        sa.Column("boot", sa.Integer(), nullable=False),
        sa.Column("monotonic_ms", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("v", sa.SmallInteger(), nullable=False),
        sa.Column("subject", Id(), nullable=False),
        sa.Column("person", Id(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("commitment", sa.LargeBinary(length=32), nullable=True),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["codes.id"], name=op.f("fk_events_actor")),
        sa.ForeignKeyConstraint(["boot"], ["codes.id"], name=op.f("fk_events_boot")),
        sa.ForeignKeyConstraint(["device"], ["codes.id"], name=op.f("fk_events_device")),
        sa.ForeignKeyConstraint(["kind"], ["codes.id"], name=op.f("fk_events_kind")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_events")),
        sa.UniqueConstraint("device", "epoch", "seq", name=op.f("uq_events_device_epoch_seq")),
    )
    op.create_index("ix_events_person_hlc", "events", ["person", "hlc"], unique=False)
    op.create_index("ix_events_subject_hlc", "events", ["subject", "hlc"], unique=False)
    op.create_table(
        "vault",
        sa.Column("event", Position, autoincrement=False, nullable=False),
        sa.Column("owner", Id(), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.position"], name=op.f("fk_vault_event")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_vault")),
    )
    op.create_index("ix_vault_owner", "vault", ["owner"], unique=False)
    create_guards(op.get_bind())


def downgrade() -> None:
    drop_guards(op.get_bind())
    op.drop_index("ix_vault_owner", table_name="vault")
    op.drop_table("vault")
    op.drop_index("ix_events_subject_hlc", table_name="events")
    op.drop_index("ix_events_person_hlc", table_name="events")
    op.drop_table("events")
    op.drop_table("chains")
    op.drop_table("sitting_clocks")
    op.drop_table("meta")
    op.drop_table("codes")
    op.drop_table("blobs")
