"""The legend of a drill's map says what the colours and the number in a ring are, whatever the map's width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import Scale
from ui.widgets.map_legend import LEGEND, laid_legend, legend_height


@pytest.mark.parametrize("scale", ["desktop", "kiosk", "projector"])
@pytest.mark.parametrize("bodies", [20, 26, 34, 50, 90])
@pytest.mark.parametrize("large", [False, True])
def test_every_part_has_room_in_a_narrow_map_too(qapp: QApplication, scale: Scale, bodies: int, large: bool) -> None:
    live = replace(theme.current(), scale=scale, large_text=large)
    wide = bodies * live.type.body
    gap, lines = laid_legend(live, QSize(wide, 500))

    assert [part[0] for line in lines for part in line] == [word for word, _tone in LEGEND]
    assert all(sum(part[2] for part in line) + gap * (len(line) - 1) < wide for line in lines)
    assert legend_height(live, QSize(wide, 500)) >= len(lines) * live.type.small


def test_the_number_in_a_ring_is_explained() -> None:
    assert ("圈内：未到人数", None) in LEGEND
