"""Players of known skill: they prove a scenario, set the bounds of outcomes and play empty seats in a demonstration.

A bot knows verdicts, never what is to come. Each draws from its own stream, so that one bot on one seed always plays
the same run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.drills import happenings
from edu.domain.drills.inputs import Act, Choose, Input, Report
from edu.domain.drills.parts import OPEN, CompiledAct, CompiledDecision
from edu.domain.drills.program import Program
from edu.domain.drills.runs import Log, Play
from edu.domain.drills.scenario import Action, ReportForm
from edu.domain.drills.scoring import Bounds, Result, outcomes, score
from edu.domain.drills.state import Desk
from edu.domain.prng import Stream

BotName = Literal["expert", "average", "random", "impatient", "idle", "reckless"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """`wise` permille of its choices are the best on offer, the others any; it waits `wait` permille of the window,
    takes `acts` permille of the good actions on offer and fills `fields` permille of a report.
    """

    wise: int
    wait: int
    acts: int
    fields: int
    first: bool = False
    """Always the first option."""
    worst: bool = False
    """Always the worst: red lines first."""


SKILLS: dict[BotName, Skill] = {
    "expert": Skill(wise=1000, wait=0, acts=1000, fields=1000),
    "average": Skill(wise=560, wait=350, acts=550, fields=650),
    "random": Skill(wise=0, wait=500, acts=250, fields=350),
    "impatient": Skill(wise=0, wait=0, acts=0, fields=200, first=True),
    "idle": Skill(wise=0, wait=1000, acts=0, fields=0),
    "reckless": Skill(wise=0, wait=0, acts=0, fields=300, worst=True),
}
BOT_WORDS: dict[str, str] = {
    "expert": "专家",
    "average": "一般水平",
    "random": "随便选",
    "impatient": "总选第一个",
    "idle": "什么都不做",
    "reckless": "专选最差的",
}
_RANK = {"good": 3, "fair": 2, "bad": 1, "redline": 0}


def played(program: Program, seed: int, bot: BotName, npc: tuple[str, ...] = ()) -> Play:
    """A whole run of one bot in every seat but those that the program plays itself."""
    return _Player(program, seed, SKILLS[bot], bot, npc).run()


def bounds_of(program: Program, seed: int) -> Bounds:
    """Between what the outcomes of this seed are judged: nobody acts, and the best known play."""
    idle, best = played(program, seed, "idle"), played(program, seed, "expert")
    return Bounds(outcomes(program, idle.state), outcomes(program, best.state))


def judged_run(program: Program, seed: int, bot: BotName) -> tuple[Play, Result]:
    play = played(program, seed, bot)
    return play, score(program, play.state, bounds_of(program, seed))


def _ranks(decision: CompiledDecision) -> dict[str, int]:
    return {option.id: _RANK[option.verdict] for option in decision.source.options}


class _Player:
    def __init__(self, program: Program, seed: int, skill: Skill, name: str, npc: tuple[str, ...]) -> None:
        self.program = program
        self.skill = skill
        self.draw = Stream(seed, f"bot:{name}")
        self.play = Play(program, Log(seed=seed, npc=npc))
        self.npc = npc
        self.heard = len(self.play.news)
        self.beat = program.scenario.beat
        self.waiting: list[tuple[int, CompiledDecision]] = []
        self.undone: list[tuple[CompiledAct, Action | ReportForm]] = []
        """Actions and reports of its own seats that it has not yet considered."""
        if skill.acts or skill.fields:
            own = program.scenario
            self.undone += [(program.actions[one.id], one) for one in own.actions if one.role not in npc]
            self.undone += [(program.forms[one.id], one) for one in own.forms if one.role not in npc]
        self.whens = [act.when for act, _ in self.undone]

    def run(self) -> Play:
        play, ticks = self.play, self.program.scenario.ticks
        if self.skill is SKILLS["idle"]:
            play.to_end()
        while not play.over and play.desk.tick < ticks:
            until = min((at for at, _ in self.waiting), default=ticks)
            play.forward(min(until, ticks) - play.desk.tick, self._heeds)
            self._note()
            if self.waiting:
                self._decide()
            if self.undone:
                self._do_more()
        return play

    def _heeds(self, desk: Desk) -> bool:
        """Has a question been put, or has something to do come within reach?"""
        news = self.play.news
        for heard in range(self.heard, len(news)):
            if news[heard].kind == "opened":
                self.heard = heard
                return True
        self.heard = len(news)
        if desk.tick % self.beat or not self.undone:
            return False
        v = desk.slots
        for when in self.whens:  # noqa: SIM110 - on every beat of every run a generator costs as much as the conditions
            if when(v):
                return True
        return False

    def _note(self) -> None:
        """What was opened is answered after a while. Choosing may itself open the next."""
        for news in self.play.news[self.heard :]:
            if news.kind == "opened":
                decision = self.program.decisions[self.program.decision_number[news.what]]
                if decision.source.role in self.npc:
                    continue
                pause = decision.window * self.skill.wait // 1000
                self.waiting.append((self.play.desk.tick + pause, decision))
        self.heard = len(self.play.news)

    def _decide(self) -> None:
        desk = self.play.desk
        now = desk.tick
        due = [decision for at, decision in self.waiting if at <= now]
        self.waiting = [(at, decision) for at, decision in self.waiting if at > now]
        for decision in due:
            offered = happenings.on_offer(desk.slots, decision)
            if offered and desk.slots[decision.state] == OPEN and not desk.ending:
                self.play.put_in(Choose(decision.source.id, self._option(decision, offered)))
                self._note()

    def _option(self, decision: CompiledDecision, offered: tuple[str, ...]) -> str:
        if self.skill.first:
            return offered[0]
        if self.skill.worst:
            return min(offered, key=_ranks(decision).__getitem__)
        if self._takes(self.skill.wise):
            return max(offered, key=_ranks(decision).__getitem__)
        return self.draw.choice(offered)

    def _do_more(self) -> None:
        """Actions and reports that have come within reach; each is considered once, and taken as often as may be."""
        undone, self.undone, desk = self.undone, [], self.play.desk
        for act, source in undone:
            if desk.ending or not act.when(desk.slots):
                self.undone.append((act, source))
            elif isinstance(source, ReportForm):
                if self.skill.fields and self._takes(min(1000, 2 * self.skill.fields)):
                    self._give(Report(source.id, self._fields(source)))
            elif self._takes(self.skill.acts) and (source.verdict in ("good", "fair") or self.skill.acts < 300):
                self._give(Act(source.id))
                if desk.slots[act.count] < act.limit:
                    self.undone.append((act, source))
        self.whens = [act.when for act, _ in self.undone]

    def _takes(self, permille: int) -> bool:
        return permille >= 1000 or (permille > 0 and self.draw.below(1000) < permille)

    def _fields(self, form: ReportForm) -> tuple[str, ...]:
        return tuple(field.id for field in form.fields if self._takes(self.skill.fields))

    def _give(self, what: Input) -> None:
        self.play.put_in(what)
        self._note()
