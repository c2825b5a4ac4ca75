"""What a finger can meet at a fire just now: what the glass shows, and all that a hand at random touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from edu.domain.games.acts import Act
from edu.domain.games.extinguisher.fight import STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, FIRES, TOOLS, Fire
from edu.domain.prng import Stream

JET = "press"
"""The whole picture of the fire: pressed, let go, and aimed over."""

NAMES: tuple[str, ...] = ("alarm", "shut", *TOOLS, *STEPS_OF_BOTTLE, JET, "cover", "back", "close")


def offers(fight: Fight) -> tuple[str, ...]:
    """Names of acts; of what can be taken, its own name among TOOLS. Nothing once it has ended."""
    if fight.ending:
        return ()
    return tuple(_outside(fight) if fight.gone >= 0 else _inside(fight))


def _inside(fight: Fight) -> Iterator[str]:
    if fight.tool in BOTTLES and fight.alight:
        yield JET
        yield from (name for name in STEPS_OF_BOTTLE if name not in fight.prepared)
    if fight.alarm < 0:
        yield "alarm"
    if fight.fire.first and fight.shut < 0:
        yield "shut"
    yield from (tool for tool in fight.fire.offered if tool != fight.tool)
    if not fight.alight and not fight.backed:
        yield "back"
    elif fight.tool == "lid" and fight.alight:
        yield "cover"


def _outside(fight: Fight) -> Iterator[str]:
    if not fight.closed:
        yield "close"
    if fight.alarm < 0:
        yield "alarm"


def touched(fight: Fight, lie: Sequence[str], pick: Sequence[int]) -> Act:
    """Of three 64-bit numbers: each of the offers as often as the next; what is pressed is aimed or let go again.

    `lie`: all of NAMES, in the order in which a hand finds them that counts without looking.
    """
    found = sorted(offers(fight), key=lie.index)
    if not found:
        return Act(JET)
    name = found[pick[0] % len(found)]
    if name in TOOLS:
        return Act("take", TOOLS.index(name))
    if name != JET:
        return Act(name)
    if not fight.pressed:
        return Act(JET, 1)
    across, height = pick[1] % 1001, pick[2] % 1001
    return Act("aim", across, height) if pick[1] // 1001 % 2 else Act(JET)


@cache
def lies(fires: tuple[Fire, ...], at: int) -> tuple[str, ...]:
    """NAMES in an order of this round's own: always the so-manieth of what is offered knows no more than any of it."""
    number = sum(FIRES.index(fire) * len(FIRES) ** place for place, fire in enumerate(fires))
    return Stream(number, f"extinguisher/offers/{at}").shuffled(NAMES)
