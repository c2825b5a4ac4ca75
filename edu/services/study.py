"""A person studies: courses with progress, a lesson page by page, its checks, and the hours it earns by itself.

Every page left and every answer is one event. The rules of time and credit are edu.domain.study's; here two clocks
stand beside the screen's measure, so that nobody earns more time than passed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from edu.domain import study as rules
from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import Conflict, InvalidInput, NotFound, PackError
from edu.domain.events import study as e
from edu.domain.study_records import CourseProgress, LessonDone, LessonView, PageOutcome, StudyOverview
from edu.services.programme_choice import programmes_for
from edu.services.study_checks import outcome_of
from edu.system.clock import civil_date, ms_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from edu.domain.courses import Course, Lesson, Page
    from edu.domain.programmes import Programme
    from edu.domain.questions import Question
    from edu.domain.study_records import CheckAnswer, CheckOutcome, LessonMark, LessonProgress
    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.content import ContentLibrary, ObligationBook
    from edu.system.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A lesson of a course for one person, with the questions its checks ask."""

    person: str
    course: Course
    lesson: Lesson
    questions: dict[str, Question]

    @property
    def versions(self) -> dict[str, str]:
        return {id_: question.version for id_, question in self.questions.items()}

    @property
    def key(self) -> tuple[str, str, str]:
        return self.person, self.course.id, self.lesson.id


