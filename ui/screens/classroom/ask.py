"""One question to the whole room: read it out, count the hands of each option, show how the room stood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.classes import ClassFile
from edu.domain.courses import Run, marked_runs, unmarked
from edu.domain.questions import LETTERS, Bank, Question, lettered
from edu.domain.topics import Topics
from edu.services.class_close import ClassClose
from edu.services.room import Room
from ui import theme
from ui.navigation import Screen
from ui.screens.desk import Desk
from ui.widgets import (
    Banner,
    Bar,
    BarChart,
    Button,
    Card,
    Choice,
    Form,
    NumberPad,
    Overlay,
    PlainLabel,
    PressCard,
    Prose,
    SearchField,
    TextField,
    clear,
    column,
    row,
    scroll,
)

OWN = "own"
_SHOWN = 80
"""Questions listed at once; a bank has fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands on the screen; `question` None: in the trainer's own words, without a key."""

    stem: str
    options: Mapping[str, str]
    correct: frozenset[str]
    explanation: str
    question: Question | None

    def told(self, size: int) -> Prose:
        """The stem, with what must not be overlooked in it underlined; `size` in pixels."""
        runs = (Run(text=self.stem),) if self.question is None else marked_runs(self.question.stem)
        return Prose(runs, size=size, bold=True, line_height=1.4)


def asked_of(question: Question) -> Asked:
    said = lettered(question.explanation, [option.id for option in question.options])
    return Asked(
        stem=unmarked(question.stem),
        options={option.id: unmarked(option.text) for option in question.options},
        correct=question.key,
        explanation=unmarked(said),
        question=question,
    )


