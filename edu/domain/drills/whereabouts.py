"""Where in a scenario a finding is: the path of the part that an editor opens for it."""

from __future__ import annotations

from edu.domain.drills.editing import Path, part_at
from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario

LISTS = {
    "role": "roles", "zone": "zones", "road": "roads", "shelter": "shelters", "channel": "channels",
    "asset": "assets", "meter": "meters", "model": "models", "inject": "injects", "pool": "pools",
    "decision": "decisions", "action": "actions", "form": "forms", "objective": "objectives",
    "redline": "redlines", "ending": "endings", "curve": "curves",
}  # fmt: skip


def path_of(scenario: Scenario, finding: Finding) -> Path:
    """() is the scenario as a whole: also where the part of a finding is not there (any more). A list that lacks
    something is where it would be added.
    """
    path = _path(scenario, finding)
    try:
        part_at(scenario, path)
    except KeyError:
        return ()
    return path


def _path(scenario: Scenario, finding: Finding) -> Path:
    if finding.part == "option":
        decision, _, option = finding.id.partition(".")
        return ("decisions", decision, "options", option)
    if finding.part == "criterion":
        return next(
            (
                ("objectives", objective.id, "tasks", task.id, "criteria", criterion.id)
                for objective in scenario.objectives
                for task in objective.tasks
                for criterion in task.criteria
                if criterion.id == finding.id
            ),
            (),
        )
    if finding.part == "scenario" and finding.field in LISTS.values():
        return (finding.field,)
    if finding.part == "debrief":
        return ("debrief",)
    return (LISTS[finding.part], finding.id) if finding.part in LISTS and finding.id else ()
