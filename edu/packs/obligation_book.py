"""The shipped rules of law, read when first asked for and then kept; a broken file is refused with its problems."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from edu.domain.errors import PackError
from edu.domain.obligations.defaults import Defaults
from edu.domain.obligations.rules import Rule

if TYPE_CHECKING:
    from edu.packs.obligation_reader import ObligationPack


class ObligationBook:
    """`folder` is content/obligations."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _pack(self) -> ObligationPack:
        from edu.packs.obligation_reader import read_obligations

        reading = read_obligations(self._folder)
        if reading.value is None or not reading.clean:
            raise PackError("培训规则有问题，不能使用。", "请运行 check obligations 查看每一处。", reading.problems)
        return reading.value

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self._pack.rules

    @cached_property
    def defaults(self) -> Defaults:
        """Theirs alone are the problems that count: a class is taught whatever is wrong with a county's rule."""
        from edu.packs.obligation_reader import read_defaults

        reading = read_defaults(self._folder)
        if reading.value is None or not reading.clean:
            raise PackError(
                "学时和合格线的默认值有问题，不能使用。", "请运行 check obligations 查看每一处。", reading.problems
            )
        return reading.value
