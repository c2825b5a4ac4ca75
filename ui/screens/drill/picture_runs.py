"""The runs that the picture book shows: one half played, others closed, evaluated and improved upon."""

from __future__ import annotations

from collections.abc import Callable

from edu.domain.actors import Actor, Role
from edu.domain.drills.inputs import Refused
from edu.services.drill_runs import DrillRuns
from ui.screens.world import World

SCENARIO, SEED = "flash-flood", 7
MOMENT = 76
"""Ticks into the drill at which the pictures are taken: the water is up. Then on to the next question."""


class PictureRuns:
    """A few runs for all pages: one half played, the others closed; made when the first page asks."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._half = self._whole = self._other = self._other_seed = self._profile = ""
        self.actor = world.session(Role.TRAINER).actor

    def half(self) -> str:
        if not self._half:
            self._half = self._begun()
            runs = self._world.services.drill_runs
            play(runs, self.actor, self._half, MOMENT)
            messages = self._world.services.drill_messages
            messages.send(self.actor, self._half, "你家里来电话，问要不要去接孩子。", role="duty", sender="值班员家属")
            runs.jump_next_decision(self.actor, self._half)
            said = "上游水库已经加大下泄，请你们 20 分钟内报送转移人数，危险区一个人也不要留。"
            messages.send(self.actor, self._half, said, sender="县防指来电", public=True)
        return self._half

    def whole(self) -> str:
        if not self._whole:
            services = self._world.services
            self._whole = self._begun()
            play(services.drill_runs, self.actor, self._whole, 400, worse=3)
            services.drill_improvements.open(
                self.actor, self._whole, "责任人名单每月核对一次，换号当天报镇里", owner="石坑村书记", due="2026-12-15"
            )
            services.drill_judging.rate(self.actor, self._whole, "o5", "S", note="指令复述清楚，分工还可以再细")
            evaluated = services.drill_results.result(self.actor, self._whole)
            changed = next(line for line in evaluated.lines if line.of and line.earned < line.of)
            reason = "录像里能看到当时已经口头下令，程序没有记到"
            services.drill_judging.override(self.actor, self._whole, changed.criterion.id, changed.of, reason)
            for indicator, grade in (
                ("warn-who", "good"), ("warn-words", "fair"), ("warn-loop", "good"), ("report-time", "weak"),
                ("command-one", "fair"), ("action-frail", "good"), ("team-part", "none"),
            ):  # fmt: skip
                services.drill_assessing.mark(self.actor, self._whole, indicator, grade)
            said = "首报晚了 12 分钟，等雨量核实以后才报"
            services.drill_assessing.mark(self.actor, self._whole, "report-time", "", note=said)
            services.drill_results.close(self.actor, self._whole)
        return self._whole

    def other(self) -> str:
        """Another team on the same seed."""
        if not self._other:
            self._other = self._closed(SEED, worse=2)
        return self._other

    def other_seed(self) -> str:
        if not self._other_seed:
            self._other_seed = self._closed(SEED + 5, worse=4)
        return self._other_seed

    def profile(self) -> str:
        """An own profile."""
        if not self._profile:
            profiles = self._world.services.drill_profiles
            self._profile = profiles.copy(self.actor, "house", "云溪镇桌面推演评估表")
        return self._profile

    def _closed(self, seed: int, worse: int) -> str:
        services = self._world.services
        run = self._begun(seed)
        play(services.drill_runs, self.actor, run, 400, worse=worse)
        services.drill_results.close(self.actor, run)
        return run

    def _begun(self, seed: int = SEED) -> str:
        seats = {"grid": "npc"}
        return self._world.services.drill_runs.start(
            self.actor, SCENARIO, mode="group", seed=seed, org=self._world.township, seats=seats, profile="house"
        )


def play(runs: DrillRuns, actor: Actor, run: str, until: int, *, worse: int = 0) -> None:
    """Good options at once, but every `worse`-th decision another; reports whole; up to that tick."""
    told = 0
    while (view := runs.view(actor, run)).tick < until and not view.over:
        for one in view.open:
            decision = view.scenario.decision(one.decision)
            options = [option for option in decision.options if option.id in one.options] if decision else []
            good = [option for option in options if option.verdict == "good"]
            told += 1
            other = [option for option in options if option.verdict in ("fair", "bad")]
            taken = (other if worse and told % worse == 0 and other else good or options)[0]
            _put_in(lambda one=one, taken=taken: runs.choose(actor, run, one.decision, taken.id))  # type: ignore[misc]
        for legal in view.legal.values():
            for form in legal.forms:
                fields = next(one.fields for one in view.scenario.forms if one.id == form)
                words = {field.id: "已核实" for field in fields}
                _put_in(lambda form=form, words=words: runs.report(actor, run, form, words))  # type: ignore[misc]
        runs.advance(actor, run, min(2, until - view.tick))


def _put_in(work: Callable[[], object]) -> None:
    try:
        work()
    except Refused:
        return  # what was possible a moment ago is so no longer


def open_run(world: World) -> str:
    """A run that waits for an answer, for the pages of phones."""
    return PictureRuns(world).half()
