"""The training certificate on A4 landscape, one page a person, from CertificateSheet values.

The words are those of edu.domain.certificate_wording and are drawn in that order, because the check of a PDF reads them
back. The signed text stands in the QR and in the metadata (Keywords, one line a page).
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from edu.domain.certificate_wording import Wording, wording
from edu.reports import certificate_frame as frame
from edu.reports.faces import BOLD, REGULAR, register_faces, require_printable
from edu.reports.fitting import Fitted, fit
from edu.reports.inks import BLUE, GREY, INK, INK_SOFT, LINE
from edu.reports.qr_drawing import draw_qr
from edu.system.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edu.domain.certificates import CertificateSheet

_FORM = "frame"
_SHARES = (0.22, 0.30, 0.16, 0.16, 0.16)  # of the band's width, one a fact
_RIGHT = 214 * mm  # middle of the issuer's block


def write_certificates(sheets: Sequence[CertificateSheet], path: Path) -> int:
    """One page each into one file, replaced at once. InvalidInput, before anything is drawn, for unprintable names."""
    replace_file(path, certificates_pdf(sheets))
    return len(sheets)


def certificates_pdf(sheets: Sequence[CertificateSheet]) -> bytes:
    require_printable(_named(sheets))
    register_faces()
    into = BytesIO()
    canvas = Canvas(into, pagesize=(frame.WIDTH, frame.HEIGHT), pageCompression=1, invariant=1)
    _describe(canvas, sheets)
    canvas.beginForm(_FORM)
    frame.draw_frame(canvas)
    canvas.endForm()
    for sheet in sheets:
        canvas.doForm(_FORM)
        _draw_page(canvas, wording(sheet))
        draw_qr(canvas, sheet.token, frame.QR_LEFT, frame.QR_BOTTOM, frame.QR_SIDE)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _named(sheets: Sequence[CertificateSheet]) -> list[tuple[str, str]]:
    texts: dict[tuple[str, str], None] = {}
    for sheet in sheets:
        texts[f"姓名（编号 {sheet.number}）", sheet.name] = None
        texts["培训大纲名称", sheet.programme_title] = None
        texts["发证单位名称", sheet.issuer] = None
        texts["证书名称", sheet.title] = None
    return list(texts)


def _describe(canvas: Any, sheets: Sequence[CertificateSheet]) -> None:
    first = sheets[0] if len(sheets) == 1 else None
    canvas.setTitle(f"{first.title} {first.number}" if first else f"培训证书 {len(sheets)} 张")
    canvas.setAuthor(sheets[0].issuer if sheets else "")
    canvas.setCreator("应知应会")
    canvas.setSubject(f"{first.name} {first.programme_title}" if first else "")
    canvas.setKeywords("\n".join(sheet.token for sheet in sheets))


def _draw_page(canvas: Any, words: Wording) -> None:
    _draw_head(canvas, words)
    _draw_holder(canvas, words)
    _draw_facts(canvas, words)
    _draw_issuer(canvas, words)


def _draw_head(canvas: Any, words: Wording) -> None:
    top = frame.HEIGHT - 25.5 * mm
    canvas.setFillColor(INK_SOFT)
    issuer = fit(words.issuer, REGULAR, (11, 10, 9, 8, 7), 140 * mm, 1)
    for line in issuer.lines:
        canvas.setFont(REGULAR, issuer.size)
        canvas.drawString(27 * mm, top, line)
        top -= issuer.leading
    canvas.setFont(REGULAR, 9.5)
    canvas.drawRightString(frame.WIDTH - 27 * mm, frame.HEIGHT - 25.5 * mm, words.number)
    canvas.setFillColor(BLUE)
    title = fit(words.title, BOLD, (42, 36, 30, 24, 18), 190 * mm, 1)
    space = title.size * (0.32 if len(words.title) <= 6 else 0.06)
    for line in title.lines:
        width = stringWidth(line, BOLD, title.size) + space * (len(line) - 1)
        canvas.setFont(BOLD, title.size)
        canvas.drawString(frame.MIDDLE - width / 2, frame.HEIGHT - 48 * mm, line, charSpace=space)


def _draw_holder(canvas: Any, words: Wording) -> None:
    name = fit(words.name, BOLD, (32, 28, 24), 150 * mm, 1)
    if len(name.lines) > 1:
        name = fit(words.name, BOLD, (20, 18, 16, 14, 12), 190 * mm, 2)
    canvas.setFillColor(INK)
    y = frame.NAME_LINE + 4.2 * mm + (len(name.lines) - 1) * name.leading * 0.85
    for line in name.lines:
        canvas.setFont(BOLD, name.size)
        canvas.drawCentredString(frame.MIDDLE, y, line)
        y -= name.leading * 0.85
    canvas.setFillColor(INK_SOFT)
    canvas.setFont(REGULAR, 11)
    canvas.drawCentredString(frame.MIDDLE, frame.NAME_LINE - 7.5 * mm, words.identity)
    statement = _statement(words.statement)
    high = frame.NAME_LINE - 10 * mm
    y = (high + frame.FACTS_TOP) / 2 + (len(statement.lines) - 1) * statement.leading / 2 - statement.size * 0.36
    canvas.setFillColor(INK)
    for line in statement.lines:
        canvas.setFont(REGULAR, statement.size)
        canvas.drawCentredString(frame.MIDDLE, y, line)
        y -= statement.leading


def _statement(text: str) -> Fitted:
    """Two generous lines; a title of ten lines gets the whole height and smaller type instead."""
    generous = fit(text, REGULAR, (15, 13.5, 12), 226 * mm, 2)
    if len(generous.lines) <= 2:
        return generous
    sizes = (12, 11, 10, 9, 8, 7, 6, 5)
    tight = (fit(text, REGULAR, (size,), 238 * mm, 1) for size in sizes)
    return next(
        (fitted for fitted in tight if len(fitted.lines) * fitted.leading <= 80), fit(text, REGULAR, (5,), 238 * mm, 1)
    )


def _draw_facts(canvas: Any, words: Wording) -> None:
    whole = frame.FACTS_RIGHT - frame.FACTS_LEFT
    left = frame.FACTS_LEFT
    for index, ((label, value), share) in enumerate(zip(words.facts, _SHARES, strict=True)):
        width = whole * share
        if index:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.6)
            canvas.line(left, frame.FACTS_BOTTOM + 4 * mm, left, frame.FACTS_TOP - 4 * mm)
        canvas.setFillColor(GREY)
        canvas.setFont(REGULAR, 9)
        canvas.drawCentredString(left + width / 2, frame.FACTS_TOP - 7 * mm, label)
        shown = fit(value, BOLD, (13, 12, 11, 10, 9, 8), width - 4 * mm, 1)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, shown.size)
        canvas.drawCentredString(left + width / 2, frame.FACTS_TOP - 14.5 * mm, "".join(shown.lines))
        left += width


def _draw_issuer(canvas: Any, words: Wording) -> None:
    canvas.setFillColor(GREY)
    canvas.setFont(REGULAR, 9)
    canvas.drawCentredString(_RIGHT, 59 * mm, words.seal)
    issuer = fit(words.issuer, BOLD, (15, 13.5, 12, 10.5, 9), 104 * mm, 2)
    canvas.setFillColor(INK)
    y = 47.5 * mm + (len(issuer.lines) - 1) * issuer.leading / 2
    for line in issuer.lines:
        canvas.setFont(BOLD, issuer.size)
        canvas.drawCentredString(_RIGHT, y, line)
        y -= issuer.leading
    canvas.setFillColor(INK_SOFT)
    canvas.setFont(REGULAR, 11)
    canvas.drawCentredString(_RIGHT, 34 * mm, words.issued)
    canvas.drawCentredString(_RIGHT, 27 * mm, words.expires)
