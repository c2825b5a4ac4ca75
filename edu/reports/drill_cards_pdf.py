"""Cards that lie at the seats: one a role, two an A4 page to be cut apart, then letters to hold up.

What a card holds is for its seat alone: the questions that will be put are not on it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, KeepInFrame, Paragraph, Spacer

from edu.domain.drills.papers import MARK
from edu.reports.faces import BOLD, REGULAR, boxed, register_faces
from edu.reports.fitting import fit
from edu.reports.inks import BLUE, GREY, INK_SOFT, LINE, ORANGE, WHITE
from edu.reports.page_styles import BODY, CARD, SMALL, STRONG, styles
from edu.reports.tables import markup
from edu.system.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from edu.domain.drills.papers import CardSheet, RoleCard

_WIDTH, _HEIGHT = A4
_HALF = _HEIGHT / 2
_EDGE = 12 * mm
_INSIDE = 6 * mm
_BAND = 17 * mm
_LETTERS_A_PAGE = 4
_LETTER_SIZE = 210
_SCALES = (1.5, 1.4, 1.3, 1.2, 1.1)


def write_drill_cards(sheet: CardSheet, path: Path) -> None:
    replace_file(path, drill_cards_pdf(sheet))


def drill_cards_pdf(sheet: CardSheet) -> bytes:
    register_faces()
    into = BytesIO()
    canvas = Canvas(into, pagesize=A4, invariant=1)
    canvas.setTitle(boxed(f"{sheet.title} 席位卡"))
    canvas.setCreator("应知应会")
    for number, card in enumerate(sheet.cards):
        upper = number % 2 == 0
        if upper and number:
            canvas.showPage()
        _card(canvas, sheet, card, _HALF if upper else 0)
        if upper:
            _cut(canvas, [(0, _HALF, _WIDTH, _HALF)])
    if sheet.cards:
        canvas.showPage()
    for start in range(0, len(sheet.letters), _LETTERS_A_PAGE):
        _letters(canvas, sheet.letters[start : start + _LETTERS_A_PAGE], sheet.title)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


# -- one seat --


def _card(canvas: Canvas, sheet: CardSheet, card: RoleCard, bottom: float) -> None:
    left, low = _EDGE, bottom + _EDGE
    width, height = _WIDTH - 2 * _EDGE, _HALF - 2 * _EDGE
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.roundRect(left, low, width, height, 3 * mm)
    _band(canvas, sheet, card, left, low + height - _BAND, width)
    wide, high = width - 2 * _INSIDE, height - _BAND - 11 * mm
    frame = Frame(left + _INSIDE, low + 8 * mm, wide, high, 0, 0, 0, 0, showBoundary=0)
    frame.addFromList([KeepInFrame(0, 0, _largest(sheet, card, wide, high), mode="shrink", mergeSpace=False)], canvas)
    canvas.setFillColor(GREY)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(
        left + _INSIDE, low + 3.5 * mm, "这张卡只给本席位看，不要念给别人听；要别人知道的，在推演里告诉他。"
    )
    canvas.drawRightString(left + width - _INSIDE, low + 3.5 * mm, "应知应会 席位卡")


def _band(canvas: Canvas, sheet: CardSheet, card: RoleCard, left: float, low: float, width: float) -> None:
    """Who one is, in large type, and 演练 where nobody can miss it."""
    canvas.setFillColor(BLUE)
    canvas.roundRect(left, low, width, _BAND, 3 * mm, stroke=0, fill=1)
    canvas.rect(left, low, width, _BAND / 2, stroke=0, fill=1)
    mark = 24 * mm
    canvas.setFillColor(ORANGE)
    canvas.roundRect(left + width - mark - 4 * mm, low + 3.5 * mm, mark, _BAND - 7 * mm, 2 * mm, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    canvas.setFont(BOLD, 18)
    canvas.drawCentredString(left + width - mark / 2 - 4 * mm, low + 6.2 * mm, MARK)
    room = width - mark - 4 * mm - 2 * _INSIDE
    title = fit(boxed(card.title), BOLD, (20, 17, 14, 12, 10), room, 1)
    canvas.setFont(BOLD, title.size)
    canvas.drawString(left + _INSIDE, low + 8 * mm, title.lines[0])
    canvas.setFont(REGULAR, 9)
    canvas.drawString(left + _INSIDE, low + 3 * mm, fit(boxed(sheet.title), REGULAR, (9, 8, 7), room, 1).lines[0])


def _largest(sheet: CardSheet, card: RoleCard, wide: float, high: float) -> list[Any]:
    """Read at arm's length by people of any age: as large as the card has room for."""
    for scale in _SCALES:
        story = _inside(sheet, card, scale)
        if sum(part.wrap(wide, high)[1] for part in story) <= high:
            return story
    return _inside(sheet, card, 1)


def _inside(sheet: CardSheet, card: RoleCard, scale: float) -> list[Any]:
    def text(value: str, style: str) -> Any:
        plain = styles()[style]
        size, leading = plain.fontSize * scale, plain.leading * scale
        return Paragraph(markup(value), ParagraphStyle(style, plain, fontSize=size, leading=leading))

    seat = "这个席位必须有人。" if card.required else "没有人担任时，由程序代演。"
    sees = f"你看得到这些地方的数字：{'、'.join(card.sees)}。" if card.sees else "你看得到全场的数字。"
    may = "；".join(card.may) or "向别的席位要情况、提建议"
    story = [
        text("大家都知道", STRONG), text(f"现在是 {sheet.starts}。{sheet.situation}", BODY), Spacer(1, 2 * mm),
        text("只有你知道", STRONG), text(card.brief, CARD), Spacer(1, 2 * mm),
        text("你能做的", STRONG), text(f"轮到你的决定由你作。只要条件具备，你随时可以：{may}。", CARD),
        text(f"{sees}{seat}", SMALL),
    ]  # fmt: skip
    if sheet.phones:
        numbers = "；".join(f"{title} {phone}" for title, phone in sheet.phones)
        story += [Spacer(1, 2 * mm), text("联系电话（演练中拨打，请先说“这是演练”）", STRONG), text(numbers, CARD)]
    return story


# -- letters --


def _letters(canvas: Canvas, letters: str, title: str) -> None:
    wide, high = _WIDTH / 2, _HALF
    for number, letter in enumerate(letters):
        x, y = wide * (number % 2), _HALF * (1 - number // 2)
        canvas.setFillColor(BLUE)
        canvas.setFont(BOLD, _LETTER_SIZE)
        canvas.drawCentredString(x + wide / 2, y + high / 2 - _LETTER_SIZE * 0.34, letter)
        canvas.setFillColor(ORANGE)
        canvas.setFont(BOLD, 22)
        canvas.drawCentredString(x + wide / 2, y + 16 * mm, MARK)
        canvas.setFillColor(INK_SOFT)
        small = fit(boxed(title), REGULAR, (9, 8, 7, 6), wide - 16 * mm, 1)
        canvas.setFont(REGULAR, small.size)
        canvas.drawCentredString(x + wide / 2, y + 9 * mm, small.lines[0])
    _cut(canvas, [(0, _HALF, _WIDTH, _HALF), (wide, 0, wide, _HEIGHT)])


def _cut(canvas: Canvas, lines: list[tuple[float, float, float, float]]) -> None:
    """Where the scissors go."""
    canvas.saveState()
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    for line in lines:
        canvas.line(*line)
    canvas.restoreState()
