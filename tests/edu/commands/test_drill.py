from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from edu.commands import drill, run
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import PackError
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.system.paths import root
from tests.edu.domain.drills.planted import PLANTED, SOUND

Said = pytest.CaptureFixture[str]
FEW = ("--quick", "--seeds", "6")


class FakeDrills:
    """A library that holds what a test puts in; 'broken' cannot be read."""

    def __init__(self, *scenarios: Scenario, broken: bool = False) -> None:
        self.scenarios = {one.id: one for one in scenarios}
        self.drill_ids = [*self.scenarios, *(["broken"] if broken else [])]
        self.known_register = Register()

    def drill(self, drill_id: str) -> Scenario:
        if drill_id == "broken":
            raise PackError("脚本读不懂。", problems=[Problem(code="yaml", message="第三行少了冒号。", line=3)])
        return self.scenarios[drill_id]


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drill, "installed", lambda: FakeDrills(SOUND))


def holding(monkeypatch: pytest.MonkeyPatch, *scenarios: Scenario, broken: bool = False) -> None:
    monkeypatch.setattr(drill, "installed", lambda: FakeDrills(*scenarios, broken=broken))


@pytest.mark.usefixtures("sound")
def test_the_list_names_every_drill(capsys: Said) -> None:
    assert run("drill", ["list", "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["scenarios"]] == ["sound"]

    assert run("drill", ["list"]) == 0
    assert "小型推演" in capsys.readouterr().out


def test_the_list_tells_how_the_grounds_of_a_drill_were_read(capsys: Said) -> None:
    assert run("drill", ["list", "--json"]) == 0
    scenarios = json.loads(capsys.readouterr().out)["scenarios"]
    assert scenarios
    assert all(one["grounds"]["original"] and not one["grounds"]["unopened"] for one in scenarios)
    assert not any(one["grounds"]["borrowed"] for one in scenarios), (
        "no point of a shipped drill rests on retelling alone"
    )

    assert run("drill", ["list"]) == 0
    said = capsys.readouterr().out
    one = scenarios[0]["grounds"]
    assert f"原文 {len(one['original'])}，转载 {len(one['retold'])}" in said
    assert f"待核不计分 {len(one['pending'])} 项，只据转载计分 {len(one['borrowed'])} 项" in said


@pytest.mark.usefixtures("sound")
def test_a_sound_scenario_is_proved_in_the_promised_shape(capsys: Said) -> None:
    assert run("drill", ["verify", "sound", *FEW, "--json"]) == 0

    said = capsys.readouterr()
    (answer,) = json.loads(said.out)["scenarios"]
    assert {"id", "ok", "gates", "problems"} <= set(answer)
    assert answer["ok"] is True
    assert answer["gates"]["V8"] is True
    assert answer["bots"]["expert"]["mean"] > answer["bots"]["random"]["mean"]
    assert "检查 sound" in said.err


def test_a_bug_is_said_in_chinese_and_exits_1(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    holding(monkeypatch, PLANTED["a red line caps nothing"].plant(SOUND))

    assert run("drill", ["verify", *FEW]) == 1

    said = capsys.readouterr().out
    assert "封顶 100 分" in said
    assert "没有通过：" in said
    assert "专家" in said


def test_a_file_that_cannot_be_read_fails_beside_the_others(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    no_name = PLANTED["a name that is nowhere"].plant(SOUND)
    holding(monkeypatch, no_name, broken=True)

    assert run("drill", ["verify", *FEW, "--json"]) == 1

    first, second = json.loads(capsys.readouterr().out)["scenarios"]
    assert first["gates"]["V2"] is False
    assert first["gates"]["V8"] is None
    assert (second["id"], second["ok"], second["problems"][0]["line"]) == ("broken", False, 3)


@pytest.mark.usefixtures("sound")
def test_a_bot_plays_one_run(capsys: Said) -> None:
    assert run("drill", ["run", "sound", "--bot", "expert", "--seed", "3", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"run", "score", "hash", "objectives"}
    assert answer["score"] > 85
    assert len(answer["objectives"]) == 6

    assert run("drill", ["run", "sound", "--bot", "idle"]) == 0
    assert "什么都不做" in capsys.readouterr().out


@pytest.mark.usefixtures("sound")
def test_an_unknown_drill_is_said_with_those_there_are(capsys: Said) -> None:
    assert run("drill", ["run", "no-such"]) == 1
    assert "可选：sound" in capsys.readouterr().err


def test_a_scenario_with_errors_is_not_played(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    holding(monkeypatch, replace(SOUND, curves=(replace(SOUND.curves[0], expr="nothing"),)))

    assert run("drill", ["run", "sound"]) == 1
    assert "drill verify" in capsys.readouterr().err


@pytest.mark.parametrize("seeds", ["1", "no"])
@pytest.mark.usefixtures("sound")
def test_fewer_than_two_seeds_are_refused(seeds: str) -> None:
    with pytest.raises(SystemExit) as done:
        run("drill", ["verify", "--seeds", seeds])
    assert done.value.code == 2


SECOND = """
from edu.commands import drill, run
from tests.edu.commands.test_drill import FakeDrills
from tests.edu.domain.drills.planted import SOUND
drill.installed = lambda: FakeDrills(SOUND)
for bot in ("expert", "average", "random"):
    run("drill", ["run", "sound", "--bot", bot, "--seed", "11", "--json"])
"""


def test_two_processes_with_other_hash_seeds_play_the_same_runs() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SECOND],
            cwd=root(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    }

    (one,) = said
    assert len({json.loads(line)["hash"] for line in one.splitlines()}) == 3
