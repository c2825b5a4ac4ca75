"""Projections of org units, enterprises, people, posts and imports. Names are folded from the vault."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

org_units = projected(
    "org_units",
    "id",
    Column("id", Id, primary_key=True),
    Column("code", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("level", Words, nullable=False),
    Column("parent", Ref),
    Column("proposed", Boolean, nullable=False),
    Column("joined_into", Ref),
    Index("ix_org_units_parent", "parent"),
)

enterprises = projected(
    "enterprises",
    "id",
    Column("id", Id, primary_key=True),
    Column("uscc", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("industry", Words, nullable=False),
    Column("high_risk", Boolean, nullable=False),
    Column("township", Ref),
    Column("village", Ref),
    Column("batch", Ref),
    Column("key_place", Boolean, nullable=False),
    Index("ix_enterprises_township", "township"),
)

people = projected(
    "people",
    "id",
    Column("id", Id, primary_key=True),
    Column("name", Words, nullable=False),
    Column("initials", Words, nullable=False),
    Column("sex", Words, nullable=False),
    Column("birth_year", Integer),
    Column("id_kind", Words, nullable=False),
    Column("id_mask", Words, nullable=False),
    Column("phone_mask", Words, nullable=False),
    Column("education", Words, nullable=False),
    Column("lookup", LargeBinary(32)),
    Column("merged_into", Ref),
    Column("erased", Boolean, nullable=False),
    Column("batch", Ref),
    Index("ix_people_lookup", "lookup"),
    Index("ix_people_initials", "initials"),
    Index("ix_people_name", "name"),
)

posts = projected(
    "posts",
    "person",
    Column("id", Id, primary_key=True),
    Column("person", Id, nullable=False),
    Column("role", Words, nullable=False),
    Column("person_class", Words, nullable=False),
    Column("scheme", Words, nullable=False),
    Column("org", Ref),
    Column("enterprise", Ref),
    Column("work_type", Words, nullable=False),
    Column("starts", Words, nullable=False),
    Column("ends", Words, nullable=False),
    Column("batch", Ref),
    Index("ix_posts_person", "person"),
    Index("ix_posts_org", "org"),
    Index("ix_posts_enterprise", "enterprise"),
)

imports = projected(
    "imports",
    "id",
    Column("id", Id, primary_key=True),
    Column("file_name", Words, nullable=False),
    Column("file_sha256", Words, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("actor", Words, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
    Column("undone", Boolean, nullable=False),
)
