"""The child of the drill's kill test: resumes the run in a folder and plays on, saying each state that is durable.

`python -m tests.rigs.drill_player <folder> <run>`; a line a step: `<tick> <hash>`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from edu.domain.drills.run_views import RunView
from tests.edu.services.drill_hall import Hall, make_hall
from tests.edu.services.school import TRAINER
from tests.stores import make_bench


def steps(hall: Hall, run: str) -> Iterator[RunView]:
    """The same from any state on: what is open is answered, then the next tick."""
    view = hall.runs.resume(TRAINER, run)
    yield view
    while not view.over:
        if view.open:
            hall.runs.choose(TRAINER, run, view.open[0].decision, "go")
            view = hall.runs.view(TRAINER, run)
        else:
            view = hall.runs.advance(TRAINER, run, 1)
        yield view


def main() -> None:
    hall = make_hall(make_bench(Path(sys.argv[1]), seed=int(sys.argv[3])))
    for view in steps(hall, sys.argv[2]):
        print(view.tick, view.picture.hash, flush=True)


if __name__ == "__main__":
    main()
