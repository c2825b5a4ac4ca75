"""Reads `content/aids/<id>.yaml` into an Aid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from edu.domain.aids import COLOURS, KINDS, Aid, Call, SignalRow, Step
from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.register import Register
from edu.domain.topics import TOPIC
from edu.packs.bank_reader import STATUSES
from edu.packs.filled import Filled
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading


def read_aid(path: Path, register: Register, label: str) -> Reading[Aid]:
    return read_named(path, label, "aid", "一页纸", lambda form: _Reader(form, register).aid())


class _Reader:
    def __init__(self, form: Form, register: Register) -> None:
        self.form, self._filled_in = form, Filled(register)

    def aid(self) -> Aid:
        form = self.form
        form.integer("schema", 1, 1)
        kind = form.one_of("kind", KINDS)
        signal = kind == "signal"
        made = Aid(
            id=form.slug("id"),
            version=form.integer("version", 1, 9999),
            kind=kind,
            title=form.text("title"),
            who=form.text("who"),
            event=form.text("event"),
            topics=self._topics(),
            audiences=form.many_of("audiences", PERSON_CLASSES),
            signs=self._filled("signs", needed=not signal),
            steps=tuple(self._step(one) for one in form.forms("steps", "步")),
            rows=tuple(self._row(one) for one in form.forms("rows", "种颜色")),
            never=self._filled("never", needed=True),
            calls=tuple(self._call(one) for one in form.forms("calls", "个电话")),
            blanks=form.texts("blanks"),
            cites=form.texts("cites") if form.required("cites") is not None else (),
            facts=(),
            status=form.one_of("status", STATUSES),
        )
        self._shape(made)
        return replace(made, facts=self._filled_in.facts)

    def _shape(self, made: Aid) -> None:
        form, signal = self.form, made.kind == "signal"
        if signal and (made.signs or made.steps):
            form.wrong("kind", "预警信号卡按颜色写，没有 signs 和 steps。", "写成 rows，每种颜色一行。")
        if not signal and made.rows:
            form.wrong("rows", "只有预警信号卡才有 rows。", "处置卡和逃生指南写 signs 和 steps。")
        colours = [row.colour for row in made.rows]
        if colours != sorted(set(colours), key=COLOURS.index):
            form.wrong("rows", "颜色没有按蓝、黄、橙、红的顺序，或写了两次。", "从低到高各写一行；没有的颜色不写。")

    def _topics(self) -> tuple[str, ...]:
        found = self.form.texts("topics") if self.form.required("topics") is not None else ()
        for topic in found:
            if not TOPIC.fullmatch(topic):
                self.form.wrong("topics", f"主题编号“{topic}”不对。", "写成 T01 这样。")
        return found or ("",)

    def _step(self, form: Form) -> Step:
        step = Step(do=self._fill(form, "do"), how=self._fill(form, "how"))
        form.close()
        return step

    def _row(self, form: Form) -> SignalRow:
        row = SignalRow(
            colour=form.one_of("colour", COLOURS), means=self._fill(form, "means"), do=self._fill(form, "do")
        )
        form.close()
        return row

    def _call(self, form: Form) -> Call:
        call = Call(who=form.text("who"), number=self._fill(form, "number"))
        form.close()
        return call

    def _filled(self, key: str, *, needed: bool) -> tuple[str, ...]:
        if needed and self.form.required(key) is None:
            return ()
        return self._filled_in.texts(self.form, key)

    def _fill(self, form: Form, key: str) -> str:
        return self._filled_in.text(form, key)
