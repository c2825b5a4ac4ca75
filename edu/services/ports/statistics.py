"""Queries about statistics."""

from __future__ import annotations

from typing import Protocol


class StatisticsRecords(Protocol):
    pass
