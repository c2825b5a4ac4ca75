"""Event → projected rows. One file per family; each fold touches only rows of its event's own subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.storage.folds import certificates, classes, contests, drills, exams, hall, people, reviews, study, tickets
from edu.storage.folds.registry import FOLDS, PRIVATE

if TYPE_CHECKING:
    from edu.storage.folds.registry import Fold

__all__ = [
    "FOLDS",
    "PRIVATE",
    "all_folds",
    "certificates",
    "classes",
    "contests",
    "drills",
    "exams",
    "hall",
    "people",
    "reviews",
    "study",
    "tickets",
]


def all_folds() -> dict[str, Fold]:
    """The registry once every family is imported."""
    return FOLDS
