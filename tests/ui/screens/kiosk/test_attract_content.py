"""How many came today is said from the tenth on, and before they are counted nothing."""

from __future__ import annotations

import pytest

from ui.screens.kiosk.attract_content import AttractContent


@pytest.mark.parametrize(
    ("visitors", "said"),
    [
        (None, ""),
        (0, ""),
        (1, ""),
        (9, ""),
        (10, "今天已有 10 人次来过"),
        (11, "今天已有 11 人次来过"),
        (1204, "今天已有 1204 人次来过"),
    ],
)
def test_the_wall_counts_aloud_from_the_tenth_visitor_on(visitors: int | None, said: str) -> None:
    assert AttractContent(hall="古市镇体验馆", visitors=visitors).count == said
