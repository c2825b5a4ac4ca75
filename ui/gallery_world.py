"""The township that the gallery draws: the demo, small and always the same, in a folder that goes away with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from edu.bootstrap import Services, build
from edu.demo.township import DAY, Township, start_ms
from edu.domain.actors import Actor, Role
from edu.domain.people import PeopleQuery
from edu.services.classes import NewMeeting
from edu.system.clock import FixedClock, civil_date, ms_at
from edu.system.ids import SeededIds
from edu.system.paths import Paths
from ui.gallery_hall import hall_of_today
from ui.session import Session
from ui.tasks import TaskRunner

PEOPLE, SEED = 240, 7
_LAST_YEAR = date(DAY.year - 1, 12, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryWorld:
    """Implements ui.screens.world.World. `close` ends its lanes and removes its folder."""

    services: Services
    tasks: TaskRunner
    person: str
    training_class: str
    township: str
    clock: FixedClock
    folder: TemporaryDirectory[str]

    def session(self, role: Role) -> Session:
        if role is Role.LEARNER:
            return Session(Actor(role=role, person=self.person), self.person)
        return Session(Actor(role=role, id="gallery"))

    def __enter__(self) -> GalleryWorld:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.tasks.close()
        self.services.close()
        self.folder.cleanup()


def build_world(people: int = PEOPLE) -> GalleryWorld:
    """Half a minute of work at most; the keys lie in the folder as well, so that nothing of the user's is touched."""
    folder = TemporaryDirectory(prefix="yingzhi-gallery-")
    root = Path(folder.name)
    before = os.environ.get("YINGZHI_SECRETS")
    os.environ["YINGZHI_SECRETS"] = str(root / "secrets")
    try:
        clock = FixedClock(start_ms())
        services = build(Paths(data=root / "data"), clock=clock, ids=SeededIds(clock, SEED))
    finally:
        if before is None:
            del os.environ["YINGZHI_SECRETS"]
        else:
            os.environ["YINGZHI_SECRETS"] = before
    actor = Actor(role=Role.ADMIN, id="gallery")
    evening = ms_at(_LAST_YEAR, 19), partial(lesson_of_last_year, services, clock, actor)
    made = Township(services, clock, root, people, SEED, also=(evening,)).fill()
    hall_of_today(services, clock, actor)
    todays = class_of_today(services, clock, actor, made.town)
    return GalleryWorld(
        services=services,
        tasks=TaskRunner(),
        person=learner_of(services, actor),
        training_class=todays,
        township=made.town,
        clock=clock,
        folder=folder,
    )


def learner_of(services: Services, actor: Actor) -> str:
    """Whose seat the gallery draws: '' where nobody has such a post."""
    found = services.people.search(actor, PeopleQuery(person_class="grid-member", limit=1))
    return found[0].person.id if found else ""


def lesson_of_last_year(services: Services, clock: FixedClock, actor: Actor) -> None:
    """The learner finished the first lesson of a course that the training of every year asks for."""
    person = learner_of(services, actor)
    if not person:
        return
    course = services.library.course(services.library.programmes["grid-member-yearly"].courses[-1])
    lesson, learner, study = course.lessons[0], Actor(role=Role.LEARNER, person=person), services.study
    asked = study.open_lesson(learner, person, course.id, lesson.id).questions
    for number, page in enumerate(lesson.pages):
        shown = 25_000 + page.han_count() * 220
        clock.advance(shown)
        for check in page.checks:
            study.answer_check(learner, person, course.id, lesson.id, check.question, asked[check.question].key)
        study.finish_page(learner, person, course.id, lesson.id, number, active_ms=shown, seen_ms=shown)


def class_of_today(services: Services, clock: FixedClock, actor: Actor, town: str) -> str:
    """The grid members in a room on this very day, two thirds of them signed in before it began."""
    today = civil_date(clock.now_ms())
    made = services.classes.open(
        actor, title="2026年冬季网格员年度培训", starts=today, ends=today, programme="grid-member-yearly", org=town
    )
    for hour, minute, topic in ((9, 15, "预警叫应与人员转移"), (13, 30, "火灾逃生与初起火灾扑救")):
        services.classes.plan_meeting(
            actor,
            made,
            NewMeeting(topic=topic, starts_ms=ms_at(today, hour, minute), minutes=135, venue="镇文化礼堂二楼会议室",
                       teacher="周明德", teacher_title="镇应急管理站站长"),
        )  # fmt: skip
    people = [
        line.person.id for line in services.people.search(actor, PeopleQuery(person_class="grid-member", limit=60))
    ]
    services.classes.enrol(actor, made, people)
    first = services.classes.meetings(actor, made)[0].id
    came = [person for at, person in enumerate(people) if at % 3]
    for person in people:
        clock.advance(7_000)
        if person in came:
            services.attendance.tap(actor, made, first, person)
    clock.advance(max(0, ms_at(today, 9, 40) - clock.now_ms()))
    services.attendance.mark_absent(actor, made, first, people[0], "请假")
    for slug in ("door-hot", "door-cool"):
        question = services.library.question(f"fire-escape/{slug}")
        hands = [len(came) * part // 24 for part in (15, 5, 2, 1)]
        order = sorted(question.options, key=lambda option: not option.correct)
        services.room.ask(actor, made, question=question.id, present=len(came),
                          counts={option.id: hand for option, hand in zip(order, hands, strict=False)})  # fmt: skip
    return made
