from __future__ import annotations

from datetime import date

from edu.domain.courses import (
    Callout,
    Check,
    Course,
    Lesson,
    ListBlock,
    Page,
    Paragraph,
    Picture,
    Review,
    Run,
    Table,
    count_han,
    marked_runs,
    unmarked,
)


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text=text),)


PAGE = Page(
    title="会报警",
    blocks=(
        Paragraph(runs=(Run(text="先到"), Run(text="安全处", bold=True), Run(text="，再打 119。"))),
        ListBlock(ordered=True, items=(runs("说地点"), runs("说火情"))),
        Table(header=(runs("做"), runs("不做")), rows=((runs("关门"), runs("回屋")),)),
        Callout(kind="记住", blocks=(Paragraph(runs=runs("人先走。")), ListBlock(ordered=False, items=(runs("快"),)))),
        Picture(path="media/a.svg", alt="在屋外打电话"),
        Check(question="fire/q1"),
    ),
)


def test_a_page_is_read_aloud_line_by_line_without_its_check() -> None:
    assert PAGE.plain_text().split("\n") == [
        "会报警",
        "先到安全处，再打 119。",
        "说地点",
        "说火情",
        "做，不做",
        "关门，回屋",
        "记住：",
        "人先走。",
        "快",
        "图：在屋外打电话",
    ]


def test_han_are_counted_without_pictures_digits_and_marks() -> None:
    assert PAGE.han_count() == 3 + 7 + 6 + 3 + 4 + 2 + 3 + 1
    assert count_han("汉𠮷㐀a1，。") == 3


def test_every_run_of_a_page_is_found_in_order() -> None:
    texts = [run.text for run in PAGE.runs()]
    assert texts == [
        "先到",
        "安全处",
        "，再打 119。",
        "说地点",
        "说火情",
        "做",
        "不做",
        "关门",
        "回屋",
        "人先走。",
        "快",
    ]


def test_pictures_and_checks_of_a_page_and_a_lesson() -> None:
    assert [picture.path for picture in PAGE.pictures] == ["media/a.svg"]
    lesson = Lesson(id="l", title="t", goal="g", minutes=5, kiosk=True, pages=(PAGE, PAGE))
    assert lesson.checks == ("fire/q1", "fire/q1")


def test_a_course_finds_its_lessons_and_adds_their_minutes() -> None:
    lesson = Lesson(id="call", title="t", goal="g", minutes=5, kiosk=True, pages=(PAGE,))
    course = Course(
        id="yingzhi.fire-escape",
        version=1,
        title="t",
        topic="T01",
        summary="s",
        audiences=("public",),
        kiosk=True,
        review=Review(by=None, on=None, due=date(2027, 6, 30)),
        lessons=(lesson, lesson),
    )
    assert (course.folder, course.minutes) == ("fire-escape", 10)
    assert course.lesson("call") is lesson
    assert course.lesson("nix") is None


def test_a_review_is_overdue_after_its_day_and_never_without_one() -> None:
    review = Review(by=None, on=None, due=date(2027, 6, 30))
    assert not review.overdue(date(2027, 6, 30))
    assert review.overdue(date(2027, 7, 1))
    assert not Review(by=None, on=None, due=None).overdue(date(2099, 1, 1))


def test_bold_marks_become_runs_or_go_away() -> None:
    assert marked_runs("下列**不正确**的是") == (
        Run(text="下列"),
        Run(text="不正确", bold=True),
        Run(text="的是"),
    )
    assert unmarked("下列**不正确**的是") == "下列不正确的是"
