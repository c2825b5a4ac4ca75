"""A condition made of rows (what, comparison, value), or typed by who knows how; said in words below, as it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from edu.domain.drills.clauses import (
    COMPARISONS,
    QUESTIONS,
    Clause,
    Clauses,
    Joiner,
    blank_clause,
    choices,
    clauses_of,
    subjects,
)
from edu.domain.drills.expression_words import expression_words
from edu.domain.drills.vocabulary import Vocabulary
from ui.widgets import Button, Choice, FlowLayout, IconButton, NumberField, PlainLabel, TextField, clear, column, row

LARGEST = 1_000_000
JOINERS = (("and", "以上都要成立（且）"), ("or", "有一个成立就行（或）"))
CONSTANT = {"": "没有条件", "true": "随时都可以", "false": "从来不会"}


class ConditionField(QWidget):
    """`changed` carries the expression; `blank` is what no row at all means: '' none, true always, false never."""

    changed = Signal(str)

    def __init__(self, vocabulary: Vocabulary, text: str, blank: str = "") -> None:
        super().__init__()
        self._vocabulary, self._blank = vocabulary, blank
        self._text = text
        found = Clauses(rows=()) if text in ("", blank) else clauses_of(text)
        self._held: Clauses = found or Clauses(rows=())
        self._by_rows = found is not None
        page = column(self, gap="xs")
        self._rows = column(gap="xs")
        page.addLayout(self._rows)
        self.typed = TextField(text, hint="如 creek.stage >= 150 and not fired(power-off)", longest=400)
        self.typed.textChanged.connect(self._typed_now)
        page.addWidget(self.typed)
        self.words = PlainLabel("", "small")
        page.addWidget(self.words)
        foot = row(gap="s")
        self.add = Button("添加条件", icon="add", on_click=self._add)
        self.joiner = Choice(JOINERS, chars=18)  # Latin ones: ten 汉字
        self.joiner.picked.connect(lambda key: self._put(replace(self._held, joiner=_joiner(key))))
        self.switch = Button("", icon="formula", on_click=self._turn)
        foot.addWidget(self.add)
        foot.addWidget(self.joiner)
        foot.addStretch(1)
        foot.addWidget(self.switch)
        page.addLayout(foot)
        self.rows: list[ClauseRow] = []
        self._lay_out()

    @property
    def value(self) -> str:
        return self._text

    @property
    def fault(self) -> str:
        if not self._text:
            return ""
        return self._vocabulary.fault(self._text, "bool")

    # -- by rows --

    def _add(self) -> None:
        self._put(replace(self._held, rows=(*self._held.rows, blank_clause(self._vocabulary, "t"))), anew=True)

    def _put(self, held: Clauses, *, anew: bool = False) -> None:
        self._held = held
        self._say(held.text or self._blank)
        if anew:  # not while the signal of a field that goes is still on its way
            QTimer.singleShot(0, self, self._lay_out)

    def _row_now(self, at: int, clause: Clause | None, anew: bool) -> None:
        rows = list(self._held.rows)
        rows[at : at + 1] = [clause] if clause is not None else []
        self._put(replace(self._held, rows=tuple(rows)), anew=anew)

    def _lay_out(self) -> None:
        clear(self._rows)
        self.rows = []
        for at, clause in enumerate(self._held.rows if self._by_rows else ()):
            made = ClauseRow(self._vocabulary, clause, at)
            made.changed.connect(self._row_now)
            self.rows.append(made)
            self._rows.addWidget(made)
        self.typed.setVisible(not self._by_rows)
        self.add.setVisible(self._by_rows)
        self.joiner.setVisible(self._by_rows and len(self._held.rows) > 1)
        self.joiner.set_value(self._held.joiner)
        self.switch.setText("直接写条件" if self._by_rows else "用选项写")
        self.switch.setVisible(self._by_rows or self._readable is not None)
        self._tell()

    # -- typed --

    @property
    def _readable(self) -> Clauses | None:
        return Clauses(rows=()) if self._text in ("", self._blank) else clauses_of(self._text)

    def _typed_now(self, text: str) -> None:
        if not self._by_rows:
            self._say(text.strip() or self._blank)
            self.switch.setVisible(self._readable is not None)

    def _turn(self) -> None:
        self._by_rows = not self._by_rows
        if self._by_rows:
            self._held = self._readable or Clauses(rows=())
        else:
            self.typed.setText(self._text)
        self._lay_out()

    def _say(self, text: str) -> None:
        self._text = text
        self._tell()
        self.changed.emit(text)

    def _tell(self) -> None:
        self.words.setText(CONSTANT.get(self._text) or expression_words(self._vocabulary, self._text))


class ClauseRow(QWidget):
    """`changed` carries (place, clause or None where it is taken away, whether its fields are other ones now)."""

    changed = Signal(int, object, bool)

    def __init__(self, vocabulary: Vocabulary, clause: Clause, at: int) -> None:
        super().__init__()
        self._vocabulary, self._at = vocabulary, at
        self.clause = clause
        line = row(self, gap="xs")
        holder = QWidget()
        flow = FlowLayout(holder, "xs")
        line.addWidget(holder, 1)
        pairs = list(subjects(vocabulary))
        if clause.what not in dict(pairs):
            pairs.insert(0, (clause.what, f"{clause.what}（没有这一项）"))
        self.what = Choice(pairs, clause.what, chars=11)
        self.what.picked.connect(lambda key: self._now(blank_clause(vocabulary, key), anew=True))
        flow.addWidget(self.what)
        question = QUESTIONS.get(clause.what)
        self.args: list[Choice] = []
        for number, family in enumerate(question.families if question is not None else ()):
            flow.addWidget(self._argument(number, family))
        if question is not None and not question.number:
            self.holds = Choice((("", "成立"), ("not", "不成立")), "not" if clause.negated else "", chars=4)
            self.holds.picked.connect(lambda key: self._now(replace(self.clause, negated=key == "not")))
            flow.addWidget(self.holds)
        else:
            self._number(
                flow, question.unit if question is not None else vocabulary.quantities.get(clause.what, ("", ""))[1]
            )
        remove = IconButton("close", "去掉这个条件", on_click=lambda: self.changed.emit(self._at, None, True))
        line.addWidget(remove)

    def _argument(self, number: int, family: str) -> Choice:
        given = self.clause.args[number] if number < len(self.clause.args) else ""
        before = self.clause.args[number - 1] if number else ""
        pairs = list(choices(self._vocabulary, family, before))
        if given not in dict(pairs):
            pairs.insert(0, (given, f"{given}（已不在）" if given else "请选择"))
        choice = Choice(pairs, given, chars=9)
        choice.setAccessibleName("条件说的是哪一个")
        choice.picked.connect(lambda key: self._argued(number, key))
        self.args.append(choice)
        return choice

    def _argued(self, number: int, key: str) -> None:
        args = [*self.clause.args, *[""] * (number + 1 - len(self.clause.args))]
        args[number] = key
        question = QUESTIONS[self.clause.what]
        follows = question.families[number + 1 : number + 2] == ("options",)
        if follows:
            args[number + 1 :] = [next((one for one, _ in choices(self._vocabulary, "options", key)), "")]
        self._now(replace(self.clause, args=tuple(args)), anew=follows)

    def _number(self, flow: FlowLayout, unit: str) -> None:
        self.compare = Choice(tuple(COMPARISONS.items()), self.clause.compare, chars=4)
        self.compare.picked.connect(lambda key: self._now(replace(self.clause, compare=key)))
        flow.addWidget(self.compare)
        # a share that is no whole percent is kept as it is until somebody changes it
        ten = 10 if self.clause.what == "share" else 1
        self.value = NumberField(self.clause.value // ten, -LARGEST if ten == 1 else 0, LARGEST if ten == 1 else 100,
                                 unit=unit)  # fmt: skip
        self.value.valueChanged.connect(lambda number: self._now(replace(self.clause, value=number * ten)))
        flow.addWidget(self.value)

    def _now(self, clause: Clause, *, anew: bool = False) -> None:
        self.clause = clause
        self.changed.emit(self._at, clause, anew)


def _joiner(key: str) -> Joiner:
    return "or" if key == "or" else "and"
