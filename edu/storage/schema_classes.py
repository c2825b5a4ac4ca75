"""Projections of training classes and of recorded drills."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, PrimaryKeyConstraint

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

classes = projected(
    "classes",
    "id",
    Column("id", Id, primary_key=True),
    Column("title", Words, nullable=False),
    Column("programme", Words, nullable=False),
    Column("programme_kind", Words, nullable=False),
    Column("person_class", Words, nullable=False),
    Column("org", Ref),
    Column("starts", Words, nullable=False),
    Column("ends", Words, nullable=False),
    Column("form", Words, nullable=False),
    Column("state", Words, nullable=False),  # open | closed
    Column("closed_ms", BigInteger),
    Column("people", Integer, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("minutes_total", Integer, nullable=False),
    Index("ix_classes_org", "org"),
    Index("ix_classes_starts", "starts"),
)

meetings = projected(
    "meetings",
    "training_class",
    Column("id", Id, primary_key=True),
    Column("training_class", Id, nullable=False),
    Column("topic", Words, nullable=False),
    Column("starts_ms", BigInteger, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("venue", Words, nullable=False),
    Column("teacher", Words, nullable=False),
    Column("teacher_title", Words, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Index("ix_meetings_training_class", "training_class"),
)

enrolments = projected(
    "enrolments",
    "training_class",
    Column("training_class", Id, nullable=False),
    Column("person", Id, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    PrimaryKeyConstraint("training_class", "person"),
    Index("ix_enrolments_person", "person"),
)

attendance = projected(
    "attendance",
    "training_class",
    Column("meeting", Id, nullable=False),
    Column("person", Id, nullable=False),
    Column("training_class", Id, nullable=False),
    Column("in_ms", BigInteger),
    Column("out_ms", BigInteger),
    Column("status", Words, nullable=False),  # present | absent | made_up | none
    Column("method", Words, nullable=False),
    Column("made_up_minutes", Integer, nullable=False),
    Column("made_up_how", Words, nullable=False),
    Column("made_up_day", Words, nullable=False),
    PrimaryKeyConstraint("meeting", "person"),
    Index("ix_attendance_person", "person"),
    Index("ix_attendance_training_class", "training_class"),
)

room_questions = projected(
    "room_questions",
    "training_class",
    Column("id", Id, primary_key=True),
    Column("training_class", Id, nullable=False),
    Column("meeting", Ref),
    Column("question", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("stem", Words, nullable=False),
    Column("options", Words, nullable=False),  # canonical JSON: option id → text
    Column("present", Integer, nullable=False),
    Column("counts", Words, nullable=False),  # canonical JSON: option id → hands
    Column("correct", Words, nullable=False),  # comma-separated option ids
    Column("at_ms", BigInteger, nullable=False),
    Index("ix_room_questions_training_class", "training_class"),
)

drills = projected(
    "drills",
    "id",
    Column("id", Id, primary_key=True),
    Column("title", Words, nullable=False),
    Column("org", Ref),
    Column("enterprise", Ref),
    Column("level", Words, nullable=False),
    Column("content", Words, nullable=False),
    Column("form", Words, nullable=False),
    Column("hazard", Words, nullable=False),
    Column("no_notice", Boolean, nullable=False),
    Column("day", Words, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("participants", Integer, nullable=False),
    Column("evaluated", Boolean, nullable=False),
    Column("place", Words, nullable=False),
    Column("commander", Words, nullable=False),
    Column("summary", Words, nullable=False),
    Column("findings", Words, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Index("ix_drills_org", "org"),
    Index("ix_drills_day", "day"),
)

drill_people = projected(
    "drill_people",
    "drill",
    Column("drill", Id, nullable=False),
    Column("person", Id, nullable=False),
    Column("part", Words, nullable=False),
    PrimaryKeyConstraint("drill", "person"),
    Index("ix_drill_people_person", "person"),
)

drill_documents = projected(
    "drill_documents",
    "drill",
    Column("drill", Id, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("media_type", Words, nullable=False),
    Column("size", BigInteger, nullable=False),
    PrimaryKeyConstraint("drill", "sha256"),
)
