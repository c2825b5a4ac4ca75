"""Projections of drills that are played, and of improvements; the clock of a running one stands outside the ledger."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table

from edu.storage.schema import metadata, projected
from edu.storage.types import Id, Ref, Words

drill_runs = projected(
    "drill_runs",
    "id",
    Column("id", Id, primary_key=True),
    Column("person", Ref),
    Column("scenario", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("overlay", Words, nullable=False),
    Column("engine", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("mode", Words, nullable=False),  # group | solo
    Column("npc", Words, nullable=False),  # comma-separated roles
    Column("org", Ref),
    Column("enterprise", Ref),
    Column("root", Id, nullable=False),
    Column("parent", Ref),
    Column("parent_tick", Integer, nullable=False),
    Column("state", Words, nullable=False),  # running | closed | abandoned
    Column("started_ms", BigInteger, nullable=False),
    Column("started_event", Words, nullable=False),
    Column("closed_ms", BigInteger),
    Column("closed_event", Words, nullable=False),
    Column("ending", Words, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("hash", Words, nullable=False),
    Column("total", Integer),
    Column("points", Words, nullable=False),  # canonical JSON: part → [earned, possible]
    Column("redlines", Words, nullable=False),  # comma-separated
    Column("record", Words, nullable=False),  # blob kept at closing
    Column("drill", Ref),
    Index("ix_drill_runs_org", "org"),
    Index("ix_drill_runs_root", "root"),
    Index("ix_drill_runs_started_ms", "started_ms"),
)

drill_inputs = projected(
    "drill_inputs",
    "run",
    Column("run", Id, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("kind", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("option", Words, nullable=False),
    Column("fields", Words, nullable=False),  # comma-separated
    Column("words", Words, nullable=False),  # canonical JSON: field → text
    Column("event", Words, nullable=False),
    Column("time_ms", BigInteger, nullable=False),
    PrimaryKeyConstraint("run", "number"),
)

drill_observations = projected(
    "drill_observations",
    "run",
    Column("run", Id, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("target", Words, nullable=False),
    Column("rating", Words, nullable=False),  # P S M U, '' for words alone or an override
    Column("evaluator", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("points", Integer),  # of an override, -1 where it was taken back
    Column("note", Words, nullable=False),
    Column("event", Words, nullable=False),
    PrimaryKeyConstraint("run", "number"),
)

drill_profiles = projected(
    "drill_profiles",
    "run",
    Column("run", Id, primary_key=True),
    Column("profile", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Words, nullable=False),
)

drill_marks = projected(
    "drill_marks",
    "run",
    Column("run", Id, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("indicator", Words, nullable=False),
    Column("grade", Words, nullable=False),  # '' for words alone
    Column("evaluator", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("event", Words, nullable=False),
    PrimaryKeyConstraint("run", "number"),
)

drill_messages = projected(
    "drill_messages",
    "run",
    Column("run", Id, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("after", Integer, nullable=False),  # how many news the run had told before it
    Column("role", Words, nullable=False),  # '' for every seat
    Column("public", Boolean, nullable=False),
    Column("sender", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("event", Words, nullable=False),
    Column("time_ms", BigInteger, nullable=False),
    PrimaryKeyConstraint("run", "number"),
)

drill_seats = projected(
    "drill_seats",
    "run",
    Column("run", Id, nullable=False),
    Column("role", Words, nullable=False),
    Column("by", Words, nullable=False),  # person | open | npc
    Column("person", Ref),
    Column("name", Words, nullable=False),
    PrimaryKeyConstraint("run", "role"),
    Index("ix_drill_seats_person", "person"),
)

improvements = projected(
    "improvements",
    "id",
    Column("id", Id, primary_key=True),
    Column("run", Id, nullable=False),
    Column("org", Ref),
    Column("enterprise", Ref),
    Column("objective", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("owner", Words, nullable=False),
    Column("due", Words, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("how", Words, nullable=False),
    Column("opened_ms", BigInteger, nullable=False),
    Column("closed_ms", BigInteger),
    Index("ix_improvements_org", "org"),
    Index("ix_improvements_run", "run"),
)

improvement_runs = projected(
    "improvement_runs",
    "improvement",
    Column("improvement", Id, nullable=False),
    Column("run", Id, nullable=False),
    PrimaryKeyConstraint("improvement", "run"),
    Index("ix_improvement_runs_run", "run"),
)

drill_run_clocks = Table(
    "drill_run_clocks",
    metadata,
    Column("run", Id, primary_key=True),
    Column("tick", Integer, nullable=False),
    Column("speed", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("hash", Words, nullable=False),  # of the state at that tick, with the inputs known then
    Column("time_ms", BigInteger, nullable=False),
)
