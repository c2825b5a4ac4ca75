"""Rows as the driver gives them, and errors as SQLAlchemy tells them."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from edu.storage.records.streams import raw_rows


def test_raw_rows_are_plain_tuples() -> None:
    with create_engine("sqlite://").connect() as connection:
        assert [type(row) for row in raw_rows(connection, text("SELECT 1, 'a'"))] == [tuple]


def test_a_driver_that_fails_amid_rows_is_told_like_one_that_refuses_the_statement() -> None:
    """Else no sentence would be said of it (edu/storage/errors.py)."""
    too_large = text("SELECT abs(column1) FROM (VALUES (1), (-9223372036854775807 - 1))")
    with create_engine("sqlite://").connect() as connection, pytest.raises(DBAPIError, match="overflow"):
        list(raw_rows(connection, too_large))
