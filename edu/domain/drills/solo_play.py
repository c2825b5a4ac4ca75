"""One player through the cut of a scenario: from question to question, each with what was heard and what came of it.

Time does not press: the drill stands while the player thinks, and runs on by itself between two questions.
"""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.drills.bots import bounds_of
from edu.domain.drills.inputs import Choose, Refused
from edu.domain.drills.pictures import Picture, picture_of
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.run_shown import clock_text, open_decisions
from edu.domain.drills.runs import Log, Play
from edu.domain.drills.scenario import Decision, Option, Scenario
from edu.domain.drills.scoring import Result, score
from edu.domain.drills.solo import PROGRAM, solo_cut, solo_npc
from edu.domain.errors import PackError
from edu.domain.prng import Stream

_RANK = {"good": 3, "fair": 2, "bad": 1, "redline": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class SoloQuestion:
    """`number` of `of` counts from 1; `heard` are (clock, text) since the question before; options are mixed."""

    number: int
    of: int
    clock: str
    decision: Decision
    options: tuple[Option, ...]
    heard: tuple[tuple[str, str], ...]
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class SoloAnswer:
    """What was taken, what was best on offer, and at which tick."""

    decision: Decision
    taken: Option
    best: Option
    tick: int

    @property
    def right(self) -> bool:
        return self.taken.verdict == "good"


class SoloPlay:
    """Of a scenario, or of the cut of one as a run keeps it. Raises PackError where it does not compile."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario = scenario
        cut = scenario if scenario.role(PROGRAM) is not None else solo_cut(scenario)
        program = compile_scenario(cut)
        if not isinstance(program, Program):
            raise PackError(f"推演“{scenario.title}”不能玩。", "请检查内容包。")
        self.program = program
        self.seed = seed
        self.answers: list[SoloAnswer] = []
        self._player = cut.solo_role
        self._of = sum(decision.role == cut.solo_role for decision in cut.decisions)
        self._play = Play(program, Log(seed=seed, npc=solo_npc(cut)))
        self._heard = 0

    @property
    def tick(self) -> int:
        return self._play.state.tick

    @property
    def picture(self) -> Picture:
        return picture_of(self.program, self._play.state)

    @property
    def several(self) -> bool:
        """Whether the player answers for more than one seat of the table."""
        return len({one.role for one in self.scenario.decisions if one.solo}) > 1

    def seat(self, decision: str) -> str:
        """Title of the one whose decision it is at the table."""
        found = self.scenario.decision(decision)
        role = self.scenario.role(found.role) if found is not None else None
        return role.title if role is not None else ""

    def next(self) -> SoloQuestion | None:
        """On to the player's next question; None when the drill is over."""
        play = self._play
        while not play.over and play.state.tick < self.program.scenario.ticks:
            asked = [one for one in open_decisions(self.program, play.state) if one.role == self._player]
            if asked:
                return self._question(asked[0].decision, asked[0].options)
            play.forward()
        return None

    def choose(self, decision: str, option: str) -> SoloAnswer:
        """Refused where it is not on offer."""
        self._play.put_in(Choose(decision, option))
        found = self.program.scenario.decision(decision)
        taken = found.option(option) if found is not None else None
        if found is None or taken is None:
            raise Refused("没有这个选项。")
        best = max(found.options, key=lambda one: _RANK[one.verdict])
        answer = SoloAnswer(decision=found, taken=taken, best=best, tick=self._play.state.tick)
        self.answers.append(answer)
        return answer

    def result(self) -> Result:
        """Of the run as it stands; plays on to the end first."""
        self._play.to_end()
        return score(self.program, self._play.state, bounds_of(self.program, self.seed))

    def _question(self, decision_id: str, offered: tuple[str, ...]) -> SoloQuestion:
        play, scenario = self._play, self.program.scenario
        decision = next(one for one in scenario.decisions if one.id == decision_id)
        texts = {inject.id: inject.text for inject in scenario.injects}
        news = play.news[self._heard :]
        self._heard = len(play.news)
        mixed = Stream(self.seed, f"solo:{decision_id}").shuffled(offered)
        return SoloQuestion(
            number=len(self.answers) + 1,
            of=max(self._of, len(self.answers) + 1),
            clock=clock_text(scenario, play.state.tick),
            decision=decision,
            options=tuple(option for one in mixed if (option := decision.option(one)) is not None),
            heard=tuple((clock_text(scenario, one.tick), texts[one.what]) for one in news if one.kind == "inject"),
            picture=self.picture,
        )