class AskScreen(Screen):
    title = "问全场"
    subtitle = "念题，请大家举手，数人数；只记人数，不记是谁"

    def __init__(
        self,
        desk: Desk,
        room: Room,
        closing: ClassClose,
        banks: Mapping[str, Bank],
        topics: Topics,
        find: Callable[[str], Question],
        training_class: str,
        question: str,
    ) -> None:
        super().__init__()
        self._desk, self._room, self._closing, self._class = desk, room, closing, training_class
        self._banks, self._topics, self._find = banks, topics, find
        self._counts: dict[str, int] = {}
        self._present = 0
        self._asked: Asked | None = None
        self._page = column(self, gap="m", margin="page")
        if question:
            self.put(asked_of(find(question)))
        else:
            self._pick()

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._closing.class_file(self._desk.actor, self._class), self._known)

    def _known(self, file: ClassFile) -> None:
        """In the room are those who signed in to the last meeting that anybody came to, else the list."""
        here = [sum(row_.cells[at].status == "present" for row_ in file.attendance) for at in range(len(file.meetings))]
        self._present = self._present or next((count for count in reversed(here) if count), len(file.roster))
        if self._asked is not None:
            self._draw_hands()

    # -- choosing --

    def _pick(self) -> None:
        clear(self._page)
        top = row(gap="s")
        self.bank = Choice([*self._bank_pairs(), (OWN, "自己出题")])
        self.bank.activated.connect(lambda _at: self._chosen())
        self.search = SearchField("在全部题库里找，例如：灭火器")
        self.search.searched.connect(lambda _text: self._list())
        top.addWidget(PlainLabel("从题库挑", "field", wrap=False))
        top.addWidget(self.bank, 1)
        top.addWidget(self.search, 1)
        self.own = Button("自己出题", icon="edit", on_click=self._write)
        top.addWidget(self.own)
        self._page.addLayout(top)
        self._place = column(gap="s")
        self._page.addLayout(self._place, 1)
        self.choices: dict[str, PressCard] = {}
        self._list()

    def _bank_pairs(self) -> list[tuple[str, str]]:
        """Banks in the order of their topics, each behind the name of its group."""
        banks = sorted(self._banks.values(), key=lambda bank: bank.topic)
        shelves = self._topics.shelved(banks, lambda bank: bank.topic)
        return [(bank.id, f"{group.title} · {bank.title}") for group, shelf in shelves for bank in shelf]

    def _chosen(self) -> None:
        """A bank that is chosen shows all it has, whatever was looked for before."""
        self.search.clear()
        self._list()

    def _found(self) -> list[Question]:
        """What can be asked today: of the chosen bank, or of all banks where the words stand in the question."""
        words = self.search.text().split()
        banks = self._banks.values() if words else [self._banks[self.bank.value]] if self._banks else []
        every, today = (question for bank in banks for question in bank.questions), self._desk.today
        asked = (one for one in every if one.scorable and one.alone and one.effective(today))
        return [one for one in asked if all(word in unmarked(one.stem) + one.knowledge for word in words)]

    def _list(self) -> None:
        if self.bank.value == OWN and not self.search.text().strip():
            self._write()
            return
        clear(self._place)
        self.choices.clear()
        inside = QWidget()
        box = column(inside, gap="s")
        found = self._found()
        if not found:
            box.addWidget(PlainLabel("没有找到这样的题。换个说法，或者自己出题。", "soft"))
        for question in found[:_SHOWN]:
            card = PressCard(margin="m", gap="xs")
            card.add(PlainLabel(unmarked(question.stem), "strong"))
            card.add(PlainLabel(question.knowledge, "small"))
            card.setAccessibleName(unmarked(question.stem))
            card.pressed.connect(lambda question=question: self.put(asked_of(question)))
            self.choices[question.id] = card
            box.addWidget(card)
        if len(found) > _SHOWN:
            box.addWidget(PlainLabel(f"还有 {len(found) - _SHOWN} 道没有列出，再多写几个字。", "small"))
        box.addStretch(1)
        self._place.addWidget(scroll(inside), 1)

    def _write(self) -> None:
        clear(self._place)
        card = Card("自己出题", hint="写问题和两到四个选项，就可以数手")
        form = Form(2)
        self.stem = form.add("问题", TextField(hint="例如：你家里有灭火器吗？", longest=120), wide=True)
        self.lines = [form.add(f"选项 {letter}", TextField(longest=60)) for letter in LETTERS[:4]]
        card.add(form)
        self.lines[0].setText("有")
        self.lines[1].setText("没有")
        foot = row()
        foot.addStretch(1)
        self.ready = Button("就问这道", "accent", icon="hand", on_click=self._own)
        foot.addWidget(self.ready)
        card.add(foot)
        self._place.addWidget(card)
        self._place.addStretch(1)
        self.stem.setFocus()

    def _own(self) -> None:
        options = {letter.lower(): line.value for letter, line in zip(LETTERS, self.lines, strict=False) if line.value}
        if not self.stem.value or len(options) < 2:
            self._desk.navigator.notify("写好问题和至少两个选项", "warn")
            return
        self.put(Asked(stem=self.stem.value, options=options, correct=frozenset(), explanation="", question=None))

    # -- counting --

    def put(self, asked: Asked) -> None:
        self._asked = asked
        self._counts = dict.fromkeys(asked.options, 0)
        self._draw_hands()

    def _draw_hands(self) -> None:
        asked = self._asked
        if asked is None:
            return
        clear(self._page)
        self._page.addWidget(asked.told(theme.current().type.hero))
        self.hands: dict[str, Hands] = {}
        for letter, (key, text) in zip(LETTERS, asked.options.items(), strict=False):
            card = Hands(letter, text)
            card.set_count(self._counts[key])
            card.pressed.connect(lambda key=key: self._count(key))
            self.hands[key] = card
            self._page.addWidget(card, 1)
        foot = row(gap="s")
        foot.addWidget(Button("换一题", icon="undo", on_click=self._pick_again))
        self.present = Button(f"在场 {self._present} 人", icon="people", on_click=self._ask_present)
        foot.addWidget(self.present)
        foot.addStretch(1)
        self.see = Button("看结果", "accent", icon="analysis", big=True, on_click=self._save)
        self.see.setMinimumWidth(theme.current().type.body * 12)
        foot.addWidget(self.see)
        self._page.addLayout(foot)
        self._page.addStretch(1)

    def _pick_again(self) -> None:
        self._asked = None
        self._pick()

    def _count(self, key: str) -> None:
        asked = self._asked
        if asked is not None:
            CountSheet(self, f"选“{asked.options[key]}”的举了几只手？", lambda count: self._counted(key, count)).ask()

    def _counted(self, key: str, count: int) -> None:
        self._counts[key] = count
        self.hands[key].set_count(count)

    def _ask_present(self) -> None:
        CountSheet(self, "现在在场几个人？", self._set_present).ask()

    def _set_present(self, count: int) -> None:
        self._present = count
        self.present.setText(f"在场 {count} 人")

    def _save(self) -> None:
        asked, actor, room = self._asked, self._desk.actor, self._room
        if asked is None:
            return
        counts, present = dict(self._counts), self._present

        def work() -> str:
            if asked.question is not None:
                return room.ask(actor, self._class, question=asked.question.id, present=present, counts=counts)
            return room.ask_own(actor, self._class, stem=asked.stem, options=asked.options, present=present,
                                counts=counts)  # fmt: skip

        self.see.setEnabled(False)  # a double click asks the room once
        self._desk.load(self, work, lambda _id: self._draw_result(asked), on_error=self._not_saved)

    def _not_saved(self, error: Exception) -> None:
        self.see.setEnabled(True)
        self._desk.navigator.fail(error)

    # -- the result --

    def _draw_result(self, asked: Asked) -> None:
        clear(self._page)
        self._page.addWidget(asked.told(theme.current().type.title))
        card = Card(margin="l", gap="s")
        for letter, (key, text) in zip(LETTERS, asked.options.items(), strict=False):
            right = key in asked.correct
            card.add(PlainLabel(f"{letter}　{text}" + ("　（正确）" if right else ""), "title"))
            share = Bar("", self._counts[key], f"{self._counts[key]} 人", "green" if right else None)
            chart = BarChart([share], top=max(self._present, 1))
            theme.dress(chart, "projector")
            card.add(chart)
        self._page.addWidget(card)
        if asked.explanation:
            hands = sum(self._counts[key] for key in asked.correct)
            said = (
                f"在场 {self._present} 人，举对 {hands} 人" if len(asked.correct) == 1 else f"在场 {self._present} 人"
            )
            self._page.addWidget(Banner("ok", said, asked.explanation))
        foot = row(gap="s")
        foot.addStretch(1)
        foot.addWidget(Button("再问一题", icon="hand", on_click=self._pick_again))
        self.done = Button("好了", "accent", icon="check", big=True, on_click=self._desk.navigator.back)
        foot.addWidget(self.done)
        self._page.addLayout(foot)
        self._page.addStretch(1)


