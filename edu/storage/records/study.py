"""Queries about study (port: edu.services.ports.study)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


class StudyRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
