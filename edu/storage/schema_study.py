"""Projections of lessons studied, checks answered, credit hours and kiosk visits."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, PrimaryKeyConstraint

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

lesson_pages = projected(
    "lesson_pages",
    "person",
    Column("person", Id, nullable=False),
    Column("course", Words, nullable=False),
    Column("lesson", Words, nullable=False),
    Column("page", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("active_ms", BigInteger, nullable=False),
    Column("seen_ms", BigInteger, nullable=False),
    Column("flags", Words, nullable=False),  # comma-separated
    Column("at_ms", BigInteger, nullable=False),
    PrimaryKeyConstraint("person", "course", "version", "lesson", "page"),
)

lesson_progress = projected(
    "lesson_progress",
    "person",
    Column("person", Id, nullable=False),
    Column("course", Words, nullable=False),
    Column("lesson", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("last_page", Integer, nullable=False),
    Column("last_ms", BigInteger, nullable=False),
    Column("completed_ms", BigInteger),
    Column("credit_minutes", Integer, nullable=False),
    Column("flags", Words, nullable=False),
    PrimaryKeyConstraint("person", "course", "version", "lesson"),
)

check_answers = projected(
    "check_answers",
    "person",
    Column("person", Id, nullable=False),
    Column("course", Words, nullable=False),
    Column("course_version", Integer, nullable=False),
    Column("lesson", Words, nullable=False),
    Column("question", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("options", Words, nullable=False),  # comma-separated option ids
    Column("correct", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    PrimaryKeyConstraint("person", "course", "course_version", "lesson", "question"),
)

credit_rows = projected(
    "credits",
    "person",
    Column("id", Words, primary_key=True),  # label of the event that booked it
    Column("person", Id, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("unit_minutes", Integer, nullable=False),
    Column("form", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("source_id", Words, nullable=False),
    Column("programme", Words, nullable=False),
    Column("programme_kind", Words, nullable=False),
    Column("person_class", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Index("ix_credits_person", "person"),
    Index("ix_credits_day", "day"),
    Index("ix_credits_source_id", "source_id"),
)

visits = projected(
    "visits",
    "id",
    Column("id", Id, primary_key=True),
    Column("hall", Ref),
    Column("door", Words, nullable=False),
    Column("activity", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("ended", Words, nullable=False),
    Column("game", Words, nullable=False),
    Column("level", Integer, nullable=False),
    Column("score", Integer, nullable=False),
    Column("missed", Words, nullable=False),  # comma-separated
    Column("before_asked", Integer, nullable=False),
    Column("before_correct", Integer, nullable=False),
    Column("after_asked", Integer, nullable=False),
    Column("after_correct", Integer, nullable=False),
    Index("ix_visits_day", "day"),
)
