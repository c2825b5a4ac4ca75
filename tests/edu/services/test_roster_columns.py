"""A village or a township that stands in the column of the firm, and a township in the column of the village."""

from __future__ import annotations

from typing import Any

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.events import people as e
from edu.domain.people import PeopleQuery
from edu.services.people import NewPost
from edu.system.ids import derived_id
from tests.edu.packs.roster.books import person
from tests.edu.services.test_roster_differences import OTHER_TOWN, told
from tests.edu.services.test_roster_waiting import CODE, USCC, line, plan, said, taken, town, village
from tests.people import ADMIN
from tests.stores import Bench


def row(unit: str, at: str = "", *, above: str = "", code: str = "", uscc: str = "") -> list[Any]:
    return [*person(1, "张三", "应急管理员", unit=unit, village=at), above, code, uscc]


def where(bench: Bench, *rows: list[Any], township: str = "") -> list[NewPost]:
    return [post for planned in plan(bench, bench.services(), *rows, township=township).rows for post in planned.posts]


@pytest.mark.parametrize(
    "name", ["石坑村", "石坑村委会", "石坑村村民委员会", "甲镇石坑村", "松阳县甲镇石坑行政村", "石坑村村委会"]
)
@pytest.mark.parametrize(("at", "code"), [("", ""), ("石坑村", ""), ("", CODE)])
def test_a_registered_village_in_the_column_of_the_firm_is_the_place_and_no_firm(
    sqlite_bench: Bench, name: str, at: str, code: str
) -> None:
    services = sqlite_bench.services()
    above = town(services)
    here = village(services, above)

    for township, written in ((above, ""), ("", "甲镇")):
        (post,) = where(sqlite_bench, row(name, at, above=written, code=code), township=township)
        assert (post.org, post.enterprise) == (here, "")

    taken(sqlite_bench, services, row(name, at, above="甲镇", code=code))
    again = plan(sqlite_bench, services, row("", "石坑村", above="甲镇"))
    assert (again.counts, services.organisations.enterprises(OPERATOR)) == ({"unchanged": 1}, [])


@pytest.mark.parametrize("name", ["甲镇", "甲镇人民政府", "松阳县甲镇人民政府", "甲镇政府"])
@pytest.mark.parametrize("column", ["firm", "village"])
def test_a_township_in_the_column_of_the_firm_or_village_is_the_township(
    sqlite_bench: Bench, name: str, column: str
) -> None:
    above = town(sqlite_bench.services())
    written = row(name) if column == "firm" else row("", name)

    for township in ("", above):
        made = plan(sqlite_bench, sqlite_bench.services(), written, township=township)
        (post,) = made.rows[0].posts
        assert (post.org, post.enterprise, made.proposals, said(made)) == (above, "", (), [])


def test_the_office_alone_is_that_of_the_township_of_the_line_or_the_import(sqlite_bench: Bench) -> None:
    above = town(sqlite_bench.services())

    (of_import,) = where(sqlite_bench, row("", "镇政府"), township=above)
    (of_line,) = where(sqlite_bench, row("", "镇人民政府", above="甲镇"))
    (other,) = where(sqlite_bench, row("", "乡政府", above="甲镇"))

    assert (of_import.org, of_line.org) == (above, above)
    assert other.org not in ("", above), "a proposal, told: the township of the line is no 乡"


def test_a_township_that_nobody_registered_is_no_village_of_itself(sqlite_bench: Bench) -> None:
    made = plan(sqlite_bench, sqlite_bench.services(), row("", "丙镇人民政府", above="丙镇"))

    assert (made.proposals, "unknown_township" in said(made)) == ((), True)


@pytest.mark.parametrize("name", ["甲镇社区", "甲镇社区居委会", "甲镇居委会"])
def test_a_community_that_has_its_townships_name_keeps_it(sqlite_bench: Bench, name: str) -> None:
    services = sqlite_bench.services()
    town(services)

    made = plan(sqlite_bench, services, row("", name, above="甲镇"))

    assert [unit.name for unit in made.proposals] == [name]
    services.roster_import.take(ADMIN, made)
    for again in (name, "甲镇社区"):
        assert plan(sqlite_bench, services, row("", again, above="甲镇")).counts == {"unchanged": 1}


