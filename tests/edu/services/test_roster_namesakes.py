"""A number that is corrected in the next roster makes a second person: that is told, with what to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery
from tests.edu.packs.roster.books import person
from tests.edu.services.rosters import book, count, plan, taken
from tests.people import ADMIN
from tests.stores import Bench


def told(bench: Bench, *rows: list[Any]) -> list[tuple[int | None, str | None]]:
    made = plan(bench.services(), book(bench.folder, *rows, name="二.xlsx"))
    return [(problem.row, problem.column) for problem in made.problems if problem.code == "person_namesake"]


def test_a_new_number_of_the_same_name_and_post_is_told_and_its_remedy_leads_somewhere(bench: Bench) -> None:
    services = bench.services()
    first = taken(services, book(bench.folder, person(1, unit="木器厂", role="安全员"), person(2, "李四")))
    corrected = book(bench.folder, person(3, unit="木器厂", role="安全员"), person(2, "李四"), name="二.xlsx")

    (found,) = [problem for problem in plan(services, corrected).problems if problem.code == "person_namesake"]

    assert (found.severity, found.row, found.column) == ("warning", 2, "B")
    assert "“张三”（331" in found.message
    assert "0017" in found.message, "the end of the number that is registered"
    services.roster_import.undo(ADMIN, first)
    taken(services, corrected)
    assert count(services) == 2
    assert not [problem for problem in plan(services, corrected).problems if problem.code == "person_namesake"]


@pytest.mark.parametrize(
    "row",
    [person(3, role="主要负责人", unit="木器厂"), person(3, village="水口村"), person(3, "王五")],
    ids=["another-post", "another-village", "another-name"],
)
def test_another_post_place_or_name_is_another_person(sqlite_bench: Bench, row: list[Any]) -> None:
    taken(sqlite_bench.services(), book(sqlite_bench.folder, person(1)))

    assert told(sqlite_bench, row) == []


def test_who_stands_in_the_same_roster_or_has_left_is_not_taken_for_the_new_one(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    taken(services, book(sqlite_bench.folder, person(1)))

    assert told(sqlite_bench, person(3)) == [(2, "B")]
    assert told(sqlite_bench, person(1), person(3)) == []
    (line,) = services.people.search(OPERATOR, PeopleQuery())
    services.people.end_post(ADMIN, line.person.id, line.posts[0].id, date(2026, 11, 20))
    assert told(sqlite_bench, person(3)) == []
