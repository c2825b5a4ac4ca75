"""Every table, imported: the metadata that migrations are compared with."""

from edu.storage import (
    schema_certificates,
    schema_classes,
    schema_contests,
    schema_drills,
    schema_exams,
    schema_hall,
    schema_people,
    schema_reviews,
    schema_study,
    schema_tickets,
)
from edu.storage.schema import metadata

__all__ = [
    "metadata",
    "schema_certificates",
    "schema_classes",
    "schema_contests",
    "schema_drills",
    "schema_exams",
    "schema_hall",
    "schema_people",
    "schema_reviews",
    "schema_study",
    "schema_tickets",
]
