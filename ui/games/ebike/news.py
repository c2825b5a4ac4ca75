"""What changed in a round since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from edu.domain.games.ebike.game import EbikePlay
    from edu.domain.games.ebike.night import Thing
    from edu.domain.games.ebike.yard import Spot


@dataclass(frozen=True, slots=True)
class Look:
    """What of a round is compared."""

    at: tuple[Spot, ...]
    here: tuple[bool, ...]
    full: tuple[bool, ...]
    smokes: tuple[bool, ...]
    left: tuple[bool, ...]
    over: bool
    night: bool
    where: str = ""
    done: tuple[Thing, ...] = ()
    ending: str = ""


class New(NamedTuple):
    """`what` is 'came', 'moved', 'left', 'full', 'smokes' of a bike, or 'evening-over', 'night', 'done', 'where',
    'ended'; `which` the place, the thing or how it ended.
    """

    what: str
    bike: int = -1
    which: str = ""


def look(play: EbikePlay) -> Look:
    bikes, night = play.yard.bikes, play.night
    found = Look(
        at=tuple(bike.at for bike in bikes), here=tuple(bike.here for bike in bikes),
        full=tuple(bike.full for bike in bikes), smokes=tuple(bike.smokes for bike in bikes),
        left=tuple(bike.left for bike in bikes), over=play.yard.over, night=night is not None,
    )  # fmt: skip
    if night is None:
        return found
    return Look(
        found.at, found.here, found.full, found.smokes, found.left, over=True, night=True,
        where=night.where, done=tuple(night.done), ending=night.ending,
    )  # fmt: skip


def news(before: Look, now: Look) -> list[New]:
    """In the order in which it is answered."""
    came = [number for number, here in enumerate(now.here) if here and not before.here[number]]
    found = [New("came", number) for number in came]
    for number, at in enumerate(now.at):
        if at != before.at[number]:
            left = now.left[number] and not before.left[number]
            found.append(New("left" if left else "moved", number, at))
        if now.full[number] and not before.full[number]:
            found.append(New("full", number))
        if now.smokes[number] and not before.smokes[number]:
            found.append(New("smokes", number, at))
    if now.over and not before.over:
        found.append(New("evening-over"))
    if now.night and not before.night:
        return [*found, New("night")]
    found += [New("done", which=thing) for thing in now.done[len(before.done) :]]
    if now.where != before.where:
        found.append(New("where", which=now.where))
    return found + ([New("ended", which=now.ending)] if now.ending and not before.ending else [])
