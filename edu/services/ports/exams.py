"""Queries about exams."""

from __future__ import annotations

from typing import Protocol


class ExamRecords(Protocol):
    pass
