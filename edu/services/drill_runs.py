"""Drills that are played: begin, move the clock, put in, go back as a fork, go on after a kill.

An input is on the chain before its call returns. Ticks are not: the tick reached is noted beside the ledger, and the
state follows from scenario, seed and inputs; that it is the same again is proved by its hash.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.actors import Permission, require
from edu.domain.drills.inputs import Act, Bring, Choose, Freeze, Input, Report, Seat
from edu.domain.drills.run_views import NPC, OPEN, RunLine, RunView, ScenarioLine
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import drills as e
from edu.services import drill_run_access as access
from edu.services.drill_run_forks import by_program, forked, held_otherwise, reached
from edu.services.drill_run_list import MOST, run_lines, scenario_line
from edu.services.drill_run_shown import shown
from edu.services.drill_run_start import as_played, begin, beginning, seat_at
from edu.services.drill_run_table import (
    Running,
    branch_of,
    must_be_last,
    seats_of,
    whole_or_not,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edu.domain.actors import Actor
    from edu.domain.drills.run_views import Mode
    from edu.domain.events import EventRef
    from edu.services.drill_offers import DrillOffers
    from edu.services.drill_run_table import DrillTable
    from edu.services.ports import Writing
    from edu.services.ports.content import DrillOverlays, DrillShelf
    from edu.services.ports.evaluation import ProfileShelf
    from edu.system.ids import Ids

LONGEST_TEXT = 4000
"""Characters of one field: what a phone may send."""
FASTEST = 60


class DrillRuns:
    def __init__(
        self, table: DrillTable, ids: Ids, shelf: DrillShelf, overlays: DrillOverlays | None = None,
        profiles: ProfileShelf | None = None, offers: DrillOffers | None = None,
    ) -> None:  # fmt: skip
        """Without `offers` everything on the shelf may be played alone."""
        self._table = table
        self._store = table.store
        self._clock = table.clock
        self._ids = ids
        self._shelf = shelf
        self._overlays = overlays
        self._profiles = profiles
        self._offers = offers

    # -- looking --

    def scenarios(self, actor: Actor) -> tuple[ScenarioLine, ...]:
        """On offer here; one that cannot be played says why."""
        require(actor, Permission.DRILLS_SOLO)
        return tuple(scenario_line(self._shelf, self._overlays, id_) for id_ in self._shelf.drill_ids)

    def runs(self, actor: Actor, org: str = "", enterprise: str = "", limit: int = MOST) -> tuple[RunLine, ...]:
        """Newest first; what the actor answers for."""
        require(actor, Permission.DRILLS_WRITE)
        with self._store.reading() as view:
            return run_lines(view, actor, org=org, enterprise=enterprise, limit=limit)

    def resumable(self, actor: Actor) -> tuple[RunLine, ...]:
        """Those that run, here or when the program stopped."""
        require(actor, Permission.DRILLS_WRITE)
        with self._store.reading() as view:
            return run_lines(view, actor, running=True)

    def view(self, actor: Actor, run: str) -> RunView:
        running = self._table.of(run)
        with running.lock:
            self._clear(actor, running)
            return shown(running)

    def open_here(self, run: str) -> bool:
        """False when it was closed, or when another machine went on with it."""
        return self._table.get(run) is not None

    def position(self, actor: Actor, run: str) -> tuple[int, ...]:
        """Changes with whatever `view` shows but the names at seats; cheap enough to be asked several times a second.

        It takes no lock, so that who waits for news never waits for a disk: an input that is being written may show.
        """
        running = self._table.of(run)
        self._clear(actor, running)
        play, pace = running.play, running.pace
        beside = len(running.judgements) + len(running.marks) + len(running.messages)
        told = len(play.news), beside, running.takes
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
        if self._offers is not None and not actor.may(Permission.DRILLS_WRITE):
            self._offers.scenario(actor, scenario)  # what is not released is not there for who plays alone
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
            fork = forked(work, parent, tick, reached(self._table, work, parent), self._ids.new())
            running = self._opened(work, fork)
            for role in held_otherwise(running):
                self._table.put_in(work, running, role)
            work.commit()
        here = self._table.get(run)
        if here is not None:
            with self._store.reading() as view:
                here.branch = branch_of(view, here.record)
        self._table.put(running)
        return fork

    def _opened(self, work: Writing, run: str) -> Running:
        running = self._table.loaded(work, access.known_run(work, run))
        self._table.note(work, running)
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
            tick = reached(self._table, work, record)
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
            must_be_last(self._table, work, running)
            self._table.note(work, running)
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
            if by_program(running, role) != (who == NPC):
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


def _forward(running: Running, ticks: int | None, until: tuple[str, ...]) -> None:
    """`ticks` None: until news of these kinds. Never past the scenario's length."""
    play = running.play
    left = running.scenario.ticks - play.state.tick
    for _ in range(left if ticks is None else min(ticks, left)):
        told = len(play.news)
        play.forward()
        if play.over or any(news.kind in until for news in play.news[told:]):
            return


def _short(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(f"文字太长，最多 {LONGEST_TEXT} 个字。", "请分几次写，或只写要点。")
    return text.strip()


def _seed(run: str) -> int:
    return int(run[-12:], 16)
