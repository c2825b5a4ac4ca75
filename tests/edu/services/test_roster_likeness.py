"""A firm without a code that is written in two spellings stays two, and is told before it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery
from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import id_number, xlsx
from tests.edu.services.test_roster_differences import told
from tests.edu.services.test_roster_waiting import USCC, said
from tests.people import ADMIN
from tests.stores import Bench

WHOLE, SHORT = "松阳县恒达竹木有限公司", "恒达竹木公司"
OTHER = "91331124MA2E0B0A1Y"


def line(n: int, firm: str, town: str = "甲镇", uscc: str = "") -> list[Any]:
    return ["张三李四王五赵六"[n * 2 - 2 : n * 2], id_number(n), "主要负责人", firm, town, uscc]


def plan(bench: Bench, *rows: Sequence[Any]) -> ImportPlan:
    path = bench.folder / f"{bench.ids.new()}.xlsx"
    path.write_bytes(xlsx([["姓名", "身份证号", "岗位", "单位", "乡镇", "信用代码"], *rows]))
    return bench.services().roster_import.dry_run(ADMIN, path)


def towns(bench: Bench) -> None:
    for code, name in (("331124101000", "甲镇"), ("331124102000", "乙镇")):
        bench.services().organisations.declare_org_unit(ADMIN, code=code, name=name, level="township")


def test_two_spellings_in_one_roster_are_told_with_their_rows_and_stay_two(bench: Bench) -> None:
    towns(bench)
    rows = [line(1, WHOLE), line(2, "石材厂"), line(3, SHORT), line(4, SHORT)]

    made = plan(bench, *rows)

    (found,) = told(made, "enterprise_maybe_same")
    assert (found.severity, found.row, found.column) == ("warning", 4, "D")
    assert f"“{SHORT}”（第 4、5 行）和“{WHOLE}”（第 2 行）" in found.message
    assert "可能是同一家" in found.message
    assert "先不要导入" in found.remedy
    services = bench.services()
    batch = services.roster_import.take(ADMIN, made).batch
    assert {firm.name for firm in services.organisations.enterprises(OPERATOR)} == {WHOLE, SHORT, "石材厂"}
    assert said(plan(bench, *rows)) == ["already_registered"]
    services.roster_import.undo(ADMIN, batch)
    assert services.people.count(OPERATOR, PeopleQuery()) == 0


def test_one_that_is_registered_is_named_so(sqlite_bench: Bench) -> None:
    towns(sqlite_bench)
    sqlite_bench.services().roster_import.take(ADMIN, plan(sqlite_bench, line(1, WHOLE)))

    (found,) = told(plan(sqlite_bench, line(1, WHOLE), line(2, SHORT)), "enterprise_maybe_same")

    assert f"“{SHORT}”（第 3 行）和“{WHOLE}”（已登记）" in found.message


def test_of_three_each_two_are_told_once(sqlite_bench: Bench) -> None:
    towns(sqlite_bench)

    first, second = told(
        plan(sqlite_bench, line(1, WHOLE), line(2, SHORT), line(3, "恒达竹木")), "enterprise_maybe_same"
    )

    assert (first.row, second.row) == (3, 4)
    assert "算 3 家企业" in second.message


@pytest.mark.parametrize(
    ("one", "other", "doubted"),
    [
        (line(1, WHOLE), line(2, SHORT, "乙镇"), False),
        (line(1, WHOLE, "甲镇", USCC), line(2, SHORT, "甲镇", OTHER), False),
        (line(1, WHOLE, "甲镇", USCC), line(2, SHORT), True),
        (line(1, WHOLE), line(2, SHORT, ""), True),
        (line(1, "王家村茶厂"), line(2, "王家村茶场"), False),
        (line(1, "恒达竹木(松阳)公司"), line(2, "恒达竹木（松阳）公司"), False),
    ],
    ids=["two-townships", "two-codes", "one-code", "no-township", "plainly-two", "one-name"],
)
def test_what_else_is_known_of_two_firms_counts(
    sqlite_bench: Bench, one: list[Any], other: list[Any], doubted: bool
) -> None:
    towns(sqlite_bench)

    assert ("enterprise_maybe_same" in said(plan(sqlite_bench, one, other))) is doubted


def test_a_name_that_is_a_part_of_many_is_told_once(sqlite_bench: Bench) -> None:
    towns(sqlite_bench)
    rows = [line(1, "卫生室"), line(2, "石坑村卫生室"), line(3, "白石村卫生室"), line(4, "水口村卫生室")]

    (found,) = told(plan(sqlite_bench, *rows), "enterprise_maybe_same")

    assert (found.row, "“卫生室”（第 2 行）" in found.message, "第 5 行" in found.message) == (2, True, True)
