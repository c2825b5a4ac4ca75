"""What every pack reader gives back: the value if it holds, all problems, and where each thing stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from edu.domain.errors import PackError
from edu.domain.problems import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """`value` is None only if nothing usable was read; `places` are (file, line) by the name of a thing."""

    file: str
    value: T | None
    problems: tuple[Problem, ...]
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """No error; warnings do not count."""
        return not any(problem.severity == "error" for problem in self.problems)

    def use(self) -> T:
        """The value of a pack that holds; else PackError with all its problems."""
        if self.value is None or not self.clean:
            raise PackError(f"内容包 {self.file} 有问题，不能使用。", "请运行 check 命令查看每一处。", self.problems)
        return self.value

    def place(self, *names: str) -> tuple[str, int | None]:
        """Where the first known of these names stands; else the file without a line."""
        return next((self.places[name] for name in names if name in self.places), (self.file, None))
