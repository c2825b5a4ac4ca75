"""Colours of what is told on a dark ground: bars and gauges are dark in every variant, so these do not change."""

from __future__ import annotations

from ui.theme.tokens import COLOURS

ON_DARK = COLOURS["dark"]
TROUGH = 0.25
"""How much of a pale colour the empty part of a bar has, so that what fills it stands out."""
