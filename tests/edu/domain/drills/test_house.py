"""What a shipped scenario owes: counts, grounds for every judged option, texts that can be read in the time given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from edu.domain.drills.house import house_findings, least_window, reading_load
from edu.domain.drills.scenario import Action, Decision, Inject, Objective, Option, Pool, Redline, Scenario
from tests.edu.domain.drills.test_overlay import BEFORE

CITES = ("fire-law-2021#44",)


def _option(id_: str, verdict: Any, text: str) -> Option:
    return Option(id=id_, text=text, verdict=verdict, why="因为", cites=CITES)


def _decision(number: int, *, right: str = "先走山脊路", wrong: str = "等等再说吧") -> Decision:
    options = (_option("go", "good", right), _option("wait", "bad", wrong))[:: 1 if number % 2 else -1]
    return replace(BEFORE.decisions[0], id=f"d{number}", options=options, default="wait", solo=number < 8)


def _scenario(decisions: Sequence[Decision] | None = None, **changes: Any) -> Scenario:
    injects = tuple(Inject(id=f"i{number}", to=("head",), channel="电话", text="雨大了") for number in range(24))
    pools = tuple(
        Pool(id=f"p{first}", title="池", pick=2, first=0, last=60, injects=tuple(f"i{first + n}" for n in range(5)))
        for first in (0, 5)
    )
    whole = replace(
        BEFORE,
        injects=injects,
        pools=pools,
        objectives=tuple(Objective(id=f"o{number}", title="目标", tasks=()) for number in range(6)),
        decisions=tuple(decisions or [_decision(number) for number in range(12)]),
    )
    return replace(whole, **changes)


def _found(scenario: Scenario) -> list[tuple[str, str, str, str]]:
    return [(one.gate, one.part, one.id, one.field) for one in house_findings(scenario)]


def test_a_scenario_as_the_house_wants_it_has_no_finding() -> None:
    assert house_findings(_scenario()) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"decisions": tuple(_decision(number) for number in range(11))}, ("V1", "scenario", "", "decisions")),
        ({"decisions": tuple(_decision(number) for number in range(19))}, ("V1", "scenario", "", "decisions")),
        ({"decisions": tuple(replace(_decision(n), solo=n < 5) for n in range(12))},
         ("V1", "scenario", "", "decisions")),
        ({"injects": _scenario().injects[:19]}, ("V1", "scenario", "", "injects")),
        ({"objectives": _scenario().objectives[:5]}, ("V1", "scenario", "", "objectives")),
        ({"pools": _scenario().pools[:1]}, ("V1", "scenario", "", "pools")),
        ({"pools": (_scenario().pools[0], replace(_scenario().pools[1], injects=("i5", "i6")))},
         ("V1", "pool", "p5", "injects")),
        ({"actions": (Action(id="a", role="head", title="做", verdict="good", why="因为"),)},
         ("V12", "action", "a", "cites")),
        ({"redlines": (Redline(id="r", title="线", why="因为", cites=()),)}, ("V12", "redline", "r", "cites")),
        ({"injects": (*_scenario().injects[1:], Inject(id="i0", to=("head",), channel="喊", text="水" * 221))},
         ("V13", "inject", "i0", "text")),
    ],
)  # fmt: skip
def test_what_the_house_does_not_ship_is_found_by_gate_and_place(
    changes: dict[str, Any], found: tuple[str, str, str, str]
) -> None:
    assert _found(_scenario(**changes)) == [found]


def test_two_to_five_options_are_a_choice() -> None:
    first = _decision(0)
    options = tuple(_option(f"o{number}", "bad", "等等再说吧") for number in range(6))
    decisions = [replace(first, options=options, default="o0"), *(_decision(number) for number in range(1, 12))]
    assert _found(_scenario(decisions)) == [("V1", "decision", "d0", "options")]


def test_every_judged_option_has_its_reason_and_ground_and_a_fair_one_may_go_without() -> None:
    wait, go = [replace(option, cites=(), why="") for option in _decision(0).options]
    first = replace(_decision(0), options=(wait, replace(go, verdict="fair")))
    decisions = [first, *(_decision(number) for number in range(1, 12))]
    assert _found(_scenario(decisions)) == [
        ("V12", "option", "d0.wait", "why"),
        ("V12", "option", "d0.wait", "cites"),
    ]


def test_silence_crosses_no_red_line() -> None:
    first = _decision(0)
    options = tuple(
        replace(option, verdict="redline") if option.id == first.default else option for option in first.options
    )
    decisions = [replace(first, options=options), *(_decision(number) for number in range(1, 12))]
    assert ("V1", "decision", "d0", "default") in _found(_scenario(decisions))


@pytest.mark.parametrize(("shortest", "given_away"), [(10, False), (11, True), (12, True)])
def test_the_right_option_may_not_be_the_shortest_again_and_again(shortest: int, given_away: bool) -> None:
    decisions = [_decision(number, right="走" if number < shortest else "走山脊上的高路") for number in range(12)]
    assert ("V6" in [gate for gate, *_ in _found(_scenario(decisions))]) is given_away


@pytest.mark.parametrize(("longest", "given_away"), [(0, False), (10, False), (11, True), (12, True)])
def test_the_right_option_may_not_be_the_longest_again_and_again(longest: int, given_away: bool) -> None:
    decisions = [_decision(number, right="先走山脊路" * (3 if number < longest else 1)) for number in range(12)]
    assert ("V6" in [gate for gate, *_ in _found(_scenario(decisions))]) is given_away


def test_the_right_option_may_not_always_stand_at_one_place() -> None:
    assert ("V6", "scenario", "", "") in _found(_scenario([_decision(1 + 2 * number) for number in range(12)]))


@pytest.mark.parametrize(("window", "found"), [(80, []), (79, [("V13", "decision", "d0", "window")])])
def test_a_window_holds_the_reading_and_twenty_seconds_more(window: int, found: list[tuple[str, ...]]) -> None:
    first = replace(_decision(0), text="水" * 290, window=window)
    assert reading_load(first.text, *(option.text for option in first.options)) == 300
    assert least_window(first) == 80
    assert _found(_scenario([first, *(_decision(number) for number in range(1, 12))])) == found


def test_numbers_and_latin_words_count_as_one_and_signs_as_none() -> None:
    assert reading_load("7 月 20 日，水位 235.5 cm！") == 8
