"""Stores for tests: real databases in a folder of the test, on SQLite and PostgreSQL, with seeded clock and ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from edu.bootstrap import Services, assemble
from edu.domain.errors import PackError
from edu.domain.questions import Bank
from edu.packs.library import ContentLibrary
from edu.packs.obligation_book import ObligationBook
from edu.signing.key_ring import KeyRing
from edu.storage.database import Database
from edu.storage.opening import StoreKeys, open_store
from edu.system.clock import FixedClock, ms_at
from edu.system.ids import SeededIds
from edu.system.paths import Paths
from edu.system.settings import SettingsFile

START = ms_at(date(2026, 11, 22), 9)
RING = KeyRing(
    ring_id="testring",
    device="00000000000000000000000000aa0001",
    epoch=1,
    database=b"d" * 32,
    column=b"c" * 32,
    lookup=b"l" * 32,
    signing=b"s" * 32,
)


def keys_of(ring: KeyRing = RING) -> StoreKeys:
    return StoreKeys(
        database=ring.database, column=ring.column, lookup=ring.lookup, device=ring.device, epoch=ring.epoch
    )


@cache
def shipped_library() -> ContentLibrary:
    paths = Paths(data=Path())
    return ContentLibrary(paths.content, paths.exams)


class OneBankBroken(ContentLibrary):
    """What is shipped, but for one bank."""

    def __init__(self, name: str) -> None:
        paths = Paths(data=Path())
        super().__init__(paths.content, paths.exams)
        self.broken = name

    def bank(self, bank_id: str) -> Bank:
        if bank_id == self.broken:
            raise PackError("broken", "", ())
        return super().bank(bank_id)


@cache
def shipped_rules() -> ObligationBook:
    return ObligationBook(Paths(data=Path()).content / "obligations")


@dataclass
class Bench:
    """A store with the clock and ids that drive it."""

    store: Database
    clock: FixedClock
    ids: SeededIds
    folder: Path

    def services(self) -> Services:
        """The shipped packs are read once in a process, as a running program does; they do not change."""
        paths = Paths(data=self.folder)
        made = assemble(paths, self.store, RING, SettingsFile(paths.settings), self.clock, self.ids)
        made.library = shipped_library()
        made.rule_book = shipped_rules()
        return made


def store_file(folder: Path) -> Path:
    return folder / "store.db"


def make_bench(folder: Path, address: str | None = None, *, seed: int = 1, now_ms: int = START) -> Bench:
    """`address` None: an encrypted file in `folder`; else a PostgreSQL address."""
    clock = FixedClock(now_ms)
    ids = SeededIds(clock, seed)
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(address or store_file(folder), keys_of(), clock, ids)
    return Bench(store, clock, ids, folder)
