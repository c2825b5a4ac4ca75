"""The lists of a drill page: scenarios on offer here, and the runs that an actor answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.run_views import RunLine, ScenarioLine
from edu.domain.errors import EduError
from edu.services.drill_run_access import answers_for
from edu.services.drill_run_start import as_played
from edu.services.drill_run_table import compiled, place_name

if TYPE_CHECKING:
    from edu.domain.actors import Actor
    from edu.domain.drills.run_records import RunRecord
    from edu.services.ports import Reading
    from edu.services.ports.content import DrillOverlays, DrillShelf

MOST = 200
"""Lines of a list."""


def scenario_line(shelf: DrillShelf, overlays: DrillOverlays | None, scenario_id: str) -> ScenarioLine:
    """With `problem` where it cannot be played."""
    try:
        scenario, overlay = as_played(shelf, overlays, scenario_id)
    except EduError as exc:
        return ScenarioLine(
            id=scenario_id, version=0, title=_title(shelf, scenario_id), hazard="", level="", summary="", minutes=0,
            roles=(), solo_role="", overlay="", problem=f"{exc.message}{exc.remedy}",
        )  # fmt: skip
    problem = ""
    try:
        compiled(scenario)
    except EduError as exc:
        problem = exc.message
    return ScenarioLine(
        id=scenario.id,
        version=scenario.version,
        title=scenario.title,
        hazard=scenario.hazard,
        level=scenario.level,
        summary=scenario.summary,
        minutes=scenario.minutes,
        roles=tuple((role.id, role.title) for role in scenario.roles),
        solo_role=scenario.solo_role,
        overlay=overlay,
        problem=problem,
    )


def _title(shelf: DrillShelf, scenario_id: str) -> str:
    """Of one whose local settings alone are broken; else its id."""
    try:
        return shelf.drill(scenario_id).title
    except EduError:
        return scenario_id


def run_lines(
    view: Reading, actor: Actor, *, org: str = "", enterprise: str = "", running: bool = False, limit: int = MOST
) -> tuple[RunLine, ...]:
    """Newest first. `limit` counts the actor's own: newer runs of other units do not push them out."""
    found: list[RunLine] = []
    skip, more = 0, True
    while more and len(found) < limit:
        page = view.drill_runs.runs(org=org, enterprise=enterprise, running=running, limit=limit, skip=skip)
        found += [line_of(view, one) for one in page if answers_for(view, actor, one.org, one.enterprise)]
        skip, more = skip + len(page), len(page) == limit
    return tuple(found[:limit])


def line_of(view: Reading, record: RunRecord) -> RunLine:
    return RunLine(
        id=record.id,
        scenario=record.scenario,
        title=record.title,
        mode=record.mode,
        state=record.state,
        org=record.org,
        enterprise=record.enterprise,
        person=record.person,
        place_name=place_name(view, record.org, record.enterprise),
        seed=record.seed,
        started_ms=record.started_ms,
        closed_ms=record.closed_ms,
        total=record.total,
        ending=record.ending,
        parent=record.parent,
        root=record.root,
    )
