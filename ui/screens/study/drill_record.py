"""A drill played alone, kept as a run on the ledger: the same seed and choices, so the same run."""

from __future__ import annotations

from edu.domain.actors import Actor
from edu.domain.drills.solo_play import SoloAnswer
from edu.services.drill_results import DrillResults
from edu.services.drill_runs import DrillRuns


class RunRecord:
    """Implements ui.screens.study.drill.Record over the services of runs."""

    def __init__(self, runs: DrillRuns, results: DrillResults, actor: Actor, drill: str, seed: int) -> None:
        self._runs, self._results, self._actor = runs, results, actor
        self._drill, self._seed = drill, seed
        self.run = ""

    def begin(self) -> None:
        self.run = self._runs.start(self._actor, self._drill, mode="solo", seed=self._seed)

    def chose(self, answer: SoloAnswer) -> None:
        view = self._runs.view(self._actor, self.run)
        if answer.tick > view.tick:
            self._runs.advance(self._actor, self.run, answer.tick - view.tick)
        self._runs.choose(self._actor, self.run, answer.decision.id, answer.taken.id)

    def end(self) -> None:
        """To the end of the drill, then on file: with its score in the learner's own records."""
        view = self._runs.view(self._actor, self.run)
        self._runs.advance(self._actor, self.run, view.scenario.ticks)
        self._results.close(self._actor, self.run)
