"""People for tests: valid numbers, registered through the service."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.errors import NotAllowed
from edu.domain.identity import IdDocument, check_digit, read_identity
from edu.services.people import NewPost

ADMIN = Actor(role=Role.ADMIN, id="a1")
TRAINER = Actor(role=Role.TRAINER, id="t1")
Call = Callable[[Actor], object]
KIOSK = Actor(role=Role.KIOSK, id="k1")


def office_only(reading: Iterable[Call], writing: Iterable[Call]) -> None:
    """Learners and kiosks may do nothing of it, a trainer may read."""
    reading, writing = tuple(reading), tuple(writing)
    for actor, refused in (
        (learner("9" * 32), (*reading, *writing)), (KIOSK, (*reading, *writing)), (TRAINER, writing),
    ):  # fmt: skip
        for call in refused:
            with pytest.raises(NotAllowed):
                call(actor)
    for call in reading:
        call(TRAINER)


def learner(person: str) -> Actor:
    return Actor(role=Role.LEARNER, person=person)


def document(order: int = 1, born: str = "19800101") -> IdDocument:
    body = f"331124{born}{order:03}"
    found = read_identity(body + check_digit(body), date(2026, 11, 22)).document
    assert found is not None
    return found


def register(services: Services, name: str = "张三", order: int = 1, *posts: NewPost, born: str = "19800101") -> str:
    return services.people.register(OPERATOR, name, document(order, born), posts)
