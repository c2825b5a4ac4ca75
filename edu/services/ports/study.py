"""Queries about study."""

from __future__ import annotations

from typing import Protocol


class StudyRecords(Protocol):
    pass
