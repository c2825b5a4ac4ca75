"""One post that a roster writes in two ways is one post."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery
from edu.services.people import NewPost
from edu.services.roster_findings import post_repeated
from edu.services.roster_posts import folded
from tests.edu.packs.roster.books import id_number, parse, person, xlsx
from tests.edu.services.test_roster_waiting import CODE, USCC, line, plan, posts, said, taken, town, village
from tests.people import ADMIN
from tests.stores import Bench


@pytest.mark.parametrize(
    "other",
    [
        line(1, "石坑行政村"),
        line(1, "", code=CODE),
        line(1, uscc=USCC),
        line(1, "石坑村委会", uscc=USCC),
    ],
    ids=["spelling", "code", "firm", "both"],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_post_written_in_two_ways_is_one_and_it_is_told(bench: Bench, other: list[object], known: bool) -> None:
    """`known`: the person is registered, with another post."""
    services = bench.services()
    village(services, town(services))
    if known:
        taken(bench, services, line(1, "", code="331124101000"))

    made = plan(bench, services, line(1), other)
    services.roster_import.take(ADMIN, made)

    (repeated,) = [problem for problem in made.problems if problem.code == "post_repeated"]
    assert (repeated.severity, repeated.row) == ("warning", 2)
    assert "第 2、3 行" in repeated.message
    assert "“主要负责人”岗位" in repeated.message
    assert posts(services) == 1 + known
    assert plan(bench, services, line(1), other).counts == {"unchanged": 1}


def test_a_post_at_a_village_that_waits_is_one_too(bench: Bench) -> None:
    services = bench.services()

    taken(bench, services, line(2), line(2, "石坑村委会"))

    assert posts(services) == 1


def test_other_posts_of_one_person_stay(bench: Bench) -> None:
    services = bench.services()
    village(services, town(services))

    made = plan(bench, services, line(2), line(2, "水口村"), line(2, town="乙镇"))
    services.roster_import.take(ADMIN, made)

    assert "post_repeated" not in said(made)
    (known,) = services.people.search(OPERATOR, PeopleQuery())
    assert len({post.org for post in known.posts}) == 3


@pytest.mark.parametrize("turned", [False, True])
def test_a_grid_member_has_not_the_firm_of_the_persons_other_line(sqlite_bench: Bench, turned: bool) -> None:
    """Who has a shop in the village is its principal, and the village's grid member; a safety post is the firm's."""
    services = sqlite_bench.services()
    village(services, town(services))
    grid, safety = ([*person(1, "李四", role=role), "甲镇", "", ""] for role in ("网格员", "安全员"))
    rows = [line(1), grid, safety]

    made = plan(sqlite_bench, services, *(reversed(rows) if turned else rows))
    services.roster_import.take(ADMIN, made)

    found = {one.person_class: one.enterprise != "" for one in made.rows[0].posts}
    assert found == {"principal": True, "grid-member": False, "safety-manager": True}
    assert plan(sqlite_bench, services, grid).counts == {"unchanged": 1}, "a roster of the grid alone, as it comes next"


def post(starts: str = "", ends: str = "", **more: str) -> NewPost:
    return NewPost(
        role="网格员",
        person_class="grid-member",
        **more,
        starts=date.fromisoformat(starts) if starts else None,
        ends=date.fromisoformat(ends) if ends else None,
    )


@pytest.mark.parametrize(
    ("days", "whole"),
    [
        ([("2025-03-01", "2025-06-30"), ("2025-01-01", "2025-04-30")], [("2025-01-01", "2025-06-30")]),
        ([("2025-03-01", "2025-06-30"), ("2025-06-01", "")], [("2025-03-01", "")]),
        ([("", ""), ("2025-06-01", "2025-12-31")], [("2025-06-01", "")]),
        ([("", ""), ("", "2025-12-31")], [("", "")]),
        ([("2024-01-01", "2024-12-31"), ("2026-01-01", "")], [("2024-01-01", "2024-12-31"), ("2026-01-01", "")]),
        (
            [("2024-01-01", "2024-12-31"), ("2026-01-01", ""), ("2024-06-01", "2026-02-01")],
            [("2024-01-01", "")],
        ),
    ],
)
def test_the_days_of_both_are_kept_and_a_gap_is_two_posts(
    days: list[tuple[str, str]], whole: list[tuple[str, str]]
) -> None:
    made, _ = folded([post(*each) for each in days], str.__eq__)

    assert made == tuple(post(*each) for each in whole)


def test_of_a_proposal_and_its_village_the_village_stands() -> None:
    def one(new: str, held: str) -> bool:
        return new == held or (new, held) == ("village", "waits")

    for orgs in (("waits", "village"), ("village", "waits")):
        made, told = folded([post(org=org) for org in orgs], one)
        assert ([each.org for each in made], told) == (["village"], (("网格员",),))


def test_another_scheme_work_type_or_firm_is_another_post() -> None:
    different = [post(), post(scheme="water"), post(work_type="电工"), post(enterprise="firm"), post(org="village")]

    assert folded(different, str.__eq__) == (tuple(different), ())


@pytest.mark.parametrize("registered", [True, False], ids=["town", "no-town"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (line(1, "甲镇石坑村", town=""), line(2, "石坑村")),
        (line(2, "石坑村"), line(4, "甲镇石坑行政村")),
        (line(1, code=CODE), line(2, "", code=CODE)),
        (line(2, "", code=CODE), line(1, code=CODE)),
    ],
    ids=["name-in-the-village", "name-in-both", "code-after", "code-before"],
)
def test_the_same_roster_again_adds_nothing(
    bench: Bench, first: list[object], second: list[object], registered: bool
) -> None:
    services = bench.services()
    above = town(services) if registered else ""

    taken(bench, services, first, second, township=above)
    again = plan(bench, services, first, second, township=above)

    assert (again.counts, again.proposals, again.new_enterprises) == ({"unchanged": 2}, (), ())
    assert len(services.organisations.proposals(ADMIN)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [line(4, code=CODE), line(1, "", town="", code=CODE), line(1, code=CODE)],
        [line(1, "甲镇石坑村", town=""), line(2), line(1, "石坑行政村")],
    ],
    ids=["code", "name"],
)
def test_a_township_that_one_line_leaves_out_makes_no_second_firm_of_it(bench: Bench, rows: list[list[object]]) -> None:
    """Nobody registered the township; another line writes it."""
    services = bench.services()

    made = plan(bench, services, *rows)
    services.roster_import.take(ADMIN, made)

    assert "enterprise_maybe_known" not in said(made)
    assert len(services.organisations.enterprises(OPERATOR)) == 1
    assert posts(services) == 2


def test_a_line_of_another_township_has_not_the_code_of_the_persons_first(bench: Bench) -> None:
    services = bench.services()

    made = plan(bench, services, line(2, "", code=CODE), line(2, town="乙镇"))

    assert [(unit.name, unit.code) for unit in made.proposals] == [("乙镇石坑村", "")]
    (row,) = made.rows
    assert sorted(bool(post.org) for post in row.posts) == [False, True]


def test_of_two_own_firms_of_one_name_the_one_at_the_lines_place_is_meant(bench: Bench) -> None:
    """The other is surely in the line's township; the same roster again adds nothing."""
    services = bench.services()
    town(services)
    taken(bench, services, line(1, town="", uscc=USCC))
    rows = [line(1, "白石村", uscc="91331124MA2E0B0A1Y"), line(1)]

    taken(bench, services, *rows)

    assert plan(bench, services, *rows).counts == {"unchanged": 1}


