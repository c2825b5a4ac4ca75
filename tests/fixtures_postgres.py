"""Fixtures on a throw-away PostgreSQL; a test that asks for one of them runs on it, or is visibly skipped.

`postgres_url` is the server's maintenance database, `postgres_database` a new empty database per test, and
`make_postgres_database(prepare)` gives a copy of a template that `prepare(url)` (the migrations, say) filled once.
"""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.postgres import Prepare, ThrowAwayPostgres, find_binaries

MISSING = "没有 PostgreSQL 服务端程序，此测试未运行 (no PostgreSQL server: apt-get install postgresql)"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[ThrowAwayPostgres]:
    binaries = find_binaries()
    if binaries is None:
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    server = ThrowAwayPostgres(binaries)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: ThrowAwayPostgres) -> str:
    return postgres_server.url()


@pytest.fixture
def make_postgres_database(postgres_server: ThrowAwayPostgres) -> Iterator[Callable[[Prepare | None], str]]:
    """Call it for the URL of a new database, as often as wanted; all are dropped after the test."""
    made: list[str] = []

    def make(prepare: Prepare | None = None) -> str:
        made.append(postgres_server.create_database(prepare))
        return postgres_server.url(made[-1])

    yield make
    for name in made:
        postgres_server.drop_database(name)


@pytest.fixture
def postgres_database(make_postgres_database: Callable[[Prepare | None], str]) -> str:
    return make_postgres_database(None)
