from __future__ import annotations

import pytest

from edu.storage.records.packed_rows import PackedRows
from edu.storage.records.shared_values import SharedValues


def test_rows_come_back_as_they_went_in() -> None:
    rows = [(bytes([number]) * 16, (-1) ** number * (number << 40), f"甲{number % 3}", "") for number in range(50)]
    packed = PackedRows((bytes, int, str, str))
    for row in rows:
        packed.append(row)
    assert [packed[place] for place in range(50)] == rows


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        PackedRows((bytes, str)).append((bytes(16),))


def test_equal_values_are_one() -> None:
    shared = SharedValues()
    for number in range(6):
        shared.append("".join(("甲", str(number % 2))))
    assert [shared[place] for place in range(6)] == ["甲0", "甲1"] * 3
    assert shared[0] is shared[2]
