"""Who sits at a window: one object a window, handed to every screen that acts."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.actors import Actor, Role


@dataclass(slots=True)
class Session:
    """`actor` acts; `learner` is the person who learns at this seat, None until somebody said who they are."""

    actor: Actor
    learner: str | None = None

    @property
    def role(self) -> Role:
        return self.actor.role

    def sit_down(self, person: str) -> None:
        """From now on this seat acts as this learner, and only for them."""
        self.learner = person
        self.actor = Actor(role=Role.LEARNER, person=person)

    def stand_up(self) -> None:
        """The seat is free again."""
        self.learner = None
        self.actor = Actor(role=Role.LEARNER)
