"""A QR code as vector rectangles: sharp at any size, a few kilobytes a page, no image."""

from __future__ import annotations

import re
from typing import Any

import segno

QUIET = 4
"""Modules of blank around the code, as ISO/IEC 18004 asks."""
_DARK = re.compile(rb"\x01+")
_MASK = 2  # fixed: judging all eight takes five times as long, and every reader takes any


def draw_qr(canvas: Any, text: str, x: float, y: float, side: float) -> None:
    """Level M; (x, y) is the lower left corner of a square of `side` points that contains the quiet zone."""
    matrix = segno.make_qr(text, error="m", boost_error=False, mask=_MASK).matrix
    module = side / (len(matrix) + 2 * QUIET)
    left, top = x + QUIET * module, y + side - QUIET * module
    # raw operators, row by row under a moving origin: half the bytes of absolute places, a tenth of a path's time.
    # 1.03 instead of 1: rows overlap by a hair, so that no renderer shows a seam between them
    rows = (
        " ".join(f"{run.start()} 0 {run.end() - run.start()} 1.03 re" for run in _DARK.finditer(line))
        for line in matrix
    )
    drawn = " f 1 0 0 1 0 1 cm ".join(rows)
    canvas.addLiteral(f"q 0 g {module:.4f} 0 0 -{module:.4f} {left:.3f} {top:.3f} cm {drawn} f Q")
