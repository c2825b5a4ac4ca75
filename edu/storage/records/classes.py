"""Queries about classes (port: edu.services.ports.classes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


class ClassRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
