"""A disk that is full where one thing is written, for tests of what is said and done then; a real one: tests/rigs."""

from __future__ import annotations

import pytest

from edu.domain.errors import DiskFull


def fill_disk(monkeypatch: pytest.MonkeyPatch, of: object, name: str) -> None:
    """Until the patch is undone, `of.name` refuses whatever it is given."""

    def full(*_args: object, **_given: object) -> None:
        raise DiskFull("磁盘满了，没有保存。", "请清理磁盘。")

    monkeypatch.setattr(of, name, full)
