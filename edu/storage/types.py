"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator


class Id(TypeDecorator[str]):
    """32 hex characters in the program, 16 bytes in the database ('' and None are NULL)."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> bytes | None:
        return bytes.fromhex(value) if value else None

    def process_result_value(self, value: bytes | None, dialect: Any) -> str | None:
        return bytes(value).hex() if value is not None else None


class Ref(Id):
    """An id that may be absent: absent reads as ''."""

    cache_ok = True

    def process_result_value(self, value: bytes | None, dialect: Any) -> str:
        return bytes(value).hex() if value is not None else ""


Position = BigInteger().with_variant(Integer, "sqlite")
Words = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared and sorted by bytes on both databases."""
