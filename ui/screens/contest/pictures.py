"""Competition evenings in the picture book: every stage of the console, and what the room sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from edu.domain.contests.record import ContestPlan, ContestView
from edu.domain.contests.rules import USUAL
from ui import theme
from ui.gallery import GalleryEntry
from ui.modes import TRAINER
from ui.navigation import Route
from ui.screens.contest.console import ContestConsole
from ui.screens.contest.routes import builders
from ui.screens.contest.stage import ContestWindow
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow

LAPTOP, OFFICE, BEAMER = (1366, 768), (1920, 1080), (1024, 768)
TEAMS = ("石坑村应急队", "云溪茶厂", "镇机关", "中心小学教师队")


class Evenings:
    """Played as far as a picture needs: made when first drawn."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.actor = world.session(Role.TRAINER).actor
        self.at = cache(self._at)
        self.listed = cache(self._listed)

    def _at(self, moves: int) -> str:
        """An evening of so many moves of the host."""
        contests = self._world.services.contests
        topics = tuple(one.bank for _group, shelf in contests.topics(self.actor) for one in shelf)
        plan = ContestPlan(title="云溪镇 119 消防知识竞赛", teams=TEAMS, topics=topics, rounds=USUAL)
        contest = contests.open(self.actor, plan, seed=11)
        for number in range(moves):
            self._step(contests.view(self.actor, contest), number)
        return contest

    def _listed(self) -> None:
        """For the page of all evenings: one that is over and one that goes on."""
        contests = self._world.services.contests
        contests.close(self.actor, self._at(200))
        self.at(17)

    def _step(self, view: ContestView, number: int) -> None:
        contests, contest, slot = self._world.services.contests, view.record.id, view.state.slot
        if slot is None:
            return
        if view.state.phase == "ready":
            contests.ask(self.actor, contest, view.state.at, slot.rule.stakes[1] if slot.rule.stakes else 0)
        elif view.state.phase == "asked":
            free = next(team for team in (number % 4, 0, 1, 2, 3) if team not in view.state.locked)
            if not view.state.locked and number % 2:
                contests.early(self.actor, contest, view.state.at, free)
            else:
                contests.buzz(self.actor, contest, view.state.at, free, 700)
        else:
            question = view.question
            assert question is not None
            wrong = [option.id for option in question.options if not option.correct][:1]
            contests.answer(self.actor, contest, view.state.at, wrong if number % 5 == 3 else sorted(question.key))


_STEPS = (("ready", 0), ("required", 1), ("judged", 2), ("asked", 17), ("early", 18), ("buzzed", 19), ("over", 200))


def gallery_entries(world: World) -> list[GalleryEntry]:
    evenings = Evenings(world)

    def console(moves: int) -> Callable[[], Route]:
        return lambda: Route.to("contest.console", contest=evenings.at(moves))

    def home() -> Route:
        evenings.listed()
        return Route("contest.home")

    # first, while there are no others than those of the list
    entries = [_entry(world, home, "contest.home", size=size) for size in (LAPTOP, OFFICE)]
    entries += [_entry(world, console(moves), "contest.console", note) for note, moves in _STEPS]
    entries.append(_entry(world, console(19), "contest.console", "buzzed", size=OFFICE))
    entries.append(_entry(world, console(19), "contest.console", "buzzed", large_text=True))
    entries.append(_entry(world, console(2), "contest.console", "judged", variant="contrast"))
    for size in (LAPTOP, OFFICE):
        entries.append(_entry(world, lambda: Route("contest.setup"), "contest.setup", size=size))
    entries.append(_entry(world, lambda: Route("contest.setup"), "contest.setup", large_text=True))
    entries += [_projector(world, evenings, moves, note) for note, moves in _STEPS]
    entries.append(_projector(world, evenings, 19, "buzzed", size=BEAMER))
    return entries


def _entry(
    world: World,
    route: Callable[[], Route],
    name: str,
    note: str = "",
    *,
    size: tuple[int, int] = LAPTOP,
    variant: theme.Variant = "light",
    large_text: bool = False,
) -> GalleryEntry:
    def make() -> QWidget:
        window = DesktopWindow(TRAINER, builders(world.services, world.tasks, world.session(Role.TRAINER)))
        window.host.go(route())
        return window

    def ready(widget: QWidget) -> bool:
        if world.tasks.busy or not isinstance(widget, DesktopWindow):
            return False
        showing = widget.host.showing
        return not isinstance(showing, ContestConsole) or showing.view is not None

    return GalleryEntry(
        route=name, mode="trainer", width=size[0], height=size[1], factory=make, note=note, variant=variant,
        large_text=large_text, ready=ready,
    )  # fmt: skip


def _projector(
    world: World, evenings: Evenings, moves: int, note: str, *, size: tuple[int, int] = OFFICE
) -> GalleryEntry:
    def make() -> QWidget:
        window = ContestWindow()
        window.stage.show_view(world.services.contests.view(evenings.actor, evenings.at(moves)))
        return window

    return GalleryEntry(
        route="contest.projector", mode="trainer", width=size[0], height=size[1], factory=make, scale="projector",
        note=note,
    )  # fmt: skip
