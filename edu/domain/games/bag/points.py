"""What a bag is worth, and which rules were broken in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.games.bag.things import NUMBER, Hazard, Member, needed, of

COVER, WEIGHT, SPEED = 25, 10, 5
"""Most of each, for one of the two bags."""
SWAP = 20
PARTS = ("装得齐", "背得动", "换得对", "手脚快")
_UNDOES = 2
"""Needful things that the first useless one undoes, for it is as heavy as several; each further one undoes so many
more than the one before. Who takes what comes has two or three of them, who looks has one that slipped in."""
_TRIES, _STUFFED = 2, 2
"""So often a thing that does not fit is tried for nothing, with one card; each time more undoes so many needful ones:
the needle is red, and what is in the bag must come out first."""
_HALF = 50
"""Hundredths of what is needed below which a bag holds odds and ends, and is worth nothing: most of what passes is
right, so any hand meets that much, and it is light for that reason. For each time that it `fumbled` one thing more must
be in: a hand that puts in and out whatever it meets has half a bag at some time or other."""
_GLANCE = 90
"""Hundredths of the time left, above which nobody closes a bag that they have looked into, unless it is well filled."""
_USELESS = 3
"""Points of the weight that a useless thing costs."""
_EACH = 5
"""Of the swap: each thing of the new card that is in, each of the old one that is out."""
_WELL = 80
"""Hundredths of what is needed, from which quickness counts, and a bag in any case."""
_SOON, _LATE = 40, 5
"""Hundredths of the time left: all points for quickness, and none."""

CARDS: tuple[str, ...] = (
    "water", "pills", "infant", "fire", "flood", "quake", "light", "whistle", "aid", "food", "papers", "stale",
    "heavy", "useless", "clean", "knife", "glasses", "swap",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/bag.yaml has their words."""
_OF_THING: dict[str, str] = {
    "water": "water", "food": "food", "torch": "light", "whistle": "whistle", "aid": "aid", "wipes": "clean",
    "masks": "clean", "knife": "knife", "papers": "papers", "milk": "infant", "nappies": "infant", "pills": "pills",
    "glasses": "glasses", "raincoat": "flood", "vest": "flood", "hood": "quake", "shovel": "quake",
    "breather": "fire", "blanket": "fire",
}  # fmt: skip
"""The rule that is broken when the thing stays behind."""

Nothing: TypeAlias = Literal["", "few", "undone", "hasty", "fumbled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A bag as it was closed. `before`: what was in it when the card changed, with the card of then in `old`."""

    inside: frozenset[int]
    hazard: Hazard
    family: tuple[Member, ...]
    heavy: bool = False
    refused: int = 0
    """How often something was tried that did not fit any more."""
    fumbled: int = 0
    """How often something was put out that might have stayed, or should not have come in, up to now: it is one bag."""
    before: frozenset[int] | None = None
    old: Hazard | None = None
    share_left: int = 0
    """Hundredths of the time that were left when a hand closed it."""

    @property
    def needed(self) -> frozenset[int]:
        return needed(self.hazard, self.family)

    @property
    def right(self) -> int:
        return len(self.inside & self.needed)

    @property
    def net(self) -> int:
        """Needful things, less those that are undone by useless ones and by stuffing."""
        undone = _UNDOES * self.useless * (self.useless + 1) // 2 + _STUFFED * self.stuffed
        return max(0, self.right - undone)

    @property
    def stuffed(self) -> int:
        """How often something was tried too often that did not fit any more."""
        return max(0, self.refused - _TRIES)

    @property
    def odds_and_ends(self) -> bool:
        return bool(self.nothing)

    @property
    def nothing(self) -> Nothing:
        """Why it is worth nothing; '' when it is worth something."""
        half, well = (-(-len(self.needed) * share // 100) for share in (_HALF, _WELL))
        if self.right < half:
            return "few"
        if self.net < half:
            return "undone"
        if self.share_left > _GLANCE and self.net < well:
            return "hasty"
        return "fumbled" if self.net < min(well, half + self.fumbled) else ""

    @property
    def useless(self) -> int:
        return len(self.inside & frozenset(of("useless")))


def points(bag: Packed) -> tuple[int, int, int, int]:
    """(cover, weight, swap, speed)."""
    of_all = len(bag.needed)
    weight = 0 if bag.heavy or bag.odds_and_ends else max(0, WEIGHT * bag.right // of_all - _USELESS * bag.useless)
    well = bag.right * 100 >= of_all * _WELL and not bag.useless
    share = max(0, min(_SOON, bag.share_left) - _LATE)
    return _cover(bag), weight, _swap(bag), SPEED * share // (_SOON - _LATE) if well else 0


def _cover(bag: Packed) -> int:
    return 0 if bag.odds_and_ends else COVER * bag.net // len(bag.needed)


def _swap(bag: Packed) -> int:
    """Only what was put in for the first card can be put out for the second."""
    if bag.before is None or bag.old is None or bag.odds_and_ends:
        return 0
    put_in = len(bag.inside & frozenset(of(bag.hazard)))
    put_out = len((bag.before & frozenset(of(bag.old))) - bag.inside)
    return _EACH * (put_in + put_out)


def broken(bag: Packed) -> set[str]:
    """Names of CARDS."""
    found = {card for thing, card in _OF_THING.items() if NUMBER[thing] in bag.needed - bag.inside}
    useless = bag.inside & frozenset(of("useless"))
    if NUMBER["stale"] in useless:
        found.add("stale")
    if useless - {NUMBER["stale"]}:
        found.add("useless")
    if bag.heavy or bag.stuffed:
        found.add("heavy")
    if bag.old is not None and bag.heavy and bag.inside & frozenset(of(bag.old)):
        found.add("swap")
    return found
