"""One cell may name several posts: which belong together, and which are one."""

from __future__ import annotations

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
    assert codes(roster) == []
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
