"""Pauses, forks and freezes tried on a run of this scenario, and runs replayed: what V10 and V11 look at.

A pause is no part of the domain: it is time in which nobody calls `tick`. So it is tried as a run in uneven pieces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.drills.inputs import Choose, Freeze
from edu.domain.drills.program import Program
from edu.domain.drills.runs import Log, Play, hashes, replayed
from edu.domain.drills.verify.ladder import Run

PIECES = (1, 7, 2, 31, 3)
FREEZE = 20
"""Ticks that the trial freezes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTrial:
    """All true in a sound engine; `frozen_still` says that no decision ran out of time while all was frozen."""

    seed: int
    pieces_same: bool
    fork_begins_same: bool
    parent_same: bool
    freeze_replays: bool
    frozen_still: bool
    thawed_ends: bool


def clock_trial(program: Program, log: Log) -> ClockTrial:
    parent = hashes(program, log)
    middle = len(parent) // 2
    fork = Play(program, log.until(middle))
    fork.forward(middle)
    _choose_otherwise(program, fork)
    fork.to_end()
    branch = hashes(program, fork.log)
    frozen, still = _frozen(program, log)
    frozen.to_end()
    return ClockTrial(
        seed=log.seed,
        pieces_same=_in_pieces(program, log) == parent[-1],
        fork_begins_same=branch[:middle] == parent[:middle],
        parent_same=hashes(program, log) == parent,
        freeze_replays=replayed(program, frozen.log).state.hash == frozen.state.hash,
        frozen_still=still,
        thawed_ends=frozen.over,
    )


def replays_same(program: Program, run: Run) -> bool:
    """Twice from the log, every tick; and the end is the end that the run had."""
    first, second = hashes(program, run.log), hashes(program, run.log)
    return first == second and first[-1] == run.state.hash and len(first) == run.state.tick + 1


def _in_pieces(program: Program, log: Log) -> int:
    play, number = Play(program, log), 0
    while not play.over and play.state.tick < program.scenario.ticks:
        play.forward(min(PIECES[number % len(PIECES)], program.scenario.ticks - play.state.tick))
        number += 1
    return play.state.hash


def _choose_otherwise(program: Program, play: Play) -> None:
    """In the fork every open decision gets its default, whatever the parent did."""
    for decision in program.decisions:
        if not play.over and play.state.slots[decision.state] == 1:
            default = decision.source.options[decision.default]
            if decision.options[decision.default].when is None:
                play.put_in(Choose(decision.source.id, default.id))


def _frozen(program: Program, log: Log) -> tuple[Play, bool]:
    """The run with a freeze laid on it as the first decision opens, thawed again; whether nothing lapsed meanwhile."""
    play = Play(program, replace(log, inputs=()))
    while not play.over and play.state.tick < program.scenario.ticks and not _open(program, play):
        play.forward()
    if play.over or play.state.tick >= program.scenario.ticks:
        return play, True
    play.put_in(Freeze(True))
    before = _lapsed(program, play)
    play.forward(FREEZE)
    still = play.over or _lapsed(program, play) == before
    if not play.over:
        play.put_in(Freeze(False))
    return play, still


def _open(program: Program, play: Play) -> bool:
    return any(play.state.slots[decision.state] == 1 for decision in program.decisions)


def _lapsed(program: Program, play: Play) -> list[int]:
    return [play.state.slots[decision.lapsed] for decision in program.decisions]
