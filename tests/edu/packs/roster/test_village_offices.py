"""Who is 书记 or 委员 is a village's official where the line's unit is a village's committee, and else a firm's."""

from __future__ import annotations

import pytest

from tests.edu.packs.roster.books import codes, id_number, parse, xlsx

BY_UNIT = ["姓名", "身份证号", "单位", "职务"]


def read(unit: str, title: str, heading: str = "单位") -> tuple[list[str], list[str]]:
    """Classes and problems."""
    file = parse(xlsx([["姓名", "身份证号", heading, "职务"], ["张三", id_number(1), unit, title]]))
    return [post.person_class for row in file.rows for post in row.posts], codes(file)


@pytest.mark.parametrize(
    "unit",
    [
        *("石坑村委会", "石坑村党支部", "白石社区居委会", "石坑村两委", "石坑村", "石坑村村务监督委员会"),
        *("石坑村务监督委员会", "石坑村监会", "石坑村监督委员会", "石坑村“两委”", "石坑村两委班子"),
    ],
)
@pytest.mark.parametrize("title", ["书记", "副主任", "委员", "文书", "支部书记"])
def test_an_official_of_a_village_is_no_firms_worker(unit: str, title: str) -> None:
    assert read(unit, title) == (["village-admin"], [])


def test_a_committee_in_the_column_of_the_village_says_so_too() -> None:
    assert read("石坑村委会", "委员", "村") == (["village-admin"], [])
    assert read("石坑村", "委员", "村") == (["public"], ["role_unknown"]), "who lives there may be anything else"


@pytest.mark.parametrize("unit", ["木器厂", "石坑村股份经济合作社", "石坑村小学", "供销社"])
def test_a_firms_own_secretary_stays_its_worker(unit: str) -> None:
    assert read(unit, "书记") == (["worker"], [])


@pytest.mark.parametrize(
    ("unit", "title", "taken"),
    [
        ("石坑村委会", "会计", "worker"),
        ("石坑村委会", "妇女主任", "worker"),
        ("石坑村委会", "工作人员", "worker"),
        ("石坑村委会", "负责人", "principal"),
        ("石坑村委会", "法定代表人", "principal"),
        ("石坑村第一网格", "书记", "worker"),
    ],
)
def test_what_a_village_may_mean_by_a_word_is_asked(unit: str, title: str, taken: str) -> None:
    file = parse(xlsx([BY_UNIT, ["张三", id_number(1), unit, title]]))

    (told,) = [problem for problem in file.problems if problem.code == "class_of_village_untold"]
    assert (told.severity, told.row, told.column, f"“{title}”" in told.message) == ("warning", 2, "D", True)
    assert "人员类别" in told.remedy
    assert [post.person_class for post in file.rows[0].posts] == [taken]


def test_a_category_that_says_the_class_is_not_doubted() -> None:
    header = ["姓名", "身份证号", "单位", "人员类别", "职务"]
    file = parse(xlsx([header, ["张三", id_number(1), "石坑村委会", "从业人员", "会计"]]))

    assert ([post.person_class for post in file.rows[0].posts], codes(file)) == (["worker"], [])


@pytest.mark.parametrize(
    "title", ["书记", "副主任", "干部", "工作人员", "宣传委员", "党政办主任", "人大主席", "武装部长"]
)
@pytest.mark.parametrize("unit", ["甲镇人民政府", "叶村乡", "叶村乡应急办", "甲镇综合行政执法队", "甲镇平安法治办公室"])
def test_an_official_of_a_township_is_no_firms_worker_either(unit: str, title: str) -> None:
    assert read(unit, title) == (["official"], [])
    assert read(unit, "驾驶员") == (["worker"], [])


@pytest.mark.parametrize("unit", ["云上小镇", "江南水乡", "甲镇木器厂", "甲镇卫生院", "古镇乡村办公家具店"])
def test_what_has_a_townships_word_in_its_name_is_a_firm(unit: str) -> None:
    assert read(unit, "主任") == (["worker"], [])


@pytest.mark.parametrize("title", ["书记", "副书记", "主任", "支部书记"])
def test_a_secretary_without_a_firm_is_the_villages(title: str) -> None:
    assert read("石坑村", title, "村") == (["village-admin"], [])


@pytest.mark.parametrize("title", ["书记", "主任"])
def test_a_firm_stays_a_firm_whatever_village_it_is_in(title: str) -> None:
    file = parse(xlsx([[*BY_UNIT, "村"], ["张三", id_number(1), "木器厂", title, "石坑村"]]))

    assert ([post.person_class for post in file.rows[0].posts], codes(file)) == (["worker"], [])
