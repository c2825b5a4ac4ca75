"""What changed in a round since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from edu.domain.games.quake.game import QuakePlay
    from edu.domain.games.quake.leaving import Thing
    from edu.domain.games.quake.shake import Blow


@dataclass(frozen=True, slots=True)
class Look:
    """What of a round is compared."""

    at: int
    goal: int
    there: bool
    low: bool
    holds: bool
    wave: int
    blows: tuple[Blow, ...]
    shaken: bool
    where: str
    done: frozenset[Thing]
    red: tuple[Thing, ...]
    ground: Thing | None
    ending: str


class New(NamedTuple):
    """`what` is 'visit', 'run', 'arrived', 'low', 'held', 'loose', 'wave', 'lull', 'blow', 'still', 'moved', 'done',
    'red', 'ground' or 'ended'; `which` says more of it.
    """

    what: str
    which: str = ""


def look(play: QuakePlay) -> Look:
    shake, leaving = play.visit.shake, play.visit.leaving
    return Look(
        at=play.at, goal=shake.goal, there=shake.there, low=shake.low, holds=shake.holds and not shake.over,
        wave=shake.wave, blows=tuple(shake.blows), shaken=shake.over, where=leaving.where,
        done=frozenset(leaving.done - set(leaving.red)), red=tuple(leaving.red), ground=leaving.ground,
        ending=leaving.ending,
    )  # fmt: skip


def news(before: Look, now: Look) -> list[New]:
    """In the order in which it is answered."""
    if now.at != before.at:
        return [New("visit")]
    checks = (
        (New("run"), now.goal != before.goal),
        (New("arrived"), now.there and not before.there),
        (New("low"), now.low and not before.low),
        (New("held"), now.holds and not before.holds),
        (New("loose"), before.holds and not now.holds and not now.shaken),
        (New("wave"), now.wave >= 0 and now.wave != before.wave),
        (New("lull"), now.wave < 0 <= before.wave and not now.shaken),
    )
    found = [new for new, happened in checks if happened]
    found += [New("blow", blow) for blow in now.blows[len(before.blows) :]]
    if now.shaken and not before.shaken:
        found.append(New("still"))
    elif now.where != before.where:
        found.append(New("moved", now.where))
    found += [New("done", thing) for thing in sorted(now.done - before.done)]
    found += [New("red", thing) for thing in now.red[len(before.red) :]]
    if now.ground and now.ground != before.ground:
        found.append(New("ground", now.ground))
    return found + ([New("ended", now.ending)] if now.ending and not before.ending else [])
