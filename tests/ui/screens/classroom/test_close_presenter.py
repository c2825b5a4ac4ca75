"""Whoever got no certificate at a closing reads why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from edu.domain.classes import ClassFile
from edu.services.standings import Standing
from edu.system.clock import ms_at
from tests.ui.screens.learner_world import ADMIN, LearnerWorld, give_history, make_world
from ui.screens.classroom.close_presenter import certificate_words, lacking, lines_of, ready_count
from ui.screens.classroom.words import hours_text

TODAY = date(2026, 11, 30)


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path) -> Iterator[LearnerWorld]:
    del qapp
    made = give_history(make_world(tmp_path))
    yield made
    made.close()


def closed_class(world: LearnerWorld) -> tuple[ClassFile, Standing]:
    file = world.services.class_close.class_file(ADMIN, world.training_class)
    (one,) = world.services.certificates.standings(ADMIN, world.training_class)
    return file, one


def test_hours_or_exam_that_are_missing_stand_where_the_number_would(world: LearnerWorld) -> None:
    file, one = closed_class(world)
    nobody = replace(file, certificates=())
    short = replace(one, minutes_due=720, minutes_done=533, held=None, missing=("学时不足",))
    failed = replace(one, minutes_due=0, sitting=None, held=None, missing=("没有合格的考试成绩",))

    said = [
        lines_of(nobody, TODAY, [standing])[0].certificate
        for standing in (short, failed, replace(short, sitting=None), replace(one, held=None, missing=()))
    ]

    assert said == ["今年应修 16 学时，差 4.2", "考试没合格", "差 4.2 学时，考试没合格", "可以发证"]
    assert lines_of(nobody, TODAY)[0].certificate == ""


def test_hours_are_told_by_the_length_of_an_hour_that_the_law_gives(world: LearnerWorld) -> None:
    file, _ = closed_class(world)
    (earned,) = file.earned
    longer = replace(file, unit_minutes=50, earned=(replace(earned, taught=100, made_up=25),))

    assert file.unit_minutes == world.services.rule_book.defaults.credit.offline_minutes
    assert [line.hours for line in lines_of(longer, TODAY)] == ["2.5"]
    assert hours_text(100, longer.unit_minutes) == "2 学时（100 分钟）"


def test_a_certificate_stands_with_its_number_whatever_is_missing_today(world: LearnerWorld) -> None:
    file, one = closed_class(world)
    (held,) = file.certificates

    assert lines_of(file, TODAY, [replace(one, missing=("学时不足",))])[0].certificate == held.number


def test_the_list_of_a_closed_class_says_who_may_still_be_given_one(world: LearnerWorld) -> None:
    file, one = closed_class(world)
    nobody = replace(file, certificates=())
    ready = replace(one, held=None, missing=())
    lacks = replace(one, held=None, sitting=None, missing=("没有合格的考试成绩",))

    assert certificate_words(file, TODAY, [one], may_issue=False) == "已发证书 1 本"
    assert ready_count([ready, lacks, one]) == 1
    assert "1 人可以发证，由管理员" in certificate_words(nobody, TODAY, [ready], may_issue=False)
    assert "由管理员" not in certificate_words(nobody, TODAY, [ready], may_issue=True)
    assert "1 人还缺条件" in certificate_words(nobody, TODAY, [lacks], may_issue=True)
    assert lacking(replace(lacks, programme=replace(lacks.programme, blueprint=None))) == "没有合格的考试成绩"


def test_a_certificate_that_was_revoked_is_not_counted_as_held(world: LearnerWorld) -> None:
    file, one = closed_class(world)
    gone = replace(file, certificates=tuple(replace(held, revoked="发错了") for held in file.certificates))
    again = replace(one, held=None, missing=())

    assert file.certificates
    assert lines_of(gone, TODAY, [again])[0].certificate == "可以发证"
    assert certificate_words(gone, TODAY, [again], may_issue=True) == "已发证书 0 本；还有 1 人可以发证"


def test_an_expired_certificate_hinders_no_new_one_in_the_column_as_in_the_count(world: LearnerWorld) -> None:
    file, one = closed_class(world)
    (held,) = file.certificates
    last = date.fromisoformat(held.expires)
    ready = replace(one, held=None, missing=())  # what the service says of somebody whose certificate has run out
    short = replace(one, held=None, minutes_due=720, minutes_done=533, missing=("学时不足",))

    on_its_last_day = lines_of(file, last, [one])[0].certificate
    after = last + timedelta(days=1)

    assert on_its_last_day == held.number
    assert lines_of(file, after, [ready])[0].certificate == "已过期，可以发证"
    assert certificate_words(file, after, [ready], may_issue=True) == "已发证书 1 本（1 本已过期）；还有 1 人可以发证"
    assert lines_of(file, after, [short])[0].certificate == "已过期，今年应修 16 学时，差 4.2"
    assert "1 人还缺条件" in certificate_words(file, after, [short], may_issue=True)
    assert lines_of(file, after)[0].certificate == f"{held.number}，已过期"


def test_the_service_judges_an_expired_certificate_as_the_list_does(world: LearnerWorld) -> None:
    """One day on the clock, asked of both: `Standing.held` and the column."""
    file, _one = closed_class(world)
    (held,) = file.certificates
    last = date.fromisoformat(held.expires)
    found = []
    for day in (last, last + timedelta(days=1)):
        world.clock.advance(ms_at(day, 12) - world.clock.now_ms())
        (one,) = world.services.certificates.standings(ADMIN, world.training_class)
        found.append((one.held is None, lines_of(file, day, [one])[0].certificate.startswith("已过期")))

    assert found == [(False, False), (True, True)]
