"""What a finger at random comes to: it meets the rows, the four and their tasks, each as often as the next."""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.games.acts import Act
from edu.domain.games.river.village import MEMBERS, ROWS, TASKS, Village

_NOTHING = Act("send", MEMBERS)
"""Let go by the rules: a card was touched, or a row that refuses the hand."""


def touched(village: Village, pick: Sequence[int]) -> Act:
    """Of three 64-bit numbers.

    An order is given where a row is met; whatever task was met last is in the hand. Four cards of members stand beside
    three rows, so that four orders in seven come after a member was picked; the others go to the first who is free.
    """
    row = pick[0] % (ROWS + MEMBERS + len(TASKS))
    if row >= ROWS or village.drowned(row):
        return _NOTHING
    task = pick[1] % len(TASKS)
    number = pick[2] % (MEMBERS + ROWS)
    if number >= MEMBERS:
        number = next((one for one in range(MEMBERS) if village.idle(one)), MEMBERS)
    return Act("send", number, row * len(TASKS) + task)
