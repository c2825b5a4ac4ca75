"""`bench`: a store on SQLite and, where there is one, on PostgreSQL; every test that asks for it runs on both.

The schema is made once a session and copied: migrations have tests of their own.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edu.storage.engines import open_postgres
from edu.storage.migrate import bring_up
from tests.stores import Bench, make_bench, store_file


def migrated(url: str) -> None:
    engines = open_postgres(url)
    bring_up(engines)
    engines.dispose()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    make_bench(folder).store.close()
    return store_file(folder)


@pytest.fixture
def make_sqlite_bench(empty_store: Path, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Call it with a folder's name and options of `make_bench`, as often as wanted."""
    made: list[Bench] = []

    def make(name: str = "", **options: int) -> Bench:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        shutil.copyfile(empty_store, store_file(folder))
        made.append(make_bench(folder, **options))
        return made[-1]

    yield make
    for one in made:
        one.store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    if request.param == "sqlite":
        yield request.getfixturevalue("make_sqlite_bench")()
        return
    make: Callable[..., str] = request.getfixturevalue("make_postgres_database")
    made = make_bench(tmp_path, make(migrated))
    yield made
    made.store.close()


@pytest.fixture
def sqlite_bench(make_sqlite_bench: Callable[..., Bench]) -> Bench:
    return make_sqlite_bench()
