"""Drills that are played: begin, move the clock, put in, go back as a fork, go on after a kill.

An input is on the chain before its call returns. Ticks are not: the tick reached is noted beside the ledger, and the
state follows from scenario, seed and inputs; that it is the same again is proved by its hash.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.actors import Permission, require
from edu.domain.drills.engine import upcoming
from edu.domain.drills.inputs import Act, Bring, Choose, Freeze, Input, Report, Seat
from edu.domain.drills.pictures import picture_of
from edu.domain.drills.run_shown import clock_text, ending_id, legal_by_role, open_decisions
from edu.domain.drills.run_views import NPC, ONLY_PICTURES, OPEN, RunLine, RunView, ScenarioLine
from edu.domain.drills.version import ENGINE
from edu.domain.errors import Conflict, EduError, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import drills as e
from edu.services import drill_run_access as access
from edu.services.drill_judging import observations
from edu.services.drill_run_start import as_played, begin, beginning, seat_at
from edu.services.drill_run_table import (
    Running,
    branch_of,
    compiled,
    must_be_last,
    place_name,
    seats_of,
    whole_or_not,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edu.domain.actors import Actor
    from edu.domain.drills.run_records import RunRecord
    from edu.domain.drills.run_views import Mode
    from edu.domain.events import EventRef
    from edu.services.drill_run_table import DrillTable
    from edu.services.ports import Reading, Writing
    from edu.services.ports.content import DrillOverlays, DrillShelf
    from edu.services.ports.evaluation import ProfileShelf
    from edu.system.ids import Ids

LONGEST_TEXT = 4000
"""Characters of one field: what a phone may send."""
FASTEST = 60


class DrillRuns:
    def __init__(
        self, table: DrillTable, ids: Ids, shelf: DrillShelf, overlays: DrillOverlays | None = None,
        profiles: ProfileShelf | None = None,
    ) -> None:  # fmt: skip
        self._table = table
        self._store = table.store
        self._clock = table.clock
        self._ids = ids
        self._shelf = shelf
        self._overlays = overlays
        self._profiles = profiles

    # -- looking --

    def scenarios(self, actor: Actor) -> tuple[ScenarioLine, ...]:
        """On offer here; one that cannot be played says why."""
        require(actor, Permission.DRILLS_SOLO)
        return tuple(self._line(id_) for id_ in self._shelf.drill_ids)

    def _line(self, scenario_id: str) -> ScenarioLine:
        try:
            scenario, overlay = as_played(self._shelf, self._overlays, scenario_id)
        except EduError as exc:
            return ScenarioLine(
                id=scenario_id, version=0, title=scenario_id, hazard="", level="", summary="", minutes=0, roles=(),
                solo_role="", overlay="", problem=exc.message,
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

    def runs(self, actor: Actor, org: str = "", enterprise: str = "", limit: int = 200) -> tuple[RunLine, ...]:
        """Newest first; what the actor answers for."""
        require(actor, Permission.DRILLS_WRITE)
        return self._lines(actor, org=org, enterprise=enterprise, limit=limit)

    def resumable(self, actor: Actor) -> tuple[RunLine, ...]:
        """Those that run, here or when the program stopped."""
        require(actor, Permission.DRILLS_WRITE)
        return self._lines(actor, running=True, limit=200)

    def _lines(
        self, actor: Actor, *, org: str = "", enterprise: str = "", running: bool = False, limit: int
    ) -> tuple[RunLine, ...]:
        with self._store.reading() as view:
            found = view.drill_runs.runs(org=org, enterprise=enterprise, running=running, limit=limit)
            return tuple(
                line_of(view, one) for one in found if access.answers_for(view, actor, one.org, one.enterprise)
            )

    def view(self, actor: Actor, run: str) -> RunView:
        running = self._table.of(run)
        with running.lock:
            self._clear(actor, running)
            return shown(running)

    def position(self, actor: Actor, run: str) -> tuple[int, ...]:
        """Changes with whatever `view` shows but the names at seats; cheap enough to be asked several times a second.

        It takes no lock, so that who waits for news never waits for a disk: an input that is being written may show.
        """
        running = self._table.of(run)
        self._clear(actor, running)
        play, pace = running.play, running.pace
        told = len(play.news), len(running.judgements) + len(running.marks), running.takes
        return play.state.tick, running.given, *told, int(pace.paused), pace.speed

    # -- beginning and ending --

    def start(
        self, actor: Actor, scenario: str, *, mode: Mode, seed: int | None = None, org: str = "", enterprise: str = "",
        seats: Mapping[str, str] | None = None, profile: str = "",
    ) -> str:  # fmt: skip
        """`seats`: role → a person's id, 'open' or 'npc'. The run begins paused at tick 0.

        `profile` is what evaluators judge it by, '' for none.
        """
        require(actor, Permission.DRILLS_WRITE if mode == "group" else Permission.DRILLS_SOLO)
        played = as_played(self._shelf, self._overlays, scenario, mode)
        chosen = self._profiles.profile(profile) if self._profiles is not None and profile else None
        run = self._ids.new()
        with self._store.writing(actor) as work:
            begun = beginning(
                work,
                actor,
                played,
                mode=mode,
                seed=_seed(run) if seed is None else seed,
                org=org,
                enterprise=enterprise,
                seats=seats or {},
                profile=chosen,
            )
            begin(work, run, begun)
            running = self._opened(work, run)
            work.commit()
        self._table.put(running)
        return run

    def resume(self, actor: Actor, run: str) -> RunView:
        """Go on where it stopped. One that is open here is just shown."""
        with self._table.opening:
            if self._table.get(run) is None:
                with self._store.reading() as view:
                    record = access.known_run(view, run)
                    access.must_run(view, actor, record)
                    if record.state != "running":
                        raise Conflict("这场推演已经结束。", "可以查看结果和回放。")
                    self._table.put(self._table.loaded(view, record))
        return self.view(actor, run)

    def back(self, actor: Actor, run: str, tick: int) -> str:
        """A fork: a new run that begins as this one was when it came to that tick. This one stays as it is."""
        with self._store.writing(actor) as work:
            parent = access.known_run(work, run)
            access.must_lead(work, actor, parent)
            fork = self._fork(work, parent, tick)
            running = self._opened(work, fork)
            for role in _held_otherwise(running):
                self._table.put_in(work, running, role)
            work.commit()
        here = self._table.get(run)
        if here is not None:
            with self._store.reading() as view:
                here.branch = branch_of(view, here.record)
        self._table.put(running)
        return fork

    def _fork(self, work: Writing, parent: RunRecord, tick: int) -> str:
        here = self._table.get(parent.id)
        reached = here.play.state.tick if here else self._reached(work, parent)
        if not 0 <= tick <= reached:
            raise InvalidInput("只能退回到已经推演过的时刻。")
        if parent.engine != ENGINE:
            raise Conflict(f"{ONLY_PICTURES}。", "请用同一个随机种子重新开始一场。")
        fork = self._ids.new()
        work.append(
            e.DrillRunStarted(
                scenario=parent.scenario,
                version=parent.version,
                title=parent.title,
                sha256=parent.sha256,
                overlay=parent.overlay,
                engine=ENGINE,
                seed=parent.seed,
                mode=parent.mode,
                npc=list(parent.npc),
                org=parent.org,
                enterprise=parent.enterprise,
                root=parent.root,
                parent=parent.id,
                parent_tick=tick,
            ),
            fork,
            person=parent.person or None,
        )
        for seat in work.drill_runs.seats(parent.id):
            seat_at(work, fork, seat.role, seat.person or seat.by, tick, seat.name)
        return fork

    def _reached(self, view: Reading, record: RunRecord) -> int:
        noted = view.drill_runs.clock(record.id)
        return max(record.tick, noted.tick if noted else 0)

    def _opened(self, work: Writing, run: str) -> Running:
        running = self._table.loaded(work, access.known_run(work, run))
        work.drill_runs.note_clock(run, running.clock(self._clock.now_ms()))
        return running

    def abandon(self, actor: Actor, run: str, reason: str) -> None:
        """It ends without a score and counts for nothing."""
        if len(reason.strip()) < 2:
            raise InvalidInput("放弃推演必须写明理由。")
        with self._store.writing(actor) as work:
            record = access.known_run(work, run)
            access.must_run(work, actor, record)
            if record.state != "running":
                raise Conflict("这场推演已经结束。")
            here = self._table.get(run)
            tick = here.play.state.tick if here else self._reached(work, record)
            work.append(e.DrillRunAbandoned(tick=tick), run, private=Reason(text=reason.strip()))
            work.drill_runs.forget_clock(run)
            work.commit()
        self._table.drop(run)

    # -- the clock --

    def advance(self, actor: Actor, run: str, ticks: int) -> RunView:
        """So many ticks on, or to the end. A run that was not going to be waited for may be paused all the same."""
        if ticks < 0:
            raise InvalidInput("时间只能向前推进。", "要回到之前，请用“退回”。")
        return self._moved(actor, run, ticks, ())

    def jump_next_inject(self, actor: Actor, run: str) -> RunView:
        return self._moved(actor, run, None, ("inject",))

    def jump_next_decision(self, actor: Actor, run: str) -> RunView:
        return self._moved(actor, run, None, ("opened",))

    def _moved(self, actor: Actor, run: str, ticks: int | None, until: tuple[str, ...]) -> RunView:
        running = self._table.of(run)
        with running.lock:
            self._clear(actor, running)
            with whole_or_not(running):
                _forward(running, ticks, until)
                self._note(actor, running)
            return shown(running)

    def pace(self, actor: Actor, run: str, *, paused: bool | None = None, speed: int | None = None) -> RunView:
        running = self._table.of(run)
        if speed is not None and not 1 <= speed <= FASTEST:
            raise InvalidInput(f"速度应在 1 到 {FASTEST} 倍之间。")
        with running.lock:
            self._clear(actor, running)
            with whole_or_not(running):
                now = running.pace
                running.pace = replace(
                    now,
                    paused=now.paused if paused is None else paused,
                    speed=now.speed if speed is None else speed,
                )
                self._note(actor, running)
            return shown(running)

    def _note(self, actor: Actor, running: Running) -> None:
        with self._store.writing(actor) as work:
            work.drill_runs.note_clock(running.record.id, running.clock(self._clock.now_ms()))
            work.commit()

    # -- inputs of seats --

    def choose(self, actor: Actor, run: str, decision: str, option: str, *, rationale: str = "") -> EventRef:
        running = self._table.of(run)
        found = running.scenario.decision(decision)
        role = found.role if found else ""
        return self._played(actor, running, Choose(decision, option), role, {"": _short(rationale)})

    def act(self, actor: Actor, run: str, action: str) -> EventRef:
        running = self._table.of(run)
        act = running.program.actions.get(action)
        return self._played(actor, running, Act(action), act.role if act else "", {})

    def report(self, actor: Actor, run: str, form: str, fields: Mapping[str, str]) -> EventRef:
        """Field → words; those left blank do not count."""
        running = self._table.of(run)
        act = running.program.forms.get(form)
        words = {name: _short(text) for name, text in fields.items() if text.strip()}
        return self._played(actor, running, Report(form, tuple(words)), act.role if act else "", words)

    def _played(self, actor: Actor, running: Running, what: Input, role: str, words: Mapping[str, str]) -> EventRef:
        with running.lock, whole_or_not(running), self._store.writing(actor) as work:
            access.must_play(work, actor, running.record, role, running.scenario.solo_role)
            ref = self._table.put_in(work, running, what, role=role, words=words)
            work.commit()
            return ref

    # -- inputs of the trainer --

    def bring(self, actor: Actor, run: str, inject: str) -> EventRef:
        return self._led(actor, run, Bring(inject))

    def freeze(self, actor: Actor, run: str, on: bool) -> EventRef:
        return self._led(actor, run, Freeze(on))

    def _led(self, actor: Actor, run: str, what: Input) -> EventRef:
        running = self._table.of(run)
        with running.lock, whole_or_not(running), self._store.writing(actor) as work:
            access.must_lead(work, actor, running.record)
            ref = self._table.put_in(work, running, what)
            work.commit()
            return ref

    def seat(self, actor: Actor, run: str, role: str, who: str, *, name: str = "") -> EventRef:
        """`who` as at the start; `name` is what somebody at an open seat calls themselves."""
        running = self._table.of(run)
        if running.scenario.role(role) is None:
            raise NotFound("没有这个角色。")
        with running.lock, whole_or_not(running), self._store.writing(actor) as work:
            access.must_lead(work, actor, running.record)
            must_be_last(self._table, work, running)
            if who not in (NPC, OPEN) and not work.people.people_by_id([who]):
                raise NotFound("没有找到这个人。", "请刷新人员列表后重选。")
            ref = seat_at(work, run, role, who, running.play.state.tick, _short(name))
            if _is_npc(running, role) != (who == NPC):
                self._table.put_in(work, running, Seat(role, "npc" if who == NPC else "person"))
            seats = seats_of(work, running.record, running.scenario)
            work.commit()
            running.seats = seats
            return ref

    # -- permission --

    def _clear(self, actor: Actor, running: Running) -> None:
        if actor not in running.cleared:
            with self._store.reading() as view:
                access.must_run(view, actor, running.record)
            running.cleared.add(actor)


def shown(running: Running) -> RunView:
    """From memory alone."""
    program, state, record = running.program, running.play.state, running.record
    return RunView(
        id=record.id,
        scenario=program.scenario,
        state=record.state,
        mode=record.mode,
        solo_role=program.scenario.solo_role if record.mode == "solo" else "",
        place_name=running.place_name,
        seed=record.seed,
        tick=state.tick,
        clock=clock_text(program.scenario, state.tick),
        paused=running.pace.paused,
        speed=running.pace.speed,
        ending=ending_id(program, state),
        picture=picture_of(program, state),
        news=tuple(running.play.news),
        open=open_decisions(program, state),
        legal=legal_by_role(program, state),
        upcoming=upcoming(program, state),
        seats=running.seats,
        observations=observations(running.judgements),
        branch=running.branch,
        improvements=running.improvements,
        profile=running.profile,
        marks=running.marks,
    )


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


def _forward(running: Running, ticks: int | None, until: tuple[str, ...]) -> None:
    """`ticks` None: until news of these kinds. Never past the scenario's length."""
    play = running.play
    left = running.scenario.ticks - play.state.tick
    for _ in range(left if ticks is None else min(ticks, left)):
        told = len(play.news)
        play.forward()
        if play.over or any(news.kind in until for news in play.news[told:]):
            return


def _held_otherwise(running: Running) -> tuple[Seat, ...]:
    """Seats that somebody took or left after the moment of the fork: who sits there now stays."""
    return tuple(
        Seat(seat.role, "npc" if seat.by == NPC else "person")
        for seat in running.seats
        if (seat.by == NPC) != _is_npc(running, seat.role)
    )


def _is_npc(running: Running, role: str) -> bool:
    return bool(running.play.state.slots[running.program.layout.slots["npc", role]])


def _short(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(f"文字太长，最多 {LONGEST_TEXT} 个字。", "请分几次写，或只写要点。")
    return text.strip()


def _seed(run: str) -> int:
    return int(run[-12:], 16)
