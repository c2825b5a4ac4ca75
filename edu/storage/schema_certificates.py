"""Projections of certificates issued, State certificates recorded, and exports of learning files."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer

from edu.storage.schema import projected
from edu.storage.types import Id, Ref, Words

certificates = projected(
    "certificates",
    "id",
    Column("id", Id, primary_key=True),
    Column("number", Words, nullable=False),
    Column("person", Id, nullable=False),
    Column("title", Words, nullable=False),
    Column("programme", Words, nullable=False),
    Column("programme_version", Integer, nullable=False),
    Column("person_class", Words, nullable=False),
    Column("training_class", Ref),
    Column("sitting", Ref),
    Column("score", Integer, nullable=False),
    Column("minutes_due", Integer, nullable=False),
    Column("minutes_done", Integer, nullable=False),
    Column("unit_minutes", Integer, nullable=False),
    Column("trained_from", Words, nullable=False),
    Column("trained_to", Words, nullable=False),
    Column("issued", Words, nullable=False),
    Column("expires", Words, nullable=False),
    Column("issuer", Words, nullable=False),
    Column("key_id", Words, nullable=False),
    Column("token", Words, nullable=False),
    Column("face_name", Words, nullable=False),
    Column("face_id_mask", Words, nullable=False),
    Column("revoked", Words, nullable=False),  # civil day, '' while valid
    Column("revoked_reason", Words, nullable=False),
    Index("ix_certificates_person", "person"),
    Index("ix_certificates_number", "number"),
    Index("ix_certificates_expires", "expires"),
)

state_certificates = projected(
    "state_certificates",
    "person",
    Column("id", Id, primary_key=True),
    Column("person", Id, nullable=False),
    Column("certificate_kind", Words, nullable=False),
    Column("category", Words, nullable=False),
    Column("issued", Words, nullable=False),
    Column("expires", Words, nullable=False),
    Column("authority", Words, nullable=False),
    Column("number_mask", Words, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("batch", Ref),
    Index("ix_state_certificates_person", "person"),
    Index("ix_state_certificates_expires", "expires"),
)

exports = projected(
    "exports",
    "person",
    Column("id", Words, primary_key=True),  # label of the event
    Column("person", Id, nullable=False),
    Column("form", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("actor", Words, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Index("ix_exports_person", "person"),
)

settings_log = projected(
    "settings_log",
    "device",
    Column("device", Id, primary_key=True),
    Column("organisation", Words, nullable=False),
    Column("home", Ref),
    Column("regions", Words, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
