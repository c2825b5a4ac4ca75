"""One cell may name several posts: which belong together, and which are one."""

from __future__ import annotations

import pytest

from tests.edu.packs.roster.books import codes, id_number, parse, xlsx


def test_several_posts_in_one_cell_and_trades() -> None:
    rows = [
        ["姓名", "身份证号", "人员类别", "岗位", "工种", "单位"],
        ["张三", id_number(1), "主要负责人、安全管理人员", "", "", "甲厂"],
        ["李四", id_number(2), "特种作业人员", "维修工", "低压电工", "甲厂"],
        ["王五", id_number(3), "", "特种作业（焊接、热切割）；网格员", "", "甲厂"],
        ["赵六", id_number(4), "", "", "", "甲厂"],
        ["钱七", id_number(5), "", "", "", ""],
    ]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["role_untold"]
    assert [[(post.person_class, post.trade) for post in row.posts] for row in roster.rows] == [
        [("principal", ""), ("safety-manager", "")],
        [("special-operator", "低压电工")],
        [("special-operator", "焊接、热切割"), ("grid-member", "")],
        [("worker", "")],
        [("public", "")],
    ]


def test_one_who_holds_a_post_beside_another_has_both() -> None:
    titles = ["总经理兼安全员", "村书记兼任网格员", "兼职安全员", "专兼职安全员", "安全员（兼）"]
    rows = [["姓名", "身份证号", "岗位"], *(["张三", id_number(n), title] for n, title in enumerate(titles, 1))]
    assert [[post.title for post in row.posts] for row in parse(xlsx(rows)).rows] == [
        ["总经理", "安全员"],
        ["村书记", "网格员"],
        ["兼职安全员"],
        ["专兼职安全员"],
        ["安全员(兼)"],
    ]


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        ("主要负责人\n安全管理人员", ["主要负责人", "安全管理人员"]),
        ("厂长 安全员", ["厂长", "安全员"]),
        ("厂长（兼安全员）", ["厂长", "安全员"]),
        ("厂长（兼职安全员）", ["厂长", "兼职安全员"]),
        ("厂长（兼安全员、网格员）", ["厂长", "安全员", "网格员"]),
        ("主要负责人和安全员", ["主要负责人", "安全员"]),
        ("主要负责人及安全员", ["主要负责人", "安全员"]),
        ("总经理暨安全总监", ["总经理", "安全总监"]),
        ("低压电工\n焊工", ["低压电工", "焊工"]),
        # one title, broken over two lines or with a space or a word in it
        ("安全管\n理人员", ["安全管 理人员"]),
        ("特种作业\n人员", ["特种作业 人员"]),
        ("特种作业\n电工", ["特种作业 电工"]),
        ("特种作业人员\n电工", ["特种作业人员 电工"]),
        ("网格\n负责人", ["网格 负责人"]),
        ("应急救援\n志愿者", ["应急救援 志愿者"]),
        ("驻村\n网格员", ["驻村 网格员"]),
        ("电焊\n工", ["电焊 工"]),
        ("人和村书记", ["人和村书记"]),
        ("村民（兼职网格员）", ["村民(兼职网格员)"]),
        ("项目负责人 安全员", ["项目负责人 安全员"]),  # 住建, and of the second nobody says so
        ("安全员（兼职）", ["安全员(兼职)"]),
    ],
)
def test_posts_are_divided_where_both_sides_are_posts(role: str, titles: list[str]) -> None:
    (row,) = parse(xlsx([["姓名", "身份证号", "岗位"], ["张三", id_number(1), role]])).rows
    assert [post.title for post in row.posts] == titles


def test_a_title_of_two_classes_that_cannot_be_divided_is_told() -> None:
    titles = ["厂长安全员", "分管安全副总经理", "安全总监", "主要负责人"]
    rows = [["姓名", "身份证号", "岗位"], *(["张三", id_number(n), title] for n, title in enumerate(titles, 1))]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["role_two_classes"]
    (told,) = roster.problems
    assert (told.row, told.column, told.severity) == (2, "C", "warning")
    assert "只按“安全生产管理人员”登记" in told.message


CATEGORY = ["姓名", "身份证号", "人员类别", "岗位", "工种", "单位"]


def _classes(*cells: str) -> list[tuple[str, str, str]]:
    (row,) = parse(xlsx([CATEGORY, ["张三", id_number(1), *cells, "甲厂"]])).rows
    return [(post.title, post.person_class, post.trade) for post in row.posts]


