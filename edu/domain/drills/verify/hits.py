"""Which parts of a scenario ever came about, over all runs: read from last states, where every act left its tick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from edu.domain.drills.parts import FIRST_OPTION
from edu.domain.drills.program import Program
from edu.domain.drills.state import State


@dataclass(frozen=True, slots=True)
class Hits:
    """Number of runs by id; options as (decision, option), and only where somebody chose them."""

    opened: Counter[str] = field(default_factory=Counter)
    chosen: Counter[tuple[str, str]] = field(default_factory=Counter)
    fired: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    crossed: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)


def hits_of(program: Program, states: Iterable[State]) -> Hits:
    found = Hits()
    slots, scenario = program.layout.slots, program.scenario
    for state in states:
        v = state.slots
        for decision in program.decisions:
            found.opened[decision.source.id] += bool(v[decision.opened])
            if v[decision.state] >= FIRST_OPTION and not v[decision.lapsed]:
                option = decision.source.options[v[decision.state] - FIRST_OPTION]
                found.chosen[decision.source.id, option.id] += 1
        for inject in program.injects:
            found.fired[inject.source.id] += bool(v[inject.fired])
        for act in (*program.actions.values(), *program.forms.values()):
            found.done[act.id] += bool(v[act.done])
        for redline in scenario.redlines:
            found.crossed[redline.id] += bool(v[slots["redline", redline.id]])
        if state.ending:
            found.endings[scenario.endings[state.ending - 1].id] += 1
    return found