class Hands(PressCard):
    """An option with its count of hands; pressed to count."""

    def __init__(self, letter: str, text: str) -> None:
        super().__init__(margin="m")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(theme.current().metrics.action * 2)
        line = row(gap="m")
        line.addWidget(PlainLabel(letter, "hero", wrap=False))
        line.addWidget(PlainLabel(text, "title"), 1)
        self._number = PlainLabel("", "figure", wrap=False)
        line.addWidget(self._number)
        line.addWidget(PlainLabel("只手", "soft", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        self.enter = Button("填人数", icon="edit", on_click=self.pressed.emit)
        line.addWidget(self.enter)
        self.add(line)
        self._text = text

    def set_count(self, count: int) -> None:
        self._number.setText(str(count))
        self.setAccessibleName(f"{self._text} {count} 只手")


class CountSheet(Overlay):
    def __init__(self, over: QWidget, title: str, on_count: Callable[[int], None]) -> None:
        super().__init__(over.window(), width_chars=24)
        self._on_count = on_count
        self.content.addWidget(PlainLabel(title, "title"))
        self.shown = PlainLabel("", "hero", align=Qt.AlignmentFlag.AlignCenter)
        self.content.addWidget(self.shown)
        self.pad = NumberPad(longest=4)
        self.pad.changed.connect(lambda digits: self.shown.setText(digits or "—"))
        self.pad.entered.connect(self._entered)
        self.shown.setText("—")
        self.content.addWidget(self.pad)
        self.dismissed.connect(self.shut)

    def ask(self) -> None:
        self.open(self.pad)

    def _entered(self, digits: str) -> None:
        self.shut()
        self._on_count(int(digits))
