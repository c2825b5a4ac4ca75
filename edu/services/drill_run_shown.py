"""A run that is open here, as consoles, projectors and phones are shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.engine import upcoming
from edu.domain.drills.pictures import picture_of
from edu.domain.drills.run_shown import clock_text, ending_id, legal_by_role, open_decisions
from edu.domain.drills.run_views import RunView
from edu.services.drill_judging import observations

if TYPE_CHECKING:
    from edu.services.drill_run_table import Running


def shown(running: Running) -> RunView:
    """From memory alone."""
    program, state, record = running.program, running.play.state, running.record
    return RunView(
        id=record.id,
        scenario=program.scenario,
        state=record.state,
        mode=record.mode,
        solo_role=program.scenario.solo_role if record.mode == "solo" else "",
        place_name=running.place_name,
        seed=record.seed,
        tick=state.tick,
        clock=clock_text(program.scenario, state.tick),
        paused=running.pace.paused,
        speed=running.pace.speed,
        ending=ending_id(program, state),
        picture=picture_of(program, state),
        news=tuple(running.play.news),
        open=open_decisions(program, state),
        legal=legal_by_role(program, state),
        upcoming=upcoming(program, state),
        seats=running.seats,
        observations=observations(running.judgements),
        branch=running.branch,
        improvements=running.improvements,
        profile=running.profile,
        marks=running.marks,
        messages=running.messages,
    )
