"""Ids keep the numbers that they got, however many there are."""

from __future__ import annotations

from hashlib import sha256

from edu.storage.records.id_numbers import IdNumbers


def made(number: int) -> bytes:
    return sha256(str(number).encode()).digest()[:16]


def test_each_id_has_the_number_in_which_it_came_and_keeps_it() -> None:
    numbers = IdNumbers()

    assert [numbers.add(made(one)) for one in range(5_000)] == list(range(5_000))
    assert [numbers.add(made(one)) for one in range(5_000)] == list(range(5_000))
    assert [numbers.get(made(one)) for one in range(5_000)] == list(range(5_000))
    assert len(numbers) == 5_000
    assert numbers.blob() == b"".join(map(made, range(5_000)))


def test_an_unknown_id_has_none() -> None:
    assert IdNumbers().get(made(1)) is None
    assert IdNumbers([made(1), made(2)]).get(made(3)) is None


def test_another_id_of_somebody_has_their_number_and_one_of_nobody_has_none() -> None:
    numbers = IdNumbers([made(1), made(2)], {made(3): made(2), made(4): made(5)})

    assert numbers.get(made(3)) == 1
    assert numbers.get(made(4)) is None
