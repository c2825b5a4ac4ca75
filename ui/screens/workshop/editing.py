"""A draft in work: the scenario now, those before it, and where somebody is. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from edu.domain.drills.blanks import with_new
from edu.domain.drills.editing import Path, copied, moved, name_fault, part_at, removed, with_field
from edu.domain.drills.scenario import Scenario

MOST_STEPS = 300


@dataclass(frozen=True, slots=True)
class Step:
    scenario: Scenario
    path: Path
    typed: tuple[Path, str] | None = None
    """The field that made it: further typing in it is the same step."""


class Editing:
    """`path` is the part that is open, () the scenario as a whole, or a list with its name last."""

    def __init__(self, scenario: Scenario) -> None:
        self._steps = [Step(scenario, ())]
        self._at = 0
        self._saved = scenario
        self.path: Path = ()

    @property
    def scenario(self) -> Scenario:
        return self._steps[self._at].scenario

    @property
    def dirty(self) -> bool:
        return self.scenario != self._saved

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._steps) - 1

    @property
    def part(self) -> Any:
        return part_at(self.scenario, self.path)

    def saved(self, scenario: Scenario) -> None:
        self._saved = scenario

    def change(self, name: str, value: Any) -> None:
        """A field of the open part."""
        changed = with_field(self.scenario, self.path, name, value)
        if changed == self.scenario:
            return
        before = getattr(self.part, name)
        # an entry that comes or goes (an effect, a ground) is a step of its own, typing within one is not
        entry = isinstance(value, tuple) and len(value) != len(before)
        typed = None if entry else (self.path, name)
        if typed and self._steps[self._at].typed == typed and not self.can_redo:
            self._steps[self._at] = Step(changed, self.path, typed)
        else:
            self._push(Step(changed, self.path, typed))

    def rename(self, name: str) -> str:
        """Why the open part cannot have this id; '' when it has it."""
        why = name_fault(self.scenario, self.path, name)
        if not why and name != self.path[-1]:
            changed = with_field(self.scenario, self.path, "id", name)
            self.path = (*self.path[:-1], name)
            self._push(Step(changed, self.path))
        return why

    def place(self, path: Path, x: int, y: int) -> None:
        changed = with_field(with_field(self.scenario, path, "x", x), path, "y", y)
        if changed != self.scenario:
            self.path = path
            self._push(Step(changed, path))

    def add(self, path: Path) -> None:
        """A new entry of the list at `path`; it is open then."""
        changed, self.path = with_new(self.scenario, path)
        self._push(Step(changed, self.path))

    def copy(self) -> None:
        changed, self.path = copied(self.scenario, self.path)
        self._push(Step(changed, self.path))

    def remove(self) -> None:
        changed = removed(self.scenario, self.path)
        self.path = self.path[:-1]
        self._push(Step(changed, self.path))

    def move(self, by: int) -> None:
        changed = moved(self.scenario, self.path, by)
        if changed != self.scenario:
            self._push(Step(changed, self.path))

    def undo(self) -> None:
        if self.can_undo:
            here = self._steps[self._at].path
            self._at -= 1
            self._go(here)

    def redo(self) -> None:
        if self.can_redo:
            self._at += 1
            self._go(self._steps[self._at].path)

    def _push(self, step: Step) -> None:
        self._steps[self._at + 1 :] = [step]
        del self._steps[:-MOST_STEPS]
        self._at = len(self._steps) - 1

    def _go(self, path: Path) -> None:
        """To where something changed, or the nearest that is still there."""
        while not _there(self.scenario, path):
            path = path[:-1]
        self.path = path


def _there(scenario: Scenario, path: Path) -> bool:
    try:
        part_at(scenario, path)
    except KeyError:
        return False
    return True
