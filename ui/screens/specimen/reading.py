"""A lesson page, a question and the keys: the parts that a learner touches."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from edu.domain.courses import Callout, ListBlock, Page, Paragraph, Picture, Run, Table
from ui.navigation import Screen
from ui.widgets import NumberPad, OptionCard, PinPad, PlainLabel, RichPage, column, row, scroll

_SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="960" height="540" fill="#F2F5F9"/>
<rect x="120" y="120" width="300" height="340" rx="16" fill="#DCE8F7" stroke="#1D4F91" stroke-width="6"/>
<circle cx="620" cy="200" r="60" fill="#F3C9A5" stroke="#1F2A37" stroke-width="5"/>
<rect x="560" y="270" width="120" height="170" rx="40" fill="#F26B1D" stroke="#1F2A37" stroke-width="5"/>
<path d="M700 300h150m-40-40l40 40-40 40" fill="none" stroke="#2E7D4F" stroke-width="12"/></svg>"""  # drawing


def _text(text: str) -> tuple[Run, ...]:
    return tuple(Run(text=part, bold=at % 2 == 1) for at, part in enumerate(text.split("**")) if part)


PAGE = Page(
    title="会报警：119 怎么打",
    blocks=(
        Paragraph(
            runs=_text("起火后最先做的是**撤到安全处再拨 119**。越早报警，消防车来得越早；在烟里打电话，等于留在烟里。")
        ),
        ListBlock(
            ordered=True,
            items=(
                _text("说清**地点**：镇、村、路口和门牌，附近有什么显眼的房子。"),
                _text("说清**什么在烧**、有没有人被困、几层楼。"),
                _text("留下电话，派人到路口**接车**。"),
            ),
        ),
        Callout(kind="记住", blocks=(Paragraph(runs=_text("先撤离，再报警；报完不要先挂断。")),)),
        Callout(kind="误区", blocks=(Paragraph(runs=_text("在村微信群里说了，不等于报了警。")),)),
        Table(
            header=(_text("情况"), _text("打哪里"), _text("先做什么")),
            rows=(
                (_text("房子起火"), _text("119"), _text("关门撤离，低姿走有烟的路")),
                (_text("有人受伤"), _text("120"), _text("看呼吸，没有呼吸就按压胸口")),
            ),
        ),
        Picture(path="media/call.svg", alt="一个人离开着火的房子，到门外空地打电话"),
    ),
)


def _source(_path: str) -> bytes:
    return _SVG


class ReadingScreen(Screen):
    title = "课文"

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        column(inside, margin="page").addWidget(RichPage(PAGE, _source))
        column(self).addWidget(scroll(inside))


class QuestionScreen(Screen):
    title = "题目"

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        page = column(inside, gap="m", margin="page")
        page.addWidget(PlainLabel("发现邻居家厨房起火，屋内人已全部撤出，首先应做什么？", "title"))
        picked = OptionCard("A", "到安全处拨打 119 报警")
        picked.setChecked(True)
        page.addWidget(picked)
        page.addWidget(
            OptionCard(
                "B", "先拍一段视频发到村微信群，请群里离得近的人都来帮忙救火，再等村干部回复后决定要不要打电话报警"
            )
        )
        right = OptionCard("C", "关上着火房间的门，低姿撤离")
        right.setChecked(True)
        right.set_verdict("correct")
        wrong = OptionCard("D", "回屋抢出贵重物品", many=True)
        wrong.setChecked(True)
        wrong.set_verdict("wrong")
        missed = OptionCard("E", "派人到路口接消防车", many=True)
        missed.set_verdict("missed")
        for card in (right, wrong, missed):
            page.addWidget(card)
        page.addStretch(1)
        column(self).addWidget(scroll(inside))


class KeysScreen(Screen):
    title = "按键"

    def __init__(self) -> None:
        super().__init__()
        line = row(self, gap="xl", margin="page")
        pin = PinPad()
        pin.pad.press("1")
        pin.pad.press("2")
        line.addStretch(1)
        line.addWidget(pin)
        line.addWidget(NumberPad())
        line.addStretch(1)
