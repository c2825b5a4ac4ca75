"""The grounds of a part: each by name and clause, and whether its text was read; more are picked from the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from edu.domain.grounds import STATUS_WORDS, Ground, ground_of, grounds_of, matching
from edu.domain.register import Register
from ui.widgets import (
    Button,
    Chip,
    EmptyState,
    IconButton,
    Overlay,
    PlainLabel,
    SearchField,
    Status,
    TextField,
    clear,
    column,
    row,
)

CHIPS: dict[str, Status] = {"original": "met", "retold": "info", "pending": "due"}
SHOWN = 200
REF = Qt.ItemDataRole.UserRole


class GroundsField(QWidget):
    """`changed` carries the references, in their order."""

    changed = Signal(object)

    def __init__(self, register: Register, refs: tuple[str, ...]) -> None:
        super().__init__()
        self._register, self._refs = register, refs
        page = column(self, gap="xs")
        self._box = column(gap="xs")
        page.addLayout(self._box)
        line = row(gap="s")
        self.add = Button("从依据库里选", icon="source", on_click=self._open)
        line.addWidget(self.add)
        line.addStretch(1)
        page.addLayout(line)
        self.sheet: GroundsSheet | None = None
        self.remove: dict[str, IconButton] = {}
        self._lay_out()

    @property
    def value(self) -> tuple[str, ...]:
        return self._refs

    def _open(self) -> None:
        self.sheet = GroundsSheet(self, self._register, self._picked)

    def _picked(self, ref: str) -> None:
        if ref not in self._refs:
            self._put((*self._refs, ref))

    def _put(self, refs: tuple[str, ...]) -> None:
        self._refs = refs
        self._lay_out()
        self.changed.emit(refs)

    def _lay_out(self) -> None:
        clear(self._box)
        self.remove.clear()
        for ref in self._refs:
            frame = QFrame()
            frame.setProperty("panel", "sunken")
            line = row(frame, gap="s", margin="s")
            ground = ground_of(self._register, ref)
            line.addWidget(PlainLabel(ground.where if ground is not None else f"{ref}（依据库里没有）"), 1)
            if ground is not None:
                line.addWidget(Chip(CHIPS[ground.status], STATUS_WORDS[ground.status]))
            self.remove[ref] = IconButton("close", f"去掉依据 {ref}", on_click=partial(self._drop, ref))
            line.addWidget(self.remove[ref])
            self._box.addWidget(frame)

    def _drop(self, ref: str) -> None:
        self._put(tuple(one for one in self._refs if one != ref))


class GroundsSheet(Overlay):
    """Opens at once. Search by name, number or what is said there; a clause may be written for any source."""

    def __init__(self, over: QWidget, register: Register, on_pick: Callable[[str], None]) -> None:
        super().__init__(over.window(), width_chars=46)
        self._register, self._on_pick = register, on_pick
        self._grounds = grounds_of(register)
        self.content.addWidget(PlainLabel("选择依据", "title"))
        self.content.addWidget(
            PlainLabel("已读原文：条文核对过；据转述：看到的是转述；待核：还没有打开，不能据它计分。", "small")
        )
        self.search = SearchField("搜索法规名称、文号或内容")
        self.search.searched.connect(self._show)
        self.content.addWidget(self.search)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName("依据")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(self.fontMetrics().lineSpacing() * 15)
        self.list.currentItemChanged.connect(lambda _now, _before: self._chosen())
        self.list.itemActivated.connect(lambda _item: self._take())
        self.content.addWidget(self.list)
        self.none = EmptyState("source", "没有找到", "换一个词再搜；新的法规要先登记进依据库。")
        self.none.setFixedHeight(self.list.height())
        self.content.addWidget(self.none)
        line = row(gap="s")
        self.clause = TextField(hint="第几条，如 44 或 5.3.4", longest=40)
        self.clause.setFixedWidth(self.fontMetrics().lineSpacing() * 10)
        self.clause.setAccessibleName("第几条（可以不写）")
        self.clause.textChanged.connect(lambda _text: self._tell())
        line.addWidget(self.clause)
        self.shown = PlainLabel("", "strong")
        line.addWidget(self.shown, 1)
        self.no = Button("取消", on_click=self.shut)
        self.yes = Button("用这条依据", "primary", on_click=self._take)
        line.addWidget(self.no)
        line.addWidget(self.yes)
        self.content.addLayout(line)
        self.dismissed.connect(self.shut)
        self._show("")
        self.open(self.search)

    def _show(self, words: str) -> None:
        self.list.clear()
        found: Sequence[Ground] = matching(self._grounds, words)[:SHOWN]
        for one in found:
            head = f"{one.where}　［{STATUS_WORDS[one.status]}］"
            said = one.said or (f"{one.name}（整份）" if one.name not in one.where else "整份")
            item = QListWidgetItem(f"{head}\n{said}")
            item.setData(REF, one.ref)
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        if found:
            self.list.setCurrentRow(0)
        self._chosen()

    @property
    def ref(self) -> str:
        """What would be taken; '' where nothing is chosen."""
        item = self.list.currentItem()
        if item is None or self.list.isHidden():
            return ""
        source, _, _ = str(item.data(REF)).partition("#")
        return f"{source}#{self.clause.value}" if self.clause.value else source

    def _chosen(self) -> None:
        item = self.list.currentItem()
        self.clause.setText(str(item.data(REF)).partition("#")[2] if item is not None else "")
        self._tell()

    def _tell(self) -> None:
        ground = ground_of(self._register, self.ref) if self.ref else None
        self.shown.setText(ground.where if ground is not None else "")
        self.yes.setEnabled(ground is not None)

    def _take(self) -> None:
        if self.ref:
            self._on_pick(self.ref)
            self.shut()
