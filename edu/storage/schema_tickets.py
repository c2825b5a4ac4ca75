"""Projections of the experience hall: tickets."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

tickets = projected(
    "tickets",
    "id",
    Column("id", Id, primary_key=True),
    Column("code", Words, nullable=False),  # '' where the vault half is withheld: it opens nothing here
    Column("label", Words, nullable=False),
    Column("person", Ref),
    Column("people", Integer, nullable=False),
    Column("first", Words, nullable=False),
    Column("last", Words, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("used_on", Words, nullable=False),
    Index("ix_tickets_code", "code"),
    Index("ix_tickets_person", "person"),
)
