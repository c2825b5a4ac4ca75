"""Whole runs of the expert bot a second on one core, and one proof by the verifier, over the flood drill as it ships.

The floor of a run is what no engine of this shape can do without: a plain loop of as many ticks that copies a list of
as many integers and adds to a sum. Ours and the floor take turns, so that both meet the same noise.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from edu.domain.drills.bots import played
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify import QUICK, WHOLE, Options, verify
from edu.domain.drills.verify.options import with_seeds
from edu.packs.library import ContentLibrary
from edu.system.paths import root
from tests.bench.measuring import Measure

FLOOD = "flash-flood"
RUNS, PROOF_SECONDS = 400, 30
TURNS = 5


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    flood = flood_drill()
    for size in (1, 2):
        # twice the places over twice the ticks is four times the work
        yield _runs(_program(wider(flood, size)), scale, RUNS // size**2)
    yield _proof(flood, with_seeds(WHOLE if scale >= 1 else QUICK, max(2, int(WHOLE.seeds * scale))))


def flood_drill() -> Scenario:
    return ContentLibrary(root() / "content", root() / "exams").drill(FLOOD)


def wider(scenario: Scenario, size: int) -> Scenario:
    """As many times the people, places and roads, over as many times the ticks; the questions stay."""
    if size == 1:
        return scenario
    zones = tuple(replace(zone, id=f"{zone.id}{n or ''}") for n in range(size) for zone in scenario.zones)
    roads = tuple(
        replace(road, id=f"{road.id}{n or ''}", zone=f"{road.zone}{n or ''}")
        for n in range(size)
        for road in scenario.roads
    )
    ticks = scenario.ticks * size
    endings = tuple(replace(one, when=f"t >= {ticks * scenario.tick // 60 - 4}") for one in scenario.endings)
    return replace(scenario, zones=zones, roads=roads, ticks=ticks, endings=endings)


def _program(scenario: Scenario) -> Program:
    program = compile_scenario(scenario)
    assert isinstance(program, Program), program
    return program


def _runs(program: Program, scale: float, least: int) -> Measure:
    count = max(1, int(40 * scale))
    ours, floor = [], []
    for turn in range(TURNS):
        begun = time.process_time()
        ticks = [played(program, turn * count + seed, "expert").state.tick for seed in range(count)]
        between = time.process_time()
        for run in ticks:
            _floor(run, len(program.layout.start))
        ended = time.process_time()
        ours.append(count / (between - begun))
        floor.append(count / max(1e-9, ended - between))
    best = max(ours)
    return Measure(
        name=f"drills.runs.{len(program.layout.start)}x{program.scenario.ticks}",
        value=best,
        unit="runs/s",
        goal=f"≥ {least} runs/s",
        holds=best >= least,
        floor=max(floor),
    )


def _floor(ticks: int, slots: int) -> int:
    total, state = 0, list(range(slots))
    for tick in range(ticks):
        state = state.copy()
        total += state[tick % slots]
    return total


def _proof(scenario: Scenario, options: Options) -> Measure:
    begun = time.process_time()
    verify(scenario, options)
    seconds = time.process_time() - begun
    return Measure(
        name=f"drills.verify.{options.seeds}",
        value=seconds,
        unit="s",
        goal=f"≤ {PROOF_SECONDS} s for {WHOLE.seeds} seeds",
        holds=seconds <= PROOF_SECONDS,
    )
