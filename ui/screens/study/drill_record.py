"""A drill played alone, kept as a run on the ledger: the same seed and choices, so the same run."""

from __future__ import annotations

from edu.domain.actors import Actor
from edu.domain.drills.solo_play import SoloAnswer, SoloPlay
from edu.services.drill_offers import DrillOffers
from edu.services.drill_solo import DrillSolo


class NewRun:
    """Implements ui.screens.study.drill.Record: the run begins with the first question, not with a look."""

    def __init__(self, solo: DrillSolo, offers: DrillOffers, actor: Actor, drill: str, seed: int) -> None:
        self._solo, self._offers, self._actor = solo, offers, actor
        self._drill, self._seed = drill, seed
        self.run = ""

    def play(self) -> SoloPlay:
        return SoloPlay(self._offers.scenario(self._actor, self._drill), self._seed)

    def begin(self) -> None:
        if not self.run:
            self.run = self._solo.begin(self._actor, self._drill, self._seed)

    def chose(self, answer: SoloAnswer) -> None:
        self._solo.chose(self._actor, self.run, answer)

    def end(self) -> None:
        self._solo.end(self._actor, self.run)


class LeftRun(NewRun):
    """One that was left and is taken up again."""

    def __init__(self, solo: DrillSolo, offers: DrillOffers, actor: Actor, run: str) -> None:
        super().__init__(solo, offers, actor, "", 0)
        self.run = run

    def play(self) -> SoloPlay:
        return self._solo.take_up(self._actor, self.run)
