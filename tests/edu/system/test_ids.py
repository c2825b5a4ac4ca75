from __future__ import annotations

from uuid import UUID

from edu.system.clock import FixedClock
from edu.system.ids import SeededIds, SystemIds, derived_id

NOW = 1_795_000_000_000


def test_an_id_is_a_uuid_of_version_seven() -> None:
    for ids in (SystemIds(FixedClock(NOW)), SeededIds(FixedClock(NOW), 1)):
        made = UUID(ids.new())
        assert (made.version, made.variant) == (7, "specified in RFC 4122")
        assert made.int >> 80 == NOW


def test_ids_sort_by_time() -> None:
    clock = FixedClock(NOW)
    ids = SystemIds(clock)
    made = []
    for _ in range(50):
        made.append(ids.new())
        clock.advance(1)

    assert made == sorted(made)


def test_seeded_ids_of_one_millisecond_keep_their_order() -> None:
    ids = SeededIds(FixedClock(NOW), 1)
    made = [ids.new() for _ in range(10_000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_a_seed_gives_the_same_ids_and_salts() -> None:
    def draw(seed: int) -> tuple[list[str], bytes]:
        ids = SeededIds(FixedClock(NOW), seed)
        return [ids.new() for _ in range(5)], ids.salt()

    assert draw(1) == draw(1)
    assert draw(1) != draw(2)


def test_system_ids_do_not_repeat() -> None:
    ids = SystemIds(FixedClock(NOW))

    assert len({ids.new() for _ in range(10_000)}) == 10_000
    assert ids.salt() != ids.salt()
    assert len(ids.salt()) == 16


def test_a_public_code_gives_one_id_everywhere() -> None:
    assert derived_id("org", "331124101001") == derived_id("org", "331124101001")
    assert derived_id("org", "331124101001") != derived_id("uscc", "331124101001")
    assert len(derived_id("org", "1")) == 32
