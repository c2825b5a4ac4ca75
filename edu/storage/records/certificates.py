"""Queries about certificates (port: edu.services.ports.certificates)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from edu.storage.vault import Seal


class CertificateRecords:
    def __init__(self, connect: Callable[[], Connection], seal: Seal) -> None:
        self._connect = connect
        self._seal = seal
