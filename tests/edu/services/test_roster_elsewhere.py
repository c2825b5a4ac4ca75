"""A second roster that puts somebody elsewhere: nobody gets another standing post of a class without a word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.edu.packs.roster.books import person
from tests.edu.services.test_roster_differences import dated, told
from tests.edu.services.test_roster_waiting import said
from tests.people import ADMIN
from tests.stores import Bench


def post(role: str = "主要负责人", unit: str = "木器厂", village: str = "石坑村", *days: str) -> list[Any]:
    return [*person(role=role, unit=unit, village=village), *(days or ("", ""))]


@pytest.mark.parametrize(
    ("before", "since", "held"),
    [
        (post(), post(unit="机械厂"), "“主要负责人”（石坑村木器厂）"),
        (post(), post(unit="松阳县木器厂"), "“主要负责人”（石坑村木器厂）"),
        (post("网格员", ""), post("网格员", "", "白石村"), "“网格员”（石坑村）"),
        (post("安全员"), post("安全员", ""), "“安全员”（石坑村木器厂）"),
        (post("电工"), post("低压电工作业"), "“电工”（石坑村木器厂）"),
        (post("特种作业人员"), post("低压电工作业"), "“特种作业人员”（石坑村木器厂）"),
    ],
    ids=["firm", "spelling", "village", "no-firm", "trade", "no-trade"],
)
def test_a_post_that_the_roster_writes_no_more_is_told_where_it_adds_one_of_the_class(
    sqlite_bench: Bench, before: list[Any], since: list[Any], held: str
) -> None:
    services = sqlite_bench.services()
    services.roster_import.take(ADMIN, dated(sqlite_bench, before))

    made = dated(sqlite_bench, since)

    assert made.counts == {"add_posts": 1}
    (problem,) = told(made, "post_elsewhere")
    assert (problem.severity, problem.row) == ("warning", 2)
    assert held in problem.message
    assert "结束原来的那一个" in problem.remedy
    services.roster_import.take(ADMIN, made)
    assert "post_elsewhere" not in said(dated(sqlite_bench, since)), "told where it adds, not every quarter"


def test_it_is_told_once_a_person(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    services.roster_import.take(ADMIN, dated(sqlite_bench, post(), post(unit="石材厂")))

    made = dated(sqlite_bench, post(unit="机械厂"), post(unit="制衣厂"))

    (problem,) = told(made, "post_elsewhere")
    assert "木器厂" in problem.message
    assert "石材厂" in problem.message


@pytest.mark.parametrize(
    "since",
    [
        [post(), post(unit="机械厂")],
        [post("安全员", "机械厂")],
        [post("主要负责人", "机械厂", "石坑村", "2024-01-01", "2024-12-31")],
    ],
    ids=["both-in-the-file", "another-class", "a-term-of-before"],
)
def test_a_post_that_the_roster_repeats_or_that_is_not_beside_it_is_no_finding(
    sqlite_bench: Bench, since: list[list[Any]]
) -> None:
    services = sqlite_bench.services()
    services.roster_import.take(ADMIN, dated(sqlite_bench, post()))

    made = dated(sqlite_bench, *since)

    assert made.counts == {"add_posts": 1}
    assert "post_elsewhere" not in said(made)


def test_a_post_that_ended_or_ends_before_the_next_is_no_finding(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    for last, start in (("2025-12-31", ""), ("2027-06-30", "2027-07-01")):
        services.roster_import.take(ADMIN, dated(sqlite_bench, post("安全员", "木器厂", "石坑村", "2025-01-01", last)))

        assert "post_elsewhere" not in said(dated(sqlite_bench, post("安全员", "机械厂", "石坑村", start, "")))
