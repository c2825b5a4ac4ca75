"""Evaluation profiles of an installation, as services see them: shipped ones, and those of the place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from edu.domain.drills.evaluation import Profile
from edu.domain.problems import Problem

Problems = tuple[Problem, ...]


class ProfileShelf(Protocol):
    """What a run can be judged by."""

    @property
    def profile_ids(self) -> Sequence[str]: ...
    def profile(self, profile_id: str) -> Profile:
        """NotFound, or PackError with every problem where its file is broken."""


class ProfileFiles(ProfileShelf, Protocol):
    """Shipped profiles can be read only; own ones lie in the data folder. Writing is atomic."""

    @property
    def shipped(self) -> Sequence[str]: ...
    @property
    def own(self) -> Sequence[str]: ...
    def read(self, profile_id: str) -> tuple[Profile | None, Problems]:
        """NotFound for an id that is not there."""

    def write(self, profile: Profile) -> None:
        """Conflict for a shipped id."""

    def remove(self, profile_id: str) -> None: ...
    def basis(self, profile: Profile) -> str:
        """Its source in the words of a text, with how far it was opened; '' for an own one."""

    def read_workbook(self, path: Path) -> tuple[Profile | None, Problems]:
        """All problems at once, each with sheet, row and column; BadFile where it is no such workbook."""


class ProfileWriter(Protocol):
    def write(self, profile: Profile, basis: str, path: Path) -> None: ...