class Study:
    def __init__(self, store: Store, clock: Clock, library: ContentLibrary, book: ObligationBook) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._book = book
        self._marks: dict[tuple[str, str, str], tuple[int, int]] = {}  # monotonic and wall ms of the last page turned

    # -- looking --

    def my_courses(self, actor: Actor, person: str, audience: str = "") -> tuple[CourseProgress, ...]:
        """Courses of the programmes of the person's posts first, then those for the audience ('' = all), by title."""
        require(actor, Permission.STUDY, person)
        with self._store.reading() as view:
            needed = self._required(view, person)
            shown = [
                self._course_progress(view, person, course, tuple(needed.get(course.id, ())))
                for course in self._library.courses
                if course.id in needed or not audience or audience in course.audiences
                if self._can_ask(course)
            ]
        return tuple(sorted(shown, key=lambda held: (not held.required_by, held.course.title)))

    def broken_courses(self) -> tuple[str, ...]:
        """Courses that nobody can study now, by their files, or by title where the bank of their checks is broken."""
        asking = [f"《{course.title}》的检查题" for course in self._library.courses if not self._can_ask(course)]
        return (*self._library.broken_courses, *asking)

    def _can_ask(self, course: Course) -> bool:
        try:
            for lesson in course.lessons:
                self._versions(lesson)
        except PackError:
            return False
        return True

    def _required(self, view: Reading, person: str) -> dict[str, list[str]]:
        needed: dict[str, list[str]] = {}
        for programme in self._programmes(view, person):
            for course in programme.courses:
                needed.setdefault(course, []).append(programme.title)
        return needed

    def _programmes(self, view: Reading, person: str) -> list[Programme]:
        offered = self._library.programmes.values()
        return list(programmes_for(view.people.posts_of(person), offered, self._today()))

    def _course_progress(self, view: Reading, person: str, course: Course, required: tuple[str, ...]) -> CourseProgress:
        yearly = self._is_yearly(view, person, course)
        whole = view.study.state(person, course.id, course.version)
        lessons = []
        for lesson in course.lessons:
            state = whole.of_lesson(lesson.id)
            now = rules.standing(lesson, self._versions(lesson), state)
            progress = rules.progress_of(lesson, now, state.mark)
            lessons.append(replace(progress, again=yearly and self._in_an_earlier_year(state.mark)))
        return CourseProgress(course=course, required_by=required, lessons=tuple(lessons))

    def _versions(self, lesson: Lesson) -> dict[str, str]:
        return {id_: self._library.question(id_).version for id_ in lesson.checks}

    def overview(self, actor: Actor, person: str, year: int | None = None) -> StudyOverview:
        """One calendar year of a person's studying; None is this year."""
        require(actor, Permission.STUDY, person)
        shown = year or self._today().year
        with self._store.reading() as view:
            lines = [line for line in view.study.credits_of(person, withdrawn=True) if line.day[:4] == f"{shown:04d}"]
            first, last = ms_at(date(shown, 1, 1)), ms_at(date(shown + 1, 1, 1)) - 1
            touched, done = view.study.lessons_touched(person, first, last)
            counted = [line for line in lines if not line.withdrawn]
            return StudyOverview(
                year=shown,
                online_minutes=sum(line.minutes for line in counted if line.form == "online"),
                offline_minutes=sum(line.minutes for line in counted if line.form == "offline"),
                lessons_done=done,
                lessons_started=touched,
                last_ms=view.study.last_ms(person),
                credits=tuple(reversed(lines)),
            )

    def _is_yearly(self, view: Reading, person: str, course: Course) -> bool:
        """Only there a second year's hours are asked for; an initial training is not made longer by repeating it."""
        return any(p.kind == "yearly" and course.id in p.courses for p in self._programmes(view, person))

    def _in_an_earlier_year(self, mark: LessonMark | None) -> bool:
        done = mark.completed_ms if mark is not None else None
        return done is not None and done < ms_at(date(self._today().year, 1, 1))

    # -- studying --

    def begin_anew(self, actor: Actor, person: str, course: str, lesson: str) -> None:
        """A lesson of an earlier year, for this year's training: its pages and checks begin at nothing.

        Conflict where it is not such a lesson (LessonProgress.again). What was completed and credited before stays.
        """
        require(actor, Permission.STUDY, person)
        place = self._place(person, course, lesson)
        with self._store.writing(actor) as work:
            _, _, mark = self._standing(work, place)
            if not (self._in_an_earlier_year(mark) and self._is_yearly(work, person, place.course)):
                raise Conflict("这一课不用重学。", "往年学完、今年的培训又要求的课，才能重学并再计学时；可以再看一遍。")
            work.append(
                e.LessonBegunAnew(
                    course=course,
                    version=place.course.version,
                    lesson=lesson,
                    pages=len(place.lesson.pages),
                    checks=sorted(place.questions),
                ),
                person,
                person=person,
            )
            work.commit()

    def open_lesson(self, actor: Actor, person: str, course: str, lesson: str) -> LessonView:
        """Everything the screen needs; from now on time runs."""
        require(actor, Permission.STUDY, person)
        place = self._place(person, course, lesson)
        with self._store.reading() as view:
            if view.people.person(person) is None:
                raise NotFound("没有找到这个人。")
            shown = self._lesson_view(view, place)
        self._marks[place.key] = self._now()
        return shown

    def _lesson_view(self, view: Reading, place: _Place) -> LessonView:
        now, _, mark = self._standing(view, place)
        answers = view.study.state(place.person, place.course.id, place.course.version, place.lesson.id).checks
        return LessonView(
            course=place.course,
            lesson=place.lesson,
            progress=rules.progress_of(place.lesson, now, mark),
            resume_page=rules.resume_page(place.lesson, now, mark),
            pages_read=now.pages_read,
            questions=place.questions,
            answers={answer.question: answer for answer in answers},
            settled=now.settled,
        )

    def finish_page(
        self,
        actor: Actor,
        person: str,
        course: str,
        lesson: str,
        page: int,
        *,
        active_ms: int,
        seen_ms: int,
        flags: Collection[str] = (),
    ) -> PageOutcome:
        """The page was left. `flags`: what the screen noticed itself (keys of study.FLAG_NAMES; others are dropped)."""
        require(actor, Permission.STUDY, person)
        place = self._place(person, course, lesson)
        shown = _page(place.lesson, page)
        visit = self._visit(place, active_ms, seen_ms)
        active, seen, found = rules.accepted(shown, visit)
        with self._store.writing(actor) as work:
            before = work.study.state(person, course, place.course.version, lesson)
            sum_before = sum(held.active_ms for held in before.pages if held.page == page)
            read = rules.is_read(shown, sum_before + active)
            found = sorted({*found, *(rules.FLAG_NAMES.keys() & set(flags)), *(() if read else ("too_fast",))})
            work.append(
                e.LessonPageFinished(
                    course=course,
                    version=place.course.version,
                    lesson=lesson,
                    page=page,
                    active_ms=active,
                    seen_ms=seen,
                    flags=found,
                ),
                person,
                person=person,
            )
            completed, progress = self._complete_if_due(work, place)
            work.commit()
        self._marks[place.key] = self._now()
        return PageOutcome(read=read, active_ms=active, flags=tuple(found), progress=progress, completed=completed)

    def answer_check(
        self, actor: Actor, person: str, course: str, lesson: str, question: str, options: Collection[str]
    ) -> CheckOutcome:
        """Judge and keep an answer. A settled check answered again (review) is judged but not kept."""
        require(actor, Permission.STUDY, person)
        place = self._place(person, course, lesson)
        asked = place.questions.get(question)
        if asked is None:
            raise Conflict("这道题不在这一课里。", "请返回课程重新打开这一课。")
        chosen = _chosen(asked, options)
        with self._store.writing(actor) as work:
            now, answers, mark = self._standing(work, place)
            before = answers.get(question)
            if question in now.settled:
                progress = rules.progress_of(place.lesson, now, mark)
                return outcome_of(asked, chosen, before.tries if before else 0, progress, None, review=True)
            tries = (before.tries if before and before.version == asked.version else 0) + 1
            work.append(
                e.CheckAnswered(
                    course=course,
                    course_version=place.course.version,
                    lesson=lesson,
                    question=question,
                    version=asked.version,
                    options=sorted(chosen),
                    correct=chosen == asked.key,
                ),
                person,
                person=person,
            )
            completed, progress = self._complete_if_due(work, place)
            work.commit()
        return outcome_of(asked, chosen, tries, progress, completed, review=False)

    # -- completing --

    def _standing(
        self, view: Reading, place: _Place
    ) -> tuple[rules.Standing, dict[str, CheckAnswer], LessonMark | None]:
        state = view.study.state(place.person, place.course.id, place.course.version, place.lesson.id)
        now = rules.standing(place.lesson, place.versions, state)
        return now, {answer.question: answer for answer in state.checks}, state.mark

    def _complete_if_due(self, work: Writing, place: _Place) -> tuple[LessonDone | None, LessonProgress]:
        now, _, mark = self._standing(work, place)
        if now.missing or (mark is not None and mark.completed_ms is not None):
            return None, rules.progress_of(place.lesson, now, mark)
        course, lesson = place.course, place.lesson
        work.append(
            e.LessonCompleted(
                course=course.id,
                version=course.version,
                lesson=lesson.id,
                credit_minutes=now.credit_minutes,
                flags=list(now.flags),
            ),
            place.person,
            person=place.person,
        )
        day = self._today().isoformat()
        why_not = rules.why_no_credit(work.study.credits_of(place.person), course.id, lesson.id, course.version, day)
        if not why_not:
            work.append(self._hours(work, place, now.credit_minutes, day), place.person, person=place.person)
        now, _, mark = self._standing(work, place)
        done = LessonDone(
            credit_minutes=0 if why_not else now.credit_minutes,
            planned_minutes=lesson.minutes,
            credited=not why_not,
            flags=now.flags,
            note=why_not or f"这一课完成了，计入 {now.credit_minutes} 分钟。",
        )
        return done, rules.progress_of(lesson, now, mark)

    def _hours(self, view: Reading, place: _Place, minutes: int, day: str) -> e.HoursCredited:
        fitting = [p for p in self._programmes(view, place.person) if place.course.id in p.courses]
        programme = fitting[0] if fitting else None
        return e.HoursCredited(
            minutes=minutes,
            unit_minutes=self._book.defaults.credit.online_minutes,
            form="online",
            source="lesson",
            source_id=rules.lesson_source(place.course.id, place.lesson.id, place.course.version),
            programme=programme.id if programme else "",
            programme_kind=programme.kind if programme else "",
            person_class=programme.person_class if programme else "",
            day=day,
            title=f"{place.course.title} · {place.lesson.title}",
        )

    # -- small steps --

    def _place(self, person: str, course: str, lesson: str) -> _Place:
        taught = self._library.course(course)
        found = taught.lesson(lesson)
        if found is None:
            raise NotFound(f"课程“{taught.title}”里没有这一课。", "课程可能已更新，请返回课程列表。")
        questions = {id_: self._library.question(id_) for id_ in found.checks}
        return _Place(person=person, course=taught, lesson=found, questions=questions)

    def _visit(self, place: _Place, active_ms: int, seen_ms: int) -> rules.Visit:
        since = self._marks.get(place.key)
        if since is None:
            raise Conflict("这一课没有在本机打开，学习时间没有记录。", "请返回课程重新打开这一课。")
        mono, wall = self._now()
        return rules.Visit(active_ms=active_ms, seen_ms=seen_ms, monotonic_ms=mono - since[0], wall_ms=wall - since[1])

    def _now(self) -> tuple[int, int]:
        return self._clock.monotonic_ms(), self._clock.now_ms()

    def _today(self) -> date:
        return civil_date(self._clock.now_ms())


def _page(lesson: Lesson, page: int) -> Page:
    if not 0 <= page < len(lesson.pages):
        raise InvalidInput(f"这一课只有 {len(lesson.pages)} 页。")
    return lesson.pages[page]


def _chosen(question: Question, options: Collection[str]) -> frozenset[str]:
    chosen = frozenset(options)
    if not chosen or any(question.option(id_) is None for id_ in chosen):
        raise InvalidInput("请从这道题的选项里选择。")
    if question.type != "multiple" and len(chosen) > 1:
        raise InvalidInput("这道题只能选一项。")
    return chosen
