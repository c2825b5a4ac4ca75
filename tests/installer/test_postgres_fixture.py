"""The throw-away PostgreSQL keeps its promises to the tests that use it."""

import psycopg
import pytest
import sqlalchemy as sa


def execute(url: str, statement: str) -> list[tuple]:
    engine = sa.create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(sa.text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def with_table(url: str) -> None:
    execute(url, "CREATE TABLE village (name text)")


def test_server_listens_on_no_tcp_port(postgres_url):
    assert execute(postgres_url, "SHOW listen_addresses") == [("",)]


def test_each_database_is_empty_and_its_own(make_postgres_database):
    one, other = make_postgres_database(), make_postgres_database()

    with_table(one)

    assert execute(other, "SELECT count(*) FROM pg_tables WHERE tablename = 'village'") == [(0,)]


def test_template_is_prepared_once_and_copied(make_postgres_database):
    calls = []

    def prepare(url: str) -> None:
        calls.append(url)
        with_table(url)

    one, other = make_postgres_database(prepare), make_postgres_database(prepare)
    execute(one, "INSERT INTO village VALUES ('河口村')")

    assert len(calls) == 1
    assert execute(other, "SELECT count(*) FROM village") == [(0,)]


def test_database_sorts_unlike_bytes_so_that_a_missing_collation_shows(postgres_database):
    version = execute(postgres_database, "SHOW server_version_num")
    if int(version[0][0]) < 150000:
        pytest.skip("ICU as a database's own collation came with PostgreSQL 15")
    words = "(VALUES ('B'), ('a')) AS words (word)"

    assert execute(postgres_database, f"SELECT word FROM {words} ORDER BY word") == [("a",), ("B",)]
    assert execute(postgres_database, f'SELECT word FROM {words} ORDER BY word COLLATE "C"') == [("B",), ("a",)]


def test_database_is_dropped_although_someone_is_connected(postgres_server):
    name = postgres_server.create_database()
    left_open = psycopg.connect(postgres_server.url(name).replace("+psycopg", ""))

    postgres_server.drop_database(name)

    assert execute(postgres_server.url(), f"SELECT count(*) FROM pg_database WHERE datname = '{name}'") == [(0,)]
    left_open.close()
