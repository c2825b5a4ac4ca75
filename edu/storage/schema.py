"""The tables that are never folded: ledger, vault, blobs and the clock of running sittings.

Ledger and vault change only by ADD COLUMN. Small on disk: ids are 16-byte BLOBs, device, kind, actor and boot are small
integers from code tables, and the hash before is not stored again (it is the hash of the row before in the chain).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Constraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    UniqueConstraint,
    text,
)

from edu.storage.types import Id, Position, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

codes = Table(
    "codes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("family", Words, nullable=False),  # device | kind | actor | boot
    Column("value", Words, nullable=False),
    UniqueConstraint("family", "value"),
)

chains = Table(
    "chains",
    metadata,
    Column("device", Integer, ForeignKey("codes.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hlc", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    PrimaryKeyConstraint("device", "epoch"),
    sqlite_with_rowid=False,  # one page instead of two is written at every answer
)

events = Table(
    "events",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=False),
    Column("device", Integer, ForeignKey("codes.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hlc", BigInteger, nullable=False),
    Column("time_ms", BigInteger, nullable=False),
    Column("boot", Integer, ForeignKey("codes.id"), nullable=False),
    Column("monotonic_ms", BigInteger, nullable=False),
    Column("actor", Integer, ForeignKey("codes.id"), nullable=False),
    Column("kind", Integer, ForeignKey("codes.id"), nullable=False),
    Column("v", SmallInteger, nullable=False),
    Column("subject", Id, nullable=False),
    Column("person", Id),
    Column("payload", LargeBinary, nullable=False),  # canonical JSON, as exact bytes
    Column("commitment", LargeBinary(32)),
    Column("hash", LargeBinary(32), nullable=False),
    UniqueConstraint("device", "epoch", "seq"),
    Index("ix_events_subject_hlc", "subject", "hlc"),
    # answers name no person: so an answer writes one page less. Whole on PostgreSQL, where it costs little and a
    # `postgresql_where` would import that dialect at every start (0.1 s)
    Index("ix_events_person_hlc", "person", "hlc", sqlite_where=text("person IS NOT NULL")),
)

vault = Table(
    "vault",
    metadata,
    Column("event", Position, ForeignKey("events.position"), primary_key=True, autoincrement=False),
    Column("owner", Id, nullable=False),
    Column("salt", LargeBinary(16), nullable=False),
    Column("box", LargeBinary, nullable=False),  # 1 byte key version, 12 bytes nonce, AES-256-GCM
    Index("ix_vault_owner", "owner"),
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("media_type", Words, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

sitting_clocks = Table(
    "sitting_clocks",
    metadata,
    Column("sitting", Id, primary_key=True),
    Column("used_ms", BigInteger, nullable=False),  # active time of all stretches so far
    Column("time_ms", BigInteger, nullable=False),  # civil time of this note
)

PROJECTED: list[Table] = []


def projected(name: str, subject: str, *parts: Column[Any] | Constraint | Index, **options: Any) -> Table:
    """A table that is a fold of the ledger; column `subject` holds the id whose events made the row (for refolding)."""
    table = Table(name, metadata, *parts, info={"subject": subject}, **options)
    PROJECTED.append(table)
    return table
