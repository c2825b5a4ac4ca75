"""The demo township from an empty data folder to a year later, through the services alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from edu.demo import places
from edu.demo.calendar import CLASSES, DRILLS
from edu.demo.candidates import answer
from edu.demo.classes import TRAINER, Teaching
from edu.demo.hall_days import hall_days
from edu.demo.residents import residents, write_roster
from edu.domain.actors import Actor, Role
from edu.domain.drill_records import NewDrill
from edu.domain.people import PeopleQuery
from edu.domain.prng import Stream
from edu.system.clock import ms_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from edu.bootstrap import Services
    from edu.demo.calendar import PlannedClass, PlannedDrill
    from edu.demo.residents import Resident
    from edu.system.clock import FixedClock

DAY = date(2026, 11, 20)
"""The demo's today: fixed, so that a seed gives the same digest on any day."""
ENTERPRISES = 40
HIRED_BEFORE = 185
PIN = "204518"
_DONE = {
    "production": "报警、切断电源、疏散和清点", "fire": "报警、疏散、清点和初起火灾扑救", "flood": "预警、转移和清点",
    "flash-flood": "预警、转移和清点", "typhoon": "预警、转移、清点和回流检查",
}  # fmt: skip
"""What was done in a drill, by its hazard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a caller needs to find its way in the demo: ids."""

    town: str
    people: int
    classes: tuple[str, ...]


def start_ms(day: date = DAY) -> int:
    """When the demo's clock begins: a year and a little before its day."""
    return ms_at(day - timedelta(days=372), 8)


