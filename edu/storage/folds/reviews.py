"""Folds of the content's reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import reviews as e
from edu.storage import schema_reviews as t
from edu.storage.folds.registry import folds

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.ContentReviewed, e.ReviewSignature)
def content_reviewed(rows: Rows, stamp: Stamp, fact: e.ContentReviewed, private: e.ReviewSignature | None) -> None:
    notes = private.notes if private else {}
    for number, (key, verdict) in enumerate(sorted(fact.found.items())):
        kind, _, rest = key.partition("|")
        item, _, version = rest.rpartition("|")
        rows.put(
            t.content_reviews,
            sheet=stamp.subject,
            number=number,
            topic=fact.topic,
            kind=kind,
            item=item,
            version=version,
            verdict=verdict,
            note=notes.get(key, ""),
            reviewer=private.reviewer if private else "",
            signed_on=fact.on,
            at_ms=stamp.time_ms,
        )
