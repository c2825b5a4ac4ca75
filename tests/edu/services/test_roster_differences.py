"""What a second roster says less exactly, otherwise or in contradiction of what is registered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery
from edu.domain.problems import Problem
from edu.services.people import NewPost
from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.edu.services.test_roster_waiting import CODE, USCC, line, plan, posts, said, taken, town, village
from tests.people import ADMIN
from tests.stores import Bench

DATED = [*HEADER, "任职日期", "离职日期"]
OTHER_TOWN = "331124102000"


def dated(bench: Bench, *rows: list[Any]) -> ImportPlan:
    path = bench.folder / f"{bench.ids.new()}.xlsx"
    path.write_bytes(xlsx([DATED, *rows]))
    return bench.services().roster_import.dry_run(ADMIN, path)


def told(made: ImportPlan, code: str) -> list[Problem]:
    return [problem for problem in made.problems if problem.code == code]


@pytest.mark.parametrize(
    ("exact", "vague"),
    [
        ([line(2)], [line(2, "")]),
        ([line(1, uscc=USCC)], [line(1, "", uscc=USCC)]),
        ([line(1, uscc=USCC)], [line(1, "", town="", uscc=USCC)]),
        ([line(1)], [line(1, "", town="")]),
        ([line(2, "白石村")], [line(2, "", town="")]),
    ],
    ids=["township", "firm-and-township", "firm-and-code", "firm", "nothing"],
)
@pytest.mark.parametrize("registered", [True, False], ids=["town", "no-town"])
def test_a_roster_that_says_less_of_the_place_means_the_post_that_is_held(
    sqlite_bench: Bench, exact: list[list[Any]], vague: list[list[Any]], registered: bool
) -> None:
    services = sqlite_bench.services()
    if registered:
        village(services, town(services))
    taken(sqlite_bench, services, *exact)

    made = plan(sqlite_bench, services, *vague)

    assert made.counts == {"unchanged": 1}
    assert (made.new_enterprises, made.proposals) == ((), ())


def test_a_roster_that_names_another_township_means_another_post(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    village(services, town(services))
    taken(sqlite_bench, services, line(2))
    assert plan(sqlite_bench, services, line(2, "", town="乙镇")).counts == {"add_posts": 1}
    services.organisations.declare_org_unit(ADMIN, code=OTHER_TOWN, name="乙镇", level="township")

    assert plan(sqlite_bench, services, line(2, "", town="乙镇")).counts == {"add_posts": 1}


def test_a_code_that_nobody_registered_is_not_the_village_that_has_another(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    village(services, town(services))
    taken(sqlite_bench, services, line(2))

    made = plan(sqlite_bench, services, line(2, "", code="331124101209"))

    assert made.counts == {"add_posts": 1}
    assert "unknown_org_code" in said(made)


@pytest.mark.parametrize(("before", "held"), [("", "没有结束日期"), ("2027-01-01", "登记的是到 2027-01-01")])
def test_a_leaving_date_for_a_post_that_stands_is_told_and_never_that_all_is_well(
    sqlite_bench: Bench, before: str, held: str
) -> None:
    services = sqlite_bench.services()
    services.roster_import.take(ADMIN, dated(sqlite_bench, [*person(), "2024-01-01", before]))

    made = dated(sqlite_bench, [*person(), "2024-01-01", "2026-09-30"])

    (left,) = told(made, "post_left")
    assert (left.severity, left.row) == ("warning", 2)
    assert "2026-09-30 为止" in left.message
    assert held in left.message
    assert "在人员页结束这个岗位，最后一天填 2026-09-30" in left.remedy
    assert "already_registered" not in said(made)
    assert not any("不用处理" in problem.remedy for problem in made.problems if problem.code.startswith("post_"))


def test_a_term_that_ended_before_the_one_that_stands_is_no_leaving(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    services.roster_import.take(ADMIN, dated(sqlite_bench, [*person(), "2026-01-01", ""]))

    made = dated(sqlite_bench, [*person(), "2024-01-01", "2024-12-31"])

    assert told(made, "post_left") == []
    assert "登记的是 2026-01-01" in told(made, "post_start_differs")[0].message


def test_another_start_or_title_of_a_held_post_is_told(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    services.roster_import.take(ADMIN, dated(sqlite_bench, [*person(role="专职网格员"), "", ""]))

    made = dated(sqlite_bench, [*person(role="网格长"), "2025-03-01", ""])

    assert made.counts == {"unchanged": 1}
    (start,), (title,) = told(made, "post_start_differs"), told(made, "post_title_differs")
    assert (start.row, "2025-03-01" in start.message, "没有写任职日期" in start.message) == (2, True, True)
    assert (title.row, "“网格长”" in title.message, "“专职网格员”" in title.message) == (2, True, True)
    assert "already_registered" not in said(made)
    quiet = dated(sqlite_bench, [*person(role="网格员"), "", ""])  # says less
    assert "already_registered" in said(quiet)


def test_another_scheme_of_a_held_post_is_told_and_the_remedy_settles_it(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    officer = person(role="安全员", unit="建筑公司")
    services.roster_import.take(ADMIN, dated(sqlite_bench, [*officer, "", ""]))

    def again(role: str) -> ImportPlan:
        path = sqlite_bench.folder / f"{sqlite_bench.ids.new()}.xlsx"
        path.write_bytes(xlsx([[*HEADER, "主管部门"], [*officer, role]]))
        return services.roster_import.dry_run(ADMIN, path)

    made = again("住建局")

    assert made.counts == {"unchanged": 1}
    (scheme,) = told(made, "post_scheme_differs")
    assert (scheme.severity, scheme.row) == ("warning", 2)
    assert "属于住建条线，登记的属于应急条线" in scheme.message
    assert "already_registered" not in said(made)
    assert "already_registered" in said(again(""))
    (one,) = services.people.search(OPERATOR, PeopleQuery())
    (post,) = one.posts
    services.people.end_post(ADMIN, one.person.id, post.id, date(2026, 1, 31))
    moved = NewPost(
        role=post.role,
        person_class=post.person_class,
        scheme="construction",
        org=post.org,
        enterprise=post.enterprise,
        starts=date(2026, 2, 1),
    )
    services.people.assign(ADMIN, one.person.id, moved)
    assert "already_registered" in said(again("住建局"))
    assert "already_registered" in said(again(""))


def firm_of(name: str, n: int, *, place: str = "石坑村", at: str = "甲镇") -> list[Any]:
    return [*person(n, "张三李四王五"[n * 2 - 2 :][:2], "主要负责人", unit=name, village=place), at, "", USCC]


def test_a_registered_code_beside_another_name_and_township_is_told_and_changes_nothing(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    town(services)
    services.organisations.declare_org_unit(ADMIN, code=OTHER_TOWN, name="乙镇", level="township")
    taken(sqlite_bench, services, firm_of("木器厂", 1))

    made = plan(sqlite_bench, services, firm_of("红星石材", 2, at="乙镇"))
    services.roster_import.take(ADMIN, made)

    (name,), (place,) = told(made, "enterprise_other_name"), told(made, "enterprise_other_town")
    assert (name.row, "企业的名称没有改动" in name.message, "修改企业" in name.remedy) == (2, True, True)
    assert (place.row, "“乙镇”" in place.message) == (2, True)
    assert [firm.name for firm in services.organisations.enterprises(OPERATOR)] == ["木器厂"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (line(2, code=OTHER_TOWN), "是“乙镇”的，本行写的乡镇（街道）却是“甲镇”；先归到“甲镇”"),
        (line(2, "", code=OTHER_TOWN), "是“乙镇”的，本行写的乡镇（街道）却是“甲镇”；先归到“乙镇”"),
        (line(2, "白石村", code="331124102209"), "是“乙镇”的，本行写的乡镇（街道）却是“甲镇”；先归到“甲镇”"),
        (line(2, "白石村", code="331124109209"), "不在“甲镇”（331124101000）下面"),
        (line(2, "", town="丙镇", code=CODE), "是“甲镇”的，本行写的乡镇（街道）却是“丙镇”；先归到“甲镇”"),
        (line(2, "", town="甲镇", code="331124109201"), "不在“甲镇”（331124101000）下面"),
    ],
)
def test_a_code_of_another_township_than_the_written_one_is_told(
    sqlite_bench: Bench, row: list[Any], says: str
) -> None:
    services = sqlite_bench.services()
    village(services, town(services))
    services.organisations.declare_org_unit(ADMIN, code=OTHER_TOWN, name="乙镇", level="township")

    made = plan(sqlite_bench, services, row)

    (other,) = told(made, "township_contradicted")
    assert (other.severity, other.row) == ("warning", 2)
    assert says in other.message


def test_the_code_of_an_open_proposal_in_another_township_is_told(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    town(services)
    services.organisations.declare_org_unit(ADMIN, code="331124109000", name="乙镇", level="township")
    taken(sqlite_bench, services, line(2, "白石村", code="331124101209"))

    made = plan(sqlite_bench, services, line(4, "", town="乙镇", code="331124101209"))

    assert "先归到“甲镇”" in told(made, "township_contradicted")[0].message


def test_a_code_that_agrees_with_its_township_is_no_finding(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    village(services, town(services))
    rows = [line(2, code=CODE), line(1, "白石村", code="331124101209"), line(4, "", code="331124101000")]

    assert told(plan(sqlite_bench, services, *rows, line(6, "", town="甲", code=CODE)), "township_contradicted") == []


def test_an_unknown_village_is_told_once_with_the_number_of_people(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    town(services)

    made = plan(sqlite_bench, services, line(2), line(4), line(6), line(8, "白石村"))

    first, second = told(made, "unknown_village")
    assert (first.row, "共 3 人（第 2、3、4 行）" in first.message) == (2, True)
    assert (second.row, "人。" in second.message) == (5, False)


def test_a_repeated_post_is_told_once_not_also_as_merged_lines(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    village(services, town(services))

    made = plan(sqlite_bench, services, line(2), line(2, "石坑村委会"), line(4), line(4, "水口村"))

    merged = [(problem.code, problem.row) for problem in made.problems if problem.code.startswith(("lines_", "post_"))]
    assert merged == [("lines_merged", 5), ("post_repeated", 2)]
    assert "核对身份证号" in told(made, "post_repeated")[0].remedy


def test_posts_with_neither_firm_nor_place_are_told_once_and_not_again(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    rows = [line(n, "", town="") for n in (2, 4)]

    made = plan(sqlite_bench, services, *rows)
    services.roster_import.take(ADMIN, made)

    (nowhere,) = told(made, "post_nowhere")
    assert (nowhere.severity, nowhere.row, "共 2 人" in nowhere.message) == ("warning", 2, True)
    assert told(plan(sqlite_bench, services, *rows), "post_nowhere") == []


def test_the_firm_at_the_persons_village_is_theirs_wherever_it_was_registered(sqlite_bench: Bench) -> None:
    """The code brought a person of another township to it; the next roster leaves the code out."""
    services = sqlite_bench.services()
    town(services)
    services.organisations.declare_org_unit(ADMIN, code=OTHER_TOWN, name="乙镇", level="township")
    taken(sqlite_bench, services, firm_of("木器厂", 2, at="乙镇"))
    taken(sqlite_bench, services, line(1, uscc=USCC))

    made = plan(sqlite_bench, services, line(1))

    assert (made.counts, made.new_enterprises) == ({"unchanged": 1}, ())


def test_firms_of_one_name_in_two_unknown_townships_are_each_found_again(sqlite_bench: Bench) -> None:
    """One person was at the one and then at the other, and nobody registered either township."""
    services = sqlite_bench.services()
    path = sqlite_bench.folder / "两处.xlsx"
    firm = person(1, role="主要负责人", unit="木器厂", village="")
    rows = [[*firm, "2025-01-01", "2025-12-31", "乙镇"], [*firm, "2026-01-01", "2026-12-31", "甲镇"]]
    path.write_bytes(xlsx([[*DATED, "乡镇"], *rows]))
    services.roster_import.take(ADMIN, services.roster_import.dry_run(ADMIN, path))

    made = services.roster_import.dry_run(ADMIN, path)

    assert (made.counts, made.new_enterprises) == ({"unchanged": 1}, ())
    assert posts(services) == 2


def test_phones_of_people_who_have_none_registered_are_told_once(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    services.roster_import.take(ADMIN, dated(sqlite_bench, *([*person(n, phone=""), "", ""] for n in range(1, 8))))

    made = dated(sqlite_bench, *([*person(n), "", ""] for n in range(1, 8)))

    (phones,) = told(made, "phone_not_taken")
    assert (phones.row, phones.column, "共 7 人（第 2、3、4、5、6 行等）" in phones.message) == (2, "D", True)
    assert "already_registered" not in said(made)


def test_merged_lines_stay_told_where_there_are_too_many_to_name(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    village(services, town(services))

    made = plan(sqlite_bench, services, *[line(2), line(2, "石坑村委会")] * 3)

    assert "名册的几行" in told(made, "post_repeated")[0].message
    assert len(told(made, "lines_merged")) == 3
