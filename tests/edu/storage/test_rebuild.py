"""Live folding, folding everything anew and folding one subject anew are the same thing, on both databases."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from sqlalchemy import delete, text

from edu.domain.actors import OPERATOR
from edu.domain.events import exams as e
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild, refold
from edu.storage.schema import PROJECTED, vault
from edu.storage.schema_exams import responses
from edu.system.ids import derived_id
from tests.histories import kinds_with_folds, play
from tests.stores import Bench, keys_of

EMPTY_FREE = 3


@pytest.mark.parametrize("seed", range(4))
def test_a_rebuild_gives_the_tables_that_were_written_live(bench: Bench, seed: int) -> None:
    play(bench, seed, 400)
    live = digest(bench.store)

    assert rebuild(bench.store) == 400
    assert digest(bench.store) == live
    assert verify(bench.store).ok


def test_a_history_reaches_every_kind_and_nearly_every_table(sqlite_bench: Bench) -> None:
    play(sqlite_bench, 1, 3000, subjects=3)

    with sqlite_bench.store.engines.reader.connect() as connection:
        filled = [t.name for t in PROJECTED if connection.execute(t.select().limit(1)).first() is not None]
        used = connection.execute(text("SELECT count(DISTINCT kind) FROM events")).scalar_one()

    assert used == len(kinds_with_folds())
    assert len(filled) >= len(PROJECTED) - EMPTY_FREE


def test_the_progress_of_a_rebuild_ends_at_its_total(sqlite_bench: Bench) -> None:
    play(sqlite_bench, 1, 50)
    told: list[tuple[int, int]] = []

    rebuild(sqlite_bench.store, lambda done, total: told.append((done, total)))

    assert told[-1] == (50, 50)


@pytest.mark.parametrize("seed", [11, 12])
def test_refolding_one_subject_changes_nothing(bench: Bench, seed: int) -> None:
    play(bench, seed, 300)
    before = digest(bench.store)

    for n in range(5):
        with bench.store.engines.writer.connect() as connection, connection.begin():
            refold(connection, bench.store.seal, derived_id("subject", str(n)))

    assert digest(bench.store) == before


def test_the_same_seeded_history_has_one_digest_on_both_databases(
    bench: Bench, make_sqlite_bench: Callable[..., Bench]
) -> None:
    other = make_sqlite_bench("other")
    play(bench, 42, 500)
    play(other, 42, 500)

    assert digest(bench.store) == digest(other.store)


def test_another_history_has_another_digest(sqlite_bench: Bench) -> None:
    play(sqlite_bench, 1, 100)
    before = digest(sqlite_bench.store)

    play(sqlite_bench, 2, 30)

    assert digest(sqlite_bench.store) != before


def test_an_erased_person_leaves_a_whole_chain_and_the_rebuild_agrees(bench: Bench) -> None:
    play(bench, 5, 300)
    subject = derived_id("subject", "1")
    with bench.store.engines.writer.connect() as connection, connection.begin():
        connection.execute(delete(vault).where(vault.c.owner == subject))
        for n in range(5):  # the vault rows of a person hang on events of other subjects too
            refold(connection, bench.store.seal, derived_id("subject", str(n)))
    refolded = digest(bench.store)

    rebuild(bench.store)

    assert digest(bench.store) == refolded
    assert verify(bench.store).ok


def test_two_chains_of_one_instant_fold_in_the_order_of_device_ids(bench: Bench) -> None:
    """The local code of a device differs from machine to machine; its id does not."""
    sitting, person = "5" * 32, "6" * 32
    keys = keys_of()
    for device, option in (("f" * 32, "from-f"), ("0" * 31 + "1", "from-0")):  # 'f' gets the smaller local code
        bench.store.writer = type(bench.store.writer)(device, keys.epoch)
        with bench.store.writing(OPERATOR) as work:
            work.append(e.AnswerGiven(slot=1, options=[option]), sitting, person=person)
            work.commit()

    rebuild(bench.store)

    with bench.store.engines.reader.connect() as connection:
        row = connection.execute(responses.select()).one()
    assert row.options == "from-f"  # the later of the two in the order (hlc, device, epoch, seq)


def test_random_histories_of_many_seeds_agree(sqlite_bench: Bench) -> None:
    rng = random.Random(0)
    for _ in range(8):
        play(sqlite_bench, rng.randrange(1 << 30), 60)
        live = digest(sqlite_bench.store)
        rebuild(sqlite_bench.store)
        assert digest(sqlite_bench.store) == live