def test_a_category_that_is_one_post_of_two_leaves_the_other_its_own_class() -> None:
    assert _classes("主要负责人", "总经理兼安全员", "") == [
        ("总经理", "principal", ""),
        ("安全员", "safety-manager", ""),
    ]
    assert _classes("安全管理人员", "厂长", "") == [("厂长", "safety-manager", "")]
    assert {name for _, name, _ in _classes("从业人员", "电工、焊工", "")} == {"worker"}
    assert _classes("从业人员", "电工 焊工", "") == [("电工 焊工", "worker", "")]
    assert {name for _, name, _ in _classes("安全管理人员", "执行董事、经理", "")} == {"safety-manager"}


def test_a_category_of_two_classes_leaves_it_to_the_title() -> None:
    for title, expected in (("厂长", "principal"), ("安全员", "safety-manager")):
        assert _classes("主要负责人和安全管理人员", title, "") == [(title, expected, "")]
    assert _classes("主要负责人和安全管理人员", "安全副厂长", "") == [("安全副厂长", "safety-manager", "")]
    assert _classes("主要负责人\n安全管理人员", "", "") == [
        ("主要负责人", "principal", ""),
        ("安全管理人员", "safety-manager", ""),
    ]


def test_as_many_trades_as_posts_are_one_each() -> None:
    assert _classes("特种作业人员", "电工、焊工", "低压电工作业、熔化焊接作业") == [
        ("电工", "special-operator", "低压电工作业"),
        ("焊工", "special-operator", "熔化焊接作业"),
    ]
    assert _classes("特种作业人员", "电工", "低压电工作业、高压电工作业") == [
        ("电工", "special-operator", "低压电工作业、高压电工作业")
    ]


@pytest.mark.parametrize("role", ["村书记兼主任", "党支部书记、村委会主任", "村支部书记兼村委会主任"])
def test_both_offices_of_one_village_are_of_the_village(role: str) -> None:
    roster = parse(xlsx([["姓名", "身份证号", "职务", "村"], ["张三", id_number(1), role, "石坑村"]]))
    assert codes(roster) == []
    assert {post.person_class for post in roster.rows[0].posts} == {"village-admin"}


@pytest.mark.parametrize(
    ("category", "role", "expected"),
    [
        ("村级应急管理员", "书记、网格员", {"书记": "village-admin", "网格员": "grid-member"}),
        ("村级应急管理员", "网格员、书记", {"书记": "village-admin", "网格员": "grid-member"}),
        ("网格员", "书记、应急管理员", {"书记": "grid-member", "应急管理员": "village-admin"}),
        ("安全管理人员", "总经理、网格员", {"总经理": "safety-manager", "网格员": "grid-member"}),
        ("从业人员", "电工、网格员", {"电工": "worker", "网格员": "grid-member"}),
        (
            "村级应急管理员",
            "网格员、志愿者",
            {"网格员": "grid-member", "志愿者": "volunteer", "村级应急管理员": "village-admin"},
        ),
        ("村级应急管理员", "书记、主任", {"书记": "village-admin", "主任": "village-admin"}),
    ],
)
def test_a_post_of_the_village_beside_another_ones_category_is_not_lost(
    category: str, role: str, expected: dict[str, str]
) -> None:
    roster = parse(
        xlsx([["姓名", "身份证号", "人员类别", "岗位", "村"], ["张三", id_number(1), category, role, "石坑村"]])
    )

    assert {post.title: post.person_class for post in roster.rows[0].posts} == expected
    assert codes(roster) == []


@pytest.mark.parametrize(
    ("category", "role", "taken"),
    [
        ("村级应急管理员", "网格员", "村级应急管理员"),
        ("村级应急管理员", "书记 网格员", "村级应急管理员"),
        ("", "网格员应急管理员", "网格员"),
    ],
)
def test_a_post_of_the_village_that_its_class_leaves_out_is_told(category: str, role: str, taken: str) -> None:
    roster = parse(
        xlsx([["姓名", "身份证号", "人员类别", "岗位", "村"], ["张三", id_number(1), category, role, "石坑村"]])
    )

    (told,) = roster.problems
    assert (told.code, told.severity, told.column) == ("role_other_class", "warning", "D")
    assert f"只按“{taken}”登记" in told.message
    assert "顿号" in told.remedy


