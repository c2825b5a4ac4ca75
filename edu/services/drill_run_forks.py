"""Going back: a fork is a new run that begins as its parent was at a tick. The parent stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.inputs import Seat
from edu.domain.drills.run_views import NPC, ONLY_PICTURES
from edu.domain.drills.version import ENGINE
from edu.domain.errors import Conflict, InvalidInput
from edu.domain.events import drills as e
from edu.services.drill_run_start import seat_at

if TYPE_CHECKING:
    from edu.domain.drills.run_records import RunRecord
    from edu.services.drill_run_table import DrillTable, Running
    from edu.services.ports import Reading, Writing


def forked(work: Writing, parent: RunRecord, tick: int, last: int, fork: str) -> str:
    """Begins the run `fork` as `parent` was at that tick, with the same people at its seats.

    InvalidInput past the `last` tick, Conflict where another engine played it.
    """
    if not 0 <= tick <= last:
        raise InvalidInput("只能退回到已经推演过的时刻。")
    if parent.engine != ENGINE:
        raise Conflict(f"{ONLY_PICTURES}。", "请用同一个随机种子重新开始一场。")
    work.append(
        e.DrillRunStarted(
            scenario=parent.scenario,
            version=parent.version,
            title=parent.title,
            sha256=parent.sha256,
            overlay=parent.overlay,
            engine=ENGINE,
            seed=parent.seed,
            mode=parent.mode,
            npc=list(parent.npc),
            org=parent.org,
            enterprise=parent.enterprise,
            root=parent.root,
            parent=parent.id,
            parent_tick=tick,
        ),
        fork,
        person=parent.person or None,
    )
    for seat in work.drill_runs.seats(parent.id):
        seat_at(work, fork, seat.role, seat.person or seat.by, tick, seat.name)
    return fork


def reached(table: DrillTable, view: Reading, record: RunRecord) -> int:
    """The last tick of a run, open here or not."""
    here = table.get(record.id)
    if here is not None:
        return here.play.state.tick
    noted = view.drill_runs.clock(record.id)
    return max(record.tick, noted.tick if noted else 0)


def held_otherwise(running: Running) -> tuple[Seat, ...]:
    """Seats that somebody took or left after the moment of the fork: who sits there now stays."""
    return tuple(
        Seat(seat.role, "npc" if seat.by == NPC else "person")
        for seat in running.seats
        if (seat.by == NPC) != by_program(running, seat.role)
    )


def by_program(running: Running, role: str) -> bool:
    """Whether the program plays that seat now."""
    return bool(running.play.state.slots[running.program.layout.slots["npc", role]])
