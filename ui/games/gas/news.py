"""What changed in a round since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from edu.domain.games.gas.joints import JOINTS

if TYPE_CHECKING:
    from edu.domain.games.gas.game import GasPlay
    from edu.domain.games.gas.kitchen import Thing


@dataclass(frozen=True, slots=True)
class Look:
    """What of a round is compared."""

    done: tuple[Thing, ...]
    sparks: tuple[Thing, ...]
    tried: bool
    where: str
    ending: str
    searching: bool
    soaped: frozenset[int]
    bubbling: frozenset[int]
    marked: frozenset[int]
    over: bool


class New(NamedTuple):
    """`what` is 'done', 'spark', 'tried', 'moved', 'ended', 'search', 'soap', 'bubbles', 'marked', 'unmarked' or
    'over'; `which` the thing, the place or the joint.
    """

    what: str
    which: str = ""
    joint: int = -1


def look(play: GasPlay) -> Look:
    kitchen, joints = play.kitchen, play.joints
    bubbling = frozenset(at for at in range(JOINTS) if joints.bubbles(at)) if play.searching else frozenset()
    return Look(
        done=tuple(kitchen.done), sparks=tuple(kitchen.sparks), tried=kitchen.tried, where=kitchen.where,
        ending=kitchen.ending, searching=play.searching, soaped=frozenset(joints.soaped), bubbling=bubbling,
        marked=frozenset(joints.marked), over=play.over,
    )  # fmt: skip


def news(before: Look, now: Look) -> list[New]:
    """In the order in which it is answered."""
    found = [New("done", thing) for thing in now.done[len(before.done) :]]
    found += [New("spark", thing) for thing in now.sparks[len(before.sparks) :]]
    checks = (
        (New("tried"), now.tried and not before.tried),
        (New("moved", now.where), now.where != before.where),
        (New("ended", now.ending), bool(now.ending) and not before.ending),
        (New("search"), now.searching and not before.searching),
    )
    found += [new for new, happened in checks if happened]
    found += [New("soap", joint=at) for at in sorted(now.soaped - before.soaped)]
    found += [New("bubbles", joint=at) for at in sorted(now.bubbling - before.bubbling)]
    found += [New("marked", joint=at) for at in sorted(now.marked - before.marked)]
    found += [New("unmarked", joint=at) for at in sorted(before.marked - now.marked)]
    return found + ([New("over")] if now.over and not before.over else [])
