"""The cut of a scenario for one player: they answer every decision of the solo cut, whoever's it is at the table.

The other decisions are taken by their seats, which play prudently; injects for them stay, for the story.
Criteria of decisions that the player is not asked, and those that an evaluator judges, drop out of the score.
"""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.scenario import Criterion, Decision, Objective, Scenario

PLAYER = "solo"


def solo_cut(scenario: Scenario) -> Scenario:
    """Roles: the player first, then everybody else as the program plays them."""
    player = next(role for role in scenario.roles if role.id == scenario.solo_role)
    seat = replace(player, id=PLAYER, sees=(), required=True)
    asked = {decision.id for decision in scenario.decisions if decision.solo}
    return replace(
        scenario,
        solo_role=PLAYER,
        roles=(seat, *(replace(role, npc="prudent", required=False) for role in scenario.roles)),
        decisions=tuple(_for_player(decision) if decision.solo else decision for decision in scenario.decisions),
        objectives=tuple(
            kept for objective in scenario.objectives if (kept := _kept(objective, asked)) and kept.criteria
        ),
    )


def npc_roles(scenario: Scenario) -> tuple[str, ...]:
    """Of a solo cut: every seat but the player's."""
    return tuple(role.id for role in scenario.roles if role.id != PLAYER)


def _for_player(decision: Decision) -> Decision:
    return replace(decision, role=PLAYER)


def _kept(objective: Objective, asked: set[str]) -> Objective:
    tasks = (
        replace(task, criteria=tuple(criterion for criterion in task.criteria if _counts(criterion, asked)))
        for task in objective.tasks
    )
    return replace(objective, tasks=tuple(task for task in tasks if task.criteria))


def _counts(criterion: Criterion, asked: set[str]) -> bool:
    if criterion.kind == "choice":
        return criterion.decision in asked
    if criterion.kind == "act_by":
        return criterion.act.partition(":")[0] in asked
    return criterion.kind in ("outcome", "state_by")
