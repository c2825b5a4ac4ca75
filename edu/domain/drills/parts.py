"""The compiled parts of a program: slots instead of names, closures instead of texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.drills.conditions import Run
from edu.domain.drills.scenario import Decision, Inject
from edu.domain.drills.state import Desk

Step: TypeAlias = Callable[[Desk], None]
DueKind = Literal["inject", "open", "expire", "npc", "step"]
Due: TypeAlias = tuple[DueKind, int]
"""What an entry of the agenda means: a kind and the number of the part."""

UNOPENED, OPEN, FIRST_OPTION = 0, 1, 2
"""Values of a decision's state: an answered one holds FIRST_OPTION + the option's number."""


@dataclass(frozen=True, slots=True)
class CompiledOption:
    when: Run | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CompiledDecision:
    source: Decision
    state: int
    opened: int
    answered: int
    lapsed: int
    """Slot that is 1 where nobody answered in time."""
    npc: int
    window: int
    """Ticks until it expires."""
    default: int
    options: tuple[CompiledOption, ...]
    open_due: int
    expire_due: int
    npc_due: int


@dataclass(frozen=True, slots=True)
class CompiledInject:
    source: Inject
    fired: int
    due: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CompiledAct:
    """An action or a report form."""

    id: str
    role: str
    when: Run
    done: int
    """Slot with the tick + 1."""
    count: int
    """Slot with how often, or with the mask of the fields of a report."""
    limit: int
    steps: tuple[Step, ...]
