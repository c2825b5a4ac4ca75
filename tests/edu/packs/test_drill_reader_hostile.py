"""Files made to hurt: they are refused with a sentence, in little time and memory."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edu.domain.drills import effects as e
from edu.packs.drill_draft import FAMILIES
from edu.packs.drill_effects_reader import DEEPEST
from edu.packs.drill_reader import drill_from_raw
from edu.packs.source import Report, YamlList, YamlMap, parse_yaml
from tests.edu.packs.builders import swap
from tests.edu.packs.drill_sample import SAMPLE, read_text, register


def _nested(depth: int) -> str:
    return "[{after: 1, then: " * (depth - 1) + "[{fire: water}]" + "}]" * (depth - 1)


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {problem.code for problem in read_text(tmp_path, text).problems}


def test_effects_may_be_nested_six_deep_and_no_deeper(tmp_path: Path) -> None:
    effects = 'effects: [{set: calm, to: "1"}]'
    reading = read_text(tmp_path, swap(effects, f"effects: {_nested(DEEPEST)}")(SAMPLE))
    assert reading.problems == ()
    assert reading.value is not None
    effect, depth = reading.value.forms[0].effects[0], 1
    while isinstance(effect, e.After):
        effect, depth = effect.then[0], depth + 1
    assert depth == DEEPEST
    assert _codes(tmp_path, swap(effects, f"effects: {_nested(DEEPEST + 1)}")(SAMPLE)) == {"effects-depth"}
    assert "yaml-depth" in _codes(tmp_path, swap(effects, f"effects: {_nested(300)}")(SAMPLE))


@pytest.mark.parametrize(
    ("old", "row", "family"),
    [
        ("  - {id: birth", "  - {{id: more-{}, to: [head], channel: 喊, text: 水}}\n", "inject"),
        ("  - {id: wait", "  - {{id: more-{}, role: duty, title: 等, verdict: fair, why: 也行}}\n", "action"),
        ("    - {id: gong", "    - {{id: more-{}, title: 喊, reach: 1, belief: 1}}\n", "channel"),
        ("  - {id: safe", "  - {{id: more-{}, title: 完, text: 完, when: t > 80}}\n", "ending"),
    ],
)
def test_no_list_is_longer_than_its_most(tmp_path: Path, old: str, row: str, family: str) -> None:
    rows = "".join(row.format(number) for number in range(5000))
    reading = read_text(tmp_path, swap(old, rows + old)(SAMPLE))
    assert "too-many" in {problem.code for problem in reading.problems}
    assert reading.value is not None
    assert len(getattr(reading.value, f"{family}s")) == FAMILIES[family].most


def test_too_many_effects_are_told_once(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: more-{number}, to: [head], channel: 喊, text: 水, effects: [{'{fire: water}, ' * 40}]}}\n"
        for number in range(150)
    )
    problems = read_text(tmp_path, swap("  - {id: birth", rows + "  - {id: birth")(SAMPLE)).problems
    assert [problem.code for problem in problems] == ["too-many"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[60, 320]", "[100000000000000000, 320]"),
        ("[60, 320]", "[99999, 320]"),
        ("[60, 320]", f"{', '.join(f'[{n + 1}, 1]' for n in range(5000))}"),
        ("soil: 30", "shift: 1000000000000"),
        ("soil: 30", "shift: 100000"),
        ("soil: 30", f"grid: [{'0, ' * 30_000}]"),
        ('length: "1:30"', "length: 9999999999999999"),
        ("people: 96", "people: 999999999999999999"),
        ("{warn: phone, zone: stone", f"{{warn: {'a' * 100_000}, zone: stone"),
        ("when: network(stone)", f"when: {'not ' * 50_000}network(stone)"),
        ("at: [30, 62]", f"at: {'[' * 30}{']' * 30}"),
        ("cites: [", f"cites: [{'a, ' * 100_000}"),
    ],
)
def test_what_would_fill_the_memory_is_refused_quickly(tmp_path: Path, old: str, new: str) -> None:
    began = time.process_time()
    assert not read_text(tmp_path, swap(old, new)(SAMPLE)).clean
    assert time.process_time() - began < 5


ODD = [None, "", "a.b", -1, 10**17, True, YamlList(1), YamlMap(1), "{{fact:x}}", "a" * 3000, "60s"]


def _places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    keys = list(value) if isinstance(value, YamlMap) else range(len(value)) if isinstance(value, YamlList) else ()
    for key in keys:
        yield from _places(value[key], (*at, key))


def test_whatever_stands_in_a_field_is_a_problem_or_a_value_and_never_a_crash(tmp_path: Path) -> None:
    whole, grounds = parse_yaml(SAMPLE, Report("x")), register(tmp_path / "register")
    for number, place in enumerate(_places(whole)):
        raw: Any = copy.deepcopy(whole)
        inner = raw
        for key in place[:-1]:
            inner = inner[key]
        inner[place[-1]] = copy.deepcopy(ODD[number % len(ODD)])
        assert drill_from_raw(raw, grounds, Report("x"), "bridge").file == "x", place
