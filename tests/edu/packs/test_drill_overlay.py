"""`local.yaml`: a place's own settings are read, and what does not fit the drill is told with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from edu.domain.drills.overlay import Overlay, applied
from edu.domain.errors import PackError
from edu.packs.drill_overlay import read_overlay
from edu.packs.local_drills import LocalDrills
from edu.packs.reading import Reading
from edu.services.ports.content import DrillOverlays
from tests.edu.packs.builders import line_of, swap
from tests.edu.packs.drill_sample import SAMPLE, read_text, sample

LOCAL = """\
schema: 1
scenario: bridge
titles: {stone: 上石坑, school: 石坑小学}
people:
  stone.homes: 120
params: {report_first: 30}
seconds: {ridge: 25m}
capacity: {school: 300}
phones: {head: "13800000000", duty: "0578-8000000"}
"""


def _read(tmp_path: Path, text: str, scenario_text: str = SAMPLE) -> Reading[Overlay]:
    path = tmp_path / "local.yaml"
    path.write_text(text, encoding="utf-8")
    scenario = read_text(tmp_path, scenario_text)
    assert scenario.value is not None
    assert scenario.problems == ()
    return read_overlay(path, scenario.value)


def test_a_place_gives_its_own_names_people_times_and_phones(tmp_path: Path) -> None:
    reading = _read(tmp_path, LOCAL)
    assert reading.problems == ()
    assert reading.value == Overlay(
        scenario="bridge",
        titles={"stone": "上石坑", "school": "石坑小学"},
        people={"stone.homes": 120},
        params={"report_first": 30},
        seconds={"ridge": 1500},
        capacity={"school": 300},
        phones={"head": "13800000000", "duty": "0578-8000000"},
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "named"),
    [
        ("schema: 1", "schema: 9", "schema-newer", "schema"),
        ("scenario: bridge", "scenario: flood", "overlay-scenario", "scenario"),
        ("{stone: 上石坑", "{stony: 上石坑", "overlay-name", "stony"),
        ("{stone: 上石坑", f"{{stone: {'坑' * 81}", "too-long", "titles"),
        ("stone.homes: 120", "stone.guests: 120", "overlay-name", "guests"),
        ("stone.homes: 120", "stone.homes: -1", "field", "-1"),
        ("{report_first: 30}", "{report_last: 30}", "overlay-name", "report_last"),
        ("{ridge: 25m}", "{ridge: 25}", "field", "ridge: 25}"),
        ("{ridge: 25m}", "{rigde: 25m}", "overlay-name", "rigde"),
        ("{school: 300}", "{stone: 300}", "overlay-name", "{stone: 300}"),
        ('"13800000000"', "13800000000", "phone", "13800000000"),
        ('"13800000000"', "打电话", "phone", "打电话"),
        ("{head:", "{mayor:", "overlay-name", "mayor"),
        ("phones:", "fones:", "unknown-field", "fones"),
        ("phones:", "without: [bridge-road]\nphones:", "overlay-name", "without"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(tmp_path: Path, old: str, new: str, code: str, named: str) -> None:
    text = swap(old, new)(LOCAL)
    reading = _read(tmp_path, text)
    assert (code, line_of(text, named)) in [(problem.code, problem.line) for problem in reading.problems]
    assert reading.value is None


def test_the_last_road_of_a_place_cannot_be_taken_away(tmp_path: Path) -> None:
    reading = _read(tmp_path, LOCAL + "without: [ridge, river]\n")
    assert [(problem.code, problem.line) for problem in reading.problems] == [("road-gone", 10)]
    assert "去掉了从" in reading.problems[0].message


def test_one_line_that_cannot_be_read_hides_no_other_fault(tmp_path: Path) -> None:
    text = swap("stone.homes: 120", "stone.homes: -1\n  stone.guests: 5")(LOCAL) + "without: [ridge, river, zzz]\n"
    codes = [problem.code for problem in _read(tmp_path, text).problems]
    assert sorted(codes) == ["field", "overlay-name", "overlay-name", "road-gone"]


@pytest.mark.parametrize("gone", ["lane", "ridge"])
def test_a_road_can_be_taken_away_though_orders_and_conditions_name_it(tmp_path: Path, gone: str) -> None:
    lane = "    - {id: lane, title: 小路, zone: stone, shelter: hall, travel: 5m, per_minute: 2}\n"
    scenario = swap("when: t >= 88", f"when: t >= 88 or closed({gone})")(
        swap("  channels:", lane + "  channels:")(SAMPLE)
    )
    assert _read(tmp_path, LOCAL + f"without: [{gone}]\n", scenario).problems == ()


def test_a_long_list_is_read_in_no_time(tmp_path: Path) -> None:
    began = time.process_time()
    reading = _read(tmp_path, LOCAL + f"without: [{'ridge, ' * 200_000}]\n")
    assert [problem.message for problem in reading.problems] == ["本地设置：“without”里“ridge”写了两次。"]
    assert time.process_time() - began < 5


@pytest.mark.parametrize("text", ["", "[]", "schema: 1\n", "schema: 1\nscenario: bridge\nphones: [1]\n"])
def test_what_is_no_overlay_is_refused(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text).value is None


def _local(tmp_path: Path, text: str) -> LocalDrills:
    path = tmp_path / "drills" / "bridge" / "local.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return LocalDrills(tmp_path / "drills")


def test_a_place_that_has_set_nothing_plays_the_drill_as_it_is(tmp_path: Path) -> None:
    local: DrillOverlays = LocalDrills(tmp_path / "drills")
    scenario = sample(tmp_path)
    assert local.laid_over(scenario) == (scenario, "")


def test_what_a_place_has_set_is_laid_over_the_drill_and_phones_stay_out(tmp_path: Path) -> None:
    local, scenario = _local(tmp_path, LOCAL), sample(tmp_path)
    overlay = local.overlay(scenario)
    assert overlay is not None
    assert local.laid_over(scenario)[0] == applied(scenario, overlay)
    assert overlay.phones["head"] == "13800000000"
    other = _local(tmp_path / "other", LOCAL.replace("13800000000", "13900000000"))
    assert other.laid_over(scenario)[1] == local.laid_over(scenario)[1] != ""


def test_settings_that_do_not_fit_are_refused_with_every_problem(tmp_path: Path) -> None:
    local = _local(tmp_path, swap("{ridge:", "{rigde:")(swap("{stone:", "{stony:")(LOCAL)))
    with pytest.raises(PackError) as refused:
        local.laid_over(sample(tmp_path))
    assert [problem.code for problem in refused.value.problems] == ["overlay-name"] * 2
