"""The demo's classes: opened, taught with sign-ins, examined and closed through the services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from edu.demo.candidates import MINUTE, answer, prepared
from edu.domain.actors import Actor, Role
from edu.domain.people import PeopleQuery
from edu.domain.prng import Stream
from edu.services.classes import NewMeeting
from edu.system.clock import civil_date, ms_at

if TYPE_CHECKING:
    from datetime import date

    from edu.bootstrap import Services
    from edu.demo.calendar import PlannedClass
    from edu.system.clock import FixedClock

TRAINER = Actor(role=Role.ADMIN, id="demo")
_VENUE = "镇文化礼堂二楼会议室"
_TITLES = {"周明德": "镇应急管理站站长", "沈玉兰": "县应急管理局讲师", "蒋志强": "注册安全工程师"}


@dataclass(slots=True)
class Teaching:
    """Carries out one planned class; the clock is moved to each thing that happens."""

    services: Services
    clock: FixedClock
    seed: int
    town: str

    def open(self, plan: PlannedClass, first: date) -> str:
        """'' in a demo too small to have anybody of the class."""
        programme = self.services.library.programmes[plan.programme]
        everybody = self.services.people.search(
            TRAINER, PeopleQuery(person_class=programme.person_class, org=self.town, limit=5000)
        )
        if programme.id == "new-worker-initial":  # only who is new in post
            since = (first - timedelta(days=200)).isoformat()
            everybody = [line for line in everybody if any(post.starts >= since for post in line.posts)]
        if not everybody:
            return ""
        days = (plan.meetings + 1) // 2
        self._go(first - timedelta(days=3), 9)
        made = self.services.classes.open(
            TRAINER,
            title=plan.title,
            starts=first,
            ends=first + timedelta(days=days),
            programme=plan.programme,
            org=self.town,
        )
        for number in range(plan.meetings):
            day, hour = first + timedelta(days=number // 2), (8, 13)[number % 2]
            self.services.classes.plan_meeting(
                TRAINER,
                made,
                NewMeeting(
                    topic=f"{plan.topic}（{number + 1}）",
                    starts_ms=ms_at(day, hour, 30),
                    minutes=plan.minutes,
                    venue=_VENUE,
                    teacher=plan.teacher,
                    teacher_title=_TITLES[plan.teacher],
                ),
            )
        pool = [line.person.id for line in everybody]
        count = min(plan.most, len(pool) * plan.share // 1000 or 2)
        after = pool[len(pool) * plan.skip // 1000 :]
        self.services.classes.enrol(TRAINER, made, after[:count] or pool[:count])
        return made

    def meet(self, plan: PlannedClass, training_class: str, number: int) -> None:
        """One meeting: most come, some a little late, a few are absent and make up later."""
        services, attendance = self.services, self.services.attendance
        meeting = services.classes.meetings(TRAINER, training_class)[number]
        stream = Stream(self.seed, f"demo/meeting:{plan.title}:{number}")
        here: list[str] = []
        self._at(meeting.starts_ms - 15 * MINUTE)
        for line in services.classes.roster(TRAINER, training_class):
            if stream.below(1000) < 955:
                self.clock.advance(5_000 + stream.below(9_000))
                attendance.tap(TRAINER, training_class, meeting.id, line.person, "in")
                here.append(line.person)
        if number == 0 and len(here) > 5:
            self._ask(training_class, meeting.id, len(here), stream)
        self._at(meeting.starts_ms + plan.minutes * MINUTE)
        if plan.sign_out:
            attendance.sign_out_all(TRAINER, training_class, meeting.id)
        absent = attendance.mark_rest_absent(TRAINER, training_class, meeting.id)
        if absent:
            self._make_up(plan, training_class, meeting.id, stream)

    def _ask(self, training_class: str, meeting: str, present: int, stream: Stream) -> None:
        """One show of hands: most raise theirs for the right option, some for none."""
        bank = self.services.library.banks["hazard-governance"]
        question = next(q for q in bank.questions if q.type == "single" and q.scorable)
        left = present - min(present, stream.below(4))
        counts: dict[str, int] = {}
        for option in question.options:
            hands = left * 6 // 10 if option.correct else min(left, stream.below(max(2, left // 6)))
            counts[option.id] = min(left, hands)
            left -= counts[option.id]
        self.services.room.ask(
            TRAINER, training_class, question=question.id, present=present, counts=counts, meeting=meeting
        )

    def _make_up(self, plan: PlannedClass, training_class: str, meeting: str, stream: Stream) -> None:
        board = self.services.attendance.board(TRAINER, training_class, meeting)
        for line in board.lines:
            if line.attendance.status == "absent" and stream.below(1000) < 700:
                self.clock.advance(60_000)
                self.services.attendance.make_up(
                    TRAINER,
                    training_class,
                    meeting,
                    line.person.person,
                    minutes=plan.minutes,
                    how="tutoring",
                    day=civil_date(self.clock.now_ms()),
                )

    def examine(self, plan: PlannedClass, training_class: str, day: date) -> None:
        """The class sits its programme's exam; who fails may try again."""
        programme = self.services.library.programmes[plan.programme]
        if not plan.exam or programme.blueprint is None:
            return
        self._go(day, 9)
        paper = self.services.exams.freeze_paper(TRAINER, programme.blueprint, seed=self.seed)
        exam = self.services.exams.open_exam(
            TRAINER,
            paper,
            title=f"{plan.title}结业考试",
            training_class=training_class,
            programme=plan.programme,
            closes_ms=ms_at(day, 18),
        )
        for line in self.services.classes.roster(TRAINER, training_class):
            ready = prepared(self.seed, line.person, plan.exam)
            self.sit(line.person, exam, 955 if ready else 760)
            if not ready and prepared(self.seed + 1, line.person, 600):
                self.sit(line.person, exam, 965)

    def sit(self, person: str, exam: str, knows: int) -> None:
        learner = Actor(role=Role.LEARNER, person=person)
        offer = next(o for o in self.services.exams.offers(learner, person) if o.exam.id == exam)
        if not offer.may_start:
            return
        view = self.services.sittings.start(learner, person, exam)
        stream = Stream(self.seed, f"demo/sitting:{person}:{len(offer.sittings)}")
        for slot in view.presentation.slots:
            item = view.paper.item(slot)
            if item is not None and stream.below(1000) < 995:  # a few leave one out
                self.clock.advance(4_000 + stream.below(20_000))
                chosen = answer(item.question, stream, knows=knows)
                self.services.sittings.answer(learner, view.id, slot, chosen)
        self.services.sittings.hand_in(learner, view.id)

    def finish(self, training_class: str, day: date) -> None:
        """Close the class with its gaps said, and issue the certificates that are due."""
        self._go(day, 17)
        self.services.class_close.close(TRAINER, training_class, despite_gaps=True)
        self.clock.advance(10 * MINUTE)
        self.services.certificates.issue_class(TRAINER, training_class)

    def _go(self, day: date, hour: int) -> None:
        self._at(ms_at(day, hour))

    def _at(self, moment_ms: int) -> None:
        """Time only goes forward."""
        self.clock.advance(max(0, moment_ms - self.clock.now_ms()))
