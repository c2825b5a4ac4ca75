"""aids.home: the list at the left, what the unit fills in beside it, and the page as it would be printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.aids import Aid, AidFill
from edu.services.aids import AidLine, Aids
from ui import theme
from ui.errors import explain
from ui.navigation import Screen
from ui.screens.aids import presenter
from ui.screens.aids.fill_card import FillCard
from ui.screens.desk import Desk
from ui.screens.files import PDF, Files, safe_name
from ui.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Choice,
    EmptyState,
    PageSheet,
    PlainLabel,
    PressCard,
    SearchField,
    SvgPicture,
    clear,
    column,
    grid,
    row,
    scroll,
)

NARROW = 56
"""汉字 across the screen below which there is no room for a third column."""
LARGE = 1240
LEAST = 320
"""Pixels across a drawn page: where it is looked at by itself, and beside the list before that has a size."""


class AidsScreen(Screen):
    title = "一页纸"
    subtitle = "勾选，填上本单位的电话和地点，打印出来贴上墙"

    def __init__(self, aids: Aids, files: Files, desk: Desk) -> None:
        super().__init__()
        self._aids, self._files, self._desk = aids, files, desk
        self._lines: tuple[AidLine, ...] = ()
        self.shown = ""
        self.ticked: set[str] = set()
        self.ticks: dict[str, QCheckBox] = {}
        self.cards: dict[str, PressCard] = {}
        self.print = Button(presenter.print_word(0), "accent", icon="print", on_click=self._on_print)
        self.header_actions = (self.print,)
        self._page = grid(self, gap="m", margin="page")
        self._page.addWidget(self._list_side(), 0, 0, 2, 1)
        self.fill = FillCard()
        self.fill.changed.connect(self._draw)
        self._look_side()
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < theme.of(self).type.body * NARROW)

    def _arrange(self, *, narrow: bool) -> None:
        """Where a third column would be a stamp, the page is looked at by 放大 alone and the fields get its width."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        places = ((0, 1, 1, 1), (1, 1, 1, 1)) if narrow else ((0, 1, 2, 1), (0, 2, 2, 1))
        for card, place in zip((self.fill, self._paper), places, strict=True):
            self._page.removeWidget(card)
            self._page.addWidget(card, *place)
        shares = (1, 1, 0) if narrow else (5, 3, 4)
        for at, share in enumerate(shares):
            self._page.setColumnStretch(at, share)
        self._page.setRowStretch(0, 1)
        if self.picture is not None:
            self.picture.setVisible(not narrow)

    def _list_side(self) -> QWidget:
        side = QWidget()
        box = column(side, gap="s")
        tools = row(gap="s")
        self.search = SearchField("搜索岗位、场所、事件")
        self.search.searched.connect(lambda _text: self._show())
        self.kind = Choice(presenter.kinds(), presenter.ALL)
        self.kind.setAccessibleName("种类")
        self.kind.picked.connect(lambda _key: self._show())
        tools.addWidget(self.search, 1)
        tools.addWidget(self.kind)
        box.addLayout(tools)
        inside = QWidget()
        self._list = column(inside, gap="s")
        self._area = scroll(inside)
        box.addWidget(self._area, 1)
        return side

    def _look_side(self) -> None:
        card = Card("样张", margin="m")
        self.larger = Button("放大", "ghost", icon="zoom", on_click=self._on_larger)
        self.larger.setEnabled(False)
        card.add_action(self.larger)
        self._look = column(gap="s")
        card.add(self._look, 1)
        self._paper = card
        self.picture: SvgPicture | None = None

    def on_enter(self) -> None:
        def load() -> tuple[tuple[AidLine, ...], AidFill]:
            return self._aids.listed(self._desk.actor), self._aids.remembered(self._desk.actor)

        self._desk.load(self, load, self._loaded)

    def _loaded(self, found: tuple[tuple[AidLine, ...], AidFill]) -> None:
        self._lines, fill = found
        self.fill.remember(fill)
        self._show()
        if self._lines:
            self.look_at(self._lines[0].aid.id)
        else:
            self._changed()

    # -- the list --

    def _show(self) -> None:
        clear(self._list)
        self.ticks, self.cards = {}, {}
        shelves = presenter.shelves(self._lines, self.kind.value, self.search.text())
        for heading, lines in shelves:
            self._list.addWidget(PlainLabel(heading, "soft"))
            for line in lines:
                self._list.addWidget(self._line(line))
        if not shelves:
            self._list.addWidget(EmptyState("search", "没有找到", presenter.nothing_hint(self.kind.value)))
        self._list.addStretch(1)

    def _line(self, line: AidLine) -> QWidget:
        aid = line.aid
        card = PressCard(margin="s", gap="none")
        card.setAccessibleName(f"看“{aid.title}”")
        tick = QCheckBox()
        tick.setAccessibleName(f"打印“{aid.title}”")
        tick.setChecked(aid.id in self.ticked)
        tick.toggled.connect(lambda on, aid=aid: self._on_tick(aid, on=on))
        words = column(gap="none")
        words.addWidget(PlainLabel(aid.title, "strong", wrap=True))
        words.addWidget(PlainLabel(presenter.note(aid), "small", wrap=True))
        across = row(gap="s")
        across.addWidget(tick)
        across.addLayout(words, 1)
        across.addWidget(Chip(*presenter.chip(line)), 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(across)
        card.pressed.connect(lambda aid=aid: self.look_at(aid.id))
        card.set_shown(aid.id == self.shown)
        self.ticks[aid.id], self.cards[aid.id] = tick, card
        return card

    def _on_tick(self, aid: Aid, *, on: bool) -> None:
        if on:
            self.ticked.add(aid.id)
        else:
            self.ticked.discard(aid.id)
        self.look_at(aid.id)

    # -- the page --

    def look_at(self, aid: str) -> None:
        self.shown = aid
        for name, card in self.cards.items():
            card.set_shown(name == aid)
        if (chosen := self.cards.get(aid)) is not None:  # whole, once the list has its size
            QTimer.singleShot(0, chosen, lambda: self._area.ensureWidgetVisible(chosen))
        self._changed()
        self._draw()

    def _changed(self) -> None:
        """What would be printed is another lot: its number, and what is asked for it."""
        chosen = presenter.to_print(self._lines, self.ticked, self.shown)
        self.print.setText(presenter.print_word(len(chosen)))
        self.print.setEnabled(bool(chosen))
        self.set_title(self.title, presenter.caption(self._lines, self.ticked) or self.subtitle)
        also = presenter.to_print(self._lines, {*self.ticked, self.shown}, "")
        self.fill.ask(presenter.blanks(also))

    def _draw(self) -> None:
        aid, fill = self.shown, self.fill.fill

        def drawn(picture: bytes) -> None:
            if aid == self.shown:
                self._show_page(picture, aid)

        def refused(error: Exception) -> None:
            if aid == self.shown:
                self._show_fault(error)

        if aid:
            wide = max(LEAST, round(self._paper.contentsRect().width() * self.devicePixelRatioF()))
            self._desk.load(
                self, lambda: self._aids.picture(self._desk.actor, aid, fill, wide), drawn, on_error=refused
            )

    def _show_page(self, picture: bytes, aid: str) -> None:
        clear(self._look)
        self.larger.setEnabled(True)
        title = next(line.aid.title for line in self._lines if line.aid.id == aid)
        self.picture = SvgPicture(picture, f"一页纸“{title}”")
        self.picture.setVisible(not self._narrow)
        self._look.addWidget(self.picture, 1)

    def _show_fault(self, error: Exception) -> None:
        clear(self._look)
        self.picture = None
        self.larger.setEnabled(False)
        why = explain(error)
        self._look.addWidget(Banner("warn", why.message, why.remedy))
        self._look.addStretch(1)

    def _on_larger(self) -> None:
        aid, fill = self.shown, self.fill.fill

        def drawn(picture: bytes) -> None:
            sheet = PageSheet(self, "样张", chars=40, lines=40)
            sheet.page.addWidget(SvgPicture(picture, "一页纸样张"))
            sheet.open(sheet.close_button)

        self._desk.load(self, lambda: self._aids.picture(self._desk.actor, aid, fill, LARGE), drawn)

    # -- paper --

    def _on_print(self) -> None:
        chosen: Sequence[Aid] = presenter.to_print(self._lines, self.ticked, self.shown)
        name = safe_name(presenter.file_name(chosen)) + ".pdf"
        path = self._files.save_as(self, "打印成 PDF", name, PDF)
        if path is None:
            return
        ids, fill = [aid.id for aid in chosen], self.fill.fill
        self._desk.run(
            self, "正在排版…", lambda _task: self._aids.print_pdf(self._desk.actor, ids, fill, path),
            lambda pages: self._done(path, pages),
        )  # fmt: skip

    def _done(self, path: Path, pages: int) -> None:
        self._desk.navigator.notify(f"已写好 {pages} 页：{path.name}", "ok")
        self._files.show_folder(path)
