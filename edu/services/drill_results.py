"""How a run ends and what it was worth: closing, points with their sources, replay.

Closing books the drill as evidence in the same transaction, by the facts that every recorded drill has; of a family of
forks only the first that closes counts. A solo run is practice and never counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain import drill_records as words
from edu.domain.drill_records import NewDrill
from edu.domain.drills.evaluation import assess
from edu.domain.drills.kept import MEDIA_TYPE, SNAPSHOT_EVERY, KeptRun, keep, kept
from edu.domain.drills.pictures import Picture, hash_text, picture_of
from edu.domain.drills.run_shown import ending_id
from edu.domain.drills.run_views import ONLY_PICTURES, Evidence, Replay, RunResult
from edu.domain.drills.runs import Play
from edu.domain.drills.scoring import score
from edu.domain.drills.version import ENGINE
from edu.domain.errors import Conflict, StorageError
from edu.domain.events import drills as e
from edu.domain.places import settled
from edu.services import drill_run_access as access
from edu.services.drill_judging import judged_of, observations
from edu.services.drill_run_list import line_of
from edu.services.drill_run_points import Sources, decision_lines, point_lines
from edu.services.drill_run_profile import marks_of, profile_of
from edu.services.drill_run_table import closed_play, judgements_of, lines_of, messages_of, must_be_last, seats_of
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edu.domain.actors import Actor
    from edu.domain.drills.evaluation import Assessment
    from edu.domain.drills.program import Program
    from edu.domain.drills.run_records import RunRecord
    from edu.domain.drills.run_views import SeatView
    from edu.domain.drills.runs import Log
    from edu.domain.drills.scenario import Scenario
    from edu.domain.drills.scoring import Result
    from edu.domain.drills.state import News, State
    from edu.services.drill_records import Drills
    from edu.services.drill_run_table import DrillTable, Running
    from edu.services.ports import Reading, Writing

_MINUTE = 60_000
_LONGEST = 3 * 24 * 60


class DrillResults:
    def __init__(self, table: DrillTable, drills: Drills) -> None:
        self._table = table
        self._store = table.store
        self._clock = table.clock
        self._drills = drills

    # -- the end --

    def close(self, actor: Actor, run: str, evidence: Evidence | None = None) -> RunResult:
        """Score it, keep its hashes and pictures, book the drill: one transaction. It may be stopped before its end."""
        running = self._table.of(run)
        with running.lock:
            with self._store.writing(actor) as work:
                access.must_run(work, actor, access.known_run(work, run))
                must_be_last(self._table, work, running)
                record = access.known_run(work, run)
                result = self._scored(work, record, running)
                play, program = running.play, running.program
                drill = self._booked(work, actor, record, running, result, evidence or Evidence())
                work.append(
                    e.DrillRunClosed(
                        ending=ending_id(program, play.state),
                        tick=play.state.tick,
                        hash=hash_text(play.state),
                        total=result.total,
                        before_cap=result.before_cap,
                        earned={part: earned for part, (earned, _) in result.parts.items()},
                        possible={part: of for part, (_, of) in result.parts.items()},
                        redlines=[name for name, _ in result.redlines],
                        sha256=work.put_blob(keep(self._kept(work, record, running, result)), MEDIA_TYPE),
                        drill=drill,
                    ),
                    run,
                )
                work.drill_runs.forget_clock(run)
                work.commit()
            self._table.drop(run)
        return self.result(actor, run)

    def _scored(self, view: Reading, record: RunRecord, running: Running) -> Result:
        judged = judged_of(judgements_of(view, record))
        return score(running.program, running.play.state, self._table.bounds(record, running.program), judged)

    def _kept(self, view: Reading, record: RunRecord, running: Running, result: Result) -> KeptRun:
        states = list(_states(running.program, running.play.log, running.play.state.tick))
        if states[-1] != running.play.state:
            raise StorageError("这场推演重放后与现场不一致，没有结束。", "请导出日志交给技术人员。")
        return KeptRun(
            engine=ENGINE,
            pictures=tuple(picture_of(running.program, state) for state in states),
            digests=tuple((state.tick, state.digest()) for state in states if state.tick % SNAPSHOT_EVERY == 0),
            news=tuple(running.play.news),
            result=result,
        )

    def _booked(
        self, work: Writing, actor: Actor, record: RunRecord, running: Running, result: Result, evidence: Evidence
    ) -> str:
        """The drill's id, '' where it does not count as one."""
        seated = [seat for seat in running.seats if seat.by != "npc"]
        participants = max(len(_who(seated)), evidence.participants)
        told = any(one.drill for one in work.drill_runs.family(record.root))
        if record.mode == "solo" or not evidence.counts or told or not participants or not running.play.state.tick:
            return ""
        parts: dict[str, str] = {}
        for seat in seated:
            if seat.person:
                parts[seat.person] = "、".join(filter(None, (parts.get(seat.person, ""), seat.title)))
        scenario = running.scenario
        new = NewDrill(
            title=scenario.title,
            level=_level(work, record, scenario),
            org=record.org,
            enterprise=record.enterprise,
            content=evidence.content,
            form="tabletop",
            hazard=scenario.hazard if scenario.hazard in words.HAZARDS else "other",
            no_notice=evidence.no_notice,
            day=civil_date(record.started_ms).isoformat(),
            minutes=max(1, min(_LONGEST, (self._clock.now_ms() - record.started_ms) // _MINUTE)),
            participants=participants,
            evaluated=True,
            place=evidence.place,
            commander=evidence.commander,
            summary=evidence.summary or _summary(scenario, running, result),
            findings=evidence.findings,
            people=tuple(parts),
        )
        return self._drills.record_in(work, actor, new, parts)

    # -- looking --

    def result(self, actor: Actor, run: str) -> RunResult:
        """Points and where they come from; of a run that goes on: as if it ended now."""
        with self._store.reading() as view:
            record = access.known_run(view, run)
            access.must_run(view, actor, record)
            return self._result(view, record)

    def _result(self, view: Reading, record: RunRecord) -> RunResult:
        played = self._played(view, record)
        judgements = judgements_of(view, record)
        scenario = self._table.scenario(view, record.sha256)
        if played is not None:
            program, play = played
            result = score(program, play.state, self._table.bounds(record, program), judged_of(judgements))
            news: Sequence[News] = tuple(play.news)
            tick, state_hash = play.state.tick, hash_text(play.state)
        else:
            old = self._kept_of(view, record)
            result, news, tick, state_hash = old.result, old.news, record.tick, record.hash
        inputs = lines_of(view, record)
        line = line_of(view, record)
        if played is not None:  # what the console said already, before the run is on file
            line = replace(line, ending=ending_id(program, play.state))
        sources = Sources(record.started_event, inputs, judgements)
        decisions = decision_lines(scenario, news, sources)
        return RunResult(
            run=line,
            scenario=scenario,
            tick=tick,
            hash=state_hash,
            result=result,
            lines=point_lines(scenario, result, decisions, sources),
            redline_events={name: sources.at(at) for name, at in result.redlines},
            decisions=decisions,
            inputs=inputs,
            news=tuple(news),
            observations=observations(judgements),
            seats=seats_of(view, record, scenario),
            improvements=tuple(view.drill_runs.improvements(run=record.id, closed=True)),
            started_event=record.started_event,
            closed_event=record.closed_event,
            drill=record.drill,
            only_pictures="" if played is not None else ONLY_PICTURES,
            assessment=_assessed(view, record),
            messages=messages_of(view, record),
        )

    def replay(self, actor: Actor, run: str) -> Replay:
        """A picture for every tick until now or the end."""
        with self._store.reading() as view:
            record = access.known_run(view, run)
            access.must_run(view, actor, record)
            return self._replay(view, record)

    def _replay(self, view: Reading, record: RunRecord) -> Replay:
        played = self._played(view, record)
        if played is not None:
            program, play = played
            news: Sequence[News] = play.news
            states = _states(program, play.log, play.state.tick)
            pictures: tuple[Picture, ...] = tuple(picture_of(program, state) for state in states)
        else:
            old = self._kept_of(view, record)
            news, pictures = old.news, old.pictures
        return Replay(
            run=line_of(view, record),
            scenario=self._table.scenario(view, record.sha256),
            pictures=pictures,
            news=tuple(news),
            inputs=lines_of(view, record),
            only_pictures="" if played is not None else ONLY_PICTURES,
            messages=messages_of(view, record),
        )

    def _played(self, view: Reading, record: RunRecord) -> tuple[Program, Play] | None:
        """As it stands now or stood at the end; None where this engine does not give the run that was closed."""
        if record.state == "closed":
            return closed_play(self._table, view, record)
        here = self._table.get(record.id) or self._table.loaded(view, record)
        return here.program, here.play

    def _kept_of(self, view: Reading, record: RunRecord) -> KeptRun:
        data = view.blob(record.record) if record.record else None
        if data is None:
            raise Conflict("程序已经更新，这场推演没有留下快照，不能回看。")
        return kept(data)


def _assessed(view: Reading, record: RunRecord) -> Assessment | None:
    profile = profile_of(view, record)
    return assess(profile, marks_of(view, record)) if profile is not None else None


def _states(program: Program, log: Log, until: int) -> Iterator[State]:
    play = Play(program, log)
    yield play.state
    while play.state.tick < until:
        play.forward()
        yield play.state


def _who(seats: Sequence[SeatView]) -> set[str]:
    """One person may hold two seats; an open seat is somebody of its own."""
    return {seat.person or f"seat:{seat.role}" for seat in seats}


def _level(view: Reading, record: RunRecord, scenario: Scenario) -> str:
    if record.enterprise:
        return "enterprise"
    unit = settled(record.org, view.people.org_unit)
    return unit.level if unit and unit.level in words.LEVELS else scenario.level


def _summary(scenario: Scenario, running: Running, result: Result) -> str:
    ended = ending_id(running.program, running.play.state)
    ending = next((one.title for one in scenario.endings if one.id == ended), "提前结束")
    return f"桌面推演，结局：{ending}；得分 {result.total // 100}.{result.total % 100:02d}。"
