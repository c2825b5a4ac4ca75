"""A run looked at again: a slider over its ticks, the map and the messages as they were."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSlider, QWidget

from edu.domain.drills.amounts import amount
from edu.domain.drills.messages import Message
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import Replay
from edu.services.drill_results import DrillResults
from ui.navigation import Screen
from ui.screens.desk import Desk
from ui.widgets import Banner, Button, Card, PlainLabel, Sparkline, clear, column, row, scroll
from ui.widgets.drill_map import MapView

FRAME_MS = 120
LATEST = 8


class ReplayScreen(Screen):
    title = "回放"

    def __init__(self, desk: Desk, results: DrillResults, run: str) -> None:
        super().__init__()
        self._desk, self._results, self.run = desk, results, run
        self.replay: Replay | None = None
        self._page = column(self, gap="m", margin="page")
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._results.replay(self._desk.actor, self.run), self._show)

    def dispose(self) -> None:
        self._timer.stop()

    def _show(self, replay: Replay) -> None:
        self.replay = replay
        self.set_title(f"回放 · {replay.run.title}", replay.run.place_name)
        if replay.only_pictures:
            self._page.addWidget(Banner("info", replay.only_pictures))
        middle = row(gap="m")
        self.map = MapView(replay.scenario)
        middle.addWidget(self.map, 3)
        side = QWidget()
        box = column(side, gap="m")
        curves = Card("局面", gap="s", margin="m")
        self.curves: list[tuple[PlainLabel, Sparkline]] = []
        for number, curve in enumerate(replay.scenario.curves):
            self.curves.append((PlainLabel("", "small"), Sparkline(replay.curve(number), curve.title)))
            for part in self.curves[-1]:
                curves.add(part)
        box.addWidget(curves)
        self._news = Card("到这一刻", gap="xs", margin="m")
        box.addWidget(self._news, 1)
        middle.addWidget(scroll(side), 2)
        self._page.addLayout(middle, 1)
        foot = row(gap="m")
        self.play = Button("播放", "primary", icon="play", on_click=self._toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, max(0, len(replay.pictures) - 1))
        self.slider.setAccessibleName("推演时间")
        self.slider.valueChanged.connect(self._at)
        self.clock = PlainLabel("", "title", wrap=False)
        foot.addWidget(self.play)
        foot.addWidget(self.slider, 1)
        foot.addWidget(self.clock)
        self._page.addLayout(foot)
        self._at(0)

    def _at(self, tick: int) -> None:
        replay = self.replay
        if replay is None or not replay.pictures:
            return
        self.map.show_picture(replay.pictures[tick])
        self.clock.setText(clock_text(replay.scenario, tick))
        for number, (label, line) in enumerate(self.curves):
            label.setText(curve_words(replay, number, tick))
            line.mark(tick)
        clear(self._news.body)
        texts = _texts(replay, tick)
        for text in texts[-LATEST:][::-1]:
            self._news.add(PlainLabel(text))
        if not texts:
            self._news.add(PlainLabel(replay.scenario.situation, "soft"))
        self._news.body.addStretch(1)

    def _toggle(self) -> None:
        running = self._timer.isActive()
        if running:
            self._timer.stop()
        else:
            if self.slider.value() >= self.slider.maximum():
                self.slider.setValue(0)
            self._timer.start()
        self.play.setText("播放" if running else "暂停")
        self.play.set_icon("play" if running else "pause")

    def _on(self) -> None:
        if self.slider.value() >= self.slider.maximum():
            self._toggle()
        else:
            self.slider.setValue(self.slider.value() + 1)


def curve_words(replay: Replay, number: int, tick: int) -> str:
    """溪水水位 205 厘米 · 最高 310 厘米"""
    curve, values = replay.scenario.curves[number], replay.curve(number)
    return f"{curve.title} {amount(values[tick], curve.unit)} · 最高 {amount(max(values), curve.unit)}"


def _texts(replay: Replay, tick: int) -> list[str]:
    """Messages and choices until then, in words."""
    injects = {one.id: one.text for one in replay.scenario.injects}
    found = []
    for news in replay.told_until(tick):
        when = clock_text(replay.scenario, news.tick)
        if isinstance(news, Message):
            found.append(f"{when} 加注：{news.said}")
            continue
        if news.kind == "inject" and news.what in injects:
            found.append(f"{when} {injects[news.what]}")
        decision = replay.scenario.decision(news.what) if news.kind in ("answered", "expired", "npc") else None
        option = decision.option(news.detail) if decision else None
        if decision is not None and option is not None:
            found.append(f"{when} 决定：{decision.title}——{option.text}")
    return found
