"""A drawing is found by its bank; what is missing or broken costs the drawing alone."""

from __future__ import annotations

import pytest

from edu.services.question_pictures import bank_picture
from tests.stores import OneBankBroken, shipped_library


def test_the_drawing_lies_with_the_course_of_the_bank() -> None:
    found = bank_picture(shipped_library(), "extinguisher", "media/oil-pan.svg")
    assert found is not None
    assert found.parts[-3:] == ("extinguisher", "media", "oil-pan.svg")


@pytest.mark.parametrize(
    ("bank", "path"),
    [
        ("extinguisher", None),
        ("extinguisher", "media/nix.svg"),
        ("extinguisher", "../course.yaml"),
        ("nix", "media/oil-pan.svg"),
    ],
)
def test_what_is_not_there_is_left_out(bank: str, path: str | None) -> None:
    assert bank_picture(shipped_library(), bank, path) is None


def test_another_bank_that_is_broken_costs_no_drawing() -> None:
    library = OneBankBroken("ebike")
    assert bank_picture(library, "extinguisher", "media/oil-pan.svg") is not None
    assert bank_picture(library, "ebike", "media/hall.svg") is None
