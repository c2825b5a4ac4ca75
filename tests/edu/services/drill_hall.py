"""A small drill for tests: two villages, a stream, four questions, and the services over a bench's store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from edu.domain.drills import effects as do
from edu.domain.drills.evaluation import Grade, Indicator, IndicatorGroup, Profile
from edu.domain.drills.scenario import (
    Action,
    Channel,
    Criterion,
    Curve,
    Debrief,
    Decision,
    Ending,
    FormField,
    Group,
    Inject,
    Meter,
    Model,
    Objective,
    Option,
    Pool,
    Redline,
    ReportForm,
    Road,
    Role,
    Scenario,
    Shelter,
    Task,
    Zone,
)
from edu.domain.errors import NotFound
from edu.services.drill_assessing import DrillAssessing
from edu.services.drill_comparing import DrillComparing
from edu.services.drill_improvements import DrillImprovements
from edu.services.drill_judging import DrillJudging
from edu.services.drill_messages import DrillMessages
from edu.services.drill_records import Drills
from edu.services.drill_results import DrillResults
from edu.services.drill_run_table import DrillTable
from edu.services.drill_runs import DrillRuns
from edu.services.people import People
from tests.edu.services.school import TRAINER, School, make_school
from tests.stores import Bench

FLOOD = "small-flood"


def _zone(id_: str, limit: int) -> Zone:
    groups = (
        Group(id="homes", title="常住", people=90, refuse=150),
        Group(id="frail", title="老人", people=12, escort=True),
    )
    return Zone(id=id_, title=id_, x=10, y=10, groups=groups, danger=f"max(0, stream.stage - {limit}) * 2")


def _road(zone: str) -> Road:
    closed = "stream.stage >= 300"
    return Road(id=f"r-{zone}", title="路", zone=zone, shelter="hall", seconds=900, per_minute=8, closed=closed)


def _options(zone: str) -> tuple[Option, ...]:
    leave = (
        do.Warn("call", zone, ("risk", "place", "time", "action")),
        do.Order(zone, "leave", f"r-{zone}"),
        do.Knock(zone, "4"),
        do.After("5", (do.When("stream.stage >= 60", (do.OpenShelter("hall"),), (do.OpenShelter("hall"),)),)),
    )
    return (
        Option(id="go", text="转移", verdict="good", why="人先走", seen="开始敲门", cites=("law#1",), effects=leave),
        Option(id="wait", text="再等等", verdict="bad", why="误时"),
        Option(id="chat", text="群里说", verdict="fair", why="不到户", effects=(do.Warn("chat"),)),
        Option(id="river", text="沿河走", verdict="redline", why="送命", effects=(do.Mark("river-road"),)),
    )


def make_scenario(version: int = 1, *, title: str = "小山洪") -> Scenario:
    roles = ("secretary", "duty")
    decisions = tuple(
        Decision(
            id=f"d{n}",
            role=roles[n % 2],
            title=f"问题{n}",
            text="怎么办？",
            options=_options(("stone", "leaf")[n // 2 % 2]),
            default="wait",
            window=480,
            at=60 * (5 + n * 10),
            solo=n != 2,
        )
        for n in range(4)
    )
    criteria = (
        *(
            Criterion(
                id=f"c{one.id}",
                kind="choice",
                part="process",
                points=1000,
                text="答",
                decision=one.id,
                cites=("book#2",),
            )
            for one in decisions
        ),
        Criterion(id="look", kind="observed", part="information", points=500, text="复诵"),
        Criterion(
            id="told", kind="report", part="information", points=500, text="首报", form="first", ok=1800, late=3600
        ),
        Criterion(
            id="open", kind="act_by", part="process", points=500, text="开门", act="open-hall", ok=1200, late=2400
        ),
        Criterion(
            id="moved",
            kind="state_by",
            part="process",
            points=500,
            text="转移",
            expr="share(stone) >= 80%",
            ok=5400,
            late=7200,
        ),
        Criterion(
            id="people", kind="outcome", part="outcome", points=1000, text="人", expr="safe() - 3 * lost() - trapped()"
        ),
    )
    return Scenario(
        id=FLOOD,
        version=version,
        title=title,
        hazard="flood",
        level="village",
        summary="一场小山洪",
        situation="下雨了",
        minutes=30,
        tick=60,
        ticks=120,
        beat=2,
        starts="23:30",
        solo_role="secretary",
        roles=(Role(id="secretary", title="书记", brief="你管全村"), Role(id="duty", title="值班员", brief="你守电话")),
        zones=(_zone("stone", 180), _zone("leaf", 220)),
        roads=(_road("stone"), _road("leaf")),
        shelters=(Shelter(id="hall", title="礼堂", x=50, y=50, capacity=400, opens_after=300),),
        channels=(
            Channel(id="call", title="电话", reach=120, belief=350, needs="network"),
            Channel(id="chat", title="微信", reach=40, belief=150, needs="network"),
        ),
        meters=(Meter(id="rumour", title="谣言", drift="1"),),
        models=(
            Model(
                id="stream",
                kind="rain",
                settings={"series": [[0, 5], [40, 30], [90, 60]], "soil": 20, "curve": [[0, 20], [40, 260], [80, 400]]},
            ),
        ),
        injects=(
            Inject(id="rain", to=("duty",), channel="电话", text="预警", at=180, jitter=60),
            Inject(id="birth", to=("secretary",), channel="敲门", text="有人要生了"),
            Inject(id="cut", to=("secretary",), channel="微信", text="断网了", effects=(do.Cut("network", "leaf"),)),
            Inject(id="high", to=("duty",), channel="微信", text="水高", when="stream.stage > 100"),
        ),
        pools=(Pool(id="blind", title="双盲", pick=1, first=1200, last=3000, injects=("birth", "cut")),),
        decisions=decisions,
        actions=(
            Action(
                id="open-hall", role="duty", title="开礼堂", verdict="good", why="有处去", cites=("law#9",),
                effects=(do.OpenShelter("hall"),),
            ),
        ),
        forms=(
            ReportForm(
                id="first", role="duty", title="首报", when="t >= 10",
                fields=(FormField(id="time", title="时间"), FormField(id="place", title="地点")),
            ),
        ),
        objectives=(
            Objective(id="o1", title="转移", tasks=(Task(id="t1", title="转移到位", criteria=criteria),)),
        ),
        redlines=(Redline(id="river-road", title="沿河", why="送命", cites=("law#3",)),),
        endings=(Ending(id="time", title="时间到", text="天亮了", when="t >= 110"),),
        curves=(Curve(id="stage", title="水位", expr="stream.stage", unit="cm"),),
        debrief=Debrief(questions=("几点叫应？",), rules=("人先走",)),
    )  # fmt: skip


@dataclass
class Shelf:
    """Drills in memory."""

    drills: dict[str, Scenario] = field(default_factory=lambda: {FLOOD: make_scenario()})

    @property
    def drill_ids(self) -> tuple[str, ...]:
        return tuple(self.drills)

    def drill(self, drill_id: str) -> Scenario:
        if drill_id not in self.drills:
            raise NotFound("没有脚本。")
        return self.drills[drill_id]


@dataclass
class Profiles:
    """Evaluation profiles in memory."""

    profiles: dict[str, Profile] = field(default_factory=lambda: {"house": make_profile()})

    @property
    def profile_ids(self) -> tuple[str, ...]:
        return tuple(self.profiles)

    def profile(self, profile_id: str) -> Profile:
        if profile_id not in self.profiles:
            raise NotFound("没有评估表。")
        return self.profiles[profile_id]


def make_profile(**changed: Any) -> Profile:
    """Two groups: one that can be marked, one that waits for its standard; the scenario's objectives besides."""
    made: dict[str, Any] = {
        "id": "house", "version": 1, "title": "优良中差", "objectives": True,
        "grades": (
            Grade(id="good", title="优", share=1000, floor=900), Grade(id="fair", title="良", share=750, floor=700),
            Grade(id="poor", title="差", share=0, floor=0), Grade(id="none", title="不涉及", share=None),
        ),
        "groups": (
            IndicatorGroup(id="call", title="叫应", indicators=(
                Indicator(id="who", text="先叫谁说得清", weight=3), Indicator(id="loop", text="有人核对应答"),
            )),
            IndicatorGroup(id="annex", title="附录B", more=True, indicators=(
                Indicator(id="b-1", clause="附录B 1.1", known="pending"),
            )),
        ),
        "basis": "some-standard",
    }  # fmt: skip
    return Profile(**{**made, **changed})


