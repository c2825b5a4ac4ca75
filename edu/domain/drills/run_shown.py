"""A running play as a console is shown it: open questions, what each seat may do, the clock on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.engine import legal, upcoming
from edu.domain.drills.happenings import on_offer
from edu.domain.drills.parts import OPEN
from edu.domain.drills.run_views import OpenDecision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edu.domain.drills.engine import Legal
    from edu.domain.drills.program import Program
    from edu.domain.drills.scenario import Scenario
    from edu.domain.drills.state import State

_DAY = 24 * 60


def clock_text(scenario: Scenario, tick: int) -> str:
    """HH:MM in the drill."""
    hours, _, minutes = scenario.starts.partition(":")
    now = (int(hours) * 60 + int(minutes or 0) + tick * scenario.tick // 60) % _DAY
    return f"{now // 60:02d}:{now % 60:02d}"


def open_decisions(program: Program, state: State) -> tuple[OpenDecision, ...]:
    """The oldest question first. While consequences rest, `closes` moves on."""
    closes = {one.id: one.tick for one in upcoming(program, state) if one.kind == "expiry"}
    found = [
        OpenDecision(
            decision=one.source.id,
            role=one.source.role,
            opened=state.slots[one.opened] - 1,
            closes=closes.get(one.source.id, state.tick),
            options=on_offer(state.slots, one),
        )
        for one in program.decisions
        if state.slots[one.state] == OPEN and not state.ending
    ]
    return tuple(sorted(found, key=lambda one: (one.opened, one.decision)))


def legal_by_role(program: Program, state: State) -> Mapping[str, Legal]:
    return {role.id: legal(program, state, role.id) for role in program.scenario.roles}


def ending_id(program: Program, state: State) -> str:
    return program.scenario.endings[state.ending - 1].id if state.ending else ""
