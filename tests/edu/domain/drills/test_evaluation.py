"""Evaluation profiles: what marks add up to, what does not hold, how one is changed, frozen and thawed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from edu.domain.drills import profile_editing as editing
from edu.domain.drills.assessment_words import given_text, group_text, indicator_text, more_text, whole_text
from edu.domain.drills.evaluation import (
    Grade,
    Indicator,
    IndicatorGroup,
    Mark,
    Profile,
    assess,
    for_scenario,
    freeze_profile,
    thaw_profile,
)
from edu.domain.drills.profile_faults import MOST_GRADES, MOST_GROUPS, MOST_INDICATORS, profile_faults
from edu.domain.errors import StorageError
from tests.edu.services.drill_hall import make_profile, make_scenario


def mark(indicator: str, grade: str, evaluator: str = "甲", note: str = "") -> Mark:
    return Mark(number=1, tick=0, indicator=indicator, grade=grade, evaluator=evaluator, note=note, event="e")


def test_a_frozen_profile_is_equal_again_and_one_of_a_newer_program_is_refused() -> None:
    profile = make_profile()
    assert thaw_profile(freeze_profile(profile)) == profile
    for data in (b"", b"{}", b'{"form":2,"profile":{}}', b'{"form":1,"profile":{"id":1}}'):
        with pytest.raises(StorageError, match="评估表读不出来"):
            thaw_profile(data)


def test_without_marks_there_is_no_share_and_no_word_for_it() -> None:
    found = assess(make_profile(), ())
    assert (found.share, found.grade, found.marked, found.of) == (None, None, 0, 2)
    assert whole_text(found) == "还没有可计的评价；已评 0 条，共 2 条；2 处待补，不计分。"
    assert [given_text(line) for group in found.groups for line in group.lines] == ["未评", "未评", "待补"]
    assert indicator_text(found.groups[1].lines[0]) == "附录B 1.1　待补"
    assert more_text(found.groups[1]).startswith("本组其余条文待补")


def test_a_grade_that_does_not_count_leaves_the_share_to_the_others() -> None:
    found = assess(
        make_profile(), [mark("who", "none"), mark("loop", "good", note="有台账"), mark("loop", "none", "乙")]
    )
    assert found.groups[0].lines[0].share is None
    assert (found.share, found.marked) == (1000, 2)
    assert found.grade is not None
    assert found.grade.title == "优"
    assert group_text(found.groups[0]) == "叫应　100.0%"
    assert given_text(found.groups[0].lines[1]) == "优、不涉及"
    assert whole_text(found).startswith("得分率 100.0%，总评 优")


def test_a_mark_of_what_is_pending_or_of_a_grade_that_is_gone_never_counts() -> None:
    """Ledgers merge: what another version of the program let through is shown, not reckoned."""
    found = assess(make_profile(), [mark("b-1", "good"), mark("who", "ghost")])
    assert found.share is None


def test_a_scale_without_floors_gives_no_word_for_the_whole() -> None:
    scale = (Grade(id="yes", title="是", share=1000), Grade(id="no", title="否", share=0))
    found = assess(make_profile(grades=scale), [mark("who", "yes")])
    assert (found.share, found.grade) == (1000, None)


def test_the_objectives_of_the_scenario_are_indicators_only_where_the_profile_says_so() -> None:
    scenario, profile = make_scenario(), make_profile()
    kept = for_scenario(profile, scenario)
    assert kept.groups[0].indicators == (Indicator(id="goal-o1", text="转移"),)
    assert not kept.objectives
    plain = replace(profile, objectives=False)
    assert for_scenario(plain, scenario) is plain


INDICATOR = Indicator(id="a", text="看")
FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"title": " "}, "评估表没有名称。"),
    ({"title": "长" * 61}, "评估表名称超过 60 个字。"),
    ({"grades": (Grade(id="a", title="是", share=1000),)}, "应有 2 到 8 个等级，现在是 1 个。"),
    ({"grades": tuple(Grade(id=f"g{n}", title=str(n), share=1000 - n) for n in range(MOST_GRADES + 1))}, "现在是 9 个"),
    ({"grades": (Grade(id="a", title="是", share=None), Grade(id="b", title="否", share=None))}, "没有一个等级计入"),
    ({"grades": (Grade(id="a", title="是", share=500), Grade(id="b", title="否", share=500))}, "得分率不低于前面的"),
    (
        {"grades": (
            Grade(id="a", title="是", share=500, floor=100), Grade(id="b", title="否", share=0, floor=100),
        )},
        "总评下限不低于前面的",
    ),
    ({"grades": (Grade(id="a", title="是", share=1001), Grade(id="b", title="否", share=0))}, "0% 到 100% 之间"),
    ({"grades": (Grade(id="a", title="是", share=9), Grade(id="b", title="是", share=0))}, "等级“是”写了两次"),
    ({"grades": (Grade(id="a", title="是", share=9), Grade(id="a", title="否", share=0))}, "编号“a”用了两次"),
    ({"grades": (Grade(id="A", title="是", share=9), Grade(id="b", title="", share=0))}, "编号“A”不能用"),
    ({"groups": (), "objectives": False}, "一条指标也没有"),
    ({"groups": tuple(IndicatorGroup(id=f"g{n}", title="组") for n in range(MOST_GROUPS + 1))}, "最多 40 个分组"),
    (
        {"groups": (IndicatorGroup(id="g", title="组", indicators=tuple(
            Indicator(id=f"i{n}", text="看") for n in range(MOST_INDICATORS + 1)
        )),)},
        "最多 200 条指标",
    ),
    ({"groups": (IndicatorGroup(id="g", title="", indicators=(INDICATOR,)),)}, "分组没有名称"),
    ({"groups": (IndicatorGroup(id="g", title="组", indicators=(replace(INDICATOR, id="goal-x"),)),)}, "留给脚本"),
    ({"groups": (IndicatorGroup(id="g", title="组", indicators=(INDICATOR, INDICATOR)),)}, "编号“a”用了两次"),
    ({"groups": (IndicatorGroup(id="g", title="组", indicators=(Indicator(id="a"),)),)}, "“组”第 1 条没有内容"),
    ({"groups": (IndicatorGroup(id="g", title="组", indicators=(replace(INDICATOR, text="长" * 301),)),)}, "300 个字"),
    ({"groups": (IndicatorGroup(id="g", title="组", indicators=(replace(INDICATOR, weight=0),)),)}, "权重应是 1 到"),
    (
        {"groups": (IndicatorGroup(id="g", title="组", indicators=(
            replace(INDICATOR, known="pending", clause="1"),
        )),)},
        "标着待补，却写了内容",
    ),
    (
        {"basis": "", "groups": (IndicatorGroup(id="g", title="组", indicators=(
            replace(INDICATOR, known="retold", clause="1"),
        )),)},
        "没有写依据",
    ),
    (
        {"groups": (IndicatorGroup(id="g", title="组", indicators=(replace(INDICATOR, known="original"),)),)},
        "没有写条款号",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_what_does_not_hold_in_a_profile_is_said(changed: dict[str, Any], said: str) -> None:
    assert any(said in fault.message for fault in profile_faults(make_profile(**changed)))


def test_a_sound_profile_has_no_fault_and_a_bad_one_tells_all_at_once() -> None:
    assert profile_faults(make_profile()) == ()
    bad = make_profile(title="", grades=(), groups=())
    assert len(profile_faults(bad)) == 2
    waiting = make_profile(objectives=False, groups=(IndicatorGroup(id="b", title="附录B", more=True),))
    assert profile_faults(waiting) == ()


def test_a_share_that_cannot_be_is_the_one_fault_of_its_scale_and_named_as_its_column_is() -> None:
    scale = (
        Grade(id="a", title="优", share=1000),
        Grade(id="b", title="良", share=-1),
        Grade(id="c", title="中", share=400),
    )
    (fault,) = profile_faults(make_profile(grades=scale))
    assert (fault.id, fault.field) == ("b", "share")
    assert fault.message == "等级“良”的得分率应在 0% 到 100% 之间。"


@pytest.mark.parametrize(
    ("text", "permille"), [("90%", 900), ("0.9", 900), ("90", 900), ("1", 1000), ("0", 0), ("", None), ("７５％", 750)]
)
def test_a_share_is_written_as_offices_write_it(text: str, permille: int | None) -> None:
    assert editing.permille_of(text) == permille


@pytest.mark.parametrize("text", ["很高", "120", "-1", "%", "nan"])
def test_what_is_no_share_is_no_share(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        editing.permille_of(text)


def test_a_profile_is_changed_step_by_step() -> None:
    profile: Profile = make_profile()
    more = editing.with_indicator(editing.with_group(editing.with_grade(profile)), "call")
    assert [one.id for one in more.grades] == ["good", "fair", "poor", "none", "g1"]
    assert [one.id for one in more.groups] == ["call", "annex", "p1"]
    assert [one.id for one in more.groups[0].indicators] == ["who", "loop", "i2"]
    assert [one.id for one in more.groups[2].indicators] == ["i1"]
    up = editing.moved(more, "loop", -1)
    assert [one.id for one in up.groups[0].indicators] == ["loop", "who", "i2"]
    assert editing.moved(up, "loop", -1) == up
    assert editing.moved(up, "i2", 1) == up
    back = editing.without_indicator(editing.without_group(editing.without_grade(more, "g1"), "p1"), "i2")
    assert back == profile
    assert editing.share_text(None) == ""
    assert editing.share_text(755) == "75.5%"
