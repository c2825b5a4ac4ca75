"""Days of a post that a second roster writes otherwise; whoever follows a remedy comes where it says."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery, Post
from edu.domain.problems import Problem
from edu.services.people import NewPost
from tests.edu.packs.roster.books import person
from tests.edu.services.test_roster_differences import dated, told
from tests.edu.services.test_roster_waiting import said
from tests.people import ADMIN
from tests.stores import Bench


def taken(bench: Bench, *rows: list[Any]) -> Services:
    bench.services().roster_import.take(ADMIN, dated(bench, *rows))
    return bench.services()


def held(services: Services) -> list[Post]:
    (one,) = services.people.search(OPERATOR, PeopleQuery())
    return sorted(one.posts, key=lambda post: post.starts)


def ended(services: Services, last: str) -> None:
    (post,) = held(services)
    services.people.end_post(ADMIN, post.person, post.id, date.fromisoformat(last))


def operator(starts: str = "", ends: str = "") -> list[Any]:
    return [*person(role="低压电工作业", unit="木器厂"), starts, ends]


@pytest.mark.parametrize("last", ["2026-01-31", "2027-01-31"], ids=["past", "future"])
def test_a_post_ended_by_hand_is_not_begun_again_by_the_end_of_a_certificate(bench: Bench, last: str) -> None:
    services = taken(bench, operator(ends="2029-03-31"))
    ended(services, last)

    made = dated(bench, operator(ends="2029-03-31"))

    assert made.counts == {"unchanged": 1}
    (problem,) = told(made, "post_ended")
    assert (problem.severity, problem.row) == ("warning", 2)
    assert f"最后一天是 {last}" in problem.message
    assert "2029-03-31" in problem.message
    assert f"{last} 以后的任职日期" in problem.remedy
    assert "already_registered" not in said(made)


def test_a_start_after_the_ending_begins_it_again_as_the_remedy_says(sqlite_bench: Bench) -> None:
    services = taken(sqlite_bench, operator(ends="2029-03-31"))
    ended(services, "2026-01-31")
    (told_so,) = told(dated(sqlite_bench, operator()), "post_ended")
    assert "2026-01-31 以后的任职日期" in told_so.remedy
    assert "到期日期" not in told_so.remedy

    made = dated(sqlite_bench, operator("2026-02-01", "2029-03-31"))

    assert (made.counts, told(made, "post_ended")) == ({"add_posts": 1}, [])


def test_an_ending_that_the_roster_wrote_is_prolonged_by_a_later_one(sqlite_bench: Bench) -> None:
    taken(sqlite_bench, operator(ends="2025-03-31"))

    made = dated(sqlite_bench, operator(ends="2029-03-31"))

    assert (made.counts, len(told(made, "post_prolonged"))) == ({"add_posts": 1}, 1)


def test_an_ending_that_is_registered_as_the_roster_says_is_no_finding(sqlite_bench: Bench) -> None:
    """Also where a hand set it, as the remedy of post_left asks."""
    services = taken(sqlite_bench, operator("2024-01-01"))
    row = operator("2024-01-01", "2026-01-31")
    assert len(told(dated(sqlite_bench, row), "post_left")) == 1
    ended(services, "2026-01-31")

    made = dated(sqlite_bench, row)

    assert (made.counts, said(made)) == ({"unchanged": 1}, ["already_registered"])


def followed(services: Services, problem: Problem) -> None:
    """As a manager reads the remedy of post_start_differs: the days in it, in the order in which they stand there."""
    (post, *_others) = sorted(held(services), key=lambda post: (not post.ends, post.ends), reverse=True)
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", problem.remedy)]
    if "“结束任职”" in problem.remedy:
        services.people.end_post(ADMIN, post.person, post.id, days.pop(0))
    again = NewPost(
        role=post.role,
        person_class=post.person_class,
        org=post.org,
        enterprise=post.enterprise,
        work_type=post.work_type,
        starts=days[0],
        ends=days[1] if len(days) > 1 else None,
    )
    services.people.assign(ADMIN, post.person, again)


@pytest.mark.parametrize(
    ("registered", "written", "days"),
    [
        (("2025-03-01", ""), ("2025-01-01", ""), [("2025-01-01", "2025-02-28"), ("2025-03-01", "")]),
        (("2025-03-01", ""), ("2024-01-01", "2024-12-31"), [("2024-01-01", "2024-12-31"), ("2025-03-01", "")]),
        (("2025-03-01", ""), ("2025-06-01", ""), [("2025-03-01", "2025-05-31"), ("2025-06-01", "")]),
        (("", ""), ("2025-06-01", ""), [("", "2025-05-31"), ("2025-06-01", "")]),
        (("", "2029-03-31"), ("2025-06-01", "2029-03-31"), [("", "2025-05-31"), ("2025-06-01", "2029-03-31")]),
    ],
    ids=["earlier", "a-term-before", "later", "no-start", "certificate"],
)
def test_the_remedy_of_another_start_gives_the_days_of_the_roster(
    sqlite_bench: Bench, registered: tuple[str, str], written: tuple[str, str], days: list[tuple[str, str]]
) -> None:
    services = taken(sqlite_bench, operator(*registered))
    (problem,) = told(dated(sqlite_bench, operator(*written)), "post_start_differs")

    followed(services, problem)

    assert [(post.starts, post.ends) for post in held(services)] == days
    assert told(dated(sqlite_bench, operator(*written)), "post_start_differs") == []


def test_a_start_within_an_earlier_term_is_told_of_that_term(sqlite_bench: Bench) -> None:
    taken(sqlite_bench, operator("2024-01-01", "2024-12-31"), operator("2026-01-01"))

    (within,) = told(dated(sqlite_bench, operator("2024-06-01")), "post_start_differs")
    (between,) = told(dated(sqlite_bench, operator("2025-06-01")), "post_start_differs")

    assert "最后在岗日填 2024-05-31" in within.remedy
    assert "任职日期填 2024-06-01，最后在岗日仍填 2024-12-31" in within.remedy
    assert "任职日期填 2025-06-01，最后在岗日填 2025-12-31" in between.remedy
