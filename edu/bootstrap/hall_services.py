"""The services of the experience hall, a part of edu.bootstrap.services."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from edu.bootstrap import files
from edu.bootstrap.ground import Ground

if TYPE_CHECKING:
    from edu.packs.own_drills import OwnDrills
    from edu.services.hall import Hall
    from edu.services.hall_groups import HallGroups
    from edu.services.hall_health import HallHealth
    from edu.services.hall_names import HallNames
    from edu.services.hall_statistics import HallStatistics
    from edu.services.tickets import Tickets
    from edu.services.visits import Visits


class HallServices(Ground):
    if TYPE_CHECKING:

        @cached_property
        def drill_files(self) -> OwnDrills: ...

    @cached_property
    def hall(self) -> Hall:
        from edu.packs.own_hall import OwnHall
        from edu.services.hall import Hall

        return Hall(self.library, OwnHall(self.paths.hall), files.PrintFace(), self.clock, self._ids)

    @cached_property
    def tickets(self) -> Tickets:
        from edu.services.tickets import Tickets

        return Tickets(
            self.database, self.clock, self._ids, self.settings, files.PrintFace(), files.TicketPapers()
        )  # fmt: skip

    @cached_property
    def hall_health(self) -> HallHealth:
        from edu.services.hall_health import HallHealth
        from edu.storage.proof import Proof
        from edu.system.machine import LocalMachine

        return HallHealth(self.database, Proof(self.database), LocalMachine(self.paths), self.visits, self.clock)

    @cached_property
    def visits(self) -> Visits:
        from edu.services.visits import Visits

        return Visits(self.database, self.clock, self._ids)

    @cached_property
    def hall_groups(self) -> HallGroups:
        from edu.services.hall_groups import HallGroups

        return HallGroups(self.database, self.clock, self._ids)

    @cached_property
    def hall_statistics(self) -> HallStatistics:
        from edu.services.hall_statistics import HallStatistics

        return HallStatistics(self.database, self._hall_names)

    @cached_property
    def _hall_names(self) -> HallNames:
        from edu.services.hall_names import HallNames

        return HallNames(self.library, self.drill_files)
