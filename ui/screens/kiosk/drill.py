"""One drill played alone by touch: hear what happened, decide, see at once what came of it, go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from edu.domain.drills.solo_play import SoloAnswer, SoloPlay
from ui.navigation import Navigator, Route
from ui.screens.kiosk.by_finger import by_finger
from ui.screens.kiosk.foot import Foot
from ui.screens.kiosk.more_below import MoreBelow
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.visit import Outcome, Visit
from ui.screens.kiosk.voice import Voice
from ui.widgets import column
from ui.widgets.solo_story import SoloStory


class DrillScreen(Stage):
    title = "闯一闯"

    def __init__(
        self,
        play: SoloPlay,
        visit: Visit,
        navigator: Navigator,
        *,
        rule: Callable[[SoloPlay], Rule],
        voice: Voice = SILENT,
    ) -> None:
        super().__init__()
        self.play, self._visit, self._navigator, self._rule = play, visit, navigator, rule
        page = column(self, gap="l", margin="l")
        paper = QFrame()
        paper.setProperty("panel", "card")
        self.story = SoloStory(play, titled=True)
        self.story.answered.connect(self._answered)
        by_finger(self.story.area)
        inside = column(paper, gap="xs", margin="l")
        inside.addWidget(self.story, 1)
        self.more = MoreBelow(self.story.area, below=True)
        inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(paper, 1)
        self.aloud = ReadAloud(voice, self.story)
        foot = self._foot = Foot(navigator.back, self._go_on, "开始", "演练", aloud=self.aloud, wide=True)
        self.count, self.next = foot.count, foot.next
        page.addLayout(foot.line)
        visit.enter("drill", play.scenario.id)
        self.story.begin()

    def turned(self, portrait: bool) -> None:
        self.story.turn(portrait)
        self._foot.turn(portrait=portrait)

    def _go_on(self) -> None:
        self.aloud.stop()
        question = self.play.next()
        if question is None:
            self._end()
            return
        self.story.ask(question)
        self.count.setText(f"演练 {question.clock} · {question.number} / {question.of}")
        self.next.hide()

    def _answered(self, answer: SoloAnswer) -> None:
        self._visit.answer(f"{self.play.scenario.id}/{answer.decision.id}", correct=answer.right)
        self.next.setText("接着往下  ")
        self.next.show()
        self.next.setFocus()

    def _end(self) -> None:
        play = self.play
        play.result()
        self._visit.complete(
            Outcome(
                door="drill",
                activity=play.scenario.id,
                title=play.scenario.title,
                asked=len(play.answers),
                correct=sum(answer.right for answer in play.answers),
                rule=self._rule(play),
            )
        )
        self._navigator.replace(Route("kiosk.result"))
