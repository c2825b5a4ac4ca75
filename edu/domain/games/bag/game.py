"""A round of two cards for one household, in an order that nobody knows beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.bag.belt import drawn
from edu.domain.games.bag.offers import offers
from edu.domain.games.bag.packing import BETWEEN, TIME, BagPlay
from edu.domain.games.bag.points import CARDS
from edu.domain.games.bag.things import HAZARDS, MEMBERS, Member
from edu.domain.games.rules import HERTZ, Bot, Level
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({"take", "out", "zip"})
"""`a` of take and out: the thing's number."""


class Bag:
    """Game."""

    id = "bag"
    names = ACTS
    cards = CARDS
    longest = max(sum(times) for times in TIME.values()) * HERTZ + BETWEEN + HERTZ

    def start(self, seed: int, level: Level) -> BagPlay:
        """At the third level both the baby and the grandmother live in the house."""
        stream = Stream(seed, "bag/round")
        members = stream.shuffled(MEMBERS)
        family: tuple[Member, ...] = MEMBERS if level == 3 else members[:1]
        first, second = stream.shuffled(HAZARDS)[:2]
        return BagPlay(level, family, (first, second), drawn(stream, family, (first, second), level))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        """Of what the glass offers, each as often as the next."""
        offered = offers(cast("BagPlay", play))
        return offered[pick[0] % len(offered)] if offered else Act("zip")

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.bag.bots import Packer

        return Packer(skill, seed)
