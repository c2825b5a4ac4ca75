"""Whatever is hurt in a data folder, `ledger verify` finds it and says what it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import text

from edu.domain.errors import StorageError
from edu.domain.events import KINDS
from edu.domain.events.certificates import LearningFileExported
from edu.storage.blob_proof import BLOB_FIELDS
from edu.storage.opening import open_store
from edu.storage.proof import verify_whole
from tests.edu.services.diploma import add_person, make_office
from tests.edu.services.exam_hall import sit_exam
from tests.edu.storage.test_chain import tamper
from tests.stores import Bench, keys_of, store_file

PAGE = 4096


@pytest.fixture
def lived(bench: Bench) -> Bench:
    """Two people who sat an exam each: events, vault halves, two frozen papers and tables folded from all this."""
    services = make_office(bench)
    for n, blueprint in enumerate(("safety-manager-mock", "grid-member-test"), start=1):
        sit_exam(services, add_person(services, "张伟", n), answers=3, blueprint=blueprint)
    return bench


def said(bench: Bench, kind: str) -> list[str]:
    return [finding.said for finding in verify_whole(bench.store).findings if finding.kind == kind]


def test_a_whole_folder_holds_and_each_step_is_told_to_its_end(lived: Bench) -> None:
    told: dict[str, tuple[int, int]] = {}
    verdict = verify_whole(lived.store, lambda step, done, total: told.update({step: (done, total)}))

    assert (verdict.ok, verdict.findings) == (True, ())
    assert set(told) == {"file", "events", "papers", "tables"}
    assert all(done == total > 0 for done, total in told.values())


def test_a_proof_writes_nothing(lived: Bench) -> None:
    with lived.store.engines.reader.connect() as connection:
        before = connection.execute(text("SELECT count(*), sum(score) FROM sittings")).one()
    tamper(lived, "UPDATE sittings SET score = 10000")
    verify_whole(lived.store)

    with lived.store.engines.reader.connect() as connection:
        after = connection.execute(text("SELECT count(*), sum(score) FROM sittings")).one()
    assert (before[0], 20_000) == tuple(after)


def test_a_score_changed_in_its_table_is_found_and_a_rebuild_mends_it(lived: Bench) -> None:
    tamper(lived, "UPDATE sittings SET score = 10000")
    verdict = verify_whole(lived.store)

    assert (verdict.ok, verdict.only_tables, verdict.first_bad) == (False, True, None)
    (line,) = said(lived, "table")
    assert "sittings" in line
    assert "2 行被改动（score 列" in line

    lived.services().ledger.rebuild()
    assert verify_whole(lived.store).ok


def test_rows_taken_away_and_put_in_are_found(lived: Bench) -> None:
    tamper(
        lived,
        "DELETE FROM responses WHERE slot = 1",
        "UPDATE people SET id = :new WHERE id = (SELECT id FROM people ORDER BY id LIMIT 1)",
        new=b"\x01" * 16,
    )
    lines = said(lived, "table")

    assert any("responses" in line and "少了" in line for line in lines)
    assert any("people" in line and "少了 1 行，多出 1 行" in line for line in lines)


def test_a_zeroed_paper_is_named_with_its_event(lived: Bench) -> None:
    tamper(lived, "UPDATE blobs SET data = :zero", zero=b"\x00" * 900)
    lines = said(lived, "paper")

    assert len(lines) == count(lived, "blobs") == 2
    assert all("封存试卷“" in line and "（事件 " in line and "SHA-256" in line for line in lines)


def test_one_flipped_bit_of_a_paper_is_found_and_the_other_papers_hold(lived: Bench) -> None:
    with lived.store.engines.reader.connect() as connection:
        key, data = connection.execute(text("SELECT sha256, data FROM blobs ORDER BY sha256")).first() or (b"", b"")
    flipped = bytes([data[0] ^ 1, *data[1:]])
    tamper(lived, "UPDATE blobs SET data = :new WHERE sha256 = :key", new=flipped, key=key)

    (line,) = said(lived, "paper")
    assert bytes(key).hex()[:12] in line


def test_a_paper_that_is_gone_is_named(lived: Bench) -> None:
    tamper(lived, "DELETE FROM blobs")

    assert all("不在数据库里" in line and "封存试卷" in line for line in said(lived, "paper"))


def test_a_changed_event_is_named_and_its_tables_are_not_judged_by_it(lived: Bench) -> None:
    tamper(lived, "UPDATE events SET payload = :new WHERE position = 7", new=b"{}")
    verdict = verify_whole(lived.store)

    assert verdict.first_bad is not None
    assert verdict.first_bad.seq == 7
    assert verdict.findings == ()


@pytest.fixture
def file(sqlite_bench: Bench) -> tuple[Bench, Path, bytes]:
    """A closed database, its file and what stood in it."""
    services = make_office(sqlite_bench)
    sit_exam(services, add_person(services), answers=3)
    sqlite_bench.store.close()
    path = store_file(sqlite_bench.folder)
    return sqlite_bench, path, path.read_bytes()


def judged(bench: Bench, path: Path, data: bytes) -> tuple[bool, bool]:
    """Whether it passes, and whether an event was named; a file that cannot be opened passes no proof either."""
    path.write_bytes(data)
    try:
        bench.store = open_store(path, keys_of(), bench.clock, bench.ids)
    except StorageError:
        return False, False
    try:
        verdict = verify_whole(bench.store)
    finally:
        bench.store.close()
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
    return verdict.ok, verdict.first_bad is not None


def test_no_flipped_bit_of_the_file_passes(file: tuple[Bench, Path, bytes], capfd: pytest.CaptureFixture[str]) -> None:
    bench, path, whole = file
    rng = random.Random(25)
    places = [rng.randrange(len(whole)) for _ in range(25)]
    flips = [whole[:at] + bytes([whole[at] ^ (1 << rng.randrange(8))]) + whole[at + 1 :] for at in places]

    found = [judged(bench, path, data) for data in flips]

    assert [at for at, (passes, _) in zip(places, found, strict=True) if passes] == []
    assert judged(bench, path, whole) == (True, False)
    assert "ERROR CORE" not in capfd.readouterr().err, "the sentence that people get is ours"


def test_an_event_whose_page_cannot_be_read_is_named(file: tuple[Bench, Path, bytes]) -> None:
    bench, path, whole = file
    named = 0
    for page in range(2, len(whole) // PAGE + 1):  # among them those of the events, wherever SQLite put them
        at = (page - 1) * PAGE + 2000
        passes, event = judged(bench, path, whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert not passes
        named += event

    assert named > 0


def test_every_event_that_names_bytes_is_compared_with_them() -> None:
    """A new kind with a hash is either of the blob store or says here why not."""
    elsewhere = {LearningFileExported}  # the hash of a file that left the program
    with_hash = {fact for fact in KINDS.values() if "sha256" in fact.__struct_fields__}

    assert with_hash - elsewhere <= set(BLOB_FIELDS)
    assert all(name in fact.__struct_fields__ for fact, name in BLOB_FIELDS.items())


def count(bench: Bench, table: str) -> int:
    with bench.store.engines.reader.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())
