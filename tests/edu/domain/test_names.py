from __future__ import annotations

import pytest

from edu.domain.names import clean_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 伟杰", "张伟杰"),
        ("'李晓", "李晓"),
        ("迪丽努尔 • 买买提江", "迪丽努尔·买买提江"),
        ("John  Smith", "John Smith"),
    ],
)
def test_a_name_typed_by_hand_or_in_a_roster_is_kept_in_one_form(typed: str, name: str) -> None:
    assert clean_name(typed) == name
