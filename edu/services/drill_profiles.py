"""Evaluation profiles: those shipped, and own ones that are copied, edited, brought in and taken out. Files, no ledger.

Looking and changing need DRILLS_WRITE. Only what has no faults is saved; a broken file is a line with its problems.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.drills.profile_faults import ProfileFault, profile_faults
from edu.domain.errors import Conflict, InvalidInput, PackError
from edu.domain.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from edu.domain.drills.evaluation import Profile
    from edu.services.ports.evaluation import ProfileFiles, ProfileWriter

_HIGHEST_VERSION = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLine:
    """`pending` is how much is to be completed; only a broken file has `problems`."""

    id: str
    title: str
    basis: str
    note: str
    own: bool
    indicators: int
    pending: int
    objectives: bool
    problems: tuple[Problem, ...] = ()

    @property
    def usable(self) -> bool:
        return not self.problems and (self.objectives or self.indicators > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProfile:
    profile: Profile
    basis: str
    own: bool


class DrillProfiles:
    def __init__(self, files: ProfileFiles, writer: ProfileWriter) -> None:
        self._files = files
        self._writer = writer

    def list(self, actor: Actor) -> tuple[ProfileLine, ...]:
        """Own ones first, by title."""
        require(actor, Permission.DRILLS_WRITE)
        own = sorted((self._line(id_, own=True) for id_ in self._files.own), key=lambda line: line.title)
        return (*own, *(self._line(id_, own=False) for id_ in self._files.shipped))

    def _line(self, id_: str, *, own: bool) -> ProfileLine:
        profile, problems = self._files.read(id_)
        if profile is None:
            return ProfileLine(
                id=id_, title=id_, basis="", note="", own=own, indicators=0, pending=0, objectives=False,
                problems=problems,
            )  # fmt: skip
        return ProfileLine(
            id=id_,
            title=profile.title,
            basis=self._files.basis(profile),
            note=profile.note,
            own=own,
            indicators=sum(not one.pending for one in profile.indicators()),
            pending=profile.pending,
            objectives=profile.objectives,
        )

    def open(self, actor: Actor, id_: str) -> OpenProfile:
        """PackError with every problem where its file is broken."""
        require(actor, Permission.DRILLS_WRITE)
        profile = self._files.profile(id_)
        return OpenProfile(profile=profile, basis=self._files.basis(profile), own=id_ in self._files.own)

    def copy(self, actor: Actor, source: str, title: str) -> str:
        """A new own profile, version 1, with a free id; equal to `source` in all else."""
        profile = self.open(actor, source).profile
        made = replace(profile, id=self._free_id(source), title=title.strip(), version=1)
        self._write(made)
        return made.id

    def faults(self, profile: Profile) -> tuple[ProfileFault, ...]:
        return profile_faults(profile)

    def save(self, actor: Actor, profile: Profile) -> Profile:
        """As the next version. InvalidInput with every fault; runs that took an earlier one keep it."""
        require(actor, Permission.DRILLS_WRITE)
        if profile.id not in self._files.own:
            raise Conflict("这张评估表不在自己的评估表里，没有保存。", "请先复制一份，再改复制的。")
        made = replace(profile, version=min(_HIGHEST_VERSION, profile.version + 1))
        self._write(made)
        return made

    def remove(self, actor: Actor, id_: str) -> None:
        """Runs that were judged by it keep what they were judged by."""
        require(actor, Permission.DRILLS_WRITE)
        self._files.remove(id_)

    # -- in and out --

    def bring_in(self, actor: Actor, path: Path) -> str:
        """A workbook becomes an own profile; where its id is taken, it gets the next free one."""
        require(actor, Permission.DRILLS_WRITE)
        profile, problems = self._files.read_workbook(path)
        if profile is None:
            message = f"这个工作簿里有 {len(problems)} 处问题，没有导入。"
            raise PackError(message, "请按列出的每一处改正后再导入。", problems)
        made = replace(profile, id=self._free_id(profile.id))
        self._write(made)
        return made.id

    def take_out(self, actor: Actor, id_: str, path: Path) -> None:
        opened = self.open(actor, id_)
        self._writer.write(opened.profile, opened.basis, path)

    def _write(self, profile: Profile) -> None:
        faults = profile_faults(profile)
        if faults:
            problems = tuple(Problem(code=one.code, message=one.message, remedy=one.remedy) for one in faults)
            raise InvalidInput(faults[0].message, faults[0].remedy, problems)
        self._files.write(profile)

    def _free_id(self, like: str) -> str:
        taken = {*self._files.shipped, *self._files.own}
        if like not in taken:
            return like
        stem = like[:34].rstrip("-")
        return next(name for number in range(2, 10_000) if (name := f"{stem}-{number}") not in taken)
