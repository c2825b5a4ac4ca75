"""Two engines on one file: the reader cannot write, writers take turns, a reader never waits."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from edu.domain.actors import OPERATOR
from edu.domain.errors import DamagedDatabase, WrongKey
from edu.domain.events import exams as e
from edu.storage.engines import open_sqlite
from edu.storage.integrity import digest, verify
from edu.storage.opening import open_store
from edu.storage.refolding import rebuild
from tests.histories import play
from tests.stores import RING, Bench, keys_of, store_file

SITTING, PERSON = "5" * 32, "6" * 32


def answer(bench: Bench, slot: int, option: str = "a") -> None:
    with bench.store.writing(OPERATOR) as work:
        work.append(e.AnswerGiven(slot=slot, options=[option]), SITTING, person=PERSON)
        work.commit()


@pytest.mark.parametrize(
    "change",
    ["INSERT INTO meta (name, value) VALUES ('a', 'b')", "DELETE FROM meta", "CREATE TABLE extra (id INTEGER)"],
)
def test_the_reader_cannot_write(bench: Bench, change: str) -> None:
    with bench.store.engines.reader.connect() as connection, pytest.raises(DBAPIError), connection.begin():
        connection.execute(text(change))


PRAGMAS = """
import json, sys
from pathlib import Path
from edu.storage.engines import open_sqlite
with open_sqlite(Path(sys.argv[1]), bytes(32)).writer.connect() as connection:
    print(json.dumps([connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in sys.argv[2:]]))
"""


def test_an_embedded_file_is_safe_against_power_cuts_by_its_settings(tmp_path: Path) -> None:
    """In a process of its own: in this one the tests sync nothing (tests/conftest.py)."""
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    done = subprocess.run(
        [sys.executable, "-c", PRAGMAS, str(tmp_path / "store.db"), *names], capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout) == ["wal", 2, 1, 2]


def test_a_view_stays_the_same_while_others_write(bench: Bench) -> None:
    answer(bench, 1)
    with bench.store.reading() as view:
        before = view.ledger.count()
        answer(bench, 2)
        assert view.ledger.count() == before == 1
    with bench.store.reading() as view:
        assert view.ledger.count() == 2


def test_threads_that_write_take_turns_and_lose_nothing(bench: Bench) -> None:
    def many(thread: int) -> None:
        for n in range(25):
            answer(bench, 1000 * thread + n)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(many, range(4)))

    assert verify(bench.store).events == 100
    assert verify(bench.store).ok
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live


def test_a_reader_does_not_wait_for_a_writer(bench: Bench) -> None:
    holding, done = threading.Event(), threading.Event()

    def hold() -> None:
        with bench.store.writing(OPERATOR) as work:
            work.append(e.AnswerGiven(slot=1, options=[]), SITTING, person=PERSON)
            work.exams.responses(SITTING)  # written, not committed
            holding.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait(20)
    try:
        with bench.store.reading() as view:
            assert view.ledger.count() == 0
    finally:
        done.set()
        thread.join()


def test_what_is_not_committed_is_gone(bench: Bench) -> None:
    answer(bench, 1)
    with bench.store.writing(OPERATOR) as work:
        work.append(e.SlotFlagged(slot=1, on=True), SITTING, person=PERSON)
        assert work.ledger.count() == 2

    with bench.store.reading() as view:
        assert view.ledger.count() == 1
    answer(bench, 2)
    assert verify(bench.store).ok


def test_an_error_after_commit_was_asked_for_discards_everything(bench: Bench) -> None:
    def fails_late() -> None:
        with bench.store.writing(OPERATOR) as work:
            work.append(e.SlotFlagged(slot=1, on=True), SITTING, person=PERSON)
            work.commit()
            raise LookupError

    with pytest.raises(LookupError):
        fails_late()

    with bench.store.reading() as view:
        assert view.ledger.count() == 0
    answer(bench, 1)  # the words of the failed transaction were forgotten with it
    assert verify(bench.store).ok


CHILD = """
import sys
from pathlib import Path
from edu.domain.actors import OPERATOR
from edu.domain.events import exams as e
from tests.stores import make_bench
bench = make_bench(Path(sys.argv[1]))
for slot in range(30):
    with bench.store.writing(OPERATOR) as work:
        work.append(e.AnswerGiven(slot=slot, options=["child"]), "7" * 32, person="6" * 32)
        work.commit()
bench.store.close()
"""


def test_a_second_process_takes_turns_too(sqlite_bench: Bench) -> None:
    """The command line beside an open window: one chain, nothing lost, nobody told 'busy'."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(sqlite_bench.folder)], cwd=Path(__file__).parents[3])
    for slot in range(60):
        answer(sqlite_bench, slot)
    assert child.wait(60) == 0

    assert verify(sqlite_bench.store).events == 90
    assert verify(sqlite_bench.store).ok


def test_another_key_does_not_open_the_file_and_leaves_it_as_it_was(sqlite_bench: Bench) -> None:
    answer(sqlite_bench, 1)
    sqlite_bench.store.close()
    before = store_file(sqlite_bench.folder).read_bytes()
    wrong = keys_of(type(RING)(**{**{n: getattr(RING, n) for n in RING.__slots__}, "database": b"x" * 32}))

    with pytest.raises(WrongKey, match="密钥不符"):
        open_store(store_file(sqlite_bench.folder), wrong, sqlite_bench.clock, sqlite_bench.ids)

    assert store_file(sqlite_bench.folder).read_bytes() == before


def test_a_file_that_is_no_database_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"no database at all" * 1000)

    with pytest.raises(WrongKey):
        open_store(path, keys_of(), None, None)  # type: ignore[arg-type]


def test_a_flipped_byte_anywhere_in_the_file_is_found(sqlite_bench: Bench) -> None:
    """SQLCipher authenticates each page: rot that plain SQLite reads as data is an error here."""
    play(sqlite_bench, 1, 300)
    before = digest(sqlite_bench.store)
    sqlite_bench.store.close()
    path = store_file(sqlite_bench.folder)
    whole = path.read_bytes()
    missed = []
    for place in range(100, len(whole), len(whole) // 25):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        if not _notices(path, before):
            missed.append(place)

    assert missed == []


def _notices(path: Path, before: str) -> bool:
    """Every page is read: by the verdict, the digest and the database's own check."""
    engines = open_sqlite(path, RING.database)
    try:
        with engines.reader.connect() as connection:
            connection.exec_driver_sql("PRAGMA integrity_check").all()
            return bool(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())
    except DBAPIError:
        return True
    finally:
        engines.dispose()


def test_damage_is_told_in_words_while_reading(sqlite_bench: Bench) -> None:
    play(sqlite_bench, 1, 300)
    sqlite_bench.store.close()
    path = store_file(sqlite_bench.folder)
    whole = bytearray(path.read_bytes())
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 + 50] ^= 1
    path.write_bytes(whole)

    def open_and_verify() -> None:
        store = open_store(path, keys_of(), sqlite_bench.clock, sqlite_bench.ids)
        verify(store)

    with pytest.raises((DamagedDatabase, WrongKey)):
        open_and_verify()
