"""How columns share the width of a table: what is left is given away, what is missing is taken from the widest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"[\x20-\x7e至—]*")


def spread(needs: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """What is left of `room` goes to the columns by `weights`."""
    left, whole = max(0, room - sum(needs)), sum(weights)
    return [need + left * weight // whole for need, weight in zip(needs, weights, strict=True)]


def squeeze(needs: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widest columns shrink to one width, none below its `least`; may stay wider than `room` when all are there."""

    def at(level: int) -> list[int]:
        return [min(need, max(floor, level)) for need, floor in zip(needs, least, strict=True)]

    low, high = 0, max(needs, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(at(middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return at(low)


def are_codes(texts: Iterable[str]) -> bool:
    """Days, hours, masked numbers: cut at the end they say nothing, a name still does."""
    return all(_CODE.fullmatch(text) for text in texts)
