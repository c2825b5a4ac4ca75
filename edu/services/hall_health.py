"""How the hall's machine is, for who looks after it: quick enough to be asked for while standing before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.hall.health import HealthLine, Measured, Unbooked, judged

if TYPE_CHECKING:
    from edu.services.ports import Store
    from edu.services.ports.hall_machine import Machine, QuickProof
    from edu.services.visits import Visits
    from edu.system.clock import Clock

RECENT = 2000
"""Events of each chain that are looked at: a second of work; the whole ledger is verified in the manager's window."""


class HallHealth:
    def __init__(self, store: Store, proof: QuickProof, machine: Machine, visits: Visits, clock: Clock) -> None:
        self._store, self._proof, self._machine = store, proof, machine
        self._visits, self._clock = visits, clock

    def check(self, actor: Actor, *, unbooked: Unbooked | None = None) -> tuple[HealthLine, ...]:
        """`unbooked` is what this kiosk could not write; None: it wrote all."""
        require(actor, Permission.KIOSK_VISIT)
        free, total = self._machine.space()
        with self._store.reading() as view:
            newest = view.ledger.latest_ms()
        return tuple(
            judged(
                Measured(
                    free_bytes=free,
                    total_bytes=total,
                    ballast=self._machine.has_ballast(),
                    damage=self._proof.damage(),
                    chain=self._proof.recent(RECENT),
                    now_ms=self._clock.now_ms(),
                    newest_ms=newest,
                    visitors=self._visits.people_today(actor),
                    version=self._machine.version,
                    unbooked=unbooked or Unbooked(),
                )
            )
        )
