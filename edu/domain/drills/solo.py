"""The cut of a scenario for one player: they answer the decisions of the cut, whoever's they are at the table.

The program takes the others, prudently. What it answers earns nobody points, so only what the player was asked and
what became of the world is scored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from edu.domain.drills.scenario import Action, Criterion, Decision, Objective, ReportForm, Role, Scenario

PROGRAM = "solo-program"
"""A seat for the player's own decisions that do not stand in the cut."""


def solo_cut(scenario: Scenario) -> Scenario:
    """The same world with the player in `solo_role`; every seat's actions and reports are in the player's hands.

    Without that nobody could take them, because the program only answers what is asked.
    """
    player = scenario.solo_role
    asked = {decision.id for decision in scenario.decisions if decision.solo}
    return replace(
        scenario,
        roles=(
            *(role if role.id == player else replace(role, npc="prudent", required=False) for role in scenario.roles),
            Role(id=PROGRAM, title="其他人", brief="", npc="prudent"),
        ),
        decisions=tuple(_decision(decision, player, asked) for decision in scenario.decisions),
        actions=tuple(_given_to(player, action) for action in scenario.actions),
        forms=tuple(_given_to(player, form) for form in scenario.forms),
        objectives=tuple(cut for objective in scenario.objectives if (cut := _objective(objective, asked)).tasks),
    )


def solo_npc(scenario: Scenario) -> tuple[str, ...]:
    """The seats that the program holds, of a scenario that was cut."""
    return tuple(role.id for role in scenario.roles if role.id != scenario.solo_role)


def _decision(decision: Decision, player: str, asked: set[str]) -> Decision:
    if decision.id in asked:
        return replace(decision, role=player)
    return replace(decision, role=PROGRAM) if decision.role == player else decision


_Act = TypeVar("_Act", Action, ReportForm)


def _given_to(player: str, act: _Act) -> _Act:
    return replace(act, role=player)


def _objective(objective: Objective, asked: set[str]) -> Objective:
    tasks = (
        replace(task, criteria=tuple(one for one in task.criteria if _scored(one, asked))) for task in objective.tasks
    )
    return replace(objective, tasks=tuple(task for task in tasks if task.criteria))


def _scored(criterion: Criterion, asked: set[str]) -> bool:
    """Choices that were the player's, and the world. Reports, acts unasked for and observations are a group's."""
    if criterion.kind == "choice":
        return criterion.decision in asked
    if criterion.kind == "act_by":
        return criterion.act.partition(":")[0] in asked
    if criterion.kind == "sequence":
        return all(name in asked for name in criterion.order)
    return criterion.kind in ("state_by", "outcome")
