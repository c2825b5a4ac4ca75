"""What changed in a round since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay
    from edu.domain.games.cpr.machine import Place, Stage
    from edu.domain.games.cpr.scene import Deed


@dataclass(frozen=True, slots=True)
class Look:
    """What of a round is compared."""

    done: tuple[Deed, ...]
    doing: Deed | None
    presses: int
    last: str
    down: bool
    breathing: bool
    stage: Stage
    pads: frozenset[Place]
    wrong: int
    touched: int
    cleared: bool
    shocked: bool
    over: bool


class New(NamedTuple):
    """`what` is 'deed', 'ready', 'press', 'lift', 'breath', 'stage', 'pad', 'wrong', 'cleared', 'shocked', 'touched'
    or 'over'; `which` the deed, the verdict, the stage or the place.
    """

    what: str
    which: str = ""


def look(play: CprPlay) -> Look:
    scene, beat, machine = play.scene, play.beat, play.machine
    return Look(
        done=tuple(scene.done), doing=scene.doing, presses=beat.presses, last=beat.last, down=beat.down >= 0,
        breathing=beat.breath > 0, stage=machine.stage, pads=frozenset(machine.pads), wrong=machine.wrong,
        touched=machine.touched, cleared=machine.cleared, shocked=machine.shocked, over=play.over,
    )  # fmt: skip


def news(before: Look, now: Look) -> list[New]:
    """In the order in which it is answered; 'ready': a deed that took its time is done."""
    found = [New("deed", deed) for deed in now.done[len(before.done) :]]
    found += [New("pad", place) for place in sorted(now.pads - before.pads)]
    checks = (
        (New("ready", before.doing or ""), before.doing is not None and now.doing is None),
        (New("press", now.last), now.presses > before.presses),
        (New("lift"), before.down and not now.down),
        (New("breath"), now.breathing and not before.breathing),
        (New("wrong"), now.wrong > before.wrong),
        (New("cleared"), now.cleared and not before.cleared),
        (New("shocked"), now.shocked and not before.shocked),
        (New("touched"), now.touched > before.touched),
        (New("stage", now.stage), now.stage != before.stage),
        (New("over"), now.over and not before.over),
    )
    return found + [new for new, happened in checks if happened]
