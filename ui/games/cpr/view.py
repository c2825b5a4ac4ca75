"""CPR 节拍 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.cpr.machine import PLACES, RIGHT
from edu.domain.games.cpr.scene import DELAYS
from edu.domain.games.rounds import score_of
from ui.games.cpr.beat import BeatRing
from ui.games.cpr.cards import Cards
from ui.games.cpr.deed import DeedSign
from ui.games.cpr.device import Device
from ui.games.cpr.dial import Dial
from ui.games.cpr.harm import Harm
from ui.games.cpr.hints import DELAYED, Hints
from ui.games.cpr.moment import said
from ui.games.cpr.news import Look, New, look, news
from ui.games.cpr.patient import Patient
from ui.games.cpr.people import People
from ui.games.cpr.plan import Plan, plan
from ui.games.cpr.rewards import Rewards
from ui.games.cpr.vessels import Vessels
from ui.games.head import Head
from ui.games.moment import Moment
from ui.games.view import PAUSE, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit

_OUTRO = 360
_CREW = 110
"""Steps that the ambulance has before it is talked about."""
_TITLES = ("拍一拍，看一看", "跟着节拍按", "听 AED 的", "接着按，别停")
_ARRIVED = "救护车到了"
_STREAK, _MUCH = 10, 3
"""Good ones in a row, and points at once, that are worth a cheer."""
_SOUNDS: dict[New, str] = {
    New("deed", "shout"): "cpr-shout", New("deed", "call"): "cpr-call", New("deed", "fetch"): "cpr-fetch",
    New("deed", "look"): "click", New("breath"): "cpr-breath", New("wrong"): "bad",
    New("touched"): "bad", New("cleared"): "alarm", New("shocked"): "cpr-shock", New("stage", "here"): "cpr-here",
    New("stage", "on"): "cpr-pads", New("stage", "listening"): "cpr-listen", New("stage", "charged"): "cpr-charged",
}  # fmt: skip


class CprView(GameView):
    slows = False

    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("CprPlay", play)
        self._before: Look = look(self._play)
        self._moment: Moment | None = None
        self._beaten = False
        self.arrange(1920, 1080)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        kit, play = self.kit, self._play
        self._plan = made = plan(width, height, kit.manner)
        self._head = Head(kit, made.unit)
        self._rewards = Rewards(kit, made)
        self._patient = Patient(kit, made, play)
        self._beat = BeatRing(kit, made, play)
        self._dial = Dial(kit, made, play)
        self._vessels = Vessels(kit, made, play)
        self._device = Device(kit, made, play)
        self._people = People(kit, made, play)
        self._cards = Cards(kit, made, play)
        self._deed = DeedSign(kit, made, play)
        self._hints = Hints(kit, made, play)
        self._harm = Harm(kit, made)
        self._score = score_of(play.parts())
        if self._moment is not None:
            self._people.over()
            self._moment = self._panel()

    # -- touched --

    def targets(self) -> Sequence[Target]:
        """What the rules name, and the pause. The chest is one pad; places for the other pads lie on it."""
        play, plan = self._play, self._plan
        found: list[Target] = []
        if not play.over:
            here = play.here
            found = [Target("press", plan.chest)] if "press" in here else []
            found += [Target("breath", plan.face)] if "breath" in here else []
            found += [*self._device.targets(), *self._cards.targets()]
        return [*found, Target(PAUSE, plan.pause)]

    def touched(self, key: str, x: float, y: float) -> None:
        self._hints.stir()
        name, _, number = key.partition("-")
        if name == "pad":
            self._lay(int(number))
        else:
            if key == "press":
                self._explain()
            self.do(Act(key))

    def lifted(self, key: str) -> None:
        if key == "press":
            self.do(Act("release"))

    def _lay(self, place: int) -> None:
        if PLACES[place] not in RIGHT:
            self._patient.refuse(place)
        self.do(Act("pad", place))

    def _explain(self) -> None:
        """Why hands on the chest do nothing now."""
        play = self._play
        if play.machine.relieved:
            self._hints.tell("他替你按着，你来弄 AED")
        elif play.scene.busy:
            self._hints.tell("手上这件先做完")

    # -- going on --

    def watch(self) -> None:
        now = look(self._play)
        score = score_of(self._play.parts())
        earned, self._score = score - self._score, score
        for new in news(self._before, now):
            self._answer(new)
            self._worth(new, earned)
            earned = 0
        self._before = now
        self._knock()
        self._patient.step()
        self._vessels.step(self._patient.pushed)
        for one in (self._beat, self._dial, self._device, self._people, self._cards, self._deed, self._hints,
                    self._rewards, self._harm):  # fmt: skip
            one.step()
        self._head.step(score)
        if self._moment is not None:
            self._moment.step()

    def _knock(self) -> None:
        """The beat, in words once for every time that it begins anew."""
        if self._beat.sounds:
            self.kit.speaker.say("cpr-tick" if self._beaten else "cpr-beat")
            self._beaten = True
        elif not self._beat.given:
            self._beaten = False

    def _answer(self, new: New) -> None:
        sound = _SOUNDS.get(new)
        if sound:
            self.kit.speaker.say(sound)
        answers: dict[str, Callable[[str], None]] = {
            "deed": self._begin, "ready": self._hints.learned, "press": self._felt, "pad": self._padded,
            "wrong": self._refuse, "touched": self._touched, "cleared": self._cleared, "shocked": self._shocked,
            "stage": self._staged, "over": self._end,
        }  # fmt: skip
        answer = answers.get(new.what)
        if answer is not None:
            answer(new.which)

    def _begin(self, deed: str) -> None:
        self._hints.stir()
        match deed:
            case "call":
                self._people.say("aunt", "我打 120，开免提！")
            case "fetch":
                self._people.say("lad", "我去取 AED！")
            case _ if deed in DELAYS:
                self.kit.speaker.say("bad")
                self._hints.warn(DELAYED[deed])

    def _felt(self, verdict: str) -> None:
        self.kit.speaker.say("cpr-push")
        self._beat.pressed(verdict)
        self._dial.pressed(verdict)
        self._hints.pressed(verdict)
        self._vessels.pressed()
        if verdict == "good":
            self._rewards.burst("star" if self._beat.streak % _STREAK == 0 else "spark", *self._plan.heart, 6)
        if self._beat.streak and self._beat.streak % _STREAK == 0:
            self._hints.tell(f"连着 {self._beat.streak} 下正好")
            self._rewards.burst("star", *self._plan.heart, 18)

    def _padded(self, place: str) -> None:
        self._patient.lay(place)
        self.kit.speaker.say("good")

    def _refuse(self, _: str) -> None:
        self._hints.warn("贴错了，看机器上的图")
        self.hit_stop()

    def _touched(self, _: str) -> None:
        self._harm.hurt()
        self.hit_stop()
        machine = self._play.machine
        if machine.shocked and not machine.cleared:
            self._hints.warn("有人手还没拿开！先喊“都让开”")
        else:
            self._hints.warn("手拿开！它在分析" if machine.stage == "listening" else "手拿开！要电击了")

    def _cleared(self, _: str) -> None:
        self._people.say("lad", "我让开了")

    def _shocked(self, _: str) -> None:
        self._rewards.burst("arc", *self._plan.heart, 40)
        self.hit_stop()

    def _staged(self, stage: str) -> None:
        shocked = self._play.machine.shocked
        self._hints.stir()
        if stage != "done":
            self._beat.rest()
            self._hints.turn()
        elif not self._play.machine.touched or not shocked:
            self._hints.tell("电击完了，马上接着按！" if shocked else "不用电击，马上接着按！")
        if stage == "here":
            self._device.comes()
            self._people.say("lad", "换我按，你歇口气！")
        elif stage == "done" and not shocked:
            self.kit.speaker.say("cpr-resume")

    def _worth(self, new: New, earned: int) -> None:
        """Points fly up from what earned them."""
        x, y = self._plan.heart
        if new.what == "deed":
            x, y = self._cards.middle(new.which)
        elif new.what in ("stage", "pad", "cleared", "shocked"):
            x, y = self._plan.device.centre[0], self._plan.device.y  # not on what the machine shows
        elif new.what != "press" or (earned < _MUCH and self._beat.streak % _STREAK):
            return
        self._rewards.fly(earned, x, y)

    def _end(self, _: str) -> None:
        self._people.over()
        self._rewards.clear()
        self._moment = self._panel()
        self.kit.speaker.say("cpr-siren" if "call" in self._play.scene.done else "bad")

    def _panel(self) -> Moment:
        made = self._plan
        top = made.head.y + made.head.h + 60 * made.unit
        words = said(self._play, self.kit.pack)
        return Moment(self.kit, words, width=made.width, unit=made.unit, top=top, wait=_CREW)

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        plan, due = self._plan, self._hints.due()
        surface.blit(self._back(), (0, 0))
        self._people.draw(surface)
        self._patient.draw(surface)
        self._people.draw_touching(surface)
        self._beat.draw(surface)
        self._patient.draw_breath(surface)
        self._device.draw_spots(surface, due)
        self._patient.draw_hands(surface)
        self._deed.draw(surface)
        if not self._play.over:  # what is said at the end comes to lie there
            self._vessels.draw(surface)
        self._device.draw(surface, self.squash, due)
        self._people.draw_word(surface)
        self._dial.draw(surface)
        self._beat.draw_words(surface)
        self._harm.draw(surface)
        self._cards.draw(surface, self.squash, due)
        self._rewards.draw(surface)
        if self._moment is not None:
            self._moment.draw(surface)
        else:
            self._hints.draw(surface)
        self._head.draw(surface, plan.head, self.title, self._part, len(_TITLES), self._play.steps)
        self._head.draw_caption(surface, plan.head.x, plan.head.y + plan.head.h + 8 * plan.unit)

    @property
    def title(self) -> str:
        """When the ambulance is there nobody is told to go on pressing."""
        arrived = self._play.over and "call" in self._play.scene.done
        return _ARRIVED if arrived else _TITLES[self._part]

    @property
    def _part(self) -> int:
        stage = self._play.machine.stage
        if stage == "done":
            return 3
        return 1 + (stage not in ("away", "coming")) if self._play.began >= 0 else 0

    def _back(self) -> pygame.Surface:
        plan, pictures = self._plan, self.kit.pictures
        key = ("square", plan.back, plan.width, plan.height)
        return pictures.kept(key, lambda: pictures.sheet(plan.back, plan.width, plan.height))
