"""What a night is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.river.village import Village

SAFE, FRAIL, STAY = 60, 20, 20

CARDS: tuple[str, ...] = ("frail-first", "answered", "near-first", "no-return", "call-early")
"""Rules that can be broken, the gravest first; content/games/river.yaml has their words."""
FREE = 1
"""Needless orders that cost nothing: anybody may be wrong once about what is called out in the rain."""
_EACH, _KEPT = 14, 36
"""Of a hundred: what each further one takes of everything, and what is left in any case: whoever is out is out."""


def points(village: Village) -> tuple[int, int, int]:
    """(people, those who cannot walk, nobody back): who did nothing kept nobody from going back either."""
    houses = list(village.all_houses())
    safe = [house for house in houses if house.safe and not house.back and not house.lost]
    frail = [house for house in houses if house.who == "frail"]
    carried = sum(1 for house in frail if house in safe)
    people = SAFE * len(safe) // len(houses)
    back = sum(1 for house in houses if house.back)
    stay = STAY * max(0, 6 - village.returned - back) // 6 if len(safe) * 2 > len(houses) else 0
    share = worth(village)
    return people * share // 100, FRAIL * carried * share // (100 * len(frail)), stay * share // 100


def worth(village: Village) -> int:
    """Of a hundred: how much of a night counts in which members were sent where nobody had any need of them."""
    return max(_KEPT, 100 - _EACH * max(0, village.needless - FREE))


def broken(village: Village) -> set[str]:
    """Names of CARDS."""
    houses, found = list(village.all_houses()), set()
    if any(house.who == "frail" and (house.lost or not house.safe) for house in houses):
        found.add("frail-first")
    if any(house.called and not house.answered and house.who != "frail" for house in houses):
        found.add("answered")
    lost = [sum(1 for house in row if house.lost) for row in village.houses]
    if lost[0] > lost[1] + lost[2] and lost[0] > 2:
        found.add("near-first")
    if village.returned > 2:
        found.add("no-return")
    if not any(called for row, called in enumerate(village.called) if row != village.early):
        found.add("call-early")
    return found
