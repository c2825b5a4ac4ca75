"""A code and a name of a village that do not agree are a named problem, and give nobody one post twice."""

from __future__ import annotations

from typing import Any

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.events import people as e
from edu.domain.people import PeopleQuery
from tests.edu.services.test_roster_waiting import CODE, TOWN_CODE, line, plan, posts, said, taken, town, village
from tests.people import ADMIN
from tests.stores import Bench

FREE = "331124101202"
"""Registered by nobody."""


def test_two_names_of_one_code_leave_nobody_with_the_post_twice(bench: Bench) -> None:
    services = bench.services()
    rows = [line(2, "石坑村", code=CODE), line(4, "白石村", code=CODE)]
    first = plan(bench, services, *rows)
    told = [problem for problem in first.problems if problem.code == "village_code_twice"]
    assert [(problem.severity, problem.row) for problem in told] == [("warning", 2), ("warning", 3)]
    assert "“甲镇白石村”、“甲镇石坑村”" in told[0].message
    assert "并入它" in told[0].remedy
    services.roster_import.take(ADMIN, first)
    above = town(services)
    (confirmed,) = [one for one in services.organisations.proposals(ADMIN) if "白石" in one.name]
    services.organisations.confirm_org_unit(ADMIN, confirmed.id, code=CODE, name="白石村", parent=above)

    again = plan(bench, services, *rows)
    services.roster_import.take(ADMIN, again)

    assert again.counts == {"unchanged": 2}
    (waits,) = [problem for problem in again.problems if problem.code == "village_waits"]
    assert (waits.row, "石坑村" in waits.message, "代码" in waits.message) == (2, True, True)
    assert posts(services) == 2


def test_a_name_that_nobody_registered_beside_a_registered_code_is_told(bench: Bench) -> None:
    services = bench.services()
    village(services, town(services), "白石村")

    made = plan(bench, services, line(2, "石坑村", code=CODE), line(4, "石坑村", code=CODE))

    (other,) = [problem for problem in made.problems if problem.code == "village_other_name"]
    assert (other.severity, other.row, made.counts) == ("warning", 2, {"new": 2}), "once"
    assert "按代码归到“白石村”" in other.message


def test_an_open_name_that_the_village_waits_for_adds_nothing_to_who_is_at_the_village(bench: Bench) -> None:
    """The proposal is of no township; so is the roster, which finds it and not the village."""
    services = bench.services()
    taken(bench, services, line(4, town=""))
    village(services, town(services))
    taken(bench, services, line(2))

    again = plan(bench, services, line(2, town=""))

    assert (again.counts, said(again).count("village_waits")) == ({"unchanged": 1}, 1)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        (line(2, "水口村", code=CODE), "村（社区）“水口村”"),
        (line(2, "石坑村", code=CODE, town="乙镇"), "乡镇（街道）“乙镇”"),
    ],
    ids=["village", "township"],
)
def test_a_code_of_one_village_beside_another_registered_one_is_not_taken(
    bench: Bench, written: list[Any], other: str
) -> None:
    services = bench.services()
    above = town(services)
    village(services, above)
    for code, name, level, parent in (
        ("331124101203", "水口村", "village", above),
        ("331124102000", "乙镇", "township", ""),
    ):
        services.organisations.declare_org_unit(ADMIN, code=code, name=name, level=level, parent=parent)

    made = plan(bench, services, written, line(4, code=CODE))

    assert made.counts == {"refused": 1, "new": 1}
    (found,) = [problem for problem in made.problems if problem.severity == "error"]
    assert (found.code, found.row, found.column) == ("village_contradicted", 2, "H")
    assert f"登记的是甲镇“石坑村”，本行写的却是已登记的另一处：{other}" in found.message
    assert "改正" in found.remedy


def test_a_code_that_nobody_registered_beside_a_village_that_has_another_is_told(bench: Bench) -> None:
    services = bench.services()
    village(services, town(services))

    made = plan(bench, services, line(2, code=FREE), line(4, code=FREE))

    (found,) = [problem for problem in made.problems if problem.code == "village_other_code"]
    assert (found.severity, found.row) == ("warning", 2), "once"
    assert CODE in found.message
    assert FREE in found.message


@pytest.mark.parametrize("name", ["石坑村", "石坑行政村", "石坑", "甲镇石坑村", "下坑村"])
def test_what_is_another_way_to_write_the_village_of_the_code_is_no_problem(bench: Bench, name: str) -> None:
    services = bench.services()
    above = town(services)
    taken(bench, services, line(2, "下坑村"))
    (alias,) = services.organisations.proposals(ADMIN)
    services.organisations.join_org_unit(ADMIN, alias.id, village(services, above))

    made = plan(bench, services, line(2, name, code=CODE))

    assert (made.counts, said(made)) == ({"unchanged": 1}, ["already_registered"])


def test_a_townships_code_beside_the_name_of_its_village_is_the_village(bench: Bench) -> None:
    services = bench.services()
    made = village(services, town(services))

    taken(bench, services, line(2, code=TOWN_CODE), line(4, town="", code=TOWN_CODE))

    assert services.people.count(OPERATOR, PeopleQuery(org=made)) == 2


def test_of_two_villages_of_one_name_nobody_is_put_at_one_unasked(bench: Bench) -> None:
    """A ledger of before has both; who is at one already stays there."""
    services = bench.services()
    above = town(services)
    village(services, above)
    with bench.store.writing(ADMIN) as work:
        for unit, code in (("0" * 31 + "1", ""), ("f" * 32, FREE)):
            work.append(e.OrgUnitDeclared(code=code, name="石坑村", level="village", parent=above), unit)
        work.commit()
    taken(bench, services, line(2, code=CODE), line(6, code=FREE))

    made = plan(bench, services, line(2), line(4), line(6), line(8, code=CODE), line(10, town="", village="甲镇石坑村"))

    assert made.counts == {"unchanged": 2, "refused": 2, "new": 1}
    found, other = [problem for problem in made.problems if problem.severity == "error"]
    assert [(one.code, one.row) for one in (found, other)] == [("place_either", 3), ("place_either", 6)]
    assert "登记了 3 个甲镇“石坑村”" in found.message
    assert CODE in found.message
    assert "写上村代码" in found.remedy
    chosen = plan(bench, services, line(4), township=above)
    assert chosen.counts == {"refused": 1}


def test_of_two_townships_of_one_name_the_one_that_the_import_is_for_is_meant(bench: Bench) -> None:
    services = bench.services()
    declare = services.organisations.declare_org_unit
    made = [
        declare(
            ADMIN,
            code=f"{county}101000",
            name="甲镇",
            level="township",
            parent=declare(ADMIN, code=f"{county}000000", name=name, level="county"),
        )
        for county, name in (("331124", "甲县"), ("331125", "乙县"))
    ]

    assert plan(bench, services, line(2)).counts == {"refused": 1}
    for above in made:
        asked = plan(bench, services, line(2), township=above)
        assert (asked.counts, [one.parent for one in asked.proposals]) == ({"new": 1}, [above])
