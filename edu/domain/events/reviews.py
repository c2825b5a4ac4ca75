"""A signed review of a topic's content."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class ContentReviewed(Fact, frozen=True, kw_only=True):
    """Subject: the sheet. `found`: by "kind|id|version" the verdict; `on`: the day it was signed, ISO."""

    topic: str
    on: str
    found: dict[str, str]


class ReviewSignature(Private, frozen=True, kw_only=True):
    """Who signed, and by the same keys what they wrote."""

    reviewer: str = ""
    notes: dict[str, str] = {}