@dataclass(slots=True)
class Township:
    """Fills an empty data folder. `clock` is the one that the services run on.

    `also`: what a caller wants to have happened in that year besides, each with its moment in UTC milliseconds.
    """

    services: Services
    clock: FixedClock
    folder: Path
    people: int
    seed: int
    say: Callable[[str], None] = lambda text: None
    day: date = DAY
    also: Sequence[tuple[int, Callable[[], object]]] = ()

    def fill(self) -> Made:
        town = self._places()
        firms = places.firms(max(4, min(ENTERPRISES, self.people // 10)), self.seed)
        everybody = residents(self.people, firms, self.seed, self.day - timedelta(days=365))
        hired = [line for line in everybody[-max(4, self.people // 40) :] if line.firm is not None]
        self._rosters(town, everybody[: len(everybody) - len(hired)])
        teaching = Teaching(self.services, self.clock, self.seed, town)
        classes: list[str] = []
        happenings: list[tuple[int, Callable[[], object]]] = sorted(
            [
                (ms_at(self.day - timedelta(days=HIRED_BEFORE), 10), partial(self._hire, town, hired)),
                *self._class_days(teaching, classes),
                *self._drill_days(town),
                *hall_days(self.services, self.day, self.people, self.seed),
                *self._study_days(),
                *self.also,
            ],
            key=lambda happening: happening[0],
        )
        for number, (moment, happen) in enumerate(happenings):
            self.clock.advance(max(0, moment - self.clock.now_ms()))
            happen()
            if number % 20 == 0:
                self.say(f"  一年的历史 {number}/{len(happenings)}")
        self._state_certificates(town)
        self.clock.advance(max(0, ms_at(self.day, 9) - self.clock.now_ms()))
        return Made(town=town, people=len(everybody), classes=tuple(classes))

    # -- who and where --

    def _places(self) -> str:
        services = self.services
        declare = services.organisations.declare_org_unit
        county = declare(TRAINER, code=places.COUNTY_CODE, name=places.COUNTY, level="county")
        town = declare(TRAINER, code=places.TOWN_CODE, name=places.TOWN, level="township", parent=county)
        for village in places.villages():
            declare(TRAINER, code=village.code, name=village.name, level="village", parent=town)
        services.settings.change(
            organisation=places.ORGANISATION,
            home=town,
            regions=places.REGIONS,
            records_from=(self.day - timedelta(days=365)).isoformat(),
        )
        return town

    def _rosters(self, town: str, everybody: list[Resident]) -> None:
        """Two files, as two offices would keep them; one village under its people's own name, confirmed later."""
        grassroots = [line for line in everybody if line.firm is None]
        staff = [line for line in everybody if line.firm is not None]
        if grassroots:
            grassroots[-1] = replace(grassroots[-1], village="竹坞自然村")
        for name, title, lines in (
            ("镇村人员名册.csv", "云溪镇镇村应急人员名册", grassroots),
            ("企业人员名册.csv", "云溪镇企业安全培训人员名册", staff),
        ):
            self._import(town, name, title, lines)
        by_name = {unit.name: unit.id for unit in self.services.organisations.org_units(TRAINER)}
        for proposal in self.services.organisations.proposals(TRAINER):
            self.services.organisations.join_org_unit(TRAINER, proposal.id, by_name["竹坞村"])

    def _import(self, town: str, name: str, title: str, lines: list[Resident]) -> None:
        path = write_roster(self.folder / name, title, lines)
        plan = self.services.roster_import.dry_run(TRAINER, path, township=town)
        self.services.roster_import.take(TRAINER, plan)
        self.clock.advance(3_600_000)
        self.say(f"  导入 {name}：{len(lines)} 人")

    # -- what happened --

    def _hire(self, town: str, hired: list[Resident]) -> None:
        """New staff of the spring: a third roster, half a year before the demo's day."""
        first = self.day - timedelta(days=HIRED_BEFORE)
        lines = [replace(line, started=first - timedelta(days=number % 20)) for number, line in enumerate(hired)]
        self._import(town, "新入职人员名册.csv", "云溪镇企业新入职人员名册", lines)

    def _class_days(self, teaching: Teaching, made: list[str]) -> Iterator[tuple[int, Callable[[], object]]]:
        for plan in CLASSES:
            first = self.day - timedelta(days=plan.before)
            yield ms_at(first - timedelta(days=3), 9), partial(self._class, plan, first, teaching, made)

    def _class(self, plan: PlannedClass, first: date, teaching: Teaching, made: list[str]) -> None:
        training_class = teaching.open(plan, first)
        if not training_class:
            return
        made.append(training_class)
        for number in range(plan.meetings):
            teaching.meet(plan, training_class, number)
        if plan.closes:
            last = first + timedelta(days=(plan.meetings + 1) // 2)
            teaching.examine(plan, training_class, last)
            teaching.finish(training_class, last)
        self.say(f"  {plan.title}")

    def _drill_days(self, town: str) -> Iterator[tuple[int, Callable[[], object]]]:
        for plan in DRILLS:
            day = self.day - timedelta(days=plan.before)
            yield ms_at(day, 16), partial(self._drill, plan, day, town)

    def _drill(self, plan: PlannedDrill, day: date, town: str) -> None:
        units = [
            u for u in self.services.organisations.org_units(TRAINER) if u.level == "village" and not u.joined_into
        ]
        firms = self.services.organisations.enterprises(TRAINER, town)
        org = firm = ""
        level, title = "township", plan.title
        query = PeopleQuery(org=town, person_class="official", limit=8)
        if plan.where.startswith("firm:"):
            number = int(plan.where.removeprefix("firm:"))
            if number >= len(firms):
                return
            level, firm, title = "enterprise", firms[number].id, f"{firms[number].name}{plan.title}"
            query = PeopleQuery(enterprise=firm, limit=6)
        elif plan.where.isdigit():
            unit = units[int(plan.where)]
            level, org, title = "village", unit.id, f"{unit.name}{plan.title}"
            query = PeopleQuery(org=org, limit=12)
        else:
            org = town
        known = tuple(line.person.id for line in self.services.people.search(TRAINER, query))
        self.services.drills.record(
            TRAINER,
            NewDrill(
                title=title,
                level=level,
                org=org,
                enterprise=firm,
                content=plan.content,
                form=plan.form,
                hazard=plan.hazard,
                no_notice=plan.no_notice,
                day=day.isoformat(),
                minutes=plan.minutes,
                participants=max(plan.participants, len(known)),
                evaluated=plan.where == "town",
                place="镇综合信息指挥室" if plan.form == "tabletop" else "厂区空地" if firm else "文化礼堂前空地",
                summary=f"按预案完成{_DONE[plan.hazard]}；演练后当场点评。",
                people=known,
            ),
        )

    def _study_days(self) -> Iterator[tuple[int, Callable[[], object]]]:
        """Some learn at their own seat: a lesson or two of a course, on an evening."""
        stream = Stream(self.seed, "demo/study")
        query = PeopleQuery(limit=5000)
        everybody = [line for line in self.services.people.search(TRAINER, query) if line.posts]
        courses = list(self.services.library.course_ids)
        for number in range(min(240, max(6, self.people // 8))):
            person = everybody[stream.below(len(everybody))].person.id
            course = courses[stream.below(len(courses))]
            moment = ms_at(self.day - timedelta(days=2 + stream.below(340)), 19, stream.below(60))
            lessons = 1 + stream.below(3)
            yield moment + number, partial(self._study, person, course, lessons)

    def _study(self, person: str, course: str, lessons: int) -> None:
        learner = Actor(role=Role.LEARNER, person=person)
        study = self.services.study
        stream = Stream(self.seed, f"demo/lesson:{person}:{course}")
        for lesson in self.services.library.course(course).lessons[:lessons]:
            study.open_lesson(learner, person, course, lesson.id)
            for number, page in enumerate(lesson.pages):
                shown = 25_000 + page.han_count() * 220 + stream.below(15_000)
                self.clock.advance(shown)
                study.finish_page(learner, person, course, lesson.id, number, active_ms=shown, seen_ms=shown)
                for check in page.checks:
                    self._check(learner, person, course, lesson.id, check.question, stream)

    def _check(self, learner: Actor, person: str, course: str, lesson: str, question: str, stream: Stream) -> None:
        asked = self.services.library.question(question)
        for attempt in range(3):
            self.clock.advance(9_000)
            chosen = answer(asked, stream, knows=750 if attempt == 0 else 970)
            if self.services.study.answer_check(learner, person, course, lesson, question, chosen).settled:
                return

    def _state_certificates(self, town: str) -> None:
        """Special operators' State certificates: most valid, some about to expire, a few lapsed or missing."""
        stream = Stream(self.seed, "demo/state")
        query = PeopleQuery(org=town, person_class="special-operator", limit=5000)
        for line in self.services.people.search(TRAINER, query):
            if stream.below(1000) < 60:
                continue
            issued = self.day - timedelta(days=60 + stream.below(2200))
            trade = next((post.work_type for post in line.posts if post.work_type), "低压电工作业")
            self.services.certificates.record_state_certificate(
                TRAINER,
                line.person.id,
                kind="special-operation",
                category=trade,
                number=f"T{stream.below(10**17):017d}X",
                issued=issued,
                expires=date(issued.year + 6, issued.month, min(issued.day, 28)),
                authority="青岚市应急管理局",
            )
