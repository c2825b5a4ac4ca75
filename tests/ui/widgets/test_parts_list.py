"""`ui.widgets` hands its parts out one by one: what mypy reads there and what runs must be the same list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ui import widgets


def test_every_part_is_found_where_the_type_checker_looks() -> None:
    tree = ast.parse(Path(widgets.__file__).read_text("utf-8"))
    typed = {
        name.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ui.widgets.")
        for name in node.names
    }

    assert set(typed) == set(widgets.__all__) == set(widgets._HOMES)
    assert {name: f"ui.widgets.{file}" for name, file in widgets._HOMES.items()} == typed
    assert all(getattr(widgets, name) is not None for name in widgets.__all__)


def test_an_unknown_part_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="NoSuchPart"):
        _ = widgets.NoSuchPart
