"""Where each point of a run comes from: the event in the ledger that decided it, and the sources that say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.run_records import TAKEN_BACK
from edu.domain.drills.run_views import DecisionLine, PointLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edu.domain.drills.run_records import Judgement
    from edu.domain.drills.run_views import InputLine
    from edu.domain.drills.scenario import Decision, Option, Scenario
    from edu.domain.drills.scoring import CriterionScore, Result
    from edu.domain.drills.state import News

_RANK = {"good": 3, "fair": 2, "bad": 1, "redline": 0}
_ANSWERS = ("answered", "expired", "npc")


class Sources:
    """Labels of events by what was put in; what nobody put in follows from the start of the run."""

    def __init__(self, started: str, inputs: Sequence[InputLine], judgements: Sequence[Judgement]) -> None:
        self.started = started
        self.inputs = tuple(inputs)
        self.judgements = tuple(judgements)
        self._by_what: dict[str, InputLine] = {}
        for line in self.inputs:
            if line.kind != "seat":
                self._by_what.setdefault(line.what, line)

    def of(self, what: str) -> str:
        line = self._by_what.get(what)
        return line.event if line else self.started

    def words_of(self, what: str) -> Mapping[str, str]:
        line = self._by_what.get(what)
        return line.words if line else {}

    def at(self, tick: int) -> str:
        """The last input of that tick: what brought a red line about."""
        found = [line.event for line in self.inputs if line.tick == tick]
        return found[-1] if found else self.started

    def rating_of(self, target: str) -> str:
        found = [one.event for one in self.judgements if one.target == target and one.rating]
        return found[-1] if found else self.started

    def override_of(self, criterion: str) -> Judgement | None:
        """The one that counts; None where it was taken back."""
        found = [one for one in self.judgements if one.target == criterion and one.points is not None]
        return found[-1] if found and found[-1].points != TAKEN_BACK else None


def point_lines(
    scenario: Scenario, result: Result, decisions: Sequence[DecisionLine], sources: Sources
) -> tuple[PointLine, ...]:
    taken = {line.decision: line.option for line in decisions}
    return tuple(
        _line(scenario, objective.objective.id, score, taken, sources)
        for objective in result.objectives
        for score in objective.lines
    )


def _line(
    scenario: Scenario, objective: str, score: CriterionScore, taken: Mapping[str, str], sources: Sources
) -> PointLine:
    criterion = score.criterion
    override = sources.override_of(criterion.id)
    return PointLine(
        criterion=criterion,
        objective=objective,
        part=criterion.part,
        standing=score.standing,
        automatic=score.automatic,
        earned=score.earned,
        of=score.of,
        tick=score.tick,
        what=score.what,
        event=sources.rating_of(criterion.id) if criterion.kind == "observed" else sources.of(score.what),
        cites=tuple(dict.fromkeys((*criterion.cites, *_cites(scenario, score.what, taken.get(score.what, ""))))),
        overridden=score.overridden,
        reason=override.note if override else "",
        override_event=override.event if override else "",
    )


def _cites(scenario: Scenario, what: str, option: str) -> tuple[str, ...]:
    decision = scenario.decision(what)
    taken = decision.option(option) if decision else None
    if taken is not None:
        return taken.cites
    found = {action.id: action.cites for action in scenario.actions} | {form.id: form.cites for form in scenario.forms}
    return found.get(what, ())


def decision_lines(scenario: Scenario, news: Sequence[News], sources: Sources) -> tuple[DecisionLine, ...]:
    """Every question that was put, by the hour of its answer, with what was taken and what would have been better."""
    opened = {one.what: one.tick for one in news if one.kind == "opened"}
    answers = {one.what: one for one in news if one.kind in _ANSWERS}
    found = []
    for decision in scenario.decisions:
        if decision.id not in opened:
            continue
        answer = answers.get(decision.id)
        found.append(
            DecisionLine(
                decision=decision.id,
                role=decision.role,
                how=answer.kind if answer else "open",
                option=answer.detail if answer else "",
                opened=opened[decision.id],
                tick=answer.tick if answer else -1,
                better=_better(decision, decision.option(answer.detail) if answer else None),
                rationale=sources.words_of(decision.id).get("", ""),
                event=sources.of(decision.id) if answer and answer.kind == "answered" else sources.started,
            )
        )
    return tuple(sorted(found, key=_when))


def _when(line: DecisionLine) -> tuple[int, int, str]:
    """A debrief goes through the drill as it was lived; what nobody decided stands where it was put."""
    return line.tick if line.tick >= 0 else line.opened, line.opened, line.decision


def _better(decision: Decision, taken: Option | None) -> tuple[str, ...]:
    """The best first; a bad option is never held up as better than a red line."""
    rank = max(_RANK[taken.verdict], _RANK["bad"]) if taken else _RANK["bad"]
    better = [option for option in decision.options if _RANK[option.verdict] > rank]
    return tuple(option.id for option in sorted(better, key=lambda option: -_RANK[option.verdict]))
