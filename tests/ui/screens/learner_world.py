"""A learner with a history, made through the services over a real SQLite store, for tests and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.identity import IdDocument, check_digit
from edu.domain.people import Enterprise
from edu.services.classes import NewMeeting
from edu.services.people import NewPost
from edu.system.clock import FixedClock, ms_at
from tests.stores import Bench, make_bench
from ui.session import Session
from ui.tasks import TaskRunner

ADMIN = Actor(role=Role.ADMIN, id="a1")
LONG_FIRM = "浙江某某精细化工新材料科技股份有限公司丽水分公司枫林生产基地安全环保与应急管理部"
MINUTE = 60_000


def document(number: int) -> IdDocument:
    body = f"33112419850101{number:03d}"
    return IdDocument("resident-id", body + check_digit(body))


@dataclass
class LearnerWorld:
    """Fits ui.screens.world.World."""

    bench: Bench
    services: Services
    tasks: TaskRunner
    person: str
    training_class: str = ""
    township: str = ""
    leaving: list[Callable[[], None]] = field(default_factory=list)

    def restart(self) -> None:
        """The program was killed and starts anew on the same store: what ran in memory is gone."""
        self.services = self.bench.services()

    def close(self) -> None:
        for leave in self.leaving:  # as the program does: windows go before the lanes
            leave()
        self.tasks.close()
        self.bench.store.close()

    @property
    def clock(self) -> FixedClock:
        return self.bench.clock

    @property
    def actor(self) -> Actor:
        return Actor(role=Role.LEARNER, person=self.person)

    def session(self, role: Role) -> Session:
        made = Session(Actor(role=role))
        if role is Role.LEARNER:
            made.sit_down(self.person)
        return made

    def register(self, number: int, name: str, posts: list[NewPost] | None = None) -> str:
        return self.services.people.register(ADMIN, name, document(number), posts or [])

    def open_exam(
        self, *, blueprint: str = "grid-member-test", title: str = "", hours: int = 48, **more: object
    ) -> str:
        paper = self.services.exams.freeze_paper(ADMIN, blueprint, seed=7)
        closes = self.clock.now_ms() + hours * 60 * MINUTE
        return self.services.exams.open_exam(ADMIN, paper, title=title, closes_ms=closes, **more)  # type: ignore[arg-type]


def make_world(folder: Path) -> LearnerWorld:
    """Nothing done yet."""
    bench = make_bench(folder)
    services = bench.services()
    township = services.organisations.declare_org_unit(ADMIN, code="331124101000", name="枫林镇", level="township")
    village = services.organisations.declare_org_unit(
        ADMIN, code="331124101201", name="枫林镇白石村", level="village", parent=township
    )
    world = LearnerWorld(bench, services, TaskRunner(), "", township=township)
    world.person = world.register(
        1, "张伟杰", [NewPost(role="网格员", person_class="grid-member", org=village, starts=date(2026, 3, 1))]
    )
    return world


def give_history(world: LearnerWorld) -> LearnerWorld:
    """Two lessons studied, a class attended and closed, exams open and sat, a certificate, people of like names."""
    services, clock = world.services, world.clock
    services.settings.change(organisation="丽水市枫林镇应急管理站", home=world.township)
    firm = services.organisations.register_enterprise(
        ADMIN,
        Enterprise(id="", uscc="91331124MA2E0TEXTU", name=LONG_FIRM, industry="chemical", high_risk=True,
                   township=world.township, village=""),
    )  # fmt: skip
    for number, name in enumerate(
        ("张伟", "张伟民", "欧阳䶮", "𬭩·买买提", "阿卜杜热合曼·艾力艾山买买提明托合提江"), start=2
    ):
        world.register(number, name, [NewPost(role="安全员", person_class="safety-manager", enterprise=firm)])
    services.people.assign(
        ADMIN, world.person,
        NewPost(role="安全员", person_class="safety-manager", enterprise=firm, starts=date(2026, 6, 1)),
    )  # fmt: skip
    _study(world)
    _class(world)
    _exams(world)
    clock.advance(5 * MINUTE)
    return world


def read_lesson(world: LearnerWorld, course: str, lesson: str, pages: int | None = None) -> None:
    """Slowly enough to count; checks answered right."""
    study, actor, person = world.services.study, world.actor, world.person
    view = study.open_lesson(actor, person, course, lesson)
    for at, page in enumerate(view.lesson.pages[:pages]):
        world.clock.advance(45_000)
        for check in page.checks:
            study.answer_check(actor, person, course, lesson, check.question, view.questions[check.question].key)
        study.finish_page(actor, person, course, lesson, at, active_ms=45_000, seen_ms=45_000)


def _study(world: LearnerWorld) -> None:
    first = world.services.library.course("yingzhi.fire-escape")
    read_lesson(world, first.id, first.lessons[0].id)
    read_lesson(world, first.id, first.lessons[1].id, pages=3)


def _class(world: LearnerWorld) -> None:
    services, clock = world.services, world.clock
    day = date(2026, 11, 22)
    world.training_class = services.classes.open(
        ADMIN, title="枫林镇 2026 年网格员年度培训班（第三期）", starts=day, ends=day, programme="grid-member-yearly"
    )
    services.classes.enrol(ADMIN, world.training_class, [world.person])
    meeting = services.classes.plan_meeting(
        ADMIN, world.training_class,
        NewMeeting(topic="火灾逃生与报警", starts_ms=clock.now_ms(), minutes=135, venue="镇政府三楼会议室",
                   teacher="王建国", teacher_title="注册安全工程师"),
    )  # fmt: skip
    services.attendance.sign_in(ADMIN, world.training_class, meeting, world.person)
    clock.advance(135 * MINUTE)
    services.attendance.sign_out(ADMIN, world.training_class, meeting, world.person)


def _exams(world: LearnerWorld) -> None:
    services, clock, actor = world.services, world.clock, world.actor
    sat = world.open_exam(title="枫林镇网格员年度考试", training_class=world.training_class,
                          programme="grid-member-yearly")  # fmt: skip
    answer_all(world, services.sittings.start(actor, world.person, sat).id, wrong_every=11, spare_vital=True)
    services.sittings.start(actor, world.person, world.open_exam(title="第三季度安全知识测试"))
    clock.advance(3 * MINUTE)
    world.open_exam(title="汛期防灾知识测试")
    world.open_exam(title="冬季用火用电安全测试", opens_ms=ms_at(date(2026, 11, 23), 9))
    services.class_close.close(ADMIN, world.training_class, despite_gaps=True)
    standing = services.certificates.standing(ADMIN, world.person, "grid-member-yearly", world.training_class)
    if standing.eligible:
        services.certificates.issue(ADMIN, world.person, "grid-member-yearly", world.training_class)


def answer_all(world: LearnerWorld, sitting: str, *, wrong_every: int = 0, spare_vital: bool = False) -> None:
    """Answers every question and hands in; `spare_vital`: the life-critical ones are all right."""
    sittings, actor = world.services.sittings, world.actor
    view = sittings.resume(actor, sitting)
    for at, place in enumerate(view.presentation.places):
        item = view.paper.item(place.slot)
        assert item is not None
        wrong = [option.id for option in item.question.options if not option.correct][:1]
        right = sorted(item.question.key)
        miss = wrong_every and at % wrong_every == 0 and not (spare_vital and item.question.vital)
        sittings.answer(actor, sitting, place.slot, wrong if miss else right)
        world.clock.advance(20_000)
    sittings.hand_in(actor, sitting)
