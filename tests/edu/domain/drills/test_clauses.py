"""Conditions as rows: what people pick is the expression that is kept, and what is kept is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.drills.clauses import (
    QUESTIONS,
    Clause,
    Clauses,
    blank_clause,
    choices,
    clauses_of,
    subjects,
)
from edu.domain.drills.expression_words import expression_words
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.vocabulary import Vocabulary
from edu.packs.library import ContentLibrary
from tests.edu.domain.drills.builders import make_inject, make_scenario

REPOSITORY = Path(__file__).parents[4]
LIBRARY = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams")
FLOOD = Vocabulary(LIBRARY.drill("flash-flood"))


def conditions(scenario: Scenario) -> list[str]:
    parts = (*scenario.injects, *scenario.decisions, *scenario.actions, *scenario.forms, *scenario.endings)
    asked = [one.when for one in parts] + [one.closed for one in scenario.roads]
    return [text for text in asked if text not in ("", "true", "false")]


@pytest.mark.parametrize("drill", LIBRARY.drill_ids)
def test_nearly_every_condition_of_the_shipped_drills_can_be_picked(drill: str) -> None:
    scenario = LIBRARY.drill(drill)
    vocabulary = Vocabulary(scenario)
    asked = conditions(scenario)
    read = [(text, clauses_of(text)) for text in asked]
    taken = [(text, found) for text, found in read if found is not None]
    assert len(taken) >= len(asked) * 8 // 10
    for text, found in taken:
        assert clauses_of(found.text) == found
        assert vocabulary.fault(found.text, "bool") == "", text


def test_rows_are_joined_by_and_or_by_or() -> None:
    found = clauses_of("share(stone) >= 60% and not fired(power-off) and t < 30")
    assert found == Clauses(
        rows=(
            Clause(what="share", args=("stone",), compare=">=", value=600),
            Clause(what="fired", args=("power-off",), negated=True),
            Clause(what="t", compare="<", value=30),
        )
    )
    assert found.text == "share(stone) >= 60% and not fired(power-off) and t < 30"
    either = clauses_of("trapped() >= 1 or creek.stage > 200")
    assert either is not None
    assert either.joiner == "or"
    assert either.text == "trapped() >= 1 or creek.stage > 200"


@pytest.mark.parametrize(
    "text",
    [
        "t > 3 and t > 4 or t > 5", "(t > 3)", "inside(school) + inside(hall) >= 60", "t >= creek.stage", "true",
        "min(t, 3) > 1", "share(stone", "t >", "not t > 3", "3 < t", "fired()", "chosen(who-calls)", "t ? 3",
        "stage(stone) > 3", "share(1) > 3", "and", "fired", "not", "creek.stage >= -",
    ],
)  # fmt: skip
def test_what_rows_cannot_say_stays_typed(text: str) -> None:
    assert clauses_of(text) is None


def test_no_text_is_no_row_and_a_negative_value_is_kept() -> None:
    assert clauses_of("  ") == Clauses(rows=())
    found = clauses_of("rumour >= -5")
    assert found is not None
    assert found.text == "rumour >= -5"
    odd = clauses_of("share() >= 605")
    assert odd is not None
    assert odd.text == "share() >= 605"


def test_every_subject_on_offer_begins_with_a_row_that_holds() -> None:
    offered = subjects(FLOOD)
    assert {"t", "creek.stage", "rumour", "report_first"} <= {key for key, _ in offered}
    assert set(QUESTIONS) <= {key for key, _ in offered}
    for key, _ in offered:
        text = Clauses(rows=(blank_clause(FLOOD, key),)).text
        assert FLOOD.fault(text, "bool") == "", text
        assert clauses_of(text) is not None


def test_what_the_scenario_has_nothing_of_is_not_offered() -> None:
    bare = Vocabulary(make_scenario(injects=(), actions=(), forms=(), redlines=(), assets=()))
    offered = {key for key, _ in subjects(bare)}
    assert "fired" not in offered
    assert "free" not in offered
    assert "fired" in {key for key, _ in subjects(Vocabulary(make_scenario(injects=(make_inject(),))))}


def test_arguments_are_offered_by_their_titles() -> None:
    crowds = dict(choices(FLOOD, "crowds", ""))
    assert crowds[""] == "各处"
    assert crowds["stone"] == "上石坑自然村"
    assert crowds["stone.frail"] == "上石坑自然村的独居老人"
    options = dict(choices(FLOOD, "options", "who-calls"))
    assert set(options) == {one.id for one in FLOOD.scenario.decision("who-calls").options}  # type: ignore[union-attr]
    assert choices(FLOOD, "options", "no-such") == []
    assert dict(choices(FLOOD, "orders", ""))["stay"] == "留在室内"
    assert "power-off" in dict(choices(FLOOD, "things", ""))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("creek.stage >= 150", "水位不低于 150 厘米"),
        ("share(stone.frail) < 60% and t >= 30",
         "“上石坑自然村的独居老人”已到安置点的比例低于 60%，并且推演时间不低于 30 分钟"),
        ("share() >= 995", "各处已到安置点的比例不低于 99.5%"),
        ("not power(leaf) or closed(stone-river)", "“叶坑自然村”停电，或者道路“上石坑沿溪公路”封闭"),
        ("ordered(leaf, leave)", "“叶坑自然村”接到的要求是转移"),
        ("not (t > 3)", "并非（推演时间高于 3 分钟）"),
        ("max(0, creek.stage - 110) / 2", "水位高于 110 厘米以后，每高 2 厘米加 1"),
        ("min(30, max(0, creek.stage - 235) * 3)", "水位高于 235 厘米以后，每高 1 厘米加 3，最多 30"),
        ("max(0, 6 - trapped()) / 2", "较大者（0，6 减各处受困的人数）除以 2"),
        ("max(0, 60 - t)", "推演时间低于 60 分钟以后，每低 1 分钟加 1"),
        ("max(0, no-such - 1)", "较大者（0，no-such减 1）"),
        ("since(no-such) > 4", "“no-such”发生后经过的时间高于 4 分钟"),
        ("chosen(who-calls, no-such)", "决策“怎样叫应”选了no-such"),
        ("no-such > 1", "no-such高于 1"),
        ("t ? 1", "t ? 1"),
        ("true", "总是"),
    ],
)  # fmt: skip
def test_an_expression_is_said_in_plain_words(text: str, said: str) -> None:
    assert expression_words(FLOOD, text) == said


def test_what_cannot_be_worked_out_is_said_where_it_stands() -> None:
    assert FLOOD.fault("creek.stag > 3", "bool") == "第 1 个字：没有“creek.stag”这个量。"
    assert FLOOD.fault("creek.stage", "bool") == "第 1 个字：这里要的是一个条件。"
    assert FLOOD.fault("creek.stage", "int") == ""
