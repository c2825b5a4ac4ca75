"""What the study screens say, without Qt."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from edu.domain.obligations.duties import Duty, SubjectDuties
from edu.domain.people import Person, PersonLine
from edu.domain.questions import Bank, Situation
from edu.domain.study_records import CreditLine, LessonDone, LessonProgress, PageOutcome
from tests.edu.services.school import make_question
from tests.ui.screens.learner_world import LearnerWorld, give_history, read_lesson
from ui.screens.exam.rules_presenter import rules_of
from ui.screens.study.courses_presenter import lesson_lines, shelves
from ui.screens.study.file_presenter import file_view
from ui.screens.study.lesson_presenter import TOO_FAST, LessonPresenter, grounds_of, tip_of
from ui.screens.study.plan_presenter import hours_text, next_lesson, plan_of
from ui.screens.study.practice_presenter import offer_of, round_of
from ui.screens.study.who_presenter import candidates

TODAY = date(2026, 11, 22)
COURSE, LESSON = "yingzhi.fire-escape", "call-119"


def make_duty(state: str = "due_soon", *, days_left: int | None = 5) -> Duty:
    return Duty(
        subject="p", subject_type="person", name="张伟杰", id_mask="", person_class="safety-manager", place="",
        employer="", rule="r", title="年度再培训", family="", state=state, why="还差 8 学时。", done="4 学时",  # type: ignore[arg-type]
        needed="12 学时", window_from=None, window_to=None, days_left=days_left, days_late=None,
        cites=("《安全生产法》第二十八条",), source_text="", verified="original", note="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "days", "mood", "word"),
    [
        ("due_soon", 5, "due", "还有 5 天"),
        ("due_soon", 0, "due", "今天到期"),
        ("overdue", None, "overdue", "已逾期"),
        ("due", 90, "info", "待完成"),
        ("met", None, "met", "已完成"),
        ("unverified", None, "none", "待核"),
    ],
)
def test_duty_has_a_mood_and_a_word(world: LearnerWorld, state: str, days: int | None, mood: str, word: str) -> None:
    duties = SubjectDuties(
        id="p", type="person", name="", place="", state="due", duties=(make_duty(state, days_left=days),)
    )
    overview = world.services.study.overview(world.actor, world.person)

    line = plan_of(duties, (), (), overview).duties[0]

    assert (line.mood, line.word, line.why) == (mood, word, "还差 8 学时。")
    assert line.cite == "《安全生产法》第二十八条"


def test_next_lesson_is_the_one_last_worked_at(world: LearnerWorld) -> None:
    first = next_lesson(world.services.study.my_courses(world.actor, world.person))
    read_lesson(world, "yingzhi.gas-co", _lesson(world, "yingzhi.gas-co", 0), pages=1)
    world.clock.advance(1000)
    read_lesson(world, COURSE, LESSON, pages=2)

    now = next_lesson(world.services.study.my_courses(world.actor, world.person))

    assert first is not None
    assert first.word == "开始学习"
    assert re.search(r"。这一课约 \d+ 分钟。$", first.sentence)  # the goal may name a time of its own
    assert now is not None
    assert (now.course, now.lesson, now.word, now.sentence) == (COURSE, LESSON, "继续学习", "共 8 页，已读 2 页")


def _lesson(world: LearnerWorld, course: str, at: int) -> str:
    return world.services.library.course(course).lessons[at].id


def test_nothing_left_to_learn_is_nothing_next() -> None:
    assert next_lesson(()) is None


def test_hours_are_added_in_their_own_units_and_withdrawn_ones_left_out() -> None:
    def credit(minutes: int, unit: int, *, form: str = "online", withdrawn: bool = False) -> CreditLine:
        return CreditLine(id="", person="", minutes=minutes, unit_minutes=unit, form=form, source="lesson",
                          source_id="", programme="", programme_kind="", person_class="", day="2026-01-01", title="",
                          withdrawn=withdrawn)  # fmt: skip

    lines = [credit(30, 30), credit(15, 30), credit(90, 45, form="offline"), credit(300, 30, withdrawn=True)]

    assert (hours_text(lines, "online"), hours_text(lines, "offline")) == ("1.5", "2")


def test_started_lesson_names_what_is_missing_and_is_lit(world: LearnerWorld) -> None:
    read_lesson(world, COURSE, LESSON, pages=2)
    progress = next(c for c in world.services.study.my_courses(world.actor, world.person) if c.course.id == COURSE)

    lines = lesson_lines(progress)

    assert (lines[0].word, lines[0].action, lines[0].main) == ("学习中", "接着学", True)
    assert lines[0].missing[0].startswith("还有 6 页没看")
    assert lines[1].action == "开始学"
    assert sum(line.main for line in lines) == 1


def test_courses_without_a_post_stand_on_one_shelf(world: LearnerWorld) -> None:
    courses = [replace(c, required_by=()) for c in world.services.study.my_courses(world.actor, world.person)]

    assert [shelf.title for shelf in shelves(courses)] == ["全部课程"]
    assert shelves(()) == ()


@pytest.fixture
def lesson(world: LearnerWorld) -> LessonPresenter:
    return LessonPresenter(world.services.study.open_lesson(world.actor, world.person, COURSE, LESSON))


def outcome(progress: LessonProgress, *, read: bool, completed: LessonDone | None = None) -> PageOutcome:
    return PageOutcome(read=read, active_ms=1, flags=(), progress=progress, completed=completed)


def test_short_page_is_said_and_mended_by_reading_it(lesson: LessonPresenter) -> None:
    said = lesson.left(0, outcome(lesson.progress, read=False))
    short = lesson.dots()[0]
    nothing = lesson.left(0, outcome(lesson.progress, read=True))

    assert (said, short) == (TOO_FAST, "short")
    assert (nothing, lesson.dots()[0]) == ("", "read")


def test_ending_tells_credit_and_its_limit(lesson: LessonPresenter) -> None:
    done = LessonDone(credit_minutes=2, planned_minutes=4, credited=True, flags=(), note="这一课完成了，计入 2 分钟。")
    lesson.left(7, outcome(lesson.progress, read=True, completed=done))

    ending = lesson.ending()

    assert ending.done
    assert ending.sentence == "这一课完成了，计入 2 分钟。按实际学习时间计算，这一课最多计 4 分钟。"


def test_ending_without_credit_says_why(lesson: LessonPresenter) -> None:
    done = LessonDone(credit_minutes=0, planned_minutes=4, credited=False, flags=(), note="以前已经计入。")
    lesson.left(7, outcome(lesson.progress, read=True, completed=done))

    assert lesson.ending().title == "这一课学完了，这次不再计学时"
    assert lesson.ending().sentence == "以前已经计入。"


def test_last_page_says_so_and_the_ending_is_no_page(lesson: LessonPresenter) -> None:
    lesson.go(lesson.count - 1)
    word = lesson.forward_word
    lesson.go(lesson.count)

    assert word == "学完这一课"
    assert lesson.at_end
    assert not lesson.go(lesson.count + 1)
    assert lesson.subtitle.endswith("小结")


def test_facts_and_citations_give_their_source(world: LearnerWorld) -> None:
    course, register = world.services.library.course(COURSE), world.services.library.register
    page = next(page for page in course.lessons[0].pages if any(run.fact for run in page.runs()))
    fact = next(run for run in page.runs() if run.fact)
    cite = next(run for run in page.runs() if run.cite)

    assert "依据：《消防法》" in tip_of(fact.fact, None, register)
    assert "消防法" in tip_of(None, cite.cite, register)
    assert tip_of(None, None, register) == ""
    assert len(grounds_of(page, register)) == len({(r.fact, r.cite) for r in page.runs() if r.fact or r.cite})


def test_practice_leaves_out_what_is_not_settled_and_puts_own_papers_first(world: LearnerWorld) -> None:
    pending = replace(make_question("pending"), status="pending")
    bank = Bank(id="fire", title="消防", topic="T01", course=None, questions=(make_question("one"), pending))

    offer = offer_of(world.services.exams.blueprints(), {"fire": bank}, frozenset({"safety-manager"}), (), TODAY)

    assert [(line.id, line.count) for group in offer.groups for line in group.banks] == [("fire", 1)]
    mine = [line.mine for line in offer.mocks]
    assert mine[0]
    assert mine == sorted(mine, reverse=True)
    assert len(set(mine)) == 2


def test_round_counts_the_first_answer_only(world: LearnerWorld) -> None:
    del world
    questions = tuple(make_question(slug) for slug in ("a", "b", "c"))
    bank = Bank(id="fire", title="消防", topic="T01", course=None, questions=questions)
    played = round_of(bank, "order", "", 1, TODAY)
    before = played.score

    wrong = played.judge(["wait"])
    second = played.judge(["run"])
    played.forward()
    played.judge(["run"])
    played.forward()
    played.judge(["wait"])
    played.forward()

    assert before.startswith("点一个答案")
    assert (wrong, second) == (False, True)
    assert (played.over, played.correct, played.score) == (True, 1, "答对 1 / 3")
    assert [question.id for question in played.of_missed().questions] == ["fire/a", "fire/c"]


@pytest.mark.parametrize(
    ("way", "chapter", "count"), [("order", "", 3), ("random", "", 3), ("chapter", "k", 3), ("chapter", "没有", 0)]
)
def test_round_draws_what_was_asked(way: str, chapter: str, count: int) -> None:
    questions = tuple(make_question(slug) for slug in ("a", "b", "c"))
    bank = Bank(id="fire", title="消防", topic="T01", course=None, questions=questions)

    played = round_of(bank, way, chapter, 5, TODAY)  # type: ignore[arg-type]

    assert len(played.questions) == count
    assert played.over == (count == 0)


@pytest.mark.parametrize("seed", range(8))
def test_random_practice_keeps_a_situation_together_and_in_its_order(seed: int) -> None:
    night = Situation(id="fire/night", text="半夜……")
    told = [replace(make_question(f"s-{part}"), situation=night) for part in "cab"]
    bank = Bank(id="fire", title="消防", topic="T01", course=None,
                questions=(told[0], make_question("x"), *told[1:], make_question("y"), make_question("z")))  # fmt: skip

    ids = [question.id for question in round_of(bank, "random", "", seed, TODAY).questions]

    at = ids.index("fire/s-c")
    assert ids[at : at + 3] == ["fire/s-c", "fire/s-a", "fire/s-b"]
    assert len(ids) == 6


def test_erased_people_cannot_be_chosen() -> None:
    person = Person(id="1", name="张三", initials="zs", sex="", birth_year=None, id_kind="", id_mask="***",
                    phone_mask="", education="")  # fmt: skip
    lines = [
        PersonLine(person=person, posts=(), org_name="", enterprise_name=""),
        PersonLine(person=replace(person, erased=True), posts=(), org_name="村", enterprise_name=""),
    ]

    assert [(c.name, c.place) for c in candidates(lines)] == [("张三", "还没有登记单位")]


def test_file_has_every_section_and_knows_what_can_be_printed(world: LearnerWorld) -> None:
    give_history(world)
    services = world.services
    file = services.learning_files.file(world.actor, world.person)
    held = {c.number: c.id for c in services.certificates.of_person(world.actor, world.person)}

    view = file_view(file, held)

    assert [section.title for section in view.sections] == [
        "岗位",
        "学时明细",
        "培训班",
        "自学课程",
        "考试与练习",
        "演练",
    ]
    assert all(len(line.cells) == len(s.heads) and line.source for s in view.sections for line in s.lines)
    assert [held.id for held in view.certificates] == list(held.values())
    assert file_view(file, {}).certificates[0].id == ""
    assert view.certificates[0].heading == "培训证明 · 枫林镇 2026 年网格员年度培训班（第三期）"
    assert {bar.label for bar in view.years} == {"2026 年线下", "2026 年线上"}


def test_rules_tell_the_last_chance_and_down_time(world: LearnerWorld) -> None:
    plan = next(plan for plan in world.services.exams.blueprints() if plan.id == "grid-member-test")
    counts = replace(plan, downtime=replace(plan.downtime, rule="counts"))

    last = rules_of(plan, plan, counts=True, attempts_left=1)
    more = rules_of(plan, plan, counts=True, attempts_left=3)
    mock = rules_of(plan, plan, counts=False)
    bare = rules_of(plan, None, counts=False)

    assert "最后一次机会" in last[-1].text
    assert "还剩 2 次机会" in more[-1].text
    assert "不算正式考试" in mock[-1].text
    assert "30 分钟以内，不占考试时间" in mock[3].text
    assert "也算在考试时间里" in rules_of(plan, counts, counts=False)[3].text
    assert "继续答题" in bare[3].text


def test_a_question_with_many_answers_says_how_they_are_given_until_one_was(world: LearnerWorld) -> None:
    del world
    many = replace(make_question("a"), type="multiple")
    played = round_of(Bank(id="fire", title="消防", topic="T01", course=None, questions=(many,)), "order", "", 1, TODAY)
    before = played.score
    played.judge(sorted(many.key))

    assert before == "选好后点“就选这些”。"
    assert played.score == "答对 1 / 1"


def test_half_marks_are_explained_only_where_a_question_has_many_answers(world: LearnerWorld) -> None:
    plan = next(plan for plan in world.services.exams.blueprints() if plan.id == "grid-member-test")
    partial = replace(plan, scoring=replace(plan.scoring, multiple="partial"))
    kinds = {section.type for section in plan.sections}
    single = replace(partial, sections=tuple(one for one in plan.sections if one.type != "multiple"))

    assert "multiple" in kinds
    assert any("少选也得分" in rule.title for rule in rules_of(partial, partial, counts=False))
    assert not any("少选也得分" in rule.title for rule in rules_of(single, single, counts=False))


def test_little_is_missing_only_when_most_of_the_lesson_is_read(lesson: LessonPresenter) -> None:
    before = lesson.ending().title
    for at in range(lesson.count - 1):
        lesson.left(at, outcome(lesson.progress, read=True))

    assert (before, lesson.ending().title) == ("还没学完", "还差一点")
