"""The shipped drills, and a copy of one beside them, for tests of what a place writes itself."""

from __future__ import annotations

from pathlib import Path

from edu.domain.actors import Actor, Role
from edu.domain.drills.scenario import Scenario
from edu.packs.library import ContentLibrary
from edu.services.drill_workshop import DrillWorkshop

REPOSITORY = Path(__file__).parents[3]
LIBRARY = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams")
TRAINER, LEARNER = Actor(role=Role.TRAINER, id="t"), Actor(role=Role.LEARNER, person="p")
FLOOD = "flash-flood"


def own(workshop: DrillWorkshop, id_: str = "yecun") -> Scenario:
    workshop.copy(TRAINER, FLOOD, id_, "叶村山洪")
    return workshop.open(TRAINER, id_).scenario
