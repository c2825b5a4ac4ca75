"""Projection of what was found in reviews of the content."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer

from edu.storage.schema import projected
from edu.storage.types import Id, Words

content_reviews = projected(
    "content_reviews",
    "sheet",
    Column("sheet", Id, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("topic", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("item", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("reviewer", Words, nullable=False),
    Column("signed_on", Words, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
