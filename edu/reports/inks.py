"""The colours of printed pages: the window's 火焰蓝 and safety orange, tuned for paper."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

BLUE = HexColor("#143B70")
BLUE_SOFT = HexColor("#8FA9CC")
BLUE_PALE = HexColor("#F1F5FA")
ORANGE = HexColor("#F26B1D")
INK = HexColor("#1F2A37")
INK_SOFT = HexColor("#475467")
GREY = HexColor("#7A8596")
LINE = HexColor("#D5DCE6")
WHITE = HexColor("#FFFFFF")
GREEN = HexColor("#1B7F4B")
AMBER = HexColor("#A66300")
RED = HexColor("#B42318")
