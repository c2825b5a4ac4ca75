"""Runs one model alone: levers set at minutes, outputs read."""

from __future__ import annotations

from collections.abc import Mapping

from edu.domain.drills import engine
from edu.domain.drills.effects import Drive
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import Ending, Model, Scenario
from edu.domain.drills.state import whole_sum
from tests.edu.domain.drills.builders import make_inject, make_program, make_scenario


def scenario_of(kind: str, settings: Mapping[str, object], *levers: tuple[int, str, int], tick: int = 10) -> Scenario:
    return make_scenario(
        tick=tick,
        beat=2,
        ticks=5000,
        models=(Model(id="m", kind=kind, settings=settings),),
        injects=tuple(
            make_inject(f"i{n}", at=60 * at, effects=(Drive("m", lever, str(value)),))
            for n, (at, lever, value) in enumerate(levers)
        ),
        endings=(Ending(id="e", title="e", text="x", when="t >= 500"),),
    )


def outputs(scenario: Scenario, minutes: int, seed: int = 1) -> dict[str, int]:
    program = make_program(scenario)
    state = engine.advance(program, engine.start(program, seed), minutes * 60 // scenario.tick)
    assert state.hash == whole_sum(state.slots, state.agenda, program.weight)
    return {name[2:]: state.slots[slot] for (family, name), slot in program.layout.slots.items() if family == "model"}


def complaint(kind: str, settings: Mapping[str, object]) -> str:
    """What is said about wrong settings."""
    found = compile_scenario(scenario_of(kind, settings))
    assert not isinstance(found, Program)
    return found[0].message
