"""What changed on the road since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from edu.domain.games.road.game import RoadPlay


@dataclass(frozen=True, slots=True)
class Look:
    """What of a round is compared."""

    at: int
    outcome: str
    looked: tuple[int, int]
    waved: int
    has: frozenset[str]
    faults: tuple[str, ...]
    frights: int
    startled: int
    waits: int
    down: int
    green: bool
    turns: str
    nodded: bool
    rolls: bool
    """The lorry that stood drives off."""
    ringing: bool
    over: bool


class New(NamedTuple):
    """`what` is 'road', 'look', 'wave', 'took', 'fault', 'brake', 'horn', 'waits', 'answered', 'green', 'turns', 'nod',
    'starts', 'rings', 'over' or an outcome; `which` the side, the thing, the card or the phase.
    """

    what: str
    which: str = ""


def look(play: RoadPlay) -> Look:
    road = play.road
    vehicles = road.traffic.vehicles
    return Look(
        at=play.at, outcome=road.outcome, looked=(road.looked[0], road.looked[1]), waved=road.waved,
        has=frozenset(road.has), faults=tuple(road.faults), frights=road.frights,
        startled=sum(one.startled >= 0 for one in vehicles), waits=sum(one.waits and one.away > 0 for one in vehicles),
        down=road.down, green=road.light is not None and road.light.walk(road.steps),
        turns=road.turn.phase(road.steps) if road.turn is not None else "",
        nodded=road.standing is not None and road.standing.nodded(road.steps),
        rolls=any(one.lorry and one.cruise for one in vehicles), ringing=road.ringing,
        over=play.over,
    )  # fmt: skip


def news(before: Look, now: Look) -> list[New]:
    """In the order in which it is answered."""
    if now.at != before.at:
        return [New("over")] if now.over else [New("road", str(now.at))]
    found = [New("look", str(side)) for side in (0, 1) if now.looked[side] != before.looked[side]]
    found += [New("took", thing) for thing in sorted(now.has - before.has)]
    found += [New("fault", card) for card in now.faults[len(before.faults) :]]
    checks = (
        (New("wave"), now.waved != before.waved),
        (New("answered"), now.down != before.down),
        (New("nod"), now.nodded and not before.nodded),
        (New("horn"), now.startled > before.startled),
        (New("brake"), now.frights > before.frights),
        (New("waits"), now.waits > before.waits),
        (New("green", "go" if now.green else "stop"), now.green != before.green),
        (New("turns", now.turns), now.turns != before.turns),
        (New("starts"), now.rolls and not before.rolls),
        (New("rings"), now.ringing and not before.ringing),
        (New(now.outcome), now.outcome != before.outcome),
    )
    return found + [new for new, happened in checks if happened]
