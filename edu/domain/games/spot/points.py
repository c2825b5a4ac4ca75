"""What a round is worth, and which rules went unseen."""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.games.spot.kinds import CARDS, FIXES, KINDS
from edu.domain.games.spot.look import PATIENT, Look

HITS, MEND, CALM = 60, 20, 20
_FALSE = 6
"""Fingers on what is in order, of a round, that leave nothing of a calm hand."""
_STUCK = 4
"""Touches on what was touched before, beyond the free ones, that leave nothing of a place."""


def wanting(looks: Sequence[Look]) -> int:
    """Faults that must still be found and put right until everything counts in full."""
    return max(0, -(-(_enough(looks) - _proof(looks)) // 2000))


def points(looks: Sequence[Look], rooms: int) -> tuple[int, int, int]:
    """(found, mended, no finger on what is in order), of a round of so many rooms.

    Corrected for luck: touching things without looking is worth nothing (`_share`), nor is answering without
    reading, for a wrong answer takes away half of a right one, nor what a finger found that goes on touching the same
    things until the time is up (`_kept`). What luck leaves all the same is little, for a part counts by the cube of
    the proof that somebody looked. Points only ever fall by one of these.
    """
    seen = -(-sum(_kept(look, _share(look)) for look in looks) // rooms)
    if seen <= 0:
        return 0, 0, 0
    known = sum(_kept(look, _known(look)) for look in looks) // rooms
    found = sum(_kept(look, 1000 * look.found // len(look.wrong)) for look in looks) // rooms
    calm = found * max(0, _FALSE - sum(look.false for look in looks)) // _FALSE
    enough = _enough(looks)
    weight = max(0, min(enough, _proof(looks))) ** 3
    whole = 1000 * enough**3
    mend = -(-MEND * max(0, known) * weight // whole)  # rounded up: even the first right answer is seen to count
    return (HITS * seen * weight + whole // 2) // whole, mend, CALM * calm * weight // whole


def _proof(looks: Sequence[Look]) -> int:
    """Thousandths of faults found and of faults put right, each less what blind fingers and answers come to.

    By chance that is nothing, up or down: each finger on what is in order takes away the faults that go with it, each
    wrong answer half of a right one. Who finds with open eyes and cannot answer has found all the same.
    """
    found = sum(_kept(look, _found_of(look)) for look in looks)
    mended = sum(_kept(look, 1000 * look.mended - 1000 * look.botched // (FIXES - 1)) for look in looks)
    return found + max(0, mended)


def _found_of(look: Look) -> int:
    wrong, rest = len(look.wrong), len(look.scene.places) - len(look.wrong)
    return 1000 * look.found - 1000 * look.false * wrong // rest


def _enough(looks: Sequence[Look]) -> int:
    """Proof from which everything counts in full: what one place is, in which all was found and put right."""
    return 2000 * len(looks[0].wrong)


def _known(look: Look) -> int:
    """At most 1000: the part of the faults that was put right, less what wrong answers cost."""
    return (1000 * look.mended - 1000 * look.botched // (FIXES - 1)) // len(look.wrong)


def stuck(look: Look) -> bool:
    """So often touched again that it costs."""
    return look.again > PATIENT


def _kept(look: Look, worth: int) -> int:
    """What is left of it to who touched again and again what had been touched; what is below nothing stays so."""
    left = max(0, _STUCK - max(0, look.again - PATIENT))
    return min(worth, worth * left // _STUCK)


def _share(look: Look) -> int:
    """At most 1000: the part of the faults that was found, less what false fingers cost.

    The first costs its part of what is in order (Youden's index), each further one that much more than the one
    before: a place ends with its last fault, so whoever touches one thing after the other never comes to the rest.
    """
    rest = len(look.scene.places) - len(look.wrong)
    return 1000 * look.found // len(look.wrong) - 1000 * look.false * (look.false + 1) // (2 * rest)


def broken(looks: Sequence[Look]) -> set[str]:
    """Names of CARDS: of what was not found, or found and mended the wrong way, in places that are done."""
    done = [look for look in looks if look.closed]
    found = {KINDS[look.scene.places[at].kind] for look in done for at in look.wrong if look.marks[at] != "mended"}
    if sum(look.false for look in looks) > 1:
        found.add("look-twice")
    return found & set(CARDS)
