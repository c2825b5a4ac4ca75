"""Texts that name a road which a place does not have are told with their place."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.effects import After, Gate, Order, When
from edu.domain.drills.overlay import Overlay
from edu.domain.drills.road_mentions import road_mentions, short_name
from edu.domain.drills.scenario import Action, Inject, Road
from tests.edu.domain.drills.test_overlay import BEFORE

TWO = replace(
    BEFORE,
    zones=(BEFORE.zones[0], replace(BEFORE.zones[0], id="leaf", title="叶坑")),
    roads=(
        Road(id="stone-ridge", title="石坑山脊路", zone="stone", shelter="hall", seconds=900, per_minute=6),
        Road(id="lane", title="小路", zone="stone", shelter="hall", seconds=600, per_minute=2),
        Road(id="leaf-ridge", title="叶坑山脊路", zone="leaf", shelter="hall", seconds=900, per_minute=6),
    ),
    situation="雨。进村有一条小路，过了桥就到。",
    injects=(
        Inject(id="all", to=("head",), channel="电话", text="都走山脊路。", at=60),
        Inject(id="later", to=("head",), channel="电话", text="上山脊路。", at=60, expected="上石坑山脊路", effects=(
            When("t > 3", (), (After("2", (Order("stone", "leave", "stone-ridge"),)),)),
        )),
    ),
    actions=(Action(id="shut", role="head", title="封住山脊路", verdict="good", why="险",
                    effects=(Gate("leaf-ridge", closed=True),)),),
)  # fmt: skip


def told(*without: str) -> list[tuple[str, str, str]]:
    found = road_mentions(TWO, Overlay(scenario="bridge", without=without))
    assert all(one.severity == "warning" and one.remedy for one in found)
    return [(one.part, one.id, one.field) for one in found]


def test_a_road_is_named_by_its_title_or_without_the_name_of_its_place() -> None:
    assert [short_name(TWO, road) for road in TWO.roads] == ["山脊路", "小路", "山脊路"]
    (found,) = road_mentions(TWO, Overlay(scenario="bridge", without=("lane",)))
    assert found.sentence == "脚本：“…。进村有一条小路，过了桥就到…”说的“小路”这里没有。"


def test_a_name_that_two_roads_share_is_told_where_the_missing_one_is_meant() -> None:
    assert told("stone-ridge") == [("inject", "later", "text"), ("inject", "later", "expected")]
    assert told("leaf-ridge") == [("action", "shut", "title")]
    assert ("inject", "all", "text") in told("stone-ridge", "leaf-ridge"), "no ridge is left that it could mean"


def test_where_nothing_is_missing_nothing_is_told() -> None:
    assert told() == []
