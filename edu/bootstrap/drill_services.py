"""The services of drills: recorded, played, judged and written; a part of edu.bootstrap.services."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from edu.bootstrap import files
from edu.bootstrap.ground import Ground

if TYPE_CHECKING:
    from edu.packs.local_drills import LocalDrills
    from edu.packs.own_drills import OwnDrills
    from edu.packs.own_profiles import OwnProfiles
    from edu.services.drill_assessing import DrillAssessing
    from edu.services.drill_comparing import DrillComparing
    from edu.services.drill_improvements import DrillImprovements
    from edu.services.drill_judging import DrillJudging
    from edu.services.drill_local_settings import DrillLocalSettings
    from edu.services.drill_messages import DrillMessages
    from edu.services.drill_offers import DrillOffers
    from edu.services.drill_papers import DrillPapers
    from edu.services.drill_profiles import DrillProfiles
    from edu.services.drill_proof import DrillProof
    from edu.services.drill_records import Drills
    from edu.services.drill_results import DrillResults
    from edu.services.drill_run_table import DrillTable
    from edu.services.drill_runs import DrillRuns
    from edu.services.drill_seats import DrillSeats
    from edu.services.drill_solo import DrillSolo
    from edu.services.drill_workshop import DrillWorkshop


class DrillServices(Ground):
    @cached_property
    def drills(self) -> Drills:
        from edu.services.drill_records import Drills

        return Drills(self.database, self.clock, self._ids)

    @cached_property
    def drill_runs(self) -> DrillRuns:
        from edu.services.drill_runs import DrillRuns

        return DrillRuns(
            self._drill_table,
            self._ids,
            self.drill_files,
            self._local_drills,
            profiles=self.profile_files,
            offers=self.drill_offers,
        )

    @cached_property
    def drill_files(self) -> OwnDrills:
        """The shelf of all drills: shipped ones, and those that this place wrote itself."""
        from edu.packs.own_drills import OwnDrills

        return OwnDrills(self.library, self.paths.overlays)

    @cached_property
    def drill_workshop(self) -> DrillWorkshop:
        from edu.services.drill_workshop import DrillWorkshop

        return DrillWorkshop(self.drill_files)

    @cached_property
    def drill_offers(self) -> DrillOffers:
        from edu.services.drill_offers import DrillOffers

        return DrillOffers(self.drill_files, self._local_drills)

    @cached_property
    def drill_solo(self) -> DrillSolo:
        from edu.services.drill_solo import DrillSolo

        return DrillSolo(self._drill_table, self.drill_runs, self.drill_results)

    @cached_property
    def drill_local_settings(self) -> DrillLocalSettings:
        from edu.services.drill_local_settings import DrillLocalSettings

        return DrillLocalSettings(self.drill_files)

    @cached_property
    def drill_judging(self) -> DrillJudging:
        from edu.services.drill_judging import DrillJudging

        return DrillJudging(self._drill_table)

    @cached_property
    def drill_messages(self) -> DrillMessages:
        from edu.services.drill_messages import DrillMessages

        return DrillMessages(self._drill_table)

    @cached_property
    def drill_results(self) -> DrillResults:
        from edu.services.drill_results import DrillResults

        return DrillResults(self._drill_table, self.drills)

    @cached_property
    def drill_comparing(self) -> DrillComparing:
        from edu.services.drill_comparing import DrillComparing

        return DrillComparing(self._drill_table, self.drill_results)

    @cached_property
    def drill_assessing(self) -> DrillAssessing:
        from edu.services.drill_assessing import DrillAssessing

        return DrillAssessing(self._drill_table, self.profile_files)

    @cached_property
    def drill_profiles(self) -> DrillProfiles:
        from edu.services.drill_profiles import DrillProfiles

        return DrillProfiles(self.profile_files, files.ProfileWorkbooks())

    @cached_property
    def profile_files(self) -> OwnProfiles:
        """The shelf of all evaluation profiles: shipped ones, and those that this place made."""
        from edu.packs.own_profiles import OwnProfiles

        return OwnProfiles(self.library, self.paths.evaluation)

    @cached_property
    def drill_improvements(self) -> DrillImprovements:
        from edu.services.drill_improvements import DrillImprovements

        return DrillImprovements(self._drill_table, self._ids)

    @cached_property
    def drill_seats(self) -> DrillSeats:
        from edu.lan.server import PhoneServer
        from edu.services.drill_seat_memory import SeatMemory
        from edu.services.drill_seats import DrillSeats

        memory = SeatMemory(self.paths.phones)
        return DrillSeats(self.drill_runs, self.drill_judging, self.drill_assessing, PhoneServer(), memory, self.clock)

    @cached_property
    def drill_papers(self) -> DrillPapers:
        from edu.services.drill_papers import DrillPapers

        return DrillPapers(
            self._drill_table, self.drill_results, self.drill_comparing, self.drill_files, self._local_drills,
            self.library, self.settings, files.DrillPaperFiles(),
        )  # fmt: skip

    @cached_property
    def drill_proof(self) -> DrillProof:
        from edu.services.drill_proof import DrillProof

        return DrillProof(self._drill_table)

    @cached_property
    def _local_drills(self) -> LocalDrills:
        from edu.packs.local_drills import LocalDrills

        return LocalDrills(self.paths.overlays)

    @cached_property
    def _drill_table(self) -> DrillTable:
        from edu.services.drill_run_table import DrillTable

        return DrillTable(self.database, self.clock)
