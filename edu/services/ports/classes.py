"""Queries about classes."""

from __future__ import annotations

from typing import Protocol


class ClassRecords(Protocol):
    pass
