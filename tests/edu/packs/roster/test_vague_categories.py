"""A category that is a word for several classes leaves it to the title to say which; without one it is told."""

from __future__ import annotations

import pytest

from tests.edu.packs.roster.books import codes, id_number, parse, xlsx

HEADER = ["姓名", "身份证号", "人员类别", "岗位", "工作单位"]


@pytest.mark.parametrize(
    ("category", "title", "expected"),
    [
        ("三类人员", "厂长", "principal"),
        ("企业三类人员", "安全员", "safety-manager"),
        ("三项岗位人员", "电工", "special-operator"),
        ("学员", "总经理", "principal"),
        ("管理人员", "安全主管", "safety-manager"),
        ("管理人员", "车间主任", "worker"),
        ("从业人员", "安全员", "worker"),
        ("其他人员", "安全员", "worker"),
        ("特种作业人员", "厂长", "special-operator"),
    ],
)
def test_the_title_says_what_the_category_leaves_open(category: str, title: str, expected: str) -> None:
    file = parse(xlsx([HEADER, ["张三", id_number(1), category, title, "木器厂"]]))

    assert [(post.title, post.person_class) for row in file.rows for post in row.posts] == [(title, expected)]
    assert codes(file) == []


@pytest.mark.parametrize("firm", ["木器厂", ""])
@pytest.mark.parametrize("title", ["", "出纳"])
def test_three_classes_of_which_nothing_says_which_are_told(firm: str, title: str) -> None:
    file = parse(xlsx([HEADER, ["张三", id_number(1), "三类人员", title, firm]]))

    (told,) = [problem for problem in file.problems if problem.code == "class_any_of_three"]
    assert (told.severity, told.column, "三类人员" in told.message) == ("warning", "C", True)
    assert "按“从业人员”登记" in told.message
    assert len(file.rows) == 1
