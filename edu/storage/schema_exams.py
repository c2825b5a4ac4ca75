"""Projections of papers, exams, sittings and responses."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, PrimaryKeyConstraint

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

papers = projected(
    "papers",
    "id",
    Column("id", Id, primary_key=True),
    Column("blueprint", Words, nullable=False),
    Column("blueprint_version", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("seal", Words, nullable=False),
    Column("total", Integer, nullable=False),
    Column("pass_mark", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("person_class", Words, nullable=False),
    Column("frozen_ms", BigInteger, nullable=False),
)

exams = projected(
    "exams",
    "id",
    Column("id", Id, primary_key=True),
    Column("paper", Id, nullable=False),
    Column("title", Words, nullable=False),
    Column("training_class", Ref),
    Column("programme", Words, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("opens_ms", BigInteger, nullable=False),
    Column("closes_ms", BigInteger, nullable=False),
    Column("supervised", Boolean, nullable=False),
    Column("closed", Boolean, nullable=False),
    Index("ix_exams_training_class", "training_class"),
)

sittings = projected(
    "sittings",
    "id",
    Column("id", Id, primary_key=True),
    Column("person", Id, nullable=False),
    Column("paper", Id, nullable=False),
    Column("exam", Ref),
    Column("source", Words, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("shown", Words, nullable=False),  # canonical JSON: the order of items and of options
    Column("minutes", Integer, nullable=False),
    Column("pass_mark", Integer, nullable=False),
    Column("downtime", Words, nullable=False),
    Column("downtime_max_minutes", Integer, nullable=False),
    Column("supervised", Boolean, nullable=False),
    Column("state", Words, nullable=False),  # running | handed_in | marked
    Column("started_ms", BigInteger, nullable=False),
    Column("down_ms", BigInteger, nullable=False),
    Column("resumed", Integer, nullable=False),
    Column("ended_ms", BigInteger),
    Column("ended_by", Words, nullable=False),
    Column("used_ms", BigInteger, nullable=False),
    Column("score", Integer),
    Column("total", Integer),
    Column("passed", Boolean),
    Column("overridden", Boolean, nullable=False),
    Column("slots", Words, nullable=False),  # canonical JSON: marks a slot
    Column("vital_missed", Words, nullable=False),  # comma-separated question ids
    Index("ix_sittings_person", "person"),
    Index("ix_sittings_exam", "exam"),
    Index("ix_sittings_paper", "paper"),
)

responses = projected(
    "responses",
    "sitting",
    Column("sitting", Id, nullable=False),
    Column("slot", Integer, nullable=False),
    Column("options", Words, nullable=False),  # comma-separated option ids
    Column("flagged", Boolean, nullable=False),
    PrimaryKeyConstraint("sitting", "slot"),
    sqlite_with_rowid=False,  # one page instead of two is written at every answer
)
