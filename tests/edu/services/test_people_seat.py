"""Choosing oneself at a learner's seat: few people, masked, and never without two characters."""

from __future__ import annotations

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.errors import NotAllowed
from edu.domain.identity import IdDocument, check_digit
from tests.stores import Bench

ADMIN = Actor(role=Role.ADMIN)
SEAT = Actor(role=Role.LEARNER)


def register(bench: Bench, number: int, name: str) -> str:
    body = f"33112419850101{number:03d}"
    return bench.services().people.register(ADMIN, name, IdDocument("resident-id", body + check_digit(body)), [])


@pytest.mark.parametrize("text", ["张伟", "zw", "0013", " 张伟杰 "])
def test_people_are_found_by_name_initials_and_last_digits(bench: Bench, text: str) -> None:
    person = register(bench, 1, "张伟杰")
    register(bench, 2, "李四")

    found = bench.services().people.at_seat(SEAT, text)

    assert [line.person.id for line in found] == [person]
    assert found[0].person.id_mask == "331***********0013"


@pytest.mark.parametrize("text", ["", "张", " 张 "])
def test_less_than_two_characters_list_nobody(bench: Bench, text: str) -> None:
    register(bench, 1, "张伟杰")

    assert bench.services().people.at_seat(SEAT, text) == ()


def test_kiosk_may_not_look_for_people(bench: Bench) -> None:
    with pytest.raises(NotAllowed):
        bench.services().people.at_seat(Actor(role=Role.KIOSK), "张伟杰")
