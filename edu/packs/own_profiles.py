"""Evaluation profiles that a place made, beside the shipped ones: `<folder>/<profile>.yaml` in the user's data.

An own profile never stands in for a shipped one: its id is free, or it is not on the shelf.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from edu.domain.drills.profile_faults import NAME
from edu.domain.errors import Conflict, InvalidInput, NotFound, PackError
from edu.packs.library import ContentLibrary

if TYPE_CHECKING:
    from edu.domain.drills.evaluation import Profile
    from edu.domain.problems import Problem
    from edu.packs.reading import Reading

_OPENED = {"original": "原文", "retold": "据转述，待核", "unopened": "未打开，待核"}


class OwnProfiles:
    """Implements ports.evaluation.ProfileFiles."""

    def __init__(self, library: ContentLibrary, folder: Path) -> None:
        self._library = library
        self._folder = folder

    # -- the shelf --

    @property
    def profile_ids(self) -> Sequence[str]:
        return (*self.shipped, *self.own)

    def profile(self, profile_id: str) -> Profile:
        value, problems = self.read(profile_id)
        if value is None:
            message = f"评估表“{profile_id}”的文件有 {len(problems)} 处问题，不能使用。"
            raise PackError(message, "请按列出的每一处改正，或把它删去。", problems)
        return value

    # -- files --

    @property
    def shipped(self) -> Sequence[str]:
        return self._library.profile_ids

    @property
    def own(self) -> Sequence[str]:
        found = (path.stem for path in self._folder.glob("*.yaml")) if self._folder.is_dir() else ()
        return tuple(sorted(name for name in found if name not in self.shipped))

    def read(self, profile_id: str) -> tuple[Profile | None, tuple[Problem, ...]]:
        reading = self._reading(profile_id)
        return reading.value, reading.problems

    def write(self, profile: Profile) -> None:
        from edu.packs.evaluation_writer import write_profile

        if profile.id in self.shipped:
            raise Conflict("随程序带的评估表不能改。", "请先复制一份，再改复制的。")
        if not NAME.fullmatch(profile.id):
            raise Conflict(f"编号“{profile.id}”不能用。", "请换一个编号。")
        if profile.basis and profile.basis not in self._library.known_register.sources:
            raise InvalidInput(f"依据库里没有“{profile.basis}”。", "没有登记的依据请写在说明里，“依据编号”留空。")
        write_profile(profile, self._folder / f"{profile.id}.yaml")

    def remove(self, profile_id: str) -> None:
        if profile_id in self.shipped:
            raise Conflict("随程序带的评估表不能删去。")
        if profile_id not in self.own:
            raise _missing(profile_id)
        (self._folder / f"{profile_id}.yaml").unlink(missing_ok=True)

    def basis(self, profile: Profile) -> str:
        source = self._library.known_register.sources.get(profile.basis)
        if source is None:
            return profile.basis
        return f"{source.number or ''}《{source.name}》（{_OPENED[source.opened]}）"

    def read_workbook(self, path: Path) -> tuple[Profile | None, tuple[Problem, ...]]:
        from edu.packs.profile_workbook import read_profile_workbook

        return read_profile_workbook(path)

    def _reading(self, profile_id: str) -> Reading[Profile]:
        if profile_id in self.shipped:
            return self._library.profile_reading(profile_id)
        if profile_id not in self.own:
            raise _missing(profile_id)
        from edu.packs.evaluation_reader import read_profile

        name = f"{profile_id}.yaml"
        return read_profile(self._folder / name, name, self._library.known_register.sources)


def _missing(profile_id: str) -> NotFound:
    return NotFound(f"没有评估表“{profile_id}”。", "请刷新列表。")
