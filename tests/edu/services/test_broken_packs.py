"""One broken file of content costs what stands in it; courses, papers and classes beside it go on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.errors import PackError
from edu.packs.library import ContentLibrary
from edu.system.clock import civil_date
from edu.system.paths import root
from tests.people import register
from tests.stores import Bench

ADMIN = Actor(role=Role.ADMIN, id="a1")


@pytest.fixture
def services(bench: Bench, tmp_path: Path) -> Services:
    """Over the shipped packs, of which one course, one bank, one blueprint and one outline are rubbish."""
    for part in ("content", "exams"):
        shutil.copytree(root() / part, tmp_path / part)
    for name in (
        "content/courses/ebike/course.yaml",
        "content/programmes/grid-member-yearly.yaml",
        "exams/banks/typhoon.yaml",
        "exams/blueprints/grid-member-test.yaml",
    ):
        (tmp_path / name).write_bytes(b"\xff\xfe\0\1")
    made = bench.services()
    made.library = ContentLibrary(tmp_path / "content", tmp_path / "exams")
    return made


def test_other_courses_are_studied_and_the_broken_ones_named(services: Services) -> None:
    person = register(services, "张三")

    offered = {held.course.id for held in services.study.my_courses(ADMIN, person)}

    assert set(services.library.course_ids) - offered == {"yingzhi.ebike", "yingzhi.typhoon"}
    assert list(services.study.broken_courses()) == [
        "content/courses/ebike/course.yaml",
        f"《{services.library.course('yingzhi.typhoon').title}》的检查题",
    ]


def test_other_papers_are_drawn_and_the_broken_plan_is_refused(services: Services) -> None:
    plans = {plan.id for plan in services.exams.blueprints()}

    assert list(services.exams.broken_blueprints()) == ["exams/blueprints/grid-member-test.yaml"]
    assert "grid-member-test" not in plans
    assert services.exams.freeze_paper(OPERATOR, "special-operator-welder-mock", seed=1)
    with pytest.raises(PackError, match="grid-member-test"):
        services.exams.freeze_paper(OPERATOR, "grid-member-test", seed=1)


def test_other_classes_are_held_and_none_by_the_broken_outline(services: Services, bench: Bench) -> None:
    day = civil_date(bench.clock.now_ms())

    opened = services.classes.open(ADMIN, title="乡镇干部班", starts=day, ends=day, programme="official-yearly")

    assert [line.record.id for line in services.classes.list(ADMIN)] == [opened]
    assert list(services.classes.broken_programmes()) == ["content/programmes/grid-member-yearly.yaml"]
    with pytest.raises(PackError, match="grid-member-yearly"):
        services.classes.open(ADMIN, title="网格员班", starts=day, ends=day, programme="grid-member-yearly")


def test_a_class_goes_on_under_a_broken_outline_and_an_exam_is_asked_for(services: Services, bench: Bench) -> None:
    day = civil_date(bench.clock.now_ms())
    held = bench.services().classes.open(ADMIN, title="网格员班", starts=day, ends=day, programme="grid-member-yearly")

    assert any("考试" in gap for gap in services.class_close.overview(ADMIN, held).gaps)
