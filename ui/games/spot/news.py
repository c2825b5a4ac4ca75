"""What changed in a round since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from edu.domain.games.spot.game import SpotPlay
    from edu.domain.games.spot.look import Mark

What = Literal["asking", "mended", "botched", "false", "again", "moved", "done"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a round is compared."""

    at: int
    marks: tuple[Mark, ...]
    again: int
    done: bool


class New(NamedTuple):
    """`place` is the number of the thing; 'again': what had been touched before was touched, and that was counted;
    'done' comes when the last sentence of a place has been read.
    """

    what: What
    place: int = -1


def seen(play: SpotPlay) -> Seen:
    return Seen(play.at, tuple(play.look.marks), play.look.again, play.look.over)


def news(before: Seen, now: Seen) -> list[New]:
    """In the order in which it is answered."""
    if now.at != before.at:
        return [New("moved")]
    found: list[New] = []
    for place, (old, mark) in enumerate(zip(before.marks, now.marks, strict=True)):
        if mark and mark != old:
            found.append(New(mark, place))
    if now.again > before.again:
        found.append(New("again"))
    return [*found, New("done")] if now.done and not before.done else found
