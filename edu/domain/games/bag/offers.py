"""What the glass offers at a moment: things in sight, things in the bag, and the zip once it may be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.acts import Act

if TYPE_CHECKING:
    from edu.domain.games.bag.packing import BagPlay


def offers(play: BagPlay) -> tuple[Act, ...]:
    """Each act that does something now; none while a closed bag is judged."""
    if play.shut:
        return ()
    inside = tuple(play.inside)
    found = [Act("take", thing) for thing, _ in play.belt.in_sight() if thing not in inside]
    found += [Act("out", thing) for thing in inside]
    return (*found, Act("zip")) if play.may_close else tuple(found)
