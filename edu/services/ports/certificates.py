"""Queries about certificates."""

from __future__ import annotations

from typing import Protocol


class CertificateRecords(Protocol):
    pass
