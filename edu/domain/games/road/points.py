"""What a round is worth, and which rules were broken in it."""

from __future__ import annotations

from collections.abc import Iterable

from edu.domain.games.road.crossing import Crossing

SAFE, CHECKS, SHIELD = 50, 30, 20
_SAFE, _CHECK, _SHIELD = 10, 3, 4
"""Of one road: to be across unharmed, eyes for each of two lanes, being seen and protected."""

CARDS: tuple[str, ...] = (
    "inner-wheel", "lorry-front", "red-light", "dash", "look-both", "hidden-lane", "no-turn-back", "be-seen", "helmet",
    "push", "ask-driver", "phone",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/road.yaml has their words."""

_LUCK = {"inner-wheel", "dash", "look-both", "hidden-lane", "no-turn-back", "push", "ask-driver", "be-seen"}
_TWICE = 2


def _counts(road: Crossing) -> bool:
    """Luck at red, in front of a lorry whose driver saw nobody, or with no eyes for any lane is worth nothing.

    Nor is a road crossed without a single look to a side from which something could come, nor one on which luck was
    needed twice, as by whoever runs, turns back and runs again.
    """
    faults = set(road.faults)
    grave = {"red-light", "lorry-front"} & faults or ("look-both" in faults and not road.looked_both)
    return road.outcome == "across" and any(road.checked) and not grave and len(_lucky(road)) < _TWICE


def _safe(road: Crossing) -> int:
    """Half, if it was luck or somebody else's brake."""
    return _SAFE // 2 if _lucky(road) else _SAFE


def _lucky(road: Crossing) -> set[str]:
    return _LUCK & set(road.faults)


def _shield(road: Crossing) -> int:
    if "inner-wheel" in road.faults or "phone" in road.faults:
        return 0
    if road.place == "bike":
        return _SHIELD // 2 * len(road.has)
    if road.place == "night":
        return _SHIELD if road.shines else 0
    return 0 if "ask-driver" in road.faults else _SHIELD


def points(roads: Iterable[Crossing]) -> tuple[int, int, int]:
    """(across unharmed, eyes open, seen and protected); a road counts from when it has been crossed."""
    done = [road for road in roads if _counts(road)]
    return sum(map(_safe, done)), sum(_CHECK * sum(road.checked) for road in done), sum(map(_shield, done))


def broken(roads: Iterable[Crossing]) -> tuple[str, ...]:
    """Names of CARDS, the gravest first."""
    found = {fault for road in roads for fault in road.faults}
    return tuple(card for card in CARDS if card in found)