@pytest.mark.parametrize("above", [True, False], ids=["township", "nowhere"])
def test_a_post_beside_one_that_names_no_village_is_told(bench: Bench, above: bool) -> None:
    """The code was registered after the first import, as that one asked."""
    services = bench.services()
    parent = town(services)
    row = line(2, "", town="甲镇" if above else "", code=CODE)
    taken(bench, services, row)
    village(services, parent)

    made = plan(bench, services, row)

    (told,) = [problem for problem in made.problems if problem.code == "post_beside"]
    assert (told.severity, told.row, made.counts) == ("warning", 2, {"add_posts": 1})
    assert ("归在“甲镇”" if above else "没有写明单位") in told.message
    assert "“石坑村”" in told.message
    assert "结束没有写到村的那一个" in told.remedy


def test_what_one_line_writes_twice_is_not_told_of_several_lines() -> None:
    (row,) = parse(xlsx([["姓名", "身份证号", "职务"], ["张三", id_number(1), "村书记兼主任"]])).rows
    _, message, _ = post_repeated(row, ["村书记"])
    assert message.startswith("这一行里“村书记”岗位写了不止一次")


def test_titles_that_are_one_post_are_all_named(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    village(services, town(services))

    made = plan(sqlite_bench, services, [*person(1, "张三", "村书记、村文书", village="石坑村"), "甲镇", "", ""])

    (repeated,) = [problem for problem in made.problems if problem.code == "post_repeated"]
    assert "“村书记”、“村文书”" in repeated.message
    assert "岗位名称用“村书记”" in repeated.message


def test_the_same_title_read_as_another_class_by_now_is_told(sqlite_bench: Bench) -> None:
    """A roster of before was read otherwise, or wrote the class."""
    services = sqlite_bench.services()
    village(services, town(services))
    taken(sqlite_bench, services, [*person(1, "张三", "村民、村书记", village="石坑村"), "甲镇", "", ""])
    (known,) = services.people.search(OPERATOR, PeopleQuery())
    assert {post.person_class for post in known.posts} == {"public", "village-admin"}

    category = [
        ["姓名", "身份证号", "人员类别", "岗位", "村", "乡镇"],
        ["张三", id_number(1), "网格员", "村书记", "石坑村", "甲镇"],
    ]
    path = sqlite_bench.folder / "类别.xlsx"
    path.write_bytes(xlsx(category))
    made = services.roster_import.dry_run(ADMIN, path)

    (told,) = [problem for problem in made.problems if problem.code == "post_reclassed"]
    assert "“村书记”岗位登记的人员类别是“村级应急管理员”" in told.message
    assert "按“网格员”登记" in told.message
    services.roster_import.take(ADMIN, made)
    assert said(services.roster_import.dry_run(ADMIN, path)) == ["already_registered"]


def test_both_offices_of_a_village_in_one_cell_are_one_post_and_no_mistake() -> None:
    """Its title keeps both."""
    posts = [replace(post(), role=role, person_class="village-admin") for role in ("党支部书记", "村委会主任")]

    (kept,), repeated = folded(posts, lambda one, other: one == other, one_line=True)
    assert (kept.role, repeated) == ("党支部书记、村委会主任", ())
    assert folded(posts, lambda one, other: one == other)[1] == (("党支部书记", "村委会主任"),)


@pytest.mark.parametrize(("name", "title"), [("石坑村", "村书记"), ("白石社区", "社区书记")])
def test_a_secretary_read_as_public_before_is_no_second_post_untold(sqlite_bench: Bench, name: str, title: str) -> None:
    """书记 and 村书记 are one title at a village, 书记 and 社区书记 in a community."""
    services = sqlite_bench.services()
    village(services, town(services), name)
    before = [
        ["姓名", "身份证号", "人员类别", "岗位", "村", "乡镇"],
        ["张三", id_number(1), "公众", "书记", name, "甲镇"],
    ]
    path = sqlite_bench.folder / "以前.xlsx"
    path.write_bytes(xlsx(before))
    services.roster_import.take(ADMIN, services.roster_import.dry_run(ADMIN, path))

    made = plan(sqlite_bench, services, [*person(1, "张三", title, village=name), "甲镇", "", ""])

    assert "post_reclassed" in said(made)


@pytest.mark.parametrize("lines", [1, 2])
def test_both_offices_are_no_mistake_in_one_cell_and_one_on_two_lines(sqlite_bench: Bench, lines: int) -> None:
    """Either way the village has one post of this person."""
    services = sqlite_bench.services()
    village(services, town(services))
    titles = ["村书记、村主任"] if lines == 1 else ["村书记", "村主任"]
    rows = [[*person(1, "张三", title, village="石坑村"), "甲镇", "", ""] for title in titles]

    made = plan(sqlite_bench, services, *rows)

    assert ("post_repeated" in said(made)) == (lines == 2)
    assert len(made.rows[0].posts) == 1


def test_two_such_offices_at_a_firm_are_told_as_one_post(sqlite_bench: Bench) -> None:
    """Only of a village do we know that its two offices go together."""
    services = sqlite_bench.services()
    village(services, town(services))

    made = plan(sqlite_bench, services, [*person(1, "张三", "书记、主任", unit="木器厂", village=""), "甲镇", "", ""])

    (repeated,) = [problem for problem in made.problems if problem.code == "post_repeated"]
    assert "“书记”、“主任”" in repeated.message
