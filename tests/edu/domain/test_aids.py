from __future__ import annotations

import pytest

from edu.domain.aids import AidFill, fill_faults


@pytest.mark.parametrize(
    ("fill", "part"),
    [
        (AidFill(unit="长" * 41), "单位名称"),
        (AidFill(unit="一行\n两行"), "单位名称"),
        (AidFill(blanks={"集合点": "长" * 41}), "“集合点”"),
        (AidFill(blanks={"集合点": "东门\t西门"}), "“集合点”"),
    ],
)
def test_what_is_filled_in_is_short_and_on_one_line(fill: AidFill, part: str) -> None:
    assert any(part in fault for fault in fill_faults(fill))


def test_what_fits_has_no_fault() -> None:
    assert fill_faults(AidFill(unit="叶村乡人民政府", blanks={"集合点": "操场"})) == ()