def test_a_proposal_of_before_that_kept_the_ending_alone_is_found_again(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    above = town(services)
    with sqlite_bench.store.writing(ADMIN) as work:
        declared = e.OrgUnitDeclared(code="", name="社区", level="village", parent=above, proposed=True)
        work.append(declared, derived_id("proposed", f"{above}:社区"))
        work.commit()

    assert plan(sqlite_bench, services, row("", "甲镇社区", above="甲镇")).proposals == ()


def test_a_second_line_at_the_township_stays_there(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    above = town(services)
    here = village(services, above)

    for official in (row("", "甲镇人民政府"), row("甲镇人民政府", "")):
        posts = where(sqlite_bench, row("", "石坑村"), [*official[:2], "副镇长", *official[3:]], township=above)
        expected = {here, above} if official[5] else {here}
        assert {post.org for post in posts} == expected
        assert {post.enterprise for post in posts} == {""}


def test_a_firm_with_a_code_or_registered_under_the_name_stays_a_firm(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    here = village(services, town(services))

    (coded,) = where(sqlite_bench, row("石坑村", above="甲镇", uscc=USCC))
    assert coded.enterprise
    taken(sqlite_bench, services, row("石坑村", above="甲镇", uscc=USCC))
    (known,) = where(sqlite_bench, [*person(3, "王五", "安全员", unit="石坑村", village=""), "甲镇", "", ""])

    (firm,) = services.organisations.enterprises(OPERATOR)
    assert known.enterprise == firm.id
    assert here not in {post.org for post in (coded, known)}


@pytest.mark.parametrize(
    "written",
    [
        row("白石村民委员会", above="甲镇"),
        row("石坑村委会", "水口村", above="甲镇"),
        row("乙镇人民政府", above="甲镇"),
        row("丙镇人民政府", above="甲镇"),
        row("石坑村", above=""),
    ],
    ids=["unknown-village", "other-village", "other-township", "unknown-township", "no-township"],
)
def test_a_name_like_a_place_that_cannot_be_known_is_told_once_and_stays_a_firm(
    sqlite_bench: Bench, written: list[Any]
) -> None:
    services = sqlite_bench.services()
    village(services, town(services))
    services.organisations.declare_org_unit(ADMIN, code=OTHER_TOWN, name="乙镇", level="township")
    other = [*person(3, "王五", "安全员"), *written[6:]]
    other[4:6] = written[4:6]

    made = plan(sqlite_bench, services, written, other)

    (doubt,) = told(made, "firm_like_place")
    assert (doubt.severity, doubt.row, "共 2 人" in doubt.message) == ("warning", 2, True)
    assert f"“{written[4]}”" in doubt.message
    assert "单位栏留空" in doubt.remedy
    assert [firm.name for firm in made.new_enterprises] == [written[4]]
    services.roster_import.take(ADMIN, made)
    assert told(plan(sqlite_bench, services, written), "firm_like_place") == []


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("石坑村党支部", "firm_like_place", "单位栏留空"),
        ("石坑村支部委员会", "firm_like_place", "单位栏留空"),
        ("甲镇石坑村党总支", "firm_like_place", "单位栏留空"),
        ("白石社区党委", "firm_like_place", "单位栏留空"),
        ("白石村两委", "firm_like_place", "单位栏留空"),
        ("石坑两委", "firm_like_place", "单位栏留空"),  # of the village or of the community
        ("石坑村第一网格", "firm_like_place", "单位栏留空"),
        ("石坑村务监督委员会", "firm_like_place", "单位栏留空"),
        ("甲镇应急办", "firm_like_place", "镇人民政府"),
        ("甲镇综合行政执法队", "firm_like_place", "镇人民政府"),
        ("石坑", "firm_like_place", "改成“石坑村”"),
        ("古市镇", "firm_like_place", "单位栏留空"),
        ("木器厂、石材厂", "firm_several", "每家单位写一行"),
        ("木器厂，石材厂", "firm_several", "每家单位写一行"),
    ],
)
def test_what_is_part_of_a_village_or_several_firms_is_told_and_stays_as_it_is_written(
    sqlite_bench: Bench, name: str, code: str, remedy: str
) -> None:
    services = sqlite_bench.services()
    village(services, town(services))

    made = plan(sqlite_bench, services, row(name, above="甲镇"))

    (found,) = [problem for problem in made.problems if problem.code in ("firm_like_place", "firm_several")]
    assert (found.code, found.severity, found.column) == (code, "warning", "E")
    assert remedy in found.remedy
    assert len(made.new_enterprises) == 1
    services.roster_import.take(ADMIN, made)
    assert said(plan(sqlite_bench, services, row(name, above="甲镇"))) == ["already_registered"]


@pytest.mark.parametrize(
    "name",
    ["石坑村小学", "石坑村股份经济合作社", "ABC Co., Ltd", "木器厂(石坑村、白石村)", "网格科技公司", "村支书饭店"],
)
def test_a_firm_whose_name_only_looks_a_little_so_is_not_told(sqlite_bench: Bench, name: str) -> None:
    services = sqlite_bench.services()
    village(services, town(services))

    assert {"firm_like_place", "firm_several"}.isdisjoint(said(plan(sqlite_bench, services, row(name, above="甲镇"))))


@pytest.mark.parametrize(
    ("unit", "title", "instead", "known"),
    [
        ("石坑村党支部", "书记", ("", "石坑村", "村书记"), "village-admin"),
        ("甲镇应急办", "主任", ("甲镇人民政府", "", "主任"), "official"),
    ],
)
def test_what_the_remedy_of_a_firm_that_is_none_asks_for_is_understood(
    sqlite_bench: Bench, unit: str, title: str, instead: tuple[str, str, str], known: str
) -> None:
    services = sqlite_bench.services()
    village(services, town(services))
    firm, at, role = instead

    before = plan(sqlite_bench, services, [*person(1, "张三", title, unit=unit), "甲镇", "", ""])
    after = plan(sqlite_bench, services, [*person(1, "张三", role, unit=firm, village=at), "甲镇", "", ""])

    (doubt,) = told(before, "firm_like_place")
    assert role in doubt.remedy or "镇人民政府" in doubt.remedy
    assert (said(after), after.new_enterprises) == ([], ())
    assert [post.person_class for post in after.rows[0].posts] == [known]


def test_other_firms_are_no_places(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    village(services, town(services))

    made = plan(sqlite_bench, services, line(3), row("石坑村股份经济合作社", above="甲镇"))

    assert len(made.new_enterprises) == 2
    assert told(made, "firm_like_place") == []
    services.roster_import.take(ADMIN, made)
    assert services.people.count(OPERATOR, PeopleQuery()) == 1 + 1


@pytest.mark.parametrize("column", [4, 5], ids=["firm", "village"])
@pytest.mark.parametrize("name", ["石坑村两委", "甲镇石坑村两委"])
def test_both_committees_of_a_village_are_the_village(sqlite_bench: Bench, name: str, column: int) -> None:
    services = sqlite_bench.services()
    own = village(services, town(services))
    written = row("", above="甲镇")
    written[column] = name

    made = plan(sqlite_bench, services, written)
    batch = services.roster_import.take(ADMIN, made).batch

    assert (made.new_enterprises, made.proposals, [post.org for post in made.rows[0].posts]) == ((), (), [own])
    assert {"firm_like_place", "unknown_village"}.isdisjoint(said(made))
    assert said(plan(sqlite_bench, services, written)) == ["already_registered"]
    services.roster_import.undo(ADMIN, batch)
    assert services.people.count(OPERATOR, PeopleQuery()) == 0
