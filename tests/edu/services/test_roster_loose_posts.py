"""A firm or a village that stands in a title, a section or the sheet's name alone reaches nobody: that is told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import id_number, xlsx
from tests.edu.services.test_roster_differences import told
from tests.edu.services.test_roster_waiting import TOWN_CODE, said, town, village
from tests.people import ADMIN
from tests.stores import Bench

LOOSE = {"post_without_firm", "post_without_village", "post_nowhere"}
NUMBERS = [id_number(n) for n in range(1, 4)]
BY_VILLAGE = ["姓名", "身份证号", "岗位"]
OF_FIRMS = ["单位", "姓名", "身份证号", "岗位", "村"]


def planned(
    bench: Bench, rows: list[list[Any]], merges: tuple[str, ...] = (), also: Callable[[Any], None] | None = None
) -> ImportPlan:
    services = bench.services()
    above = next((unit.id for unit in services.organisations.org_units(ADMIN) if unit.code == TOWN_CODE), "")
    if not above:
        above = town(services)
        village(services, above)
    path = bench.folder / f"{bench.ids.new()}.xlsx"
    path.write_bytes(xlsx(rows, merges, also))
    return services.roster_import.dry_run(ADMIN, path, township=above)


def named_as_the_village(book: Any) -> None:
    book.worksheets[0].title = "石坑村"


@pytest.mark.parametrize(
    ("rows", "merges", "also", "first"),
    [
        ([["填报单位：石坑村村委会"], BY_VILLAGE], (), None, 3),
        ([BY_VILLAGE, ["石坑村", "", ""]], ("A2:C2",), None, 3),
        ([BY_VILLAGE], (), named_as_the_village, 2),
    ],
    ids=["title", "section", "sheet"],
)
def test_a_village_that_no_line_writes_is_told_once(
    sqlite_bench: Bench, rows: list[list[Any]], merges: tuple[str, ...], also: Callable[[Any], None] | None, first: int
) -> None:
    rows = [*rows, *([name, number, "网格员"] for name, number in zip(["张三", "李四"], NUMBERS, strict=False))]

    made = planned(sqlite_bench, rows, merges, also)

    (found,) = told(made, "post_without_village")
    assert (found.severity, found.row, "先归到“甲镇”" in found.message) == ("warning", first, True)
    assert "共 2 人" in found.message
    assert "每个人的行里写上村" in found.remedy
    sqlite_bench.services().roster_import.take(ADMIN, made)
    assert LOOSE.isdisjoint(said(planned(sqlite_bench, rows, merges, also))), "of who is registered it is no news"


def test_a_firm_on_the_first_line_of_its_people_alone_is_told(sqlite_bench: Bench) -> None:
    rows = [
        OF_FIRMS,
        ["木器厂", "张三", NUMBERS[0], "主要负责人", "石坑村"],
        ["", "李四", NUMBERS[1], "安全员", "石坑村"],
        ["", "王五", NUMBERS[2], "电工", ""],
    ]

    made = planned(sqlite_bench, rows)

    (found,) = told(made, "post_without_firm")
    assert (found.severity, found.row, "（第 3、4 行）" in found.message) == ("warning", 3, True)
    assert "每个人的行里写上单位" in found.remedy
    merged = planned(sqlite_bench, rows, ("A2:A4",))
    assert LOOSE.isdisjoint(said(merged)), "merged over the three it is on every line"


def test_a_firm_above_the_header_is_told(sqlite_bench: Bench) -> None:
    rows = [["企业名称：木器厂"], BY_VILLAGE, ["张三", NUMBERS[0], "主要负责人"]]

    assert [problem.row for problem in told(planned(sqlite_bench, rows), "post_without_firm")] == [3]


@pytest.mark.parametrize(
    "row",
    [
        ["", "张三", NUMBERS[0], "网格员", "石坑村"],
        ["石坑村", "张三", NUMBERS[0], "网格员", ""],
        ["甲镇人民政府", "张三", NUMBERS[0], "网格员", ""],
        ["", "张三", NUMBERS[0], "网格员", "甲镇人民政府"],
        ["石坑村", "张三", NUMBERS[0], "安全员", ""],
        ["", "张三", NUMBERS[0], "安全员", "石坑村"],
        ["", "张三", NUMBERS[0], "副镇长", ""],
    ],
)
def test_what_the_line_says_is_not_asked_for(sqlite_bench: Bench, row: list[str]) -> None:
    """A village's own safety officer, in a roster without any firm, has none."""
    assert LOOSE.isdisjoint(said(planned(sqlite_bench, [OF_FIRMS, row])))
