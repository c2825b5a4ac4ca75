"""One-page aids for the wall: an A4 page each, steps that are read at one and a half metres.

The type is as large as the page has room for, down to a floor; what does not fit then is refused, never made smaller.
"""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from edu.domain.aids import KIND_NAMES
from edu.domain.errors import InvalidInput
from edu.reports.aid_parts import (
    BANDS,
    EDGE,
    GAP,
    WIDE,
    Part,
    blanks_part,
    never_part,
    rows_part,
    signs_part,
    steps_part,
)
from edu.reports.faces import BOLD, REGULAR, boxed, register_faces
from edu.reports.fitting import fit, wrap_whole
from edu.reports.inks import INK_SOFT, WHITE
from edu.system.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edu.domain.aids import AidSheet

_WIDTH, _HEIGHT = A4
_BAND = 35 * mm
_SCALES = (1.4, 1.34, 1.28, 1.22, 1.16, 1.1, 1.05, 1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.75)
"""At the floor a step is 18 points high: 6 mm, which is read at one and a half metres."""
_SPREAD = 16.0
"""Points that are put between two steps at most where a page has room left."""

_FOOT, _FOOT_LINE = 7.5, 9.4
"""Size and leading of the grounds: read by who checks the page on the wall, so no smaller than a newspaper's notes."""


def write_aids(sheets: Sequence[AidSheet], path: Path) -> int:
    """How many pages; InvalidInput names the aid that does not fit."""
    replace_file(path, aids_pdf(sheets))
    return len(sheets)


def aids_pdf(sheets: Sequence[AidSheet]) -> bytes:
    register_faces()
    into = BytesIO()
    canvas = Canvas(into, pagesize=A4, invariant=1)
    canvas.setTitle(boxed(sheets[0].aid.title if len(sheets) == 1 else f"一页纸 {len(sheets)} 张"))
    canvas.setCreator("应知应会")
    for sheet in sheets:
        _page(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


_ONE_AT_A_TIME = Lock()


def aid_picture(sheet: AidSheet, width: int) -> bytes:
    """The page as a PNG so many pixels wide. pdfium knows no threads."""
    import pypdfium2

    data = aids_pdf([sheet])
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            image = document[0].render(scale=width / _WIDTH).to_pil()
        finally:
            document.close()
    into = BytesIO()
    image.save(into, "PNG")
    return into.getvalue()


# -- a page is parts, each with the height that it takes at a scale --


def _page(canvas: Canvas, sheet: AidSheet) -> None:
    foot = _foot_lines(sheet)
    low = EDGE * 0.7 + _FOOT_LINE * len(foot) + 3 * mm
    room = _HEIGHT - EDGE * 0.8 - _BAND - low
    for scale in _SCALES:
        parts = _parts(canvas, sheet, scale)
        left = room - sum(part.height + GAP for part in parts)
        if left >= 0:
            break
    else:
        raise InvalidInput(
            f"“{sheet.aid.title}”一页纸放不下。", "请把自己填写的内容写短一些，例如电话只写一个、地点只写名称。"
        )
    _band(canvas, sheet)
    spread = min(_SPREAD, left / max(1, sum(part.stretch for part in parts)))
    top = _HEIGHT - EDGE * 0.8 - _BAND - GAP
    for part in parts:
        part.draw(top, spread)
        top -= part.height + part.stretch * spread + GAP
    _foot(canvas, foot)


def _parts(canvas: Canvas, sheet: AidSheet, scale: float) -> list[Part]:
    aid = sheet.aid
    body = [rows_part(canvas, sheet, scale)] if aid.kind == "signal" else [signs_part(canvas, sheet, scale)]
    if aid.steps:
        body.append(steps_part(canvas, sheet, scale))
    body.append(never_part(canvas, sheet, scale))
    if sheet.lines:
        body.append(blanks_part(canvas, sheet, scale))
    return body


def _band(canvas: Canvas, sheet: AidSheet) -> None:
    aid, low = sheet.aid, _HEIGHT - EDGE * 0.8 - _BAND
    canvas.setFillColor(BANDS[aid.kind])
    canvas.roundRect(EDGE, low, WIDE, _BAND, 3 * mm, stroke=0, fill=1)
    inside, room = EDGE + 6 * mm, WIDE - 12 * mm
    canvas.setFillColor(WHITE)
    chip = stringWidth(boxed(aid.event), BOLD, 17) + 8 * mm
    canvas.roundRect(inside, low + _BAND - 12.2 * mm, chip, 8.6 * mm, 4.3 * mm, stroke=0, fill=1)
    canvas.setFillColor(BANDS[aid.kind])
    canvas.setFont(BOLD, 17)
    canvas.drawCentredString(inside + chip / 2, low + _BAND - 10 * mm, boxed(aid.event))
    canvas.setFillColor(WHITE)
    canvas.setFont(BOLD, 13)
    canvas.drawString(inside + chip + 4 * mm, low + _BAND - 9.4 * mm, KIND_NAMES[aid.kind])
    taken = chip + 4 * mm + stringWidth(KIND_NAMES[aid.kind], BOLD, 13) + 6 * mm
    unit = fit(boxed(sheet.unit), BOLD, (13, 12, 11, 10), room - taken, 1)
    if len(unit.lines) > 1:
        unit = fit(boxed(sheet.unit), BOLD, (10, 9, 8), room - taken, 2)
    canvas.setFont(BOLD, unit.size)
    for at, line in enumerate(unit.lines):
        up = (len(unit.lines) - 1) / 2 - at
        canvas.drawRightString(inside + room, low + _BAND - 9.4 * mm + up * unit.size * 1.2, line)
    who = fit(boxed(aid.who), BOLD, (15, 14, 13, 12, 11, 10, 9), room * 0.3, 1)
    word = "谁用" if aid.kind == "card" else "用在" if aid.kind == "escape" else "给谁看"
    side = max(stringWidth(who.lines[0], BOLD, who.size), stringWidth(word, REGULAR, 9.5))
    title = fit(boxed(aid.title), BOLD, (36, 34, 32, 30, 28, 26, 24, 22, 20), room - side - 6 * mm, 1)
    canvas.setFont(BOLD, title.size)
    canvas.drawString(inside, low + 7.2 * mm, title.lines[0])
    canvas.setFont(BOLD, who.size)
    canvas.drawRightString(inside + room, low + 6.4 * mm, who.lines[0])
    canvas.setFont(REGULAR, 9.5)
    canvas.drawRightString(inside + room, low + 13.2 * mm, word)


def _foot_lines(sheet: AidSheet) -> list[tuple[str, ...]]:
    local = "当地气象台另有标准的，以当地为准。" if sheet.aid.kind == "signal" else ""
    stands = f"依据：{'；'.join(sheet.grounds)}。{local}"
    grounds = wrap_whole(boxed(stands), REGULAR, _FOOT, WIDE)
    said = (
        f"{sheet.said}　第 {sheet.aid.version} 版　打印于 {sheet.printed}　应知应会　放在最容易看见的地方，每年核对一次"
    )
    return [*((line,) for line in grounds), (said,)]


def _foot(canvas: Canvas, lines: list[tuple[str, ...]]) -> None:
    base = EDGE * 0.7 + _FOOT_LINE * (len(lines) - 1)
    canvas.setFillColor(INK_SOFT)
    canvas.setFont(REGULAR, _FOOT)
    for at, (line,) in enumerate(lines):
        if at == len(lines) - 1:
            canvas.setFont(BOLD, _FOOT)
        canvas.drawString(EDGE, base, line)
        base -= _FOOT_LINE
