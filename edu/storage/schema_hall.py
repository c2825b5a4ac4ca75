"""Projections of what visitors of the hall said, and of the parties that staff received."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

feedback = projected(
    "feedback",
    "id",
    Column("id", Id, primary_key=True),
    Column("hall", Ref),
    Column("door", Words, nullable=False),
    Column("activity", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("known", Integer, nullable=False),
    Column("pleased", Integer, nullable=False),
    Index("ix_feedback_day", "day"),
)

hall_groups = projected(
    "hall_groups",
    "id",
    Column("id", Id, primary_key=True),
    Column("hall", Ref),
    Column("name", Words, nullable=False),
    Column("sort", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("begins", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Index("ix_hall_groups_day", "day"),
)
