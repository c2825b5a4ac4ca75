"""A department that a roster writes otherwise than it is registered is told; a line that writes none says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery
from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import id_number, xlsx
from tests.edu.services.test_roster_differences import told
from tests.edu.services.test_roster_waiting import said
from tests.people import ADMIN
from tests.stores import Bench

HEADER = ["姓名", "身份证号", "岗位", "单位", "主管部门", "乡镇"]


def line(n: int, role: str, scheme: str, firm: str = "建筑公司") -> list[Any]:
    return ["张三李四王五赵六"[n * 2 - 2 : n * 2], id_number(n), role, firm, scheme, "甲镇"]


def plan(bench: Bench, *rows: Sequence[Any]) -> ImportPlan:
    path = bench.folder / f"{bench.ids.new()}.xlsx"
    path.write_bytes(xlsx([HEADER, *rows]))
    return bench.services().roster_import.dry_run(ADMIN, path)


def taken(bench: Bench, *rows: Sequence[Any]) -> str:
    services = bench.services()
    if not services.organisations.org_units(ADMIN):
        services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    return services.roster_import.take(ADMIN, plan(bench, *rows)).batch


@pytest.mark.parametrize(("held", "written"), [("住建局", "应急局"), ("应急局", "住建局"), ("", "水利局")])
def test_another_department_for_a_registered_post_is_told(sqlite_bench: Bench, held: str, written: str) -> None:
    taken(sqlite_bench, line(1, "安全员", held))

    (found,) = told(plan(sqlite_bench, line(1, "安全员", written)), "post_scheme_differs")

    assert (found.severity, found.row) == ("warning", 2)
    assert f"属于{written[:2]}条线，登记的属于{held[:2] or '应急'}条线" in found.message


def test_a_line_that_writes_none_is_no_contradiction(sqlite_bench: Bench) -> None:
    taken(sqlite_bench, line(1, "安全员", "住建局"))

    assert said(plan(sqlite_bench, line(1, "安全员", ""))) == ["already_registered"]


def test_another_department_for_a_firms_other_people_is_told_once(bench: Bench) -> None:
    batch = taken(bench, line(1, "安全员", "住建局"))
    rows = [line(2, "主要负责人", "应急局"), line(3, "安全员", "应急局")]

    made = plan(bench, *rows)

    (found,) = told(made, "firm_scheme_differs")
    assert (found.severity, found.row, found.column, "共 2 人" in found.message) == ("warning", 2, "E", True)
    assert "“建筑公司”" in found.message
    assert "属于住建条线，名册写的主管部门属于应急条线" in found.message
    services = bench.services()
    later = services.roster_import.take(ADMIN, made).batch
    assert told(plan(bench, *rows), "firm_scheme_differs") == [], "of who is registered it is no news"
    services.roster_import.undo(ADMIN, later)
    services.roster_import.undo(ADMIN, batch)
    assert services.people.count(OPERATOR, PeopleQuery()) == 0


@pytest.mark.parametrize(
    "row",
    [
        line(2, "主要负责人", "住建局"),
        line(2, "主要负责人", ""),
        line(2, "低压电工", "应急局"),  # whose certificate is not the managers'
        line(2, "主要负责人", "应急局", "木器厂"),
    ],
    ids=["the-same", "none", "an-operator", "another-firm"],
)
def test_what_says_nothing_else_of_the_firm_is_not_told(sqlite_bench: Bench, row: list[Any]) -> None:
    taken(sqlite_bench, line(1, "安全员", "住建局"))

    assert "firm_scheme_differs" not in said(plan(sqlite_bench, row))


def test_posts_that_have_ended_say_nothing_of_the_firm(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    taken(sqlite_bench, line(1, "安全员", "住建局"))
    (known,) = services.people.search(OPERATOR, PeopleQuery())
    services.people.end_post(ADMIN, known.person.id, known.posts[0].id, date(2020, 1, 1))

    assert "firm_scheme_differs" not in said(plan(sqlite_bench, line(2, "主要负责人", "应急局")))


def test_a_department_that_is_none_of_the_five_is_told_once(sqlite_bench: Bench) -> None:
    made = plan(
        sqlite_bench, line(1, "安全员", "农业农村局"), line(2, "主要负责人", "农业农村局"), line(3, "安全员", "/")
    )

    (found,) = told(made, "scheme_unknown")
    assert (found.severity, found.row, found.column) == ("warning", 2, "E")
    assert "“农业农村局”" in found.message
    assert "2 人（第 2、3 行）按应急条线登记" in found.message


@pytest.mark.parametrize("name", ["住房城乡建设部门", "县住房和城乡建设局", "住建", "建设局"])
def test_the_department_of_construction_is_known_by_its_full_name(sqlite_bench: Bench, name: str) -> None:
    (row,) = plan(sqlite_bench, line(1, "安全员", name)).rows

    assert [post.scheme for post in row.posts] == ["construction"]


def test_two_departments_in_one_cell_are_told(sqlite_bench: Bench) -> None:
    made = plan(sqlite_bench, line(1, "安全员", "应急、住建"), line(2, "安全员", "应急管理局"))

    (found,) = told(made, "scheme_several")
    assert (found.row, found.column, "1 人（第 2 行）按住建条线登记" in found.message) == (2, "E", True)


def test_a_department_that_only_the_title_of_a_post_names_is_not_said_to_be_written(sqlite_bench: Bench) -> None:
    taken(sqlite_bench, line(1, "安全员", "住建局"))

    assert told(plan(sqlite_bench, line(2, "消防安全管理人员", "")), "firm_scheme_differs") == []


def test_a_department_that_one_line_writes_is_not_said_of_the_next_person(sqlite_bench: Bench) -> None:
    taken(sqlite_bench, line(1, "安全员", "住建局"))

    (found,) = told(plan(sqlite_bench, line(2, "安全员", "应急局"), line(3, "安全员", "")), "firm_scheme_differs")

    assert (found.row, "共 2 人" in found.message) == (2, False)
