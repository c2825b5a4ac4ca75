"""Queries about the content's reviews (port: edu.services.ports.reviews)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.domain.reviews import Finding, KeptFinding
from edu.storage.schema_reviews import content_reviews

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


class ReviewRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def findings(self) -> Sequence[KeptFinding]:
        """All that were ever signed, by sheet, so that a tie falls alike on every machine."""
        found = select(content_reviews).order_by(content_reviews.c.sheet, content_reviews.c.number)
        return [
            KeptFinding(
                finding=Finding(kind=row.kind, id=row.item, version=row.version, verdict=row.verdict, note=row.note),
                reviewer=row.reviewer,
                on=date.fromisoformat(row.signed_on),
                at_ms=row.at_ms,
            )
            for row in self._connect().execute(found)
        ]
