"""The duties of the statistics workbook, judged by a process of their own."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from edu.bootstrap.keys import store_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date

    from edu.domain.statistics import DutyRow
    from edu.signing.key_ring import KeyRing
    from edu.storage.database import Database
    from edu.system.paths import Paths
    from edu.system.settings import Settings


class SecondProcess:
    def __init__(self, paths: Paths, store: Database, ring: KeyRing) -> None:
        self._paths = paths
        self._store = store
        self._ring = ring

    def begin(
        self, scope: str, until: date, settings: Settings, state: str
    ) -> AbstractContextManager[Callable[[], Iterator[DutyRow]] | None]:
        """Only an embedded database: the other process opens its file."""
        file = self._store.engines.file
        if file is None:
            return nullcontext()
        from edu.duty_process import DutyProcess

        return DutyProcess(self._paths, file, store_keys(self._ring)).begin(scope, until, settings, state)
