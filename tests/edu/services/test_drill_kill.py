"""A drill whose process is killed goes on at the state it had, again and again, to the same end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from edu.domain.errors import NotFound
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.services.drill_hall import FLOOD, make_hall
from tests.edu.services.school import TRAINER
from tests.rigs.drill_player import steps
from tests.stores import make_bench

ROOT = Path(__file__).parents[3]
KILLS = 4


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_drill_goes_on_at_the_state_it_had(tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    run = _begun(folder)
    should_be = _undisturbed(tmp_path / "quiet")
    rng = random.Random(4)
    reached = 0
    for number in range(KILLS):
        said = _killed(folder, run, after=rng.randint(5, 25), seed=10 + number)
        assert said == should_be[reached : reached + len(said)]
        reached += len(said) - 1
        bench = make_bench(folder, seed=100 + number)
        view = make_hall(bench).runs.resume(TRAINER, run)
        bench.store.close()
        now = f"{view.tick} {view.picture.hash}"
        assert now in should_be[reached : reached + 2]  # the step that was under way may have become durable
        reached = should_be.index(now, reached)

    bench = make_bench(folder, seed=200)
    hall = make_hall(bench)
    rest = [f"{view.tick} {view.picture.hash}" for view in steps(hall, run)]
    assert rest == should_be[reached:]
    result = hall.results.close(TRAINER, run)
    assert result.hash == should_be[-1].split()[1]
    assert verify(bench.store).ok
    before = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == before
    bench.store.close()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file keeps its folder where it is")
def test_a_data_folder_that_is_moved_while_a_drill_runs_takes_the_drill_along(tmp_path: Path) -> None:
    run = _begun(tmp_path / "here")
    bench = make_bench(tmp_path / "here", seed=5)
    hall = make_hall(bench)
    hall.runs.resume(TRAINER, run)
    hall.runs.advance(TRAINER, run, 5)
    (tmp_path / "here").rename(tmp_path / "there")
    last = hall.runs.jump_next_decision(TRAINER, run)
    bench.store.close()

    assert not (tmp_path / "here").exists(), "a second, empty ledger began in the old place"
    moved = make_bench(tmp_path / "there", seed=6)
    view = make_hall(moved).runs.resume(TRAINER, run)
    assert (view.tick, view.picture.hash) == (last.tick, last.picture.hash)
    assert verify(moved.store).ok
    moved.store.close()
    other = make_bench(tmp_path / "other", seed=7)
    with pytest.raises(NotFound):
        make_hall(other).runs.resume(TRAINER, run)
    other.store.close()


def _begun(folder: Path) -> str:
    bench = make_bench(folder)
    hall = make_hall(bench)
    run = hall.runs.start(TRAINER, FLOOD, mode="group", org=hall.village(), seed=7)
    bench.store.close()
    return run


def _undisturbed(folder: Path) -> list[str]:
    run = _begun(folder)
    bench = make_bench(folder, seed=5)
    found = [f"{view.tick} {view.picture.hash}" for view in steps(make_hall(bench), run)]
    bench.store.close()
    return found


def _killed(folder: Path, run: str, *, after: int, seed: int) -> list[str]:
    """What the child said before it was killed: after so many lines, in the middle of whatever it does then."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.rigs.drill_player", str(folder), run, str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    assert child.stdout is not None
    said = [child.stdout.readline().strip() for _ in range(after)]
    child.send_signal(signal.SIGKILL)
    said += [line.strip() for line in child.stdout if line.endswith("\n")]
    child.wait()
    child.stdout.close()
    return said