@dataclass
class Hall:
    """The services of drills over one store; `again` are those of the next start of the program."""

    school: School
    shelf: Shelf
    table: DrillTable
    runs: DrillRuns
    judging: DrillJudging
    assessing: DrillAssessing
    messages: DrillMessages
    comparing: DrillComparing
    profiles: Profiles
    results: DrillResults
    improvements: DrillImprovements
    drills: Drills

    @property
    def bench(self) -> Bench:
        return self.school.bench

    @property
    def people(self) -> People:
        return self.school.people

    def again(self) -> Hall:
        return _hall(self.school, self.shelf, self.profiles)

    def village(self) -> str:
        """A village's id."""
        from tests.edu.services.school import ADMIN

        town = self.school.town()
        return self.school.organisations.declare_org_unit(
            ADMIN, code="331124101201", name="上村", level="village", parent=town
        )


def make_hall(bench: Bench, shelf: Shelf | None = None) -> Hall:
    return _hall(make_school(bench), shelf or Shelf(), Profiles())


def _hall(school: School, shelf: Shelf, profiles: Profiles) -> Hall:
    bench = school.bench
    table = DrillTable(bench.store, bench.clock)
    drills = Drills(bench.store, bench.clock, bench.ids)
    results = DrillResults(table, drills)
    return Hall(
        school=school,
        shelf=shelf,
        table=table,
        runs=DrillRuns(table, bench.ids, shelf, profiles=profiles),
        judging=DrillJudging(table),
        assessing=DrillAssessing(table, profiles),
        messages=DrillMessages(table),
        comparing=DrillComparing(table, results),
        profiles=profiles,
        results=results,
        improvements=DrillImprovements(table, bench.ids),
        drills=drills,
    )


def begin(hall: Hall, **options: object) -> str:
    """A run of the small drill, of the trainer's; gives its id."""
    org = {} if "org" in options else {"org": hall.village()}
    return hall.runs.start(TRAINER, FLOOD, **{"mode": "group", "seed": 7, **org, **options})  # type: ignore[arg-type]
