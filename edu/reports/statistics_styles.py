"""Cell styles and print set-up that the sheets of statistics and of drills share."""

from __future__ import annotations

from typing import Any, Literal

import xlsxwriter

FACE = "宋体"
A4 = 9
ROW_HEIGHT = 16
Style = Literal[
    "title", "subtitle", "band", "heading", "text", "long", "day", "count", "number", "points", "hours", "share",
    "total_text", "total_count", "total_points", "total_hours", "total_share", "line", "line_title", "note",
]  # fmt: skip
_EDGE = {"border": 1, "border_color": "#BFBFBF"}
# headings keep to the top: the arrow of the filter sits in the lower right corner
_HEAD = {"bold": True, "align": "center", "valign": "top", "text_wrap": True, "bg_color": "#DCE6F1", **_EDGE}
_TOTAL = {"bold": True, "valign": "vcenter", "bg_color": "#F2F2F2", **_EDGE}
_FORMATS: dict[Style, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "subtitle": {"align": "left", "valign": "vcenter"},
    "band": {**_HEAD, "valign": "vcenter", "bg_color": "#B8CCE4"},
    "heading": _HEAD,
    "text": {"valign": "vcenter", "shrink": True, **_EDGE},
    "long": {"valign": "vcenter", "text_wrap": True, **_EDGE},
    "day": {"num_format": "yyyy-mm-dd", "align": "center", "valign": "vcenter", **_EDGE},
    "number": {"num_format": "0", "align": "center", "valign": "vcenter", **_EDGE},
    "count": {"num_format": "#,##0_ ", "valign": "vcenter", **_EDGE},
    "points": {"num_format": "0.##", "align": "center", "valign": "vcenter", **_EDGE},
    "hours": {"num_format": "#,##0.0_ ", "valign": "vcenter", **_EDGE},
    "share": {"num_format": "0.0%_ ", "valign": "vcenter", **_EDGE},
    "total_text": _TOTAL,
    "total_count": {"num_format": "#,##0_ ", **_TOTAL},
    "total_points": {"num_format": "0.##", "align": "center", **_TOTAL},
    "total_hours": {"num_format": "#,##0.0_ ", **_TOTAL},
    "total_share": {"num_format": "0.0%_ ", **_TOTAL},
    "line": {"valign": "vcenter"},
    "line_title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "note": {"font_color": "#595959", "valign": "top"},
}


NUMBERS: dict[Style, int] = {name: number for number, name in enumerate(_FORMATS, start=1)}
"""What a cell's XML names its format by: 0 is the workbook's own."""


class Styles:
    """The formats of one workbook, numbered as in NUMBERS whatever is written first."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._made = {
            name: book.add_format({"font_name": FACE, "font_size": 10, **how}) for name, how in _FORMATS.items()
        }
        for name, made in self._made.items():
            assert made._get_xf_index() == NUMBERS[name]  # noqa: SLF001 the order of asking is the number

    def __getitem__(self, name: Style) -> Any:
        return self._made[name]


def set_up_print(sheet: Any, *, header_rows: tuple[int, int]) -> None:
    """A4 landscape, as wide as one page, headers repeated, page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*header_rows)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页&R&A")
    sheet.hide_gridlines(2)
    sheet.set_default_row(ROW_HEIGHT)


def shown_width(text: str) -> int:
    """Width in Latin characters: a Chinese one takes two."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