@pytest.mark.parametrize("role", ["生产副厂长", "副经理", "常务副总经理", "副总"])
def test_a_deputy_is_no_principal_and_asked(role: str) -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["worker"]
    assert codes(roster) == ["class_of_deputy_untold"]


@pytest.mark.parametrize("role", ["安全副厂长", "副厂长（安全）", "主管安全副经理", "分管安全生产的副总经理"])
def test_a_deputy_for_safety_manages_safety(role: str) -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["safety-manager"]
    assert codes(roster) == []


@pytest.mark.parametrize(
    "role",
    ["总经理助理", "厂长助理", "副项目经理", "副主要负责人", "项目经理助理", "副负责人"],
)
def test_an_assistant_or_a_deputy_by_another_word_is_no_principal_and_asked(role: str) -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["worker"]
    assert codes(roster) == ["class_of_deputy_untold"]


@pytest.mark.parametrize(
    "role",
    [
        "厂长（副）",
        "厂长[副]",
        "厂长-副",
        "总经理(副职)",
        "厂长副职",
        "项目经理(副)",
        "主要负责人（副）",
        "理事长（副）",
    ],
)
def test_a_deputy_whose_rank_stands_behind_is_no_principal_and_asked(role: str) -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["worker"]
    assert codes(roster) == ["class_of_deputy_untold"]


@pytest.mark.parametrize("category", ["参训人员", "管理人员"])
@pytest.mark.parametrize("role", ["副厂长", "厂长（副）", "原厂长"])
def test_a_vague_category_beside_a_deputy_says_no_class_either(category: str, role: str) -> None:
    head = ["姓名", "身份证号", "人员类别", "岗位", "单位"]
    roster = parse(xlsx([head, ["张三", id_number(1), category, role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["worker"]
    assert codes(roster) == ["class_of_deputy_untold"]


@pytest.mark.parametrize("role", ["副厂长兼安全员", "厂长（副）兼安全员", "厂长（副）、安全员", "原厂长、现安全员"])
def test_a_category_is_the_deputys_own_and_the_other_post_goes_by_its_title(role: str) -> None:
    head = ["姓名", "身份证号", "人员类别", "岗位", "单位"]
    roster = parse(xlsx([head, ["张三", id_number(1), "主要负责人", role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["principal", "safety-manager"]
    assert codes(roster) == []


def test_a_trade_beside_a_deputy_whose_category_says_what_he_is_keeps_its_class() -> None:
    head = ["姓名", "身份证号", "人员类别", "岗位", "单位"]
    roster = parse(xlsx([head, ["张三", id_number(1), "主要负责人", "厂长（副）、电工", "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["principal", "special-operator"]


def test_a_deputy_at_a_villages_committee_is_asked_about_once_and_not_as_a_firms() -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), "副负责人", "石坑村村委会"]]))

    assert codes(roster) == ["class_of_village_untold"]


@pytest.mark.parametrize(
    "role", ["原厂长", "前总经理", "（原）厂长", "厂长（原）", "前任厂长", "退休厂长", "红星厂原厂长", "原法定代表人"]
)
def test_who_was_the_head_of_a_firm_is_no_principal_and_asked(role: str) -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["worker"]
    assert len(codes(roster)) == 1


@pytest.mark.parametrize("role", ["代厂长", "代理厂长", "草原场长"])
def test_who_acts_for_the_head_of_a_firm_is_its_principal(role: str) -> None:
    """安全生产法 §5 asks who answers for the firm as a whole, not for how long."""
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), role, "木器厂"]]))

    assert [post.person_class for post in roster.rows[0].posts] == ["principal"]
    assert codes(roster) == []


def test_a_deputy_of_the_chief_engineer_is_no_deputy_head_of_the_firm() -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), "副总工程师", "木器厂"]]))

    assert codes(roster) == []


def test_a_deputy_who_is_the_safety_officer_too_is_not_asked() -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "单位"], ["张三", id_number(1), "副厂长兼安全员", "木器厂"]]))

    assert "safety-manager" in [post.person_class for post in roster.rows[0].posts]
    assert codes(roster) == []


def test_a_deputy_without_a_firm_is_not_asked_about_its_safety() -> None:
    roster = parse(xlsx([["姓名", "身份证号", "岗位"], ["张三", id_number(1), "副厂长"]]))

    assert "class_of_deputy_untold" not in codes(roster)
