"""A file's problems say the form's labels with the keys, each group under a sentence that is true of it."""

from __future__ import annotations

import pytest

from edu.domain.problems import Problem
from edu.services.drill_workshop import WorkshopLine
from ui.screens.workshop.fault_words import COPIED, STANDS_IN, UNTOLD, fault_groups, labelled


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("脚本：“minutes”应是整数，现在是“三十”。", "脚本：“桌面用时（分钟）”（minutes）应是整数，现在是“三十”。"),
        ("脚本的 debrief：“rules”里“甲”写了两次。", "脚本的复盘（debrief）：“三条要点”（rules）里“甲”写了两次。"),
        ("脚本：“roles”最多 20 个角色。", "脚本：“席位”（roles）最多 20 个角色。"),
        (
            "脚本的 world的第 3 条道路：“per_minute”应是整数。",
            "脚本的地点与道路（world）的第 3 条道路：“每分钟能走多少人”（per_minute）应是整数。",
        ),
        ("选项 way.a：“when”应是文字。", "选项 way.a：“满足条件才出现”（when）应是文字。"),
        ("行动 go：“when”应是文字。", "行动 go：“什么时候可以做”（when）应是文字。"),
        ("模型 rain的 settings：“x”里只能写整数。", "模型 rain的模型的数据（settings）：“x”里只能写整数。"),
        # of a key that two kinds of criteria call differently, and of one that no form knows, the key alone
        ("评分点 c：“expr”应是文字。", "评分点 c：“expr”应是文字。"),
        ("脚本：没有“colour”这个字段。", "脚本：没有“colour”这个字段。"),
        ("文件是空的。", "文件是空的。"),
    ],
)
def test_a_key_stands_behind_its_label(message: str, said: str) -> None:
    assert labelled([Problem(code="field", message=message)])[0].message == said


def test_the_remedy_names_the_field_as_well() -> None:
    (one,) = labelled([Problem(code="missing", message="角色 head：缺少“brief”。", remedy="请补上字段 brief。")])
    assert one.message == "角色 head：缺少“只有这个席位知道的事”（brief）。"
    assert one.remedy == "请补上“只有这个席位知道的事”（brief）。"


def make_line(title: str, faults: tuple[Problem, ...], beside: tuple[Problem, ...] = ()) -> WorkshopLine:
    return WorkshopLine(
        id="x", title=title, hazard="", level="", own=True, decisions=0, local=False, faults=faults, beside=beside
    )  # fmt: skip


def test_every_group_has_the_sentence_that_is_true_of_it() -> None:
    lost, copied = Problem(code="field", message="甲"), Problem(code="id-file", message="乙")
    kept = Problem(code="too-many", message="丙")
    assert fault_groups(make_line("山洪", (lost,), (copied, kept))) == [
        (STANDS_IN, (lost,)),
        (COPIED, (copied,)),
        (UNTOLD, (kept,)),
    ]
    assert fault_groups(make_line("山洪", (), (copied,))) == [(COPIED, (copied,))]
    assert fault_groups(make_line("", (lost,))) == [("", (lost,))], "nothing was read, so nothing stands in"
