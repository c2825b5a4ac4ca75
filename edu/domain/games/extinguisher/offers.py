"""What a finger can meet at a fire just now: what the glass shows, and all that a hand at random touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edu.domain.games.acts import Act
from edu.domain.games.extinguisher.fight import STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, TOOLS

JET = "press"
"""The whole picture of the fire: pressed, let go, and aimed over."""


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


def touched(fight: Fight, pick: Sequence[int]) -> Act:
    """Of three 64-bit numbers: each of the offers as often as the next; what is pressed is aimed or let go again.

    The cards are counted first, as they lie, so that always the so-manieth takes the same place first at every fire,
    which is never (`dealt`) the door's at the fire to leave and a right one's at a small fire.
    """
    found = sorted(offers(fight), key=lambda name: name not in TOOLS)
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
