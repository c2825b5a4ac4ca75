"""Every benchmark runs at a tiny size and answers in the promised shape; nothing is asserted on time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edu.commands import run
from edu.commands.bench import benches

TINY = 0.002
NAMES = benches(Path(__file__).parent)


def test_the_benches_are_found() -> None:
    assert {
        "answer",
        "sittings",
        "rebuild",
        "roster",
        "certificates",
        "cold_start",
        "statistics",
        "drills",
        "games",
    } <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_bench_runs_and_answers(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bench", [name, "--json", "--scale", str(TINY)]) in (0, 1)

    answer = json.loads(capsys.readouterr().out)
    assert answer["machine"]
    assert answer["results"]
    for result in answer["results"]:
        assert {"name", "value", "unit", "goal", "holds", "floor", "ratio"} == set(result)
        assert result["value"] > 0


def test_an_unknown_bench_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bench", ["no-such"]) == 1
    assert "没有" in capsys.readouterr().err
