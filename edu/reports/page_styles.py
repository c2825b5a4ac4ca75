"""Type and table looks that all flowing reports share."""

from __future__ import annotations

from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import TableStyle

from edu.reports.faces import BOLD, REGULAR, register_faces
from edu.reports.inks import BLUE, BLUE_PALE, INK, INK_SOFT, LINE, WHITE

TITLE, HEADING, STRONG, BODY, CELL, CELL_HEAD, SMALL, SOURCE, FIGURE, CARD = (
    "title", "heading", "strong", "body", "cell", "cell-head", "small", "source", "figure", "card",
)  # fmt: skip


@cache
def styles() -> dict[str, ParagraphStyle]:
    """`wordWrap` CJK everywhere: Chinese breaks between any two characters."""
    register_faces()
    base = ParagraphStyle("base", fontName=REGULAR, fontSize=9.5, leading=14, textColor=INK, wordWrap="CJK")
    return {
        TITLE: ParagraphStyle(TITLE, base, fontName=BOLD, fontSize=20, leading=28, textColor=BLUE),
        HEADING: ParagraphStyle(HEADING, base, fontName=BOLD, fontSize=12.5, leading=18, textColor=BLUE, spaceAfter=3),
        STRONG: ParagraphStyle(STRONG, base, fontName=BOLD, fontSize=10, leading=14),
        BODY: base,
        CELL: ParagraphStyle(CELL, base, fontSize=8.5, leading=11.5),
        CELL_HEAD: ParagraphStyle(CELL_HEAD, base, fontName=BOLD, fontSize=8.5, leading=11.5, textColor=WHITE),
        SMALL: ParagraphStyle(SMALL, base, fontSize=8, leading=12, textColor=INK_SOFT),
        SOURCE: ParagraphStyle(SOURCE, base, fontSize=6.5, leading=9, textColor=INK_SOFT),
        CARD: ParagraphStyle(CARD, base, fontSize=11.5, leading=17),
        FIGURE: ParagraphStyle(FIGURE, base, fontName=BOLD, fontSize=22, leading=28, textColor=BLUE),
    }


def table_style() -> TableStyle:
    """Blue heading row, hairlines, every second row tinted."""
    return TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), BLUE),
            ("ROWBACKGROUNDS", (0, 1), (-1, -1), [WHITE, BLUE_PALE]),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ]
    )
