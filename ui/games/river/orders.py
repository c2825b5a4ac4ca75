"""What is in the player's hand: a member, a task; and what would be wise to do next."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.river.village import MEMBERS, ROWS, TASKS, Task, Village
from edu.domain.games.rules import HERTZ

Order = tuple[int, Task]
_ONE_TOUCH = HERTZ // 3


def idle(village: Village) -> list[int]:
    return [number for number in range(MEMBERS) if village.idle(number)]


def ran_home(village: Village, row: int) -> bool:
    return any(house.back and not house.lost for house in village.houses[row])


def advised(village: Village) -> Order | None:
    """Row and task that nobody is at: a corner that somebody ran home past, so that what is called out and what is
    pointed at are one; the corner of a row that has nearly been left; then everybody is called, then the nearest row
    first, the frail before all. When somebody is at everything, where one more would still find a door.
    """
    taken = {village.order_of(number) for number in range(MEMBERS)}
    order: list[Order] = [(row, "guard") for row in range(ROWS) if ran_home(village, row)]
    order += [(row, "guard") for row in range(ROWS) if village.leaving(row)]
    order += [(row, "call") for row in range(ROWS)]
    for row in range(ROWS):
        order += [(row, "carry"), (row, "knock")]
    order += [(row, "guard") for row in range(ROWS)]
    found = next((one for one in order if one not in taken and village.has_work(*one)), None)
    return found or next((one for one in order if village.needs(-1, *one)), None)


class Orders:
    """A task stays in the hand: three rows touched one after the other are three members sent."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self.member: int | None = None
        self.task: Task | None = None
        self._picked = False
        self._last: Order | None = None
        self._since = 0
        """Steps since the last order."""

    def step(self) -> None:
        """Without a member picked by hand, the next one who has nothing to do is ready."""
        self._since += 1
        if not self._picked:
            free = idle(self._village)
            self.member = free[0] if free else None

    def pick(self, member: int) -> None:
        self.member, self._picked = member, True

    def take(self, task: Task) -> None:
        self.task = task

    def again(self, row: int) -> bool:
        """A second touch right after the first, as hands give that are not sure of a glass: it sends nobody else."""
        return not self._picked and self._last == (row, self.task) and self._since < _ONE_TOUCH

    def send(self, row: int) -> Act | None:
        """None while something is missing: a task, or somebody who is free."""
        if self.task is None or self.member is None:
            return None
        act = Act("send", self.member, row * len(TASKS) + TASKS.index(self.task))
        self._picked, self.member = False, None
        self._last, self._since = (row, self.task), 0
        return act
