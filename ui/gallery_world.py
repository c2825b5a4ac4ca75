"""The township that the gallery draws: the demo, small and always the same, in a folder that goes away with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from edu.bootstrap import Services, build
from edu.demo.township import Township, start_ms
from edu.domain.actors import Actor, Role
from edu.domain.people import PeopleQuery
from edu.system.clock import FixedClock
from edu.system.ids import SeededIds
from edu.system.paths import Paths
from ui.session import Session
from ui.tasks import TaskRunner

PEOPLE, SEED = 240, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryWorld:
    """Implements ui.screens.world.World. `close` ends its lanes and removes its folder."""

    services: Services
    tasks: TaskRunner
    person: str
    training_class: str
    township: str
    clock: FixedClock
    folder: TemporaryDirectory[str]

    def session(self, role: Role) -> Session:
        if role is Role.LEARNER:
            return Session(Actor(role=role, person=self.person), self.person)
        return Session(Actor(role=role, id="gallery"))

    def __enter__(self) -> GalleryWorld:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.tasks.close()
        self.services.close()
        self.folder.cleanup()


def build_world(people: int = PEOPLE) -> GalleryWorld:
    """Half a minute of work at most; the keys lie in the folder as well, so that nothing of the user's is touched."""
    folder = TemporaryDirectory(prefix="yingzhi-gallery-")
    root = Path(folder.name)
    before = os.environ.get("YINGZHI_SECRETS")
    os.environ["YINGZHI_SECRETS"] = str(root / "secrets")
    try:
        clock = FixedClock(start_ms())
        services = build(Paths(data=root / "data"), clock=clock, ids=SeededIds(clock, SEED))
    finally:
        if before is None:
            del os.environ["YINGZHI_SECRETS"]
        else:
            os.environ["YINGZHI_SECRETS"] = before
    made = Township(services, clock, root, people, SEED).fill()
    actor = Actor(role=Role.ADMIN, id="gallery")
    open_ones = [line.record.id for line in services.classes.list(actor) if not line.record.is_closed]
    learners = services.people.search(actor, PeopleQuery(person_class="grid-member", limit=1))
    return GalleryWorld(
        services=services,
        tasks=TaskRunner(),
        person=learners[0].person.id if learners else "",
        training_class=open_ones[0] if open_ones else made.classes[-1],
        township=made.town,
        clock=clock,
        folder=folder,
    )
