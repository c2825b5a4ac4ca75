"""Which stand of a place each bike has: it keeps it whatever goes away beside it."""

from __future__ import annotations

from collections.abc import Callable

from edu.domain.games.ebike.yard import SOCKETS, Spot, Yard
from ui.games.ebike.plan import Plan
from ui.games.view import Box


class Stands:
    def __init__(self, plan: Plan, yard: Yard) -> None:
        self._plan, self._yard = plan, yard
        self._of: dict[int, tuple[Spot, int]] = {}
        self.step()

    def step(self) -> None:
        """After each step of the rules: who came or was moved gets the first stand with the fewest bikes on it."""
        for number, bike in enumerate(self._yard.bikes):
            before = self._of.get(number)
            if not bike.here or bike.at == "gone":
                self._of.pop(number, None)
            elif before is None or before[0] != bike.at:
                self._of.pop(number, None)
                taken = [at for spot, at in self._of.values() if spot == bike.at]
                count = self._count(bike.at)
                self._of[number] = bike.at, min(range(count), key=lambda at: (taken.count(at), at))

    def _count(self, spot: Spot) -> int:
        whole = len(self._plan.stands[spot])
        return min(whole, SOCKETS[self._yard.level]) if spot == "shed" else whole

    def box(self, number: int) -> Box:
        spot, at = self._of[number]
        return self._plan.stands[spot][at]

    def rank(self, number: int) -> int:
        """How many bikes stand behind it on the same stand."""
        mine = self._of[number]
        return sum(1 for other, where in self._of.items() if where == mine and other < number)

    @property
    def there(self) -> list[int]:
        return sorted(self._of)

    def in_front(self, counts: Callable[[int], bool]) -> list[int]:
        """Of those that count and share a stand only the one before the others."""
        last = {self._of[number]: number for number in self.there if counts(number)}
        return sorted(last.values())
