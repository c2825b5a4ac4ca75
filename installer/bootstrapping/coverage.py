"""`coverage`: how much of every file its own tests reach, held by a ratchet (tests/coverage-floor.json).

Files of the strict rooms are held at 100 % unless the floor names them with less; every other room as a whole. A
command of its own: the tracer costs the traced tests a third to two thirds more processor time, and `test` has no
use for it. Only SQLite: PostgreSQL runs the same lines of these rooms.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bootstrapping.console import Console
from bootstrapping.environment import ROOT, child_environment

FLOOR = ROOT / "tests" / "coverage-floor.json"
STRICT = ("edu/domain", "edu/services")
SLACK = {"file": 0.05, "room": 0.5}
"""Percent: a file may differ by rounding; a room also by what tests of random order and threads happen to reach."""


@dataclass
class Reached:
    """Percent of lines and branches."""

    files: dict[str, float] = field(default_factory=dict)
    rooms: dict[str, float] = field(default_factory=dict)


def reached(report: Mapping[str, Any]) -> Reached:
    """From coverage's JSON report."""
    found = Reached()
    rooms: dict[str, list[int]] = {}
    for name, file in report["files"].items():
        path, counts = name.replace("\\", "/"), file["summary"]
        whole = counts["num_statements"] + counts["num_branches"]
        done = counts["covered_lines"] + counts["covered_branches"]
        room = "/".join(path.split("/")[:2])
        if room in STRICT:
            found.files[path] = _percent(done, whole)
        else:
            total = rooms.setdefault(room, [0, 0])
            total[0] += done
            total[1] += whole
    found.rooms = {room: _percent(*total) for room, total in rooms.items() if not room.endswith(".py")}
    return found


def _percent(done: int, whole: int) -> float:
    return 100.0 * done / whole if whole else 100.0


def judge(now: Reached, floor: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A sentence for each place that fell below its floor, or whose floor can be raised; [] when all holds."""
    said = []
    for kind, measured, least in (("file", now.files, 100.0), ("room", now.rooms, 0.0)):
        floors, slack = floor[kind + "s"], SLACK[kind]
        said += [f"{name}：已经没有这个文件或模块，请从清单删去" for name in sorted(set(floors) - set(measured))]
        for name, percent in sorted(measured.items()):
            wanted = floors.get(name, least)
            if percent < wanted - slack:
                said.append(f"{name}：{percent:.1f}%，低于 {wanted:.1f}%，请补测试")
            elif percent > wanted + 2 * slack and (kind == "room" or name in floors):
                said.append(f"{name}：{percent:.1f}%，高于清单的 {wanted:.1f}%，请提高清单")
    return said


def as_floor(now: Reached) -> dict[str, dict[str, float]]:
    """What `--raise` writes."""
    below = {name: int(percent * 10) / 10 for name, percent in sorted(now.files.items()) if percent < 100}
    return {"files": below, "rooms": {name: int(percent * 10) / 10 for name, percent in sorted(now.rooms.items())}}


def run(python: Path, arguments: Sequence[str], console: Console) -> int:
    """0 where every floor holds and none can be raised; 1 else, or where a test fails."""
    rest = [argument for argument in arguments if argument != "--raise"]
    environment = child_environment({"QT_QPA_PLATFORM": "offscreen"})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        environment["COVERAGE_FILE"] = str(Path(folder) / "data")
        console.say("▶ 运行 edu 的测试并记录走到的代码，只用 SQLite (tests of edu with coverage, SQLite only)")
        pytest = [str(python), "-m", "pytest", "-q", "-m", "not long", "-k", "not postgresql", "tests/edu"]
        pytest.append("--hypothesis-profile=traced")
        cover = ["--cov=edu", f"--cov-report=json:{report}", "--cov-report="]
        code = subprocess.run([*pytest, *cover, *rest], cwd=ROOT, env=environment, check=False).returncode
        if code or not report.is_file():
            console.failure("测试没有全部通过，没有比较 (tests failed; nothing compared)。")
            return code or 1
        now = reached(json.loads(report.read_text("utf-8")))
    if len(rest) < len(arguments):
        FLOOR.write_text(json.dumps(as_floor(now), indent=1) + "\n", "utf-8")
        console.say(f"已写入 {FLOOR.name}，请看过差异再提交 (read the diff before committing)。")
        return 0
    said = judge(now, json.loads(FLOOR.read_text("utf-8")))
    for line in said:
        console.failure(line)
    if not said:
        console.say("✓ 每个文件都不低于清单 (every file holds its floor)。")
    return int(bool(said))
