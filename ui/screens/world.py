"""What an area may expect of the demo world that the gallery draws from: a township in the middle of its year."""

from __future__ import annotations

from typing import Protocol

from edu.bootstrap import Services
from edu.domain.actors import Role
from edu.system.clock import Clock
from ui.session import Session
from ui.tasks import TaskRunner


class World(Protocol):
    """`person` is a learner with some study done, `training_class` an open class, `township` an org unit: ids."""

    @property
    def services(self) -> Services: ...
    @property
    def tasks(self) -> TaskRunner: ...
    @property
    def person(self) -> str: ...
    @property
    def training_class(self) -> str: ...
    @property
    def township(self) -> str: ...
    @property
    def clock(self) -> Clock: ...
    def session(self, role: Role) -> Session:
        """A session as the window of that role has it; a learner's is `person`'s."""
