"""Projections of competition evenings."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, PrimaryKeyConstraint

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

contests = projected(
    "contests",
    "id",
    Column("id", Id, primary_key=True),
    Column("title", Words, nullable=False),
    Column("names", Words, nullable=False),  # canonical JSON: names of teams
    Column("teams", Integer, nullable=False),
    Column("rounds", Words, nullable=False),  # canonical JSON: kinds, numbers, stakes
    Column("questions", Words, nullable=False),  # SHA-256 of the blob
    Column("org", Ref),
    Column("day", Words, nullable=False),
    Column("state", Words, nullable=False),  # open | closed | abandoned
    Column("scores", Words, nullable=False),  # canonical JSON, by team
    Column("opened_ms", BigInteger, nullable=False),
    Index("ix_contests_opened_ms", "opened_ms"),
)

contest_moves = projected(
    "contest_moves",
    "contest",
    Column("contest", Id, nullable=False),
    Column("number", Integer, nullable=False),
    Column("move", Words, nullable=False),
    Column("slot", Integer, nullable=False),
    Column("team", Integer, nullable=False),
    Column("stake", Integer, nullable=False),
    Column("options", Words, nullable=False),  # comma-separated
    Column("after_ms", Integer, nullable=False),
    PrimaryKeyConstraint("contest", "number"),
)
