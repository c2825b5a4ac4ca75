"""A scenario is changed part by part; what stood before is untouched, and every part of it can be found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.drills.editing import (
    added,
    copied,
    free_name,
    moved,
    name_fault,
    of_its_kind,
    part_at,
    put,
    removed,
    with_field,
)
from edu.domain.drills.findings import PARTS, Finding
from edu.domain.drills.scenario import Criterion, Decision, Meter, Scenario
from edu.domain.drills.unfinished import unfinished
from edu.domain.drills.whereabouts import path_of
from edu.packs.library import ContentLibrary

REPOSITORY = Path(__file__).parents[4]
FLOOD = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams").drill("flash-flood")


def everything(_ref: str) -> bool:
    return True


def test_a_change_makes_another_scenario_and_leaves_the_first() -> None:
    path = ("decisions", "who-calls", "options", "group")
    changed = with_field(FLOOD, path, "text", "发群消息")
    assert part_at(changed, path).text == "发群消息"
    assert part_at(FLOOD, path).text != "发群消息"
    assert put(changed, path, part_at(FLOOD, path)) == FLOOD


def test_parts_are_added_behind_one_moved_and_taken_out() -> None:
    meter = Meter(id="calm", title="平静")
    more = added(FLOOD, ("meters",), meter, after="prepared")
    assert [one.id for one in more.meters[:2]] == ["prepared", "calm"]
    assert [one.id for one in moved(more, ("meters", "calm"), -1).meters[:2]] == ["calm", "prepared"]
    assert moved(more, ("meters", more.meters[-1].id), 5) == more
    assert removed(more, ("meters", "calm")) == FLOOD
    with pytest.raises(KeyError):
        part_at(FLOOD, ("meters", "calm"))
    with pytest.raises(KeyError):
        put(FLOOD, ("meters", "calm"), meter)


def test_a_copy_has_ids_that_nobody_else_has() -> None:
    changed, path = copied(FLOOD, ("objectives", "o1"))
    ids = [one.id for one in changed.criteria]
    assert path == ("objectives", "o1-2")
    assert len(ids) == len(set(ids)) > len(FLOOD.criteria)
    option, where = copied(FLOOD, ("decisions", "who-calls", "options", "group"))
    assert part_at(option, where).text == part_at(FLOOD, ("decisions", "who-calls", "options", "group")).text


def test_an_id_is_refused_in_words() -> None:
    assert name_fault(FLOOD, ("zones", "stone"), "stone") == ""
    assert name_fault(FLOOD, ("zones", "stone"), "石坑").startswith("编号以小写字母开头")
    assert name_fault(FLOOD, ("zones", "stone"), "not") == "“not”是条件里的词，不能作编号。"
    assert name_fault(FLOOD, ("zones", "stone"), "school") == "编号“school”已经用过。"
    assert free_name(FLOOD, ("meters",), "rumour") == "rumour-2"
    assert free_name(FLOOD, ("zones",), "valley") == "valley"


def test_a_criterion_keeps_only_what_its_kind_has() -> None:
    path = next(
        ("objectives", o.id, "tasks", t.id, "criteria", c.id)
        for o in FLOOD.objectives for t in o.tasks for c in t.criteria if c.kind == "choice"
    )  # fmt: skip
    changed = with_field(FLOOD, path, "kind", "observed")
    assert part_at(changed, path).decision == ""
    whole = Criterion(id="c", kind="act_by", part="process", points=100, text="x", act="a", ok=1, late=2, expr="t")
    assert of_its_kind(whole).expr == ""
    assert of_its_kind(whole).act == "a"


def test_every_finding_leads_to_its_part_or_to_the_whole() -> None:
    def at(part: str, id_: str) -> tuple[str, ...]:
        return path_of(FLOOD, Finding(code="x", message="", part=part, id=id_))

    assert at("option", "who-calls.group") == ("decisions", "who-calls", "options", "group")
    assert at("criterion", FLOOD.criteria[0].id)[-1] == FLOOD.criteria[0].id
    assert at("criterion", "nobody") == ()
    assert at("debrief", "") == ("debrief",)
    assert at("zone", "stone") == ("zones", "stone")
    assert at("zone", "gone") == ()
    assert at("overlay", "titles.stone") == ()


def test_what_is_not_written_yet_is_told() -> None:
    assert list(unfinished(FLOOD, everything)) == []
    empty = with_field(FLOOD, ("injects", "forecast"), "text", " ")
    assert [(one.part, one.id, one.field) for one in unfinished(empty, everything)] == [("inject", "forecast", "text")]
    cites = list(unfinished(FLOOD, lambda _ref: False))
    assert {one.code for one in cites} == {"cite-unknown"}
    assert {one.part for one in cites} <= PARTS.keys()
    group = with_field(FLOOD, ("zones", "stone", "groups", "homes"), "title", "")
    assert [one.field for one in unfinished(group, everything)] == ["groups"]
    form = FLOOD.forms[0]
    blank = with_field(FLOOD, ("forms", form.id, "fields", form.fields[0].id), "title", "")
    assert [one.field for one in unfinished(blank, everything)] == ["fields"]


def test_times_of_a_criterion_that_run_backwards_are_told() -> None:
    path = criterion_of(FLOOD, "state_by")
    late = with_field(FLOOD, path, "late", 0)
    assert [one.field for one in unfinished(late, everything)] == ["late"]
    empty = with_field(FLOOD, path, "expr", "")
    assert [one.field for one in unfinished(empty, everything)] == ["expr"]


def criterion_of(scenario: Scenario, kind: str) -> tuple[str, ...]:
    return next(
        ("objectives", o.id, "tasks", t.id, "criteria", c.id)
        for o in scenario.objectives for t in o.tasks for c in t.criteria if c.kind == kind
    )  # fmt: skip


def test_a_decision_is_a_part_like_any_other() -> None:
    decision = part_at(FLOOD, ("decisions", "who-calls"))
    assert isinstance(decision, Decision)
