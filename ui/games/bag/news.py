"""What changed in a round since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.games.bag.packing import BagPlay

New = Literal["in", "out", "fumbled", "refused", "closed", "card"]


@dataclass(frozen=True, slots=True)
class Look:
    """What of a round is compared."""

    inside: tuple[int, ...]
    fumbled: int
    refused: int
    closed: int
    at: int


def look(play: BagPlay) -> Look:
    return Look(tuple(play.inside), play.fumbled, play.refused, len(play.closed), play.at)


def news(before: Look, now: Look) -> list[tuple[New, int]]:
    """In the order in which it is answered; with the thing's number, or -1."""
    out = [thing for thing in before.inside if thing not in now.inside]
    found: list[tuple[New, int]] = [("out", thing) for thing in out]
    found += [("fumbled", thing) for thing in out[-1:] if now.fumbled > before.fumbled]
    found += [("in", thing) for thing in now.inside if thing not in before.inside]
    checks: tuple[tuple[New, bool], ...] = (
        ("refused", now.refused > before.refused),
        ("closed", now.closed > before.closed),
        ("card", now.at > before.at),
    )
    return found + [(name, -1) for name, happened in checks if happened]
