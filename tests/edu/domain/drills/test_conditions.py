from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edu.domain.drills.conditions import LARGEST, BadExpression, compiled
from edu.domain.drills.layout import TICK, layout_of
from edu.domain.drills.scenario import Model
from tests.edu.domain.drills.builders import expression, full_scenario, make_decision, make_scenario, value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 3 - 2", 5),
        ("7 / 2", 3),
        ("-7 / 2", -4),
        ("7 % 4", 3),
        ("7 / 0", 0),
        ("7 % 0", 0),
        ("-2 * 3", -6),
        ("60%", 600),
        ("min(3, 2) + max(3, 2)", 5),
        ("max(0, 2 - 9)", 0),
        ("max(4 - 1, 1)", 3),
        ("limit", 7),
        ("home(stone)", 102),
        ("home()", 102),
        ("share(stone)", 0),
        ("safe() - 5", -5),
        ("999999999999 * 999999999999", LARGEST),
        ("-999999999999 * 999999999999", -LARGEST),
        ("t * t", 0),
        ("home() * 2", 204),
    ],
)
def test_numbers(text: str, wanted: int) -> None:
    assert value(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("true or false and false", True),
        ("(true or false) and false", False),
        ("not 1 > 2", True),
        ("not true or true", True),
        ("1 + 1 == 2 and 2 < 3", True),
        ("home() >= 102", True),
        ("home() <= 101", False),
        ("home() == 102", True),
        ("home() != 102", False),
        ("home() > 101", True),
        ("home() < 102", False),
        ("home() - 2 >= 100", True),
        ("1 < home()", True),
        ("power(stone) and not closed(ridge)", True),
        ("ready(hall)", True),
        ("warned(stone, call)", False),
        ("ordered(stone, leave)", False),
        ("share(stone.homes) < 1%", True),
    ],
)
def test_conditions(text: str, wanted: bool) -> None:
    assert bool(value(text, "bool")) is wanted


@pytest.mark.parametrize(
    ("text", "kind", "said", "at"),
    [
        ("", "int", "条件没有写完", 0),
        ("1 +", "int", "条件没有写完", 3),
        ("1 2", "int", "“2”放在这里读不懂", 2),
        (") 1", "int", "“)”放在这里读不懂", 0),
        ("1 + $", "int", "“$”不能写在条件里", 3),
        ("stage.now > 1", "bool", "没有“stage.now”这个量", 0),
        ("(1 + 2", "int", "这里少了“)”", 6),
        ("min(1)", "int", "这里少了“,”", 5),
        ("9999999999999", "int", "数字太大", 0),
        ("1 > 2", "int", "这里要的是一个数", 0),
        ("1 + 2", "bool", "这里要的是一个条件", 0),
        ("not 3", "bool", "这里要的是一个条件", 0),
        ("1 and true", "bool", "这里要的是一个条件", 2),
        ("true + 1", "int", "这里要的是一个数", 5),
        ("1 < 2 < 3", "bool", "这里要的是一个数", 6),
        ("fly(stone)", "int", "没有“fly”这个函数", 0),
        ("home(stone, mouth)", "int", "一个地点的编号", 0),
        ("home(moon)", "int", "一个地点的编号", 0),
        ("share(moon)", "int", "一个地点的编号", 0),
        ("home(3)", "int", "括号里要写编号", 5),
        ("home(stone", "int", "括号里要写编号", 10),
        ("power(moon)", "bool", "地点编号", 0),
        ("free(boat)", "int", "力量编号", 0),
        ("chosen(d, fly)", "bool", "决策编号和选项编号", 0),
        ("ordered(stone, fly)", "bool", "leave、stay、return", 0),
        ("since(nothing)", "int", "消息、决策、行动或报告", 0),
        ("ready(moon)", "bool", "安置点编号", 0),
        ("warned(stone)", "bool", "地点编号和渠道编号", 0),
        ("(" * 21 + "1" + ")" * 21, "int", "嵌套太深", 20),
        ("1+" * 200 + "1", "int", "超过 400 个字符", 400),
    ],
)
def test_every_mistake_is_named_where_it_stands(text: str, kind: str, said: str, at: int) -> None:
    with pytest.raises(BadExpression) as caught:
        expression(text, kind)
    assert said in caught.value.message
    assert caught.value.at == at


def test_time_and_what_happened_are_told_in_minutes() -> None:
    scenario = make_scenario(tick=30, decisions=(make_decision(),))
    since, layout = expression("since(d)", "int", scenario)
    clock, _ = expression("t", "int", scenario)
    v = list(layout.start)
    v[TICK] = 9
    assert (since.run(v), clock.run(v)) == (-1, 4)
    v[layout.slots["answered", "d"]] = 3 + 1
    assert since.run(v) == 3


def test_a_choice_an_order_and_a_voice_are_seen() -> None:
    scenario = make_scenario(decisions=(make_decision(),))
    layout = layout_of(scenario)
    v = list(layout.start)
    v[layout.slots["state", "d"]] = 3
    v[layout.slots["order", "stone"]] = 1
    v[layout.slots["voice", "stone.call"]] = 1
    for text in ("chosen(d, half)", "ordered(stone, leave)", "warned(stone, call)"):
        assert compiled(text, layout, "bool").run(v)


def test_a_condition_knows_what_it_reads() -> None:
    """Nothing else may change its value: the engine does not ask it again until one of these is written."""
    scenario = full_scenario()
    layout = layout_of(scenario)
    for text in (
        "min(home(), 3) + t",
        "since(d0) > 1 and not sent(first)",
        "share(stone) * 2 > rumour",
        "ready(hall) or lost() > 2",
    ):
        kind = "int" if "+ t" in text else "bool"
        made = compiled(text, layout, kind)  # type: ignore[arg-type]  # one of the two
        still = list(layout.start)
        for slot in range(len(still)):
            if not made.reads >> slot & 1:
                still[slot] += 977
        assert made.run(still) == made.run(list(layout.start))


def test_model_outputs_and_meters_have_names() -> None:
    scenario = full_scenario()
    assert isinstance(scenario.models[0], Model)
    layout = layout_of(scenario)
    layout.add("model", "stream.stage", 33)
    assert compiled("stream.stage + rumour", layout, "int").run(list(layout.start)) == 33


WORDS = st.sampled_from(
    ["and", "or", "not", "true", "min(", "home(", "stone", "60%", ">=", "9" * 14, *"()<,*/%-tx…"],
)


@given(st.one_of(st.text(max_size=500), st.lists(WORDS, max_size=120).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_hostile_text_is_read_or_refused_quickly(text: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(BadExpression):
        made, layout = expression(text)
        made.run(list(layout.start))
    assert time.process_time() - begun < 0.5
