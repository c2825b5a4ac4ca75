"""Who of the found is chosen for a drill's list, and how that is said. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from edu.domain.people import PersonLine

Mark = Literal["held", "chosen", "free"]


@dataclass(slots=True)
class PeopleChoice:
    """`held` are on the list already and cannot be chosen again; `lines` are chosen, in the order of choosing."""

    held: frozenset[str] = frozenset()
    _chosen: dict[str, PersonLine] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[PersonLine, ...]:
        return tuple(self._chosen.values())

    def mark(self, line: PersonLine) -> Mark:
        if line.person.id in self.held:
            return "held"
        return "chosen" if line.person.id in self._chosen else "free"

    def add(self, lines: Iterable[PersonLine]) -> None:
        for line in lines:
            if self.mark(line) == "free":
                self._chosen[line.person.id] = line

    def drop(self, lines: Iterable[PersonLine]) -> None:
        for line in lines:
            self._chosen.pop(line.person.id, None)

    def free(self, lines: Iterable[PersonLine]) -> int:
        """How many of them can still be chosen."""
        return sum(self.mark(line) == "free" for line in lines)


def place_of(line: PersonLine) -> str:
    return line.enterprise_name or line.org_name


def found_words(found: int, shown: int) -> str:
    if not found:
        return "没有找到人"
    return f"找到 {found} 人" + (f"，只列出前 {shown} 人" if found > shown else "")


def all_words(choice: PeopleChoice, shown: Sequence[PersonLine], found: int) -> str:
    """The word of the button that chooses all; with a list that is cut, who of the rest is chosen is not known here."""
    if found > len(shown):
        return f"找到的 {found} 人全选"
    free = choice.free(shown)
    if free:
        return f"没选的 {free} 人全选"
    return "都已选上" if shown else "全选"


def chosen_words(count: int) -> str:
    return f"已选 {count} 人" if count else "还没有选人"


def room_words(participants: int, named: int) -> str:
    """What the number of participants leaves room for; the list can only grow."""
    left = max(0, participants - named)
    return (
        f"参演 {participants} 人，名单里已有 {named} 人，还可以加 {left} 人。"
        "加入后不能移出；加错了，请撤销这条记录，重新登记。"
    )
