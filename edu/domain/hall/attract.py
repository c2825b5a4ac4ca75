"""The attract loop's drawings and the question that tempts to touch, by season and campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edu.domain.hall.days import HallDay
from edu.domain.hall.plan import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """`picture` is a file of `course`. Without seasons it is shown all year."""

    course: str
    picture: str
    question: str
    seasons: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HallPack:
    """content/hall: shipped campaigns and teasers; what stands here is a proposal that a manager may change."""

    id: str = "calendar"
    teasers: tuple[Teaser, ...] = ()
    campaigns: tuple[Campaign, ...] = ()


def teasers_on(teasers: Sequence[Teaser], day: HallDay) -> tuple[Teaser, ...]:
    """Those of the running campaigns first, then the season's, then those of the whole year; others rest."""
    running = [campaign.id for campaign in day.campaigns]

    def rank(teaser: Teaser) -> int:
        if any(campaign in running for campaign in teaser.campaigns):
            return 0
        if day.season in teaser.seasons:
            return 1
        return 3 if teaser.seasons else 2

    return tuple(sorted((one for one in teasers if rank(one) < 3), key=rank))
