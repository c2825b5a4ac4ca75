"""Whether pages of a file look as the same certificates drawn anew. Runs in a child process, like pdf_reading.

Words and counts of shapes do not tell what the eye sees: a font whose glyphs were exchanged, or one line bent into
strokes, shows another name over the right words. Only the picture tells, so both are rendered and compared.
"""

from __future__ import annotations

from typing import Any

import msgspec

_SCALE = 1.5  # 108 dots an inch: a stroke of the smallest type (7 pt) is a pixel wide
_STRONG = 96  # of 255; smoothed edges of one and the same outline differ by less
_TILE = 8
_FEW = 10  # of 255: in a tile of 64 dots two may be other


class Order(msgspec.Struct, frozen=True):
    """Page `pages[n]` of `found` should look as page n of `drawn`."""

    found: bytes
    drawn: bytes
    pages: tuple[int, ...]


def answer(body: bytes) -> bytes:
    order = msgspec.msgpack.decode(body, type=Order)
    return msgspec.msgpack.encode(alike(order))


def alike(order: Order) -> tuple[bool, ...]:
    import pypdfium2

    found, drawn = pypdfium2.PdfDocument(order.found), pypdfium2.PdfDocument(order.drawn)
    try:
        return tuple(_alike(found[index], drawn[place]) for place, index in enumerate(order.pages))
    finally:
        found.close()
        drawn.close()


def _alike(found: Any, drawn: Any) -> bool:
    """As a screen shows it and as a printer prints it: a layer may be made for one of them alone."""
    from pypdfium2 import raw

    sizes = zip(found.get_size(), drawn.get_size(), strict=True)
    if any(abs(one - other) > 0.5 for one, other in sizes):  # before a page of any size is given memory
        return False
    return all(_same(_picture(found, flags), _picture(drawn, flags)) for flags in (0, raw.FPDF_PRINTING))


def _picture(page: Any, flags: int) -> Any:
    return page.render(scale=_SCALE, extra_flags=flags).to_pil().convert("RGB")


def _same(one: Any, other: Any) -> bool:
    from PIL import ImageChops

    if one.size != other.size:
        return False
    strong: Any = ImageChops.difference(one, other).point([255 * (value > _STRONG) for value in range(256)] * 3)
    return all(high <= _FEW for _, high in strong.reduce(_TILE).getextrema())
