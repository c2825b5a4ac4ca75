"""That a run is what its log says: played again from the ledger, every hash beside the one that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.drills.inputs import Refused
from edu.domain.drills.kept import kept
from edu.domain.drills.pictures import hash_text
from edu.domain.drills.run_views import ONLY_PICTURES
from edu.domain.drills.runs import Play
from edu.domain.drills.version import ENGINE
from edu.domain.errors import Conflict
from edu.services import drill_run_access as access
from edu.services.drill_run_table import log_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edu.domain.actors import Actor
    from edu.domain.drills.run_records import RunRecord
    from edu.domain.drills.state import State
    from edu.services.drill_run_table import DrillTable
    from edu.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """`hash` is that of the run as played again, after `ticks`; `apart` the first tick that differs, -1 for none."""

    run: str
    ticks: int
    hash: str
    compared: int
    """Ticks whose hash was kept: all of a closed run, the last alone of one that goes on."""
    apart: int

    @property
    def same(self) -> bool:
        return self.apart < 0


class DrillProof:
    def __init__(self, table: DrillTable) -> None:
        self._table = table

    def replay(self, actor: Actor, run: str) -> Proof:
        """Conflict where nothing was kept to compare with, or where the engine has moved on since."""
        with self._table.store.reading() as view:
            record = access.known_run(view, run)
            access.must_lead(view, actor, record)
            if record.engine != ENGINE:
                raise Conflict(f"{ONLY_PICTURES}。", "要核对哈希，请用当时的程序版本。")
            hashes, digests = _kept(view, record)
            if not hashes:
                raise Conflict("这场推演没有留下可以核对的哈希。", "请核对已经存档的推演。")
            play = Play(self._table.program(view, record.sha256), log_of(view, record))
        return _proof(run, play, max(hashes), hashes, digests)


def _kept(view: Reading, record: RunRecord) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Tick → 64-bit hash, and tick → SHA-256 of the whole state."""
    data = view.blob(record.record) if record.record else None
    if data is not None:
        old = kept(data)
        return {one.tick: one.hash for one in old.pictures} | {record.tick: record.hash}, dict(old.digests)
    noted = view.drill_runs.clock(record.id)
    return ({noted.tick: noted.hash} if noted and noted.hash else {}), {}


def _proof(run: str, play: Play, ticks: int, hashes: Mapping[int, str], digests: Mapping[int, str]) -> Proof:
    apart, last = -1, play.state
    for state in _states(play, ticks):
        last = state
        if apart < 0 and not _agrees(state, hashes, digests):
            apart = state.tick
    if apart < 0 and last.tick < ticks:
        apart = last.tick
    return Proof(run=run, ticks=last.tick, hash=hash_text(last), compared=len(hashes), apart=apart)


def _agrees(state: State, hashes: Mapping[int, str], digests: Mapping[int, str]) -> bool:
    return hashes.get(state.tick, hash_text(state)) == hash_text(state) and (
        state.tick not in digests or digests[state.tick] == state.digest()
    )


def _states(play: Play, ticks: int) -> Iterator[State]:
    """One a tick, until the end or until the log is refused: an altered log stops there."""
    yield play.state
    while play.state.tick < ticks and not play.over:
        try:
            play.forward()
        except Refused:
            return
        yield play.state
