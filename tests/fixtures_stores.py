"""`bench`: a store on SQLite and, where there is one, on PostgreSQL; every test that asks for it runs on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stores import Bench, make_bench


@pytest.fixture(params=["sqlite", "postgresql"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    address = None
    if request.param == "postgresql":
        make: Callable[..., str] = request.getfixturevalue("make_postgres_database")
        address = make(None)
    made = make_bench(tmp_path, address)
    yield made
    made.store.close()


@pytest.fixture
def sqlite_bench(tmp_path: Path) -> Iterator[Bench]:
    made = make_bench(tmp_path)
    yield made
    made.store.close()
