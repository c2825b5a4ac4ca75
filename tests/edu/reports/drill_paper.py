"""A played drill as its papers see it, without a store: a script of inputs, every value with a default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edu.domain.drill_records import DrillRecord
from edu.domain.drills.bots import bounds_of
from edu.domain.drills.evaluation import Assessment, Mark, assess
from edu.domain.drills.inputs import Act, Bring, Choose, Freeze, Input, Report, Seat
from edu.domain.drills.messages import Message
from edu.domain.drills.papers import AfterAction
from edu.domain.drills.pictures import hash_text, picture_of
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.run_records import Judgement, parts_of
from edu.domain.drills.run_shown import ending_id
from edu.domain.drills.run_views import Comparison, Improvement, InputLine, Observation, RunLine, RunResult, SeatView
from edu.domain.drills.runs import Log, Play
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.scoring import Judged, Override, score
from edu.services.drill_run_points import Sources, decision_lines, point_lines
from tests.edu.services.drill_hall import make_profile, make_scenario
from tests.stores import START

MINUTE = 60_000
SCRIPT: dict[int, tuple[Input, ...]] = {
    2: (Bring("cut"),),
    6: (Choose("d0", "go"), Act("open-hall")),
    12: (Report("first", ("time",)), Freeze(on=True)),
    13: (Freeze(on=False), Seat("duty", "npc")),
    14: (Seat("duty", "person"),),
    16: (Choose("d1", "river"),),
    26: (Choose("d2", "chat"),),
}
BETTER: dict[int, tuple[Input, ...]] = {
    6: (Choose("d0", "go"), Act("open-hall")),
    16: (Choose("d1", "go"),),
    26: (Choose("d2", "go"),),
    36: (Choose("d3", "go"),),
}
WORDS = {"d0": {"": "先动人"}, "first": {"time": "=1+1"}}


def label(number: int) -> str:
    return f"aa0001-1-{number:06d}"


def make_result(
    script: Mapping[int, tuple[Input, ...]] = SCRIPT, *, scenario: Scenario | None = None,
    words: Mapping[str, Mapping[str, str]] = WORDS, note: str = "复诵清楚", reason: str = "录像证明", until: int = 120,
    seats: tuple[str, ...] = ("䶮𬭩", ""), improvements: tuple[Improvement, ...] | None = None, **changed: Any,
) -> RunResult:  # fmt: skip
    scenario = scenario or make_scenario()
    program = compile_scenario(scenario)
    assert isinstance(program, Program)
    play, lines = Play(program, Log(seed=7)), []
    for tick in range(until):
        for given in script.get(tick, ()):
            play.put_in(given)
            kind, what, option, fields = parts_of(given)
            lines.append(
                InputLine(
                    number=len(lines) + 1, tick=tick, kind=kind, what=what, option=option, fields=fields,
                    words=words.get(what, {}), event=label(len(lines) + 2), time_ms=START + tick * MINUTE,
                )
            )  # fmt: skip
        play.forward()
    overrides = (Override("cd2", 300),) if reason else ()
    judged = Judged(ratings={"look": ("S",), "o1": ("M",)}, overrides=overrides)
    judgements = [
        Judgement(number=1, tick=20, target="look", rating="S", evaluator="trainer:t1", role="", points=None, note=note,
                  event=label(50)),
        Judgement(number=2, tick=30, target="cd2", rating="", evaluator="", role="", points=300, note=reason,
                  event=label(51)),
    ]  # fmt: skip
    sources = Sources(label(1), lines, judgements if reason else judgements[:1])
    result = score(program, play.state, bounds_of(program, 7), judged)
    decisions = decision_lines(scenario, play.news, sources)
    run = RunLine(
        id="r1", scenario=scenario.id, title=scenario.title, mode="group", state="closed", org="v1", enterprise="",
        person="", place_name="叶村乡上村", seed=7, started_ms=START, closed_ms=START + 50 * MINUTE, total=result.total,
        ending=ending_id(program, play.state), parent="", root="r1",
    )  # fmt: skip
    made: dict[str, Any] = {
        "run": run, "scenario": scenario, "tick": play.state.tick, "hash": hash_text(play.state), "result": result,
        "lines": point_lines(scenario, result, decisions, sources),
        "redline_events": {name: sources.at(tick) for name, tick in result.redlines},
        "decisions": decisions, "inputs": tuple(lines), "news": tuple(play.news),
        "observations": (
            Observation(number=1, tick=20, target="look", rating="S", evaluator="trainer:t1", role="", note=note,
                        event=label(50)),
            Observation(number=3, tick=22, target="", rating="", evaluator="", role="duty", note="先打给村书记",
                        event=label(52)),
            Observation(number=4, tick=25, target="o1", rating="M", evaluator="admin:a1", role="", note="",
                        event=label(53)),
        ),
        "seats": (
            SeatView(role="secretary", title="书记", by="open", person="", name=seats[0]),
            SeatView(role="duty", title="值班员", by="npc" if not seats[1] else "open", person="", name=seats[1]),
        ),
        "improvements": (make_improvement(), make_improvement(
            id="i2", run="r0", text="=2+3 多备手电", owner="", due="", objective="", closed=True, how="买了二十个",
            closed_ms=START,
        )) if improvements is None else improvements,
        "started_event": label(1), "closed_event": label(60), "drill": "x1",
    }  # fmt: skip
    return RunResult(**{**made, **changed})


def make_message(**changed: Any) -> Message:
    made = {
        "number": 1, "tick": 9, "after": 3, "role": "duty", "public": True, "sender": "县防指来电",
        "text": "=1+1 二十分钟内报人数", "event": label(70), "time_ms": START + 9 * MINUTE,
    }  # fmt: skip
    return Message(**{**made, **changed})


def make_improvement(**changed: Any) -> Improvement:
    made = {
        "id": "i1", "run": "r1", "org": "v1", "enterprise": "", "objective": "o1", "text": "更新责任人名单",
        "owner": "老王", "due": "2026-11-01", "closed": False, "how": "", "opened_ms": START, "closed_ms": None,
    }  # fmt: skip
    return Improvement(**{**made, **changed})


def make_record() -> DrillRecord:
    return DrillRecord(
        id="x1", title="小山洪", org="v1", enterprise="", level="village", content="special", form="tabletop",
        hazard="flood", no_notice=False, day="2026-11-22", minutes=50, participants=12, evaluated=True, place="村委会",
        commander="老王", summary="叫应及时。", findings="名单没有更新。", withdrawn=False,
    )  # fmt: skip


def pictures_of(script: Mapping[int, tuple[Input, ...]], until: int = 120) -> tuple[Any, ...]:
    program = compile_scenario(make_scenario())
    assert isinstance(program, Program)
    play, found = Play(program, Log(seed=7)), []
    for tick in range(until):
        for given in script.get(tick, ()):
            play.put_in(given)
        found.append(picture_of(program, play.state))
        play.forward()
    return tuple(found)


def make_comparison() -> Comparison:
    left, right = make_result(), make_result(BETTER, reason="")
    pairs = zip(left.result.objectives, right.result.objectives, strict=True)
    return Comparison(
        left=left, right=right, left_pictures=pictures_of(SCRIPT), right_pictures=pictures_of(BETTER),
        objectives=tuple((one.objective.id, one.share, other.share) for one, other in pairs), apart=("d1", "d2", "d3"),
    )  # fmt: skip


def make_paper(result: RunResult | None = None, **changed: Any) -> AfterAction:
    made: dict[str, Any] = {
        "result": result or make_result(), "pictures": pictures_of(SCRIPT), "evidence": make_record(),
        "cites": {"law#1": "《突发事件应对法》第六十一条", "book#2": "《能力意见》第 2 点",
                  "law#3": "《防汛条例》第三条"},
        "organisation": "青田县叶村乡人民政府", "made_ms": START + 60 * MINUTE,
    }  # fmt: skip
    return AfterAction(**{**made, **changed})


def make_assessment() -> Assessment:
    """One group marked by two evaluators, one that waits for its standard."""
    given = (("who", "good", "甲", ""), ("who", "poor", "乙", "=1+1 没点名"), ("loop", "fair", "甲", ""))
    marks = [
        Mark(number=number, tick=5, indicator=one, grade=grade, evaluator=who, note=note, event=label(52))
        for number, (one, grade, who, note) in enumerate(given, 1)
    ]
    return assess(make_profile(note="本地自拟。"), marks)
