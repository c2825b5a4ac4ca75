"""What a round is worth, and which rules went unseen."""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.games.spot.kinds import CARDS, KINDS
from edu.domain.games.spot.look import Look

HITS, MEND, CALM = 60, 20, 20
_FALSE = 6
"""Fingers on what is in order, of a round, that leave nothing of a calm hand."""
_LOOKED = 2
"""Faults of one place that prove a look: a finger that lies on one thing, place after place, hits some by luck."""


def proven(looks: Sequence[Look]) -> bool:
    """Some place has shown its second fault: somebody looks."""
    return any(look.found >= _LOOKED for look in looks)


def points(looks: Sequence[Look], rooms: int, *, over: bool) -> tuple[int, int, int]:
    """(found, mended, no finger on what is in order), of a round of so many rooms.

    A share of the faults counts less the share of the rest that was touched too, so that touching all of it is
    worth nothing (Youden's index). A find counts at once; when the round is over, nothing is left unless `proven`.
    """
    if over and not proven(looks):
        return 0, 0, 0
    seen = sum(_share(look) for look in looks) // rooms
    mended = sum(1000 * look.mended // len(look.wrong) for look in looks) // rooms
    found = sum(1000 * look.found // len(look.wrong) for look in looks) // rooms
    false = sum(look.false for look in looks)
    hits = HITS * max(0, seen) // 1000
    mend = MEND * mended // 1000 if seen > 0 else 0
    return hits, mend, CALM * found * max(0, _FALSE - false) // (1000 * _FALSE)


def _share(look: Look) -> int:
    """-1000 … 1000."""
    rest = len(look.scene.places) - len(look.wrong)
    return 1000 * look.found // len(look.wrong) - 1000 * look.false // rest


def broken(looks: Sequence[Look]) -> set[str]:
    """Names of CARDS: of what was not found, or found and mended the wrong way, in places that are done."""
    done = [look for look in looks if look.closed]
    found = {KINDS[look.scene.places[at].kind] for look in done for at in look.wrong if look.marks[at] != "mended"}
    if sum(look.false for look in looks) > 1:
        found.add("look-twice")
    return found & set(CARDS)
