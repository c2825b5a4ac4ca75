"""R1: an exam is killed (SIGKILL) again and again; afterwards nothing that was acknowledged is missing.

`python -m tests.rigs.kill_exam --kills 200 [--seed S]`. Each time a child (sitter.py) opens the data folder, resumes
the sitting and answers; it is killed at a random moment, one time in five while it is still starting. Judged after
each kill: every slot holds the last acknowledged answer (or the one that was under way), no answer stands on the chain
twice, the time left is right to a second. At the end: the score equals one computed here, the chain verifies, a
rebuild agrees.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
OFF_MS = 1_000


@dataclass
class Known:
    """What the parent believes the store to hold."""

    answers: dict[int, list[str]] = field(default_factory=dict)
    events: int = 0
    under_way: tuple[int, list[str]] | None = None
    remaining_ms: int | None = None  # at the moment of the last kill


@dataclass
class Report:
    kills: int = 0
    while_starting: int = 0
    acknowledged: int = 0
    landed_unacknowledged: int = 0
    worst_time_error_ms: int = 0
    slowest_resume_s: float = 0.0
    score: int = -1
    problems: list[str] = field(default_factory=list)


class _Said:
    """Reads the child's stdout as it comes: a full pipe would hold the child in the wrong place."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child = child
        self.lines: list[str] = []
        self._any = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            self.lines.append(line)
            self._any.set()
        self._any.set()

    def first(self) -> str:
        self._any.wait(60)
        return self.lines[0] if self.lines else ""

    def end(self) -> str:
        """After the kill: everything is read; gives what stood on stderr."""
        assert self._child.stderr is not None
        errors = self._child.stderr.read()
        self._thread.join()
        self._child.communicate()
        return errors


class Rig:
    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._rng = random.Random(seed)
        self.known = Known()
        self.report = Report()

    def _start(self, order: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.rigs.sitter", str(self._folder / "data"), str(self._rng.random()), order],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "YINGZHI_SECRETS": str(self._folder / "secrets")},
        )

    def kill_once(self) -> None:
        begun = time.monotonic()
        child = self._start("sit")
        said = _Said(child)
        if self._rng.random() < 0.2:
            time.sleep(self._rng.uniform(0, 0.9))
        else:
            self._judge_ready(said.first(), begun)
            time.sleep(self._rng.uniform(0, 1.3) ** 2)
        killed_ms = time.monotonic_ns() // 1_000_000
        child.send_signal(signal.SIGKILL)
        self.report.problems += [errors[-400:] for errors in [said.end()] if errors]
        self.report.kills += 1
        self._follow(said.lines, killed_ms)

    def _judge_ready(self, line: str, begun: float) -> None:
        if not line.startswith("ready "):
            self.report.problems.append(f"did not become ready: {line!r}")
        self.report.slowest_resume_s = max(self.report.slowest_resume_s, round(time.monotonic() - begun, 3))

    def _check(self, told: dict[str, Any]) -> None:
        """What the store says after a restart, against what was acknowledged."""
        known, problems = self.known, self.report.problems
        stored = {int(slot): options for slot, options in told["answers"].items()}
        extra = told["events"] - known.events
        landed = known.under_way is not None and extra == 1
        if landed and known.under_way is not None:
            known.answers[known.under_way[0]] = known.under_way[1]
            self.report.landed_unacknowledged += 1
        elif extra:
            problems.append(f"{extra} answers more on the chain than were given")
        if stored != known.answers:
            problems.append(f"stored {stored} instead of {known.answers}")
        if known.remaining_ms is not None:
            error = told["remaining_ms"] - known.remaining_ms
            self.report.worst_time_error_ms = max(self.report.worst_time_error_ms, abs(error))
            if abs(error) > OFF_MS:
                problems.append(f"time left is {error} ms off")
        known.answers, known.events, known.under_way = stored, told["events"], None
        known.remaining_ms = told["remaining_ms"]

    def _follow(self, lines: list[str], killed_ms: int) -> None:
        """What the child said until it was killed; a line that was cut in half was never acknowledged."""
        opened_ms: int | None = None
        for line in lines:
            word, _, told = line.partition(" ")
            try:
                values = json.loads(told)
            except ValueError:
                continue
            if word == "ready":
                self._check(values)
                opened_ms = values["monotonic_ms"]
            elif word == "begin":
                self.known.under_way = values["slot"], values["options"]
            elif word == "saved":
                self.known.answers[values["slot"]] = values["options"]
                self.known.events += 1
                self.known.under_way = None
                self.report.acknowledged += 1
        if opened_ms is None:
            self.report.while_starting += 1
        elif self.known.remaining_ms is not None:
            self.known.remaining_ms -= killed_ms - opened_ms

    def finish(self) -> None:
        child = self._start("finish")
        out, err = child.communicate(timeout=120)
        lines = out.splitlines()
        if child.returncode or len(lines) != 2:
            self.report.problems.append(f"could not finish: {err[-400:]}")
            return
        self._check(json.loads(lines[0].partition(" ")[2]))
        done = json.loads(lines[1].partition(" ")[2])
        self.report.score = done["score"]
        expected = sum(grade(*done["key"][str(slot)], given, done["partial"]) for slot, given in self._given())
        if done["score"] != expected:
            self.report.problems.append(f"score {done['score']} instead of {expected}")
        self.report.problems += [f"{what}: no" for what in ("verified", "rebuilt") if not done[what]]

    def _given(self) -> list[tuple[int, list[str]]]:
        return sorted(self.known.answers.items())


def grade(marks: int, kind: str, key: list[str], given: list[str], partial: bool) -> int:
    """Marked here once more, by other code than the program's."""
    if sorted(given) == key:
        return marks
    right_so_far = given and all(option in key for option in given)
    return marks * len(given) // len(key) if partial and kind == "multiple" and right_so_far else 0


def run(folder: Path, kills: int, seed: int) -> Report:
    rig = Rig(folder, seed)
    for number in range(kills):
        rig.kill_once()
        if (number + 1) % 20 == 0:
            print(f"{number + 1} kills, {rig.report.acknowledged} answers", file=sys.stderr, flush=True)
    rig.finish()
    return rig.report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), options.kills, options.seed)
    print(json.dumps(report.__dict__, ensure_ascii=False, indent=1))
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
